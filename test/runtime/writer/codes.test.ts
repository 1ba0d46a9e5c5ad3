import {
  type DocumentTable,
  type MemberTable,
  type RecordTable,
  XmlError,
  choice,
  decimal,
  integer,
  map,
  serialize,
  text,
  unknown,
  versioned,
} from "@tagsmith/runtime";
import { expect, test } from "vitest";

type Value = Record<string | symbol, unknown>;

const inner = (): RecordTable<Value> => ({ name: "Inner", members: [{ xml: "b", as: "b", type: text }] });

/** One member of each kind. */
const members: Readonly<Record<string, MemberTable>> = {
  leaf: { xml: "a", as: "a", type: decimal },
  or: { xml: "a", as: "a", type: decimal, nothing: ["0"] },
  record: { xml: "a", as: "a", type: inner },
  list: { xml: "a", as: "a", type: text, number: [1, 2] },
  none: { xml: "a", as: "a", type: inner, number: "*", nothing: [""] },
  count: { xml: "a", as: "a", type: integer, sizeOf: "items" },
  flag: { as: "a", type: { kind: "flag", of: "id", is: "1" } },
  any: { xml: "a", as: "a", type: { kind: "any" } },
  map: { xml: "a", as: "a", type: { kind: "map", code: map, type: text } },
  choice: { as: "a", type: { kind: "choice", code: choice, choices: [{ xml: "b", type: text }] } },
};

test.each<[member: string, value: unknown, code: string, path: string]>([
  ["leaf", undefined, "missing", "/r/a"],
  ["leaf", "x", "wrong-value", "/r/a"],
  ["or", "0", "wrong-value", "/r/a"],
  ["record", undefined, "missing", "/r/a"],
  ["record", 5, "wrong-value", "/r/a"],
  ["record", { b: "\0" }, "wrong-value", "/r/a/b"],
  ["list", "x", "wrong-value", "/r/a"],
  ["list", [], "missing", "/r/a"],
  ["list", ["1", "2", "3"], "repeated", "/r/a"],
  ["list", ["1", undefined], "missing", "/r/a[2]"],
  ["none", [undefined], "wrong-value", "/r/a[1]"],
  ["count", 1, "size", "/r/a"],
  ["flag", true, "wrong-value", "/r"],
  ["any", "<b/>", "wrong-value", "/r/a"],
  ["any", 5, "wrong-value", "/r/a"],
  ["map", 5, "wrong-value", "/r/a"],
  ["map", [{ name: "<", value: "" }], "wrong-value", "/r/a"],
  ["map", [{ name: "b" }], "missing", "/r/a/b"],
  ["map", [{ name: "b", value: 5 }], "wrong-value", "/r/a/b"],
  ["choice", 5, "wrong-value", "/r"],
  ["choice", { name: "c", value: "" }, "wrong-value", "/r"],
])("%s with %j is refused as %s", (name, value, code, path) => {
  expect(problemOf([members[name]!], { a: value })).toEqual([code, path]);
});

test.each<[kept: object, code: string, path: string]>([
  [{ attribute: "<", value: "" }, "wrong-value", "/r"],
  [{ attribute: "xmlns", value: "" }, "wrong-value", "/r"],
  [{ attribute: "xmlns:p", value: "" }, "wrong-value", "/r"],
  [{ attribute: "id", value: "" }, "repeated", "/r/@id"],
  [{ attribute: "b", value: "\0" }, "wrong-value", "/r/@b"],
  [{ attribute: "p:b", value: "" }, "wrong-value", "/r/@p:b"],
  [{ attribute: "p:b", value: "", namespace: "" }, "wrong-value", "/r/@p:b"],
  [{ after: undefined, xml: "<a>" }, "wrong-value", "/r/*"],
])("the unknown content %j is refused as %s", (kept, code, path) => {
  const id: MemberTable = { xml: "@id", as: "id", type: text };
  expect(problemOf([id], { id: "1", [unknown]: [kept] })).toEqual([code, path]);
});

test("an attribute may begin with the letters of a declaration", () => {
  const table = tableOf([], {});
  const kept = ["xmlnsx", "axmlns"].map((attribute) => ({ attribute, value: "1" }));
  expect(serialize(table, { [unknown]: kept }, { declaration: false })).toBe('<r xmlnsx="1" axmlns="1"/>');
});

test("a version and what it cannot carry are refused as a version", () => {
  const versions = { code: versioned, names: ["1", "2"], rules: [{ path: "@v" }], as: "version" };
  const of = [
    { xml: "@v", as: "v", type: text },
    { xml: "old", as: "old", type: text, number: "?", versions: 1 },
  ] satisfies MemberTable[];
  expect(problemOf(of, { version: "3" }, { versions })).toEqual(["version", "/r"]);
  expect(problemOf(of, { version: "1", v: "2" }, { versions })).toEqual(["version", "/r/@v"]);
  expect(problemOf(of, { version: "2", old: "x" }, { versions })).toEqual(["version", "/r/old"]);
});

test("too many elements inside each other are refused by the limit", () => {
  const limits = { depth: 1 };
  expect(problemOf([{ xml: "a", as: "a", type: inner }], { a: { b: "" } }, { limits })).toEqual(["limit", "/r/a"]);
});

function tableOf(list: readonly MemberTable[], more: Partial<DocumentTable<Value>>): () => DocumentTable<Value> {
  const type = (): RecordTable<Value> => ({ name: "R", members: list as RecordTable<Value>["members"] });
  const table: DocumentTable<Value> = { contract: 1, name: "test/r", roots: ["r"], type, ...more };
  return () => table;
}

/** Each test has a table of its own, so that it plans what it writes. */
function problemOf(
  list: readonly MemberTable[],
  value: Value,
  more: Partial<DocumentTable<Value>> = {},
): readonly [string, string] | undefined {
  try {
    serialize(tableOf(list, more), value);
    return undefined;
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const [problem] = error.problems;
    return [problem?.code ?? "", problem?.path ?? ""];
  }
}
