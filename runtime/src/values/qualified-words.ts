import * as codecKinds from "../codec-kinds.js";
import { type Codec, codec, invalid } from "../codec.js";
import { localOf, prefixIn } from "../reader/spelling.js";
import { inPlace, namespaceAt, placeNow, refuse } from "./in-place.js";
import { joinWords, quoteWord } from "./words.js";

/**
 * One of several qualified names, spelled with the prefixes of the table: what a document calls their namespaces is its own
 * matter. Where there is no document, the local name alone decides.
 *
 * @see https://www.w3.org/TR/xmlschema-2/#QName
 */
export function qualifiedWords<const T extends string>(words: readonly T[]): Codec<T> {
  const listed = joinWords(words.map(quoteWord), "or");
  const expected = words.length === 1 ? listed : `one of ${listed}`;
  const read = (text: string): T | typeof invalid => {
    const alike = words.filter((word) => localOf(word) === localOf(text));
    const place = placeNow();
    if (place === undefined) return alike.find((word) => word === text) ?? alike[0] ?? invalid;
    const namespace = namespaceAt(place, text);
    const spaces = place.state.table.namespaces ?? {};
    const found = alike.find((word) => (spaces[prefixIn(word)] ?? "") === namespace);
    if (found !== undefined) return found;
    if (alike.length > 0) refuse(expected, where(namespace));
    return invalid;
  };
  return codec<T>(
    codecKinds.other,
    "xs:QName",
    expected,
    false,
    read,
    (value) => (words.includes(value) ? value : invalid),
    { words: words.map((word) => [word, word]), place: inPlace },
  );
}

function where(namespace: string | undefined): string {
  if (namespace === undefined) return ", whose prefix is not declared";
  return namespace === "" ? " in no namespace" : ` in the namespace ${JSON.stringify(namespace)}`;
}
