import * as codecKinds from "../codec-kinds.js";
import { type Codec, codec, invalid } from "../codec.js";
import { quoteWord } from "./words.js";

/**
 * Items with a separator between them. A single space stands for any white space, as in the lists of XSD; only such a list
 * may be empty.
 */
export function list<T>(item: Codec<T>, separator: string): Codec<NoInfer<T>[]> {
  const bySpace = separator === " ";
  return codec<T[]>(
    codecKinds.other,
    "list",
    `a list of which each item is ${item.expected}, separated by ${bySpace ? "white space" : quoteWord(separator)}`,
    !bySpace && item.keepsSpace,
    (text) => (bySpace ? readBySpace(item, text) : readBySeparator(item, separator, text)),
    (value) => writeItems(item, separator, value),
    { item, separator },
  );
}

function readBySpace<T>(item: Codec<T>, text: string): T[] | typeof invalid {
  const words = text.split(/[ \t\r\n]+/);
  return readItems(
    item,
    words.filter((word) => word !== ""),
  );
}

function readBySeparator<T>(item: Codec<T>, separator: string, text: string): T[] | typeof invalid {
  if (text === "") return invalid;
  const words = text.split(separator);
  return readItems(item, item.keepsSpace ? words : words.map(trim));
}

function readItems<T>(item: Codec<T>, words: readonly string[]): T[] | typeof invalid {
  const values: T[] = [];
  for (const word of words) {
    const value = item.read(word);
    if (value === invalid) return invalid;
    values.push(value);
  }
  return values;
}

/** An item that would be read as two, or as none, is refused. */
function writeItems<T>(item: Codec<T>, separator: string, values: readonly T[]): string | typeof invalid {
  if (!Array.isArray(values)) return invalid;
  const words: string[] = [];
  for (const value of values) {
    const word = item.write(value);
    if (word === invalid || (separator === " " ? !/^[^ \t\r\n]+$/.test(word) : word.includes(separator)))
      return invalid;
    words.push(word);
  }
  const text = words.join(separator);
  return separator === " " || (text !== "" && isSplitInto(text, separator, words)) ? text : invalid;
}

/** Whether a text is split into these words again: where one ends as the separator begins, it may be split before. */
export function isSplitInto(text: string, separator: string, words: readonly string[]): boolean {
  const found = text.split(separator);
  return found.length === words.length && found.every((word, index) => word === words[index]);
}

/** A text without XML white space at its ends. */
export function trim(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}
