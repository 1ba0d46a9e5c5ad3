import type { DocumentTable, MemberTable, RecordTable } from "../../../runtime/src/table.js";
import { mixed } from "../../../runtime/src/reader/mixed-code.js";
import { prefixes } from "../../../runtime/src/reader/prefixes.js";
import type { XmlError } from "../../../runtime/src/problem.js";
import { type WriteOptions, serialize } from "../../../runtime/src/writer/serialize.js";
import { fresh } from "./fresh.js";

export type Value = Record<string | symbol, unknown>;

/** A document `r` of some members. */
export function tableOf(
  members: readonly MemberTable[],
  rest: Partial<DocumentTable<Value>> = {},
): () => DocumentTable<Value> {
  return () => ({ contract: 1, name: "test/r", roots: ["r"], prefixes, type: () => recordOf("R", members), ...rest });
}

/** The content of an element of some members. */
export function recordOf(name: string, members: readonly MemberTable[]): RecordTable<Value> {
  return { name, members: members as RecordTable<Value>["members"], text: mixed };
}

/** A document without its declaration. */
export function write(table: () => DocumentTable<Value>, value: Value, options: WriteOptions = {}): string {
  return serialize(fresh(table), value, { declaration: false, ...options });
}

/** What is written, or the message of the error. */
export function written(table: () => DocumentTable<Value>, value: Value, options: WriteOptions = {}): string {
  try {
    return write(table, value, options);
  } catch (error) {
    return (error as XmlError).message;
  }
}
