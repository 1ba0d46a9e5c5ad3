/* oxlint-disable typescript/no-explicit-any -- what each word means is checked where the words are listed */
import * as codecKinds from "../codec-kinds.js";
import { type Codec, type CodecDetail, codec, invalid } from "../codec.js";
import { typed } from "../reader/typed.js";
import { quoteWord } from "./words.js";

/**
 * One of several words, as an enumeration; one with a part in braces stands for all that have something there:
 * `attribute_{number}`.
 */
export function wordsOf<T extends string>(words: readonly (readonly [wire: string, name: string])[]): Codec<T> {
  const whole = words.filter(([wire]) => !wire.includes("{"));
  const nameOf = new Map(whole);
  const wireOf = new Map(whole.map(([wire, name]) => [name, wire]));
  const templates = words.filter(([wire]) => wire.includes("{"));
  return codec<string>(
    codecKinds.other,
    "words",
    describe(words),
    false,
    (text) => nameOf.get(text) ?? rewritten(text, templates, 0, 1),
    (value) => (typeof value === "string" ? (wireOf.get(value) ?? rewritten(value, templates, 1, 0)) : invalid),
    { words },
  ) as Codec<T>;
}

/**
 * A text whose type follows from the word that the property `of` of the same record has. By itself it is the text as it
 * stands; reader and writer take the type of the word, as in `{ total: decimal, placed: date(...) }`. The values of words
 * in `hidden` stand in no message.
 */
export function typedBy(
  of: string,
  types: Readonly<Record<string, Codec<any>>>,
  hidden: Readonly<Record<string, "secret" | "personal">> = {},
): Codec<any> {
  const words = Object.entries(types);
  const keys = words.map(([word]) => [word, word] as const);
  const choose: NonNullable<CodecDetail["choose"]> = (word) => {
    const key = wordOf(word, keys);
    const type = words.find(([name]) => name === key)?.[1];
    const mask = key === undefined ? undefined : hidden[key];
    return type && { type, masked: mask === undefined ? undefined : `a ${mask} value` };
  };
  return codec<any>(
    codecKinds.other,
    "typed",
    `a value of the type that ${of} chooses`,
    true,
    (text) => text,
    (value) => (typeof value === "string" ? value : invalid),
    { of, choose, code: typed },
  );
}

/** The word of a list that a word is, or is made from. */
function wordOf(word: unknown, words: readonly (readonly [string, string])[]): string | undefined {
  if (typeof word !== "string") return undefined;
  return words.find(([each]) => (each.includes("{") ? partOf(word, each) !== undefined : each === word))?.[0];
}

function rewritten(
  text: string,
  templates: readonly (readonly [string, string])[],
  from: 0 | 1,
  to: 0 | 1,
): string | typeof invalid {
  for (const template of templates) {
    const part = partOf(text, template[from]);
    if (part !== undefined) return template[to].replace(/\{[^}]*\}/, () => part);
  }
  return invalid;
}

/** What stands in the place of the braces. */
function partOf(text: string, template: string): string | undefined {
  const [, before = "", after = ""] = /^([^{]*)\{[^}]*\}(.*)$/.exec(template) ?? [];
  const part = text.slice(before.length, text.length - after.length);
  return text.startsWith(before) && text.endsWith(after) && /^[^{}\s]+$/.test(part) ? part : undefined;
}

/** A message that lists fifty fields helps nobody. */
const mostWords = 12;

function describe(words: readonly (readonly [wire: string, name: string])[]): string {
  const quoted = words.slice(0, mostWords).map(([wire]) => quoteWord(wire));
  const more = words.length - quoted.length;
  if (words.length === 1) return quoted.join("");
  return `one of ${quoted.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
