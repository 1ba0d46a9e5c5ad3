import * as codecKinds from "../codec-kinds.js";
import { type Codec, codec, invalid } from "../codec.js";
import type { Entry } from "../value-types.js";
import { isSplitInto, trim } from "./list.js";
import { quoteWord } from "./words.js";

/**
 * Names and values in one text, in their order: `TYPE: sale|n|ID: 7`. A part in which nothing stands between a name and a
 * value is a value whose name is `""`.
 */
export function entries<T>(item: Codec<T>, between: string, separator: string): Codec<Entry<T>[]> {
  return codec<Entry<T>[]>(
    codecKinds.other,
    "map",
    `entries such as ${quoteWord(`name${between}value`)}, separated by ${quoteWord(separator)}`,
    item.keepsSpace,
    (text) => {
      if (text === "") return invalid;
      const values: Entry<T>[] = [];
      for (const part of text.split(separator)) {
        // A name has at least one character.
        const middle = part.indexOf(between, 1);
        const word = middle < 0 ? part : part.slice(middle + between.length);
        const value = item.read(item.keepsSpace ? word : trim(word));
        if (value === invalid) return invalid;
        values.push({ name: middle < 0 ? "" : part.slice(0, middle), value });
      }
      return values;
    },
    (values) => {
      if (!Array.isArray(values)) return invalid;
      const parts: string[] = [];
      for (const entry of values) {
        const part = writeEntry(item, between, entry);
        if (part === invalid || part.includes(separator)) return invalid;
        parts.push(part);
      }
      const text = parts.join(separator);
      return text === "" || !isSplitInto(text, separator, parts) ? invalid : text;
    },
    { item, between, separator },
  );
}

/** An entry that would be read as another is refused. */
function writeEntry<T>(item: Codec<T>, between: string, entry: Entry<T>): string | typeof invalid {
  if (typeof entry !== "object" || entry === null || typeof entry.name !== "string") return invalid;
  const word = item.write(entry.value);
  if (word === invalid) return invalid;
  if (entry.name === "") return word.indexOf(between, 1) < 0 ? word : invalid;
  const part = entry.name + between + word;
  return part.indexOf(between, 1) === entry.name.length ? part : invalid;
}
