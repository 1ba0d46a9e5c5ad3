import type * as codecKinds from "./codec-kinds.js";
import type { Code } from "./table.js";

/** What `read` and `write` of a codec return where text or value is not one of its own. */
export const invalid: unique symbol = Symbol("invalid");

/** Says which small byte reader may be tried before `read`. A plain number, since the reader switches on it for each leaf. */
export type CodecKind = (typeof codecKinds)[keyof typeof codecKinds];

/**
 * The type of a leaf: how its text becomes a value and how the value is written. All codecs are made by `codec()`: one shape.
 * `read` and `write` use no `this`; they are declared as methods so that any codec is a `Codec<unknown>`.
 */
export interface Codec<T> {
  readonly kind: CodecKind;
  /** The word of the spec, such as `decimal`. */
  readonly name: string;
  /** The words for messages: "a decimal". */
  readonly expected: string;
  /** Whether white space at both ends belongs to the value. Only `text` keeps it. */
  readonly keepsSpace: boolean;
  /** The value of a text from which white space was dropped unless `keepsSpace`. */
  read(text: string): T | typeof invalid;
  /** The canonical spelling of a value; `invalid` also for values of a wrong JavaScript type. */
  write(value: T): string | typeof invalid;
  /** What the codec was made from, for the fast reader, the mock, samples and exporters. */
  readonly detail: CodecDetail;
}

export interface CodecDetail {
  /** Formats of dates and times; the first is written. */
  readonly formats?: readonly string[];
  readonly zone?: string;
  /**
   * Reads a value from bytes, which may go on behind it. `cursor.position` is where it ends, or -1 where there is none of the
   * spelling that is written; another one may be there all the same.
   */
  readonly scan?: (bytes: Uint8Array, start: number, end: number, cursor: { position: number }) => unknown;
  /** Words on the wire and the values that they mean, of booleans and enumerations. */
  readonly words?: readonly (readonly [wire: string, value: unknown])[];
  /** Whether words that are not listed are kept. */
  readonly open?: boolean;
  readonly minimum?: string;
  readonly exclusiveMinimum?: string;
  readonly maximum?: string;
  readonly exclusiveMaximum?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  /** Patterns that must be matched besides. */
  readonly patterns?: readonly string[];
  /** The values that there are, each in one of its spellings. */
  readonly values?: readonly string[];
  readonly totalDigits?: number;
  readonly fractionDigits?: number;
  /** Whether a value is one that is known; others are kept all the same, and noticed. */
  readonly isUsual?: (value: unknown) => boolean;
  /** The separator of grouped digits. */
  readonly grouped?: string;
  readonly item?: Codec<unknown>;
  /** The name of a value among alternatives. */
  readonly property?: string;
  readonly alternatives?: readonly Codec<unknown>[];
  /** Between items of a list or entries of a map. */
  readonly separator?: string;
  /** The property of the same record that chooses the type, and the type that each of its words chooses. */
  readonly of?: string;
  readonly choose?: (
    word: unknown,
  ) => { readonly type: Codec<unknown>; readonly masked: string | undefined } | undefined;
  /** Reads the value where all of the record is known. */
  readonly code?: Code;
  /** Reads the names in the value by what their prefixes mean where it stands. */
  readonly place?: Code;
  /** Between name and value of an entry. */
  readonly between?: string;
}

export function codec<T>(
  kind: CodecKind,
  name: string,
  expected: string,
  keepsSpace: boolean,
  read: (text: string) => T | typeof invalid,
  write: (value: T) => string | typeof invalid,
  detail: CodecDetail = {},
): Codec<T> {
  return { kind, name, expected, keepsSpace, read, write, detail };
}
