import { type Codec, type MemberTable, invalid } from "@tagsmith/runtime";
import { Failure } from "../disk/failure.js";
import { nearest } from "../problems/nearest.js";
import { valueOfWord } from "./words.js";

/** An attribute or element that holds one value, as the command line names it. */
export interface Leaf {
  readonly name: string;
  readonly as: string;
  readonly type: Codec<unknown>;
  readonly optional: boolean;
  /** What stands in messages in the place of its value, where that must not be shown. */
  readonly masked: string | undefined;
}

/** Whose value a word is, for messages. */
export interface Asked {
  readonly platform: string;
  readonly operation: string;
  readonly parameter: string;
}

/** A member as a leaf, once for each of its spellings; nothing where it is no leaf, or a list of them. */
export function leafOf({ xml, as, type, number, secret, personal, default: value }: MemberTable): Leaf[] {
  const names = typeof xml === "string" ? [xml] : (xml ?? []);
  if (!("read" in type) || !(number === undefined || number === "?")) return [];
  const masked = secret === true ? "a secret value" : personal === true ? "a personal value" : undefined;
  const optional = number === "?" || value !== undefined;
  return names.map((name) => ({ name: name.replace("@", ""), as, type, optional, masked }));
}

/** The value that a word means to a leaf of a document; a word that means none is refused, where it could still be sent. */
export function valueOfLeaf(
  { type, masked }: Pick<Leaf, "type" | "masked">,
  word: string,
  { platform, operation, parameter }: Asked,
): unknown {
  const { words = [], open = false } = type.detail;
  // A word that is made of nothing but its part in braces takes any: a slip would be sent as it stands.
  const isSlip = !open && words.some(([wire]) => /^\{[^}]*\}$/.test(wire)) && !words.some(isListed(word));
  const value = isSlip ? (isWritable(type, word) ? word : invalid) : valueOfWord(type, word);
  if (value !== invalid && isWritable(type, value)) return value;
  const names = words.map(([, name]) => String(name));
  const near = nearest(word, names);
  throw new Failure(
    `${platform} ${operation}: ${parameter}: expected ${type.expected} but received ${masked ?? JSON.stringify(word)}`,
    names.length === 0 ? undefined : near === undefined ? `There are: ${names.join(", ")}` : `Did you mean ${near}?`,
  );
}

function isListed(word: string): (words: readonly [wire: string, value: unknown]) => boolean {
  return ([wire]) => {
    const [before = "", after] = wire.split(/\{[^}]*\}/);
    if (after === undefined) return wire === word;
    return before + after !== "" && word.startsWith(before) && word.endsWith(after);
  };
}

/** Codecs are made for typed programs: one may stumble over a value of another type. */
function isWritable(type: Codec<unknown>, value: unknown): boolean {
  try {
    return type.write(value) !== invalid;
  } catch {
    return false;
  }
}
