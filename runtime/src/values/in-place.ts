import { type Codec, codec, invalid } from "../codec.js";
import type { PlaceCode } from "../feature.js";
import { seen } from "../reader/convert.js";
import { namespaceOf } from "../reader/namespaces.js";
import { prefixIn } from "../reader/spelling.js";
import { fieldPath, quote, report } from "../reader/place.js";
import type { Node } from "../reader/plan.js";
import type { State } from "../reader/state.js";

/** Where a value stands: what prefixes mean there, and the record whose value keeps what its table cannot say. */
export interface Place {
  readonly state: State;
  /** None where the value is only compared. */
  readonly node: Node | undefined;
  readonly base: number;
}

// A codec knows a text alone, so that lists and unions can be made of any: where that stands, it must be told besides.
let place: Place | undefined;
let reason: Reason | undefined;

interface Reason {
  readonly expected: string;
  readonly suffix: string;
}

/** Reads the names in a value by the declarations of namespaces where it stands. */
export const inPlace: PlaceCode = {
  feature: "qualified",
  read(state, node, field, base, text, offset, start) {
    const codec = field.codec!;
    const value = readAt({ state, node, base }, () => codec.read(text));
    if (value !== invalid) return value;
    // Of several types, why one of them has no such value does not say it all.
    const isOne = codec.detail.alternatives === undefined;
    const { expected, suffix } = (isOne ? reason : undefined) ?? { expected: codec.expected, suffix: "" };
    const path = fieldPath(state, field, base, start);
    report(state, "wrong-value", "error", path, offset, expected, field.masked ?? quote(text), suffix);
    return seen;
  },
  within: (state, compare) => readAt({ state, node: undefined, base: 0 }, compare),
};

function readAt<T>(at: Place, read: () => T): T {
  place = at;
  reason = undefined;
  try {
    return read();
  } finally {
    place = undefined;
  }
}

/**
 * A list, or one of several types, with qualified names in it: their prefixes mean what they do where it stands.
 *
 * @see https://www.w3.org/TR/xmlschema-2/#QName
 */
export function qualified<T>(item: Codec<T>): Codec<T> {
  const { kind, name, expected, keepsSpace, read, write, detail } = item;
  return codec(kind, name, expected, keepsSpace, read, write, { ...detail, place: inPlace });
}

/** Where the value that is read stands; nothing for one that stands in no document, and where prefixes mean nothing. */
export function placeNow(): Place | undefined {
  return place?.state.namespaced ? place : undefined;
}

/** The namespace of a name where it stands; nothing where its prefix is not declared. */
export function namespaceAt({ state }: Place, name: string): string | undefined {
  const prefix = prefixIn(name);
  return prefix === "xmlns" ? undefined : namespaceOf(state, prefix);
}

/** Says why a text that looks like a name is none where it stands. */
export function refuse(expected: string, suffix = ""): void {
  reason = { expected, suffix };
}
