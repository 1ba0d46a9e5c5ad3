import * as codecKinds from "../codec-kinds.js";
import { type Codec, codec, invalid } from "../codec.js";
import type { RuleCode } from "../feature.js";
import { pathOf } from "../reader/finish.js";
import { namespaceOf } from "../reader/namespaces.js";
import { elementPath, nameAt, quote, report } from "../reader/place.js";
import { localOf, prefixIn } from "../reader/spelling.js";
import { joinWords, quoteWord } from "./words.js";

/**
 * One of several qualified names, spelled with the prefixes of the table: what a document calls their namespaces is its own
 * matter. Where the value is one of several, or declares its prefix itself, its local name alone decides.
 *
 * @see https://www.w3.org/TR/xmlschema-2/#QName
 */
export function qualifiedWords<const T extends string>(words: readonly T[]): Codec<T> {
  const listed = joinWords(words.map(quoteWord), "or");
  const expected = words.length === 1 ? listed : `one of ${listed}`;
  const find = (text: string): T | undefined => words.find((word) => localOf(word) === localOf(text));
  return codec<T>(
    codecKinds.other,
    "xs:QName",
    expected,
    false,
    (text) => find(text) ?? invalid,
    (value) => (words.includes(value) ? value : invalid),
    { words: words.map((word) => [word, word]), code: ruleOf(words, expected) },
  );
}

function ruleOf(words: readonly string[], expected: string): RuleCode {
  return {
    feature: "qualifiedWords",
    rule: (slot, _of, placeSlot, field) => (state, base) => {
      const { values, table } = state;
      const value = values[base + slot];
      const at = values[base + placeSlot];
      if (typeof value !== "string" || typeof at !== "number" || !state.namespaced) return;
      const spelled = nameAt(state, at);
      const namespace = namespaceOf(state, prefixIn(spelled));
      // Spelled with references to characters, or with a prefix of its own, it is what it looks like.
      if (localOf(spelled) !== localOf(value) || namespace === undefined) return;
      const found = words.find(
        (word) => localOf(word) === localOf(spelled) && (table.namespaces?.[prefixIn(word)] ?? "") === namespace,
      );
      if (found !== undefined) values[base + slot] = found;
      else
        report(
          state,
          "wrong-value",
          "error",
          elementPath(state) + pathOf(field),
          at,
          expected,
          quote(spelled),
          where(namespace),
        );
    },
  };
}

function where(namespace: string): string {
  return namespace === "" ? " in no namespace" : ` in the namespace ${JSON.stringify(namespace)}`;
}
