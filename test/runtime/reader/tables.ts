import {
  type DocumentTable,
  type MemberTable,
  type ReadOptions,
  type RecordTable,
  mixed,
  prefixes,
  safeParse,
} from "@tagsmith/runtime";

/** A record of some members, whose value is a plain object. */
export function record(name: string, members: readonly MemberTable[], only = false): () => RecordTable<unknown> {
  return () => ({ name, members: members as never, only, text: mixed });
}

/** A table whose root has these members. */
export function rooted(
  members: readonly MemberTable[],
  more: Partial<DocumentTable<unknown>> = {},
): () => DocumentTable<unknown> {
  const type = record("Root", members);
  return () => ({ contract: 1, name: "test/root", roots: ["root"], prefixes, type, ...more });
}

/** The value, or the messages of all errors. */
export function read(
  table: () => DocumentTable<unknown>,
  input: string | Uint8Array,
  options: ReadOptions = {},
): unknown {
  const result = safeParse(table, input, options);
  if (result.ok) return result.value;
  return result.problems.filter(({ severity }) => severity === "error").map(({ message }) => message);
}

/** The messages of all that was noticed without failing. */
export function noticed(table: () => DocumentTable<unknown>, input: string): string[] {
  const result = safeParse(table, input);
  return result.problems.filter(({ severity }) => severity === "notice").map(({ message }) => message);
}
