import type { Limits } from "./limits.js";
import type { Problem, Result } from "./problem.js";
import { errorOf } from "./reader/place.js";
import { linkedOf } from "./reader/plans.js";
import { read } from "./reader/read.js";
import { stream } from "./reader/stream.js";
import type { Chunks } from "./reader/stream/chunks.js";
import { type StandardSchema, standardSchema } from "./standard-schema.js";
import type { DocumentTable } from "./table.js";
import { type WriteOptions, serialize, serializeBytes } from "./writer/serialize.js";

/** How a document is read. */
export interface ReadOptions {
  /** The name of the file, for messages. */
  readonly file?: string;
  /** The charset of `Content-Type`. */
  readonly charset?: string;
  readonly limits?: Partial<Limits>;
  /** What becomes of elements and attributes that the table does not name, where it differs from the table's policy. */
  readonly unknown?: "keep" | "ignore" | "refuse";
  /** Told of every problem at once, also of those that fail nothing. */
  readonly onProblem?: (problem: Problem) => void;
}

/** All that can be done with one kind of document. */
export interface Document<T, Item = never> extends StandardSchema<string | Uint8Array, T> {
  /** Platform and document: `shop/orders`. */
  readonly name: string;
  /** Reads a document; throws with the first problem. */
  readonly parse: (input: string | Uint8Array, options?: ReadOptions) => T;
  /** Reads a document; returns its value or all problems. */
  readonly safeParse: (input: string | Uint8Array, options?: ReadOptions) => Result<T>;
  /** Reads a document as it comes: yields the items of its list, and returns the root without them. */
  readonly stream: (chunks: Chunks, options?: ReadOptions) => AsyncGenerator<Item, T, undefined>;
  readonly serialize: (value: T, options?: WriteOptions) => string;
  readonly serializeBytes: (value: T, options?: WriteOptions) => Uint8Array;
  readonly table: () => DocumentTable<T>;
}

/**
 * Reads a document.
 *
 * @throws XmlError with the first problem.
 */
export function parse<T>(table: () => DocumentTable<T>, input: string | Uint8Array, options: ReadOptions = {}): T {
  const { value, problems, failed } = read(table, input, options, true);
  if (failed) throw errorOf(problems);
  return value as T;
}

/** Reads a document and returns its value or all that is wrong with it; ill-formed XML ends the reading. */
export function safeParse<T>(
  table: () => DocumentTable<T>,
  input: string | Uint8Array,
  options: ReadOptions = {},
): Result<T> {
  const { value, problems, failed } = read(table, input, options, false);
  return failed ? { ok: false, problems } : { ok: true, value: value as T, problems };
}

/** Binds the functions to a table. Nothing is read from the table before it is used. */
export function document<T, Item = never>(table: () => DocumentTable<T>): Document<T, Item> {
  return {
    get name() {
      return linkedOf(table as () => DocumentTable<unknown>).table.name;
    },
    parse: (input, options) => parse(table, input, options),
    safeParse: (input, options) => safeParse(table, input, options),
    stream: (chunks, options) => stream<T, Item>(table, chunks, options),
    serialize: (value, options) => serialize(table, value, options),
    serializeBytes: (value, options) => serializeBytes(table, value, options),
    table,
    "~standard": standardSchema((input) => safeParse(table, input)),
  };
}
