import * as codecKinds from "../codec-kinds.js";
import { type Codec, codec, invalid } from "../codec.js";
import { trim } from "./list.js";
import { joinWords } from "./words.js";

/** One of several types: the first that can read a text has it. */
export function union<Alternative extends Codec<unknown>>(
  alternatives: readonly Alternative[],
): Codec<ValueOf<Alternative>> {
  type T = ValueOf<Alternative>;
  const keepsSpace = alternatives.some((alternative) => alternative.keepsSpace);
  const find = (text: string): { alternative: Alternative; value: T } | undefined => {
    const trimmed = keepsSpace ? trim(text) : text;
    for (const alternative of alternatives) {
      const value = alternative.read(alternative.keepsSpace ? text : trimmed);
      if (value !== invalid) return { alternative, value: value as T };
    }
    return undefined;
  };
  return codec<T>(
    codecKinds.other,
    "union",
    joinWords(
      alternatives.map((alternative) => alternative.expected),
      "or",
    ),
    keepsSpace,
    (text) => find(text)?.value ?? invalid,
    (value) => {
      for (const alternative of alternatives) {
        const text = alternative.write(value);
        // An earlier alternative must not take the text for another value.
        const found = text === invalid ? undefined : find(text);
        if (text !== invalid && found && (found.alternative === alternative || isSame(found.value, value))) return text;
      }
      const written = alternatives.flatMap((alternative) => otherSpellings(alternative, value));
      return written.find((text) => isSame(find(text)?.value, value)) ?? invalid;
    },
    { alternatives },
  );
}

/** Other spellings of a value than the one that an earlier alternative has: `+1`, where `1` is a boolean. */
function otherSpellings({ write, detail }: Codec<unknown>, value: unknown): readonly string[] {
  const text = write(value);
  const words = detail.words?.flatMap(([word, each]) => (Object.is(each, value) ? [word] : [])) ?? [];
  const isNumber = text !== invalid && (typeof value === "number" || typeof value === "bigint");
  return isNumber ? [...words, `+${text}`, text.replace(/^-?/, "$&0"), `${text}.0`, `${text}E0`] : words;
}

type ValueOf<Type> = Type extends Codec<infer Value> ? Value : never;

function isSame(left: unknown, right: unknown): boolean {
  if (left instanceof Date && right instanceof Date) return left.getTime() === right.getTime();
  return Object.is(left, right);
}
