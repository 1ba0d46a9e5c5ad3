import * as codecKinds from "../codec-kinds.js";
import { type Codec, codec, invalid } from "../codec.js";
import { writeTrimmed } from "./text.js";
import { quoteWord } from "./words.js";

/**
 * One of several words. `collapses`: white space inside of a word may be of any kind and length. `open` keeps words that are not listed as they are, but for one that is the name of another word:
 * it would be written as that.
 */
// What the place expects says nothing of the words: the alternatives of a choice expect the types of all of them.
export function enumeration<const T extends string>(
  words: readonly (readonly [wire: string, name: T])[],
): Codec<NoInfer<T>>;
export function enumeration<const T extends string>(
  words: readonly (readonly [wire: string, name: T])[],
  open: false,
  collapses: true,
): Codec<NoInfer<T>>;
export function enumeration(words: readonly (readonly [wire: string, name: string])[], open: boolean): Codec<string>;
export function enumeration(
  words: readonly (readonly [wire: string, name: string])[],
  open = false,
  collapses = false,
): Codec<string> {
  const nameOf = new Map(words);
  const wireOf = new Map(words.map(([wire, name]) => [name, wire]));
  return codec<string>(
    codecKinds.enumeration,
    "enum",
    open ? `${describe(words)}, or another word` : describe(words),
    false,
    (text) =>
      nameOf.get(collapses ? text.replace(/[ \t\r\n]+/g, " ") : text) ??
      (open && text !== "" && !wireOf.has(text) ? text : invalid),
    (value) => wireOf.get(value) ?? (open && value !== "" && !nameOf.has(value) ? writeTrimmed(value) : invalid),
    { words, open },
  );
}

/** A message that names 200 countries helps nobody. */
const mostWords = 12;

function describe(words: readonly (readonly [wire: string, name: string])[]): string {
  const quoted = words.slice(0, mostWords).map(([wire]) => quoteWord(wire));
  const more = words.length - quoted.length;
  if (words.length === 1) return quoted.join("");
  return `one of ${quoted.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
