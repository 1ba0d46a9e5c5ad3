import { choice, versioned } from "@tagsmith/runtime";
import { describe, expect, test } from "vitest";
import type { DocumentTable, MemberTable } from "../../../runtime/src/table.js";
import { decimal } from "../../../runtime/src/values/decimal.js";
import { text } from "../../../runtime/src/values/text.js";
import { type Value, recordOf, tableOf, write, written } from "./table-of.js";

describe("a choice that takes any other element", () => {
  const table = tableOf([
    {
      as: "method",
      number: "?",
      type: {
        kind: "choice",
        code: choice,
        choices: [
          { xml: "p:Card", type: text },
          { xml: "Old", type: text, versions: 0 },
          { xml: "*", type: { kind: "any" } },
        ],
      },
    },
    { as: "size", number: "?", type: { kind: "choice", code: choice, choices: [{ xml: "*", type: decimal }] } },
  ]);

  test.each<[Value, string]>([
    [{}, "<r/>"],
    [{ method: { name: "Card", value: "1" } }, "<r><p:Card>1</p:Card></r>"],
    [{ method: { name: "Cash", value: "<Cash a='1'/>" } }, "<r><Cash a='1'/></r>"],
    [{ method: { name: "Cash", value: "<q:Cash xmlns:q='urn:q'/>" } }, "<r><q:Cash xmlns:q='urn:q'/></r>"],
    [{ size: { name: "Inch", value: "1.50" } }, "<r><Inch>1.50</Inch></r>"],
    [
      { method: { name: "Cash", value: "<Card/>" } },
      '/r/Cash: expected the XML of one element Cash but received "<Card/>"',
    ],
    [
      { method: { name: "a><b", value: "<b/>" } },
      '/r: expected the element p:Card or another as method but received "a><b"',
    ],
    [{ size: { name: "/>", value: "1" } }, '/r: expected an element as size but received "/>"'],
    [{ size: { name: "x".repeat(1024), value: "1" } }, `<r><${"x".repeat(1024)}>1</${"x".repeat(1024)}></r>`],
    [
      { size: { name: "x".repeat(1025), value: "1" } },
      `/r: expected an element as size but received "${"x".repeat(40)}…"`,
    ],
    [{ size: { name: "Inch" } }, "/r/Inch: expected a decimal but received nothing"],
    [
      { size: { name: 5, value: "1" } },
      "/r: expected name and value of an element as size but received a value of type object",
    ],
  ])("%j", (value, xml) => {
    expect(written(table, value)).toBe(xml);
  });
});

describe("what may stand in a choice is said in words", () => {
  const alternatives = [
    { xml: "a", type: text },
    { xml: "p:b", type: text },
    { xml: "*", type: text },
  ] as const;

  test.each<[indexes: readonly number[], mixed: boolean, expected: string]>([
    [[0], false, "the element a"],
    [[0, 1], false, "one of the elements a, p:b"],
    [[2], false, "an element"],
    [[0, 2], false, "the element a or another"],
    [[0, 1, 2], false, "one of the elements a, p:b or another"],
    [[0], true, "text, the element a"],
  ])("%j, among text: %s", (indexes, isMixed, expected) => {
    const choices = indexes.map((index) => alternatives[index]!);
    const type = { kind: "choice", code: choice, choices, ...(isMixed && { mixed: true as const }) } as const;
    expect(written(tableOf([{ as: "it", type }]), { it: 5 })).toBe(
      `/r: expected name and value of ${expected} as it but received the number 5`,
    );
  });
});

test("an alternative of another version is none", () => {
  const choices = [
    { xml: "a", type: text, versions: 1 },
    { xml: "b", type: text, versions: 2 },
  ];
  const table = tableOf([{ as: "it", type: { kind: "choice", code: choice, choices } }], {
    versions: { code: versioned, names: ["1", "2"], rules: [], as: "version" },
  });
  expect(written(table, { version: "1", it: { name: "a", value: "" } })).toBe("<r><a/></r>");
  expect(written(table, { version: "2", it: { name: "a", value: "" } })).toBe(
    '/r: expected the element b as it but received "a"',
  );
});

describe("a value that must not be shown stands in no message", () => {
  test.each<[of: "choice" | "alternative", value: unknown, message: string]>([
    ["choice", 5, "/r: expected name and value of the element a as it but received a personal value"],
    ["choice", { name: "a", value: 5 }, "/r/a: expected text but received a personal value"],
    ["alternative", { name: "a", value: 5 }, "/r/a: expected text but received a secret value"],
    ["alternative", 5, "/r: expected name and value of the element a as it but received the number 5"],
  ])("of the %s: %j", (of, it, message) => {
    const choices = [{ xml: "a", type: text, ...(of === "alternative" && { secret: true }) }];
    const member = { as: "it", type: { kind: "choice", code: choice, choices } } as const;
    expect(written(tableOf([{ ...member, ...(of === "choice" && { personal: true }) }]), { it })).toBe(message);
  });
});

test("an element that may be empty is written as its nothing", () => {
  const choices = [
    { xml: "a", type: decimal, nothing: ["0", ""] },
    { xml: "b", type: () => recordOf("B", [{ xml: "c", as: "c", type: text }]), nothing: [""] },
    { xml: "d", type: () => recordOf("D", [{ xml: "c", as: "c", type: text }]) },
  ];
  const table = tableOf([{ as: "it", number: "*", type: { kind: "choice", code: choice, choices } }]);
  expect(written(table, { it: [{ name: "a" }, { name: "b" }, { name: "a", value: "1" }] })).toBe(
    "<r><a>0</a><b/><a>1</a></r>",
  );
  expect(written(table, { it: [{ name: "b" }, { name: "d" }] })).toBe(
    "/r/d[2]: expected an object of type D but received nothing",
  );
});

test("sections stand where they are asked for, and around no empty text", () => {
  const of = (name: string): MemberTable => ({
    as: "it",
    number: "*",
    type: { kind: "choice", code: choice, mixed: true, choices: [{ xml: name, type: text }] },
  });
  const it = ["", "x", { name: "b", value: "y" }, { name: "b", value: "" }];
  for (const name of ["b", "*"]) {
    expect(write(tableOf([of(name)]), { it }, { cdata: "all" })).toBe("<r><![CDATA[x]]><b><![CDATA[y]]></b><b/></r>");
    expect(write(tableOf([of(name)]), { it }, { cdata: "text" })).toBe("<r><![CDATA[x]]><b><![CDATA[y]]></b><b/></r>");
    expect(write(tableOf([of(name)]), { it })).toBe("<r>x<b>y</b><b/></r>");
  }
});

test("a table without the code of its choice is refused by the name of it", () => {
  expect(choice).toMatchObject({ feature: "choice" });
  const type = { kind: "choice", choices: [] } as unknown as MemberTable["type"];
  expect(written(tableOf([{ as: "it", type }]), {})).toBe("the table test/r lacks the code `choice` of the runtime");
});

describe("a record that its only member stands for", () => {
  const only = (member: MemberTable): (() => DocumentTable<Value>) =>
    tableOf([{ xml: "a", as: "a", type: () => ({ ...recordOf("A", [member]), only: true }) }]);
  const type = { kind: "choice", code: choice, choices: [{ xml: "b", type: text }] } as const;

  test.each<[MemberTable, unknown, string]>([
    [{ as: "it", type }, { name: "b", value: "1" }, "<r><a><b>1</b></a></r>"],
    [{ as: "it", type }, undefined, "/r/a: expected the element b as it but received nothing"],
    [{ as: "it", type, number: "*" }, [{ name: "b", value: "1" }], "<r><a><b>1</b></a></r>"],
    [{ as: "it", type, number: "*" }, undefined, "<r><a/></r>"],
    [{ as: "it", type, number: "*" }, null, "/r/a: expected a list but received null"],
    [{ as: "it", type, number: "*" }, "x", '/r/a: expected a list but received "x"'],
  ])("%j: %j", (member, value, xml) => {
    expect(written(only(member), { a: value })).toBe(xml);
  });
});
