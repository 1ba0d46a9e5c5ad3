import { type Codec, type CodecDetail, codec, invalid } from "../codec.js";
import { joinWords } from "./words.js";

/** What can narrow a type. Bounds are spelled as the type is on the wire; lengths count characters, items or bytes. */
export type Facets = Pick<
  CodecDetail,
  | "minimum"
  | "exclusiveMinimum"
  | "maximum"
  | "exclusiveMaximum"
  | "minLength"
  | "maxLength"
  | "pattern"
  | "patterns"
  | "values"
  | "totalDigits"
  | "fractionDigits"
  | "grouped"
>;

/** The code of some facets, which only the types that are narrowed by them need. */
export interface FacetCode {
  readonly facets: readonly (keyof Facets)[];
  /** The words for messages: `at least 1`. */
  readonly words?: (base: Codec<unknown>, facets: Facets) => readonly string[];
  /** Says whether a value, spelled as `text`, keeps to the facets; missing where none of them is given. */
  readonly check?: (base: Codec<unknown>, facets: Facets) => ((value: unknown, text: string) => boolean) | undefined;
  /** Where they change how a value is spelled: what is read, what is written, and the name of that. */
  readonly spelling?: (base: Codec<unknown>, facets: Facets) => Spelling | undefined;
}

interface Spelling {
  readonly expected: string;
  readonly read: (text: string) => string | undefined;
  readonly write: (text: string) => string;
}

/**
 * A type narrowed by facets: what breaks one is refused, when it is read and when it is written. Their code comes with them.
 *
 * @throws Error where a facet is given without its code.
 */
export function narrowed<T>(base: Codec<T>, facets: Facets, ...code: readonly FacetCode[]): Codec<T> {
  const lost = Object.keys(facets).find(
    (name) => !code.some((each) => (each.facets as readonly string[]).includes(name)),
  );
  if (lost !== undefined) throw new Error(`the facet ${lost} of ${base.name} lacks its code`);
  const any = base as Codec<unknown>;
  const checks = code.flatMap((each) => each.check?.(any, facets) ?? []);
  const fits = (value: T, text: string): boolean => checks.every((check) => check(value, text));
  const [spelling] = code.flatMap((each) => each.spelling?.(any, facets) ?? []);
  const words = code.flatMap((each) => each.words?.(any, facets) ?? []);
  return codec<T>(
    // A byte reader looks at the facets in the detail, or leaves the text to `read`.
    base.kind,
    base.name,
    [spelling?.expected ?? base.expected, ...(words.length === 0 ? [] : [joinWords(words, "and")])].join(", "),
    base.keepsSpace,
    (text) => {
      const plain = spelling === undefined ? text : spelling.read(text);
      if (plain === undefined) return invalid;
      const value = base.read(plain);
      return value !== invalid && fits(value, plain) ? value : invalid;
    },
    (value) => {
      const text = base.write(value);
      if (text === invalid || !fits(value, text)) return invalid;
      return spelling === undefined ? text : spelling.write(text);
    },
    { ...base.detail, ...facets },
  );
}

/** `5 digits`, `1 digit` */
export function count(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? "" : "s"}`;
}
