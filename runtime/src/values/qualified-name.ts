import * as codecKinds from "../codec-kinds.js";
import { type Codec, codec, invalid } from "../codec.js";
import { xmlnsNamespace } from "../reader/namespaces.js";
import { localOf, prefixIn } from "../reader/spelling.js";
import type { UnknownContent } from "../unknown.js";
import { type Place, inPlace, namespaceAt, placeNow, refuse } from "./in-place.js";
import { qName } from "./xsd-text.js";

/**
 * A name with a prefix. It has the prefix of the table for its namespace; where the table has none, the declaration of its
 * own is kept as an unknown attribute of the element around it, so that it means the same where it is written.
 *
 * @see https://www.w3.org/TR/xmlschema-2/#QName
 */
export const qualifiedName: Codec<string> = /* @__PURE__ */ make();

function make(): Codec<string> {
  const { expected, read, write } = qName("QName");
  const readInPlace = (text: string): string | typeof invalid => {
    const value = read(text);
    const place = placeNow();
    return value === invalid || place === undefined ? value : spelledAt(place, value);
  };
  return codec(codecKinds.other, "xs:QName", expected, false, readInPlace, write, { place: inPlace });
}

function spelledAt(place: Place, value: string): string | typeof invalid {
  const prefix = prefixIn(value);
  if (prefix === "xml") return value;
  const namespace = namespaceAt(place, value);
  if (namespace === undefined) {
    refuse("a name whose prefix is declared");
    return invalid;
  }
  const local = localOf(value);
  if (place.node === undefined) return `{${namespace}}${local}`;
  if (namespace === "") return value;
  const spaces = place.state.table.namespaces ?? {};
  const known = Object.keys(spaces).find((each) => spaces[each] === namespace);
  const written = known ?? declared(place, place.node.record.unknownSlot, prefix || "q", namespace);
  return written === "" ? local : `${written}:${local}`;
}

/** The prefix of a namespace that the table does not know: one that nothing else has in the record, which keeps what it means. */
function declared({ state, base }: Place, slot: number, wanted: string, namespace: string): string {
  const kept = (state.values[base + slot] ?? []) as readonly UnknownContent[];
  const own = kept.flatMap((each) =>
    "attribute" in each && each.namespace === xmlnsNamespace && each.on === undefined ? [each] : [],
  );
  const prefixOf = (attribute: string): string => attribute.slice("xmlns:".length);
  const known = own.find(({ value }) => value === namespace);
  if (known !== undefined) return prefixOf(known.attribute);
  const taken = [...Object.keys(state.table.namespaces ?? {}), ...own.map(({ attribute }) => prefixOf(attribute))];
  let free = wanted;
  for (let number = 2; taken.includes(free); number++) free = `${wanted}${number}`;
  const attribute: UnknownContent = { attribute: `xmlns:${free}`, value: namespace, namespace: xmlnsNamespace };
  state.values[base + slot] = [...kept, attribute];
  return free;
}
