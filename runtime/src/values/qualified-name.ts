import * as codecKinds from "../codec-kinds.js";
import { type Codec, codec, invalid } from "../codec.js";
import { localOf, prefixIn } from "../reader/spelling.js";
import { type Place, inPlace, namespaceAt, placeNow, refuse } from "./in-place.js";
import { keptPrefix } from "./kept-prefix.js";
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
  const slot = place.base + place.node.record.unknownSlot;
  const written = keptPrefix(place.state, slot, prefix || "q", namespace, undefined);
  return written === "" ? local : `${written}:${local}`;
}
