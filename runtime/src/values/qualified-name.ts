import * as codecKinds from "../codec-kinds.js";
import { type Codec, codec } from "../codec.js";
import type { RuleCode } from "../feature.js";
import { pathOf } from "../reader/finish.js";
import { namespaceOf } from "../reader/namespaces.js";
import { xmlnsNamespace } from "../reader/spelling.js";
import { elementPath, nameAt, quote, report } from "../reader/place.js";
import { localOf, prefixIn } from "../reader/spelling.js";
import type { State } from "../reader/state.js";
import type { UnknownContent } from "../unknown.js";
import { qName } from "./xsd-text.js";

const rule: RuleCode["rule"] = (slot, _of, placeSlot, field, unknownSlot) => (state, base) => {
  const { values } = state;
  const value = values[base + slot];
  const at = values[base + placeSlot];
  // One of several stands as it is spelled, and so does one with a prefix that only its own element declares.
  if (typeof value !== "string" || typeof at !== "number" || !state.namespaced || nameAt(state, at) !== value) return;
  const prefix = prefixIn(value);
  if (prefix === "xml") return;
  const namespace = namespaceOf(state, prefix);
  if (namespace === undefined || prefix === "xmlns") {
    // The element of a leaf may have declared its prefix.
    if (field.attribute || field.name === "$" || prefix === "xmlns")
      report(state, "wrong-value", "error", elementPath(state) + pathOf(field), at, declaredPrefix, quote(value));
    return;
  }
  if (namespace === "") return;
  const known = prefixOf(state, namespace);
  const written = known ?? freePrefix(state, prefix || "q");
  values[base + slot] = written === "" ? localOf(value) : `${written}:${localOf(value)}`;
  if (known === undefined) keep(values, base + unknownSlot, `xmlns:${written}`, namespace);
};

const declaredPrefix = "a name whose prefix is declared";

/**
 * A name with a prefix. It has the prefix of the table for its namespace; where the table has none, the declaration of its
 * own is kept as an unknown attribute of the element around it, so that it means the same where it is written.
 *
 * @see https://www.w3.org/TR/xmlschema-2/#QName
 */
export const qualifiedName: Codec<string> = /* @__PURE__ */ make();

function make(): Codec<string> {
  const { expected, read, write } = qName("QName");
  const code: RuleCode = { feature: "qualifiedName", rule };
  return codec(codecKinds.other, "xs:QName", expected, false, read, write, { code });
}

function prefixOf({ table }: State, namespace: string): string | undefined {
  return Object.entries(table.namespaces ?? {}).find(([, uri]) => uri === namespace)?.[0];
}

/** A prefix that means nothing else to the table. */
function freePrefix({ table }: State, wanted: string): string {
  const taken = table.namespaces ?? {};
  let free = wanted;
  for (let number = 2; Object.hasOwn(taken, free); number++) free = `${wanted}${number}`;
  return free;
}

function keep(values: unknown[], slot: number, attribute: string, value: string): void {
  const kept = (values[slot] ?? []) as UnknownContent[];
  const isKept = kept.some((each) => "attribute" in each && each.attribute === attribute && each.on === undefined);
  if (!isKept) values[slot] = [...kept, { attribute, value, namespace: xmlnsNamespace }];
}
