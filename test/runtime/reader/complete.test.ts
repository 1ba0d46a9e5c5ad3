import { describe, expect, test } from "vitest";
import { type MemberTable, type ReadOptions, choice, formUrlEncoding, integer, text } from "@tagsmith/runtime";
import { read, record, rooted } from "./tables.js";

const careful: ReadOptions = { limits: { attribute: 63 } };

function members(...all: readonly Partial<MemberTable>[]): MemberTable[] {
  return all.map((member) => ({ type: text, ...member }) as MemberTable);
}

describe("what a record must have is told where the record begins", () => {
  const a = { xml: "a", as: "a" };
  test.each<[what: string, members: MemberTable[], content: string, result: unknown]>([
    ["two to three, of which two", members({ ...a, number: [2, 3] }), "<a>1</a><a>2</a>", { a: ["1", "2"] }],
    ["two to three, of which three", members({ ...a, number: [2, 3] }), "<a/><a/><a/>", { a: ["", "", ""] }],
    [
      "two to three, of which four",
      members({ ...a, number: [2, 3] }),
      "<a/><a/><a/><a/>",
      ["1:1 /root: expected 2 to 3 of the element a but received 4"],
    ],
    [
      "two to three, of which one",
      members({ ...a, number: [2, 3] }),
      "<a/>",
      ["1:1 /root: expected 2 to 3 of the element a but received 1"],
    ],
    [
      "two to three, of which none",
      members({ ...a, number: [2, 3] }),
      "",
      ["1:1 /root: expected at least 2 of the element a but received nothing"],
    ],
    [
      "at least two",
      members({ ...a, number: [2, Infinity] }),
      "<a/>",
      ["1:1 /root: expected at least 2 of the element a but received 1"],
    ],
    ["none to two, of which none", members({ ...a, number: [0, 2] }), "", { a: [] }],
    [
      "none to two, of which three",
      members({ ...a, number: [0, 2] }),
      "<a/><a/><a/>",
      ["1:1 /root: expected 0 to 2 of the element a but received 3"],
    ],
    [
      "at least one",
      members({ ...a, number: "+" }),
      "",
      ["1:1 /root: expected at least one of the element a but received nothing"],
    ],
    [
      "one of two spellings",
      members({ xml: ["@a", "a"], as: "a" }),
      "",
      ["1:1 /root: expected the attribute a but received nothing"],
    ],
    [
      "any element",
      members({ xml: "*", as: "a", type: { kind: "any" } }),
      "",
      ["1:1 /root: expected an element but received nothing"],
    ],
    [
      "a text",
      members({ xml: "$", as: "a", type: integer }),
      "",
      ['1:7 /root: expected a whole number but received ""'],
    ],
    [
      "one of a choice",
      members({ as: "a", type: { kind: "choice", code: choice, choices: [{ xml: "b", type: text }] } }),
      "",
      ["1:1 /root: expected the element b but received nothing"],
    ],
    [
      "a wrapper, told once",
      members({ xml: "w/a", as: "a" }, { xml: "w/b", as: "b" }, { xml: "w/c", as: "c", number: "*" }),
      "",
      ["1:1 /root: expected the element w but received nothing"],
    ],
    [
      "a wrapper inside of another",
      members({ xml: "v/w/a", as: "a", number: "*" }),
      "<v/>",
      ["1:1 /root: expected the element v/w but received nothing"],
    ],
    [
      "what is in a wrapper that is there",
      members({ xml: "w?/a", as: "a" }),
      "<w/>",
      ["1:1 /root: expected the element a but received nothing"],
    ],
    [
      "a wrapper that may be missing",
      members({ xml: "w?/a", as: "a" }, { xml: "w?/b", as: "b", default: "x" }),
      "",
      { a: undefined, b: "x" },
    ],
    [
      "a wrapper inside of one that may be missing",
      members({ xml: "v?/w/a", as: "a", number: "?" }),
      "<v/>",
      ["1:1 /root: expected the element v/w but received nothing"],
    ],
    ["a wrapper that is missing with all", members({ xml: "v?/w/a", as: "a", number: "?" }), "", { a: undefined }],
    [
      "one of two members with one property",
      members({ xml: "a", as: "a" }, { xml: "b", as: "a", number: "?" }),
      "",
      ["1:1 /root: expected the element a but received nothing"],
    ],
    [
      "a default of the second of two members with one property",
      members({ xml: "a", as: "a", number: "?" }, { xml: "b", as: "a", default: "x" }),
      "",
      { a: "x" },
    ],
    [
      "a flag of another member",
      members(
        { xml: "a", as: "a", number: "?" },
        { as: "isX", type: { kind: "flag", of: "a", is: "x" } },
        { as: "isY", type: { kind: "flag", of: "a", is: "y" } },
      ),
      "<a>x</a>",
      { a: "x", isX: true, isY: undefined },
    ],
    ["a default in a wrapper that is there", members({ xml: "w?/b", as: "b", default: "x" }), "<w/>", { b: "x" }],
  ])("%s", (_what, of, content, result) => {
    expect(read(rooted(of), `<root>${content}</root>`)).toEqual(result);
    expect(read(rooted(of), `<root>${content}</root>`, careful)).toEqual(result);
  });
});

describe("a number of items must be right, wherever it stands", () => {
  const items = { xml: "a", as: "items", number: "*" } as const;
  const size = { as: "size", type: integer, sizeOf: "items" } as const;
  test.each<[what: string, member: Partial<MemberTable>, xml: string, message: string]>([
    [
      "attribute",
      { xml: "@n" },
      "<root n='2'><a/></root>",
      '1:10 /root/@n: expected 1 as the number of items but received "2"',
    ],
    [
      "element",
      { xml: "n" },
      "<root><a/><n>\n 2</n></root>",
      '2:2 /root/n: expected 1 as the number of items but received "2"',
    ],
    [
      "section",
      { xml: "n" },
      "<root><a/><n><![CDATA[2]]></n></root>",
      '1:23 /root/n: expected 1 as the number of items but received "2"',
    ],
    [
      "secret",
      { xml: "n", secret: true },
      "<root><a/><n>2</n></root>",
      "1:14 /root/n: expected 1 as the number of items but received a secret value",
    ],
    [
      "in a wrapper",
      { xml: "w/n" },
      "<root><w><n>2</n></w><a/></root>",
      '1:13 /root/w/n: expected 1 as the number of items but received "2"',
    ],
  ])("%s", (_what, member, xml, message) => {
    const table = rooted(members(items, { ...size, ...member }));
    expect(read(table, xml)).toEqual([message]);
    expect(read(table, xml, careful)).toEqual([message]);
    expect(read(table, xml.replace("2", "1").replace("<a/>", "<a>x</a>"))).toEqual({ items: ["x"], size: 1 });
  });

  test("as the text around them", () => {
    const inner = record("Inner", members({ xml: "$", ...size }, { xml: "b", as: "items", number: "*" }));
    const table = rooted(members({ xml: "in", as: "in", type: inner }));
    for (const options of [{}, careful])
      expect(read(table, "<root><in>2<b>x</b></in></root>", options)).toEqual([
        '1:11 /root/in: expected 1 as the number of items but received "2"',
      ]);
  });
});

test("a record that stands for its one member says what is missing, also where something unknown is in it", () => {
  const only = record("Only", members({ xml: "a", as: "a" }), true);
  const table = rooted(members({ xml: "o", as: "o", type: only }));
  expect(read(table, "<root><o><a>1</a></o></root>")).toEqual({ o: "1" });
  for (const xml of ["<root><o/></root>", "<root><o x='1'/></root>", "<root><o><x/></o></root>"])
    expect(read(table, xml)).toEqual(["1:7 /root/o: expected the element a but received nothing"]);
});

test("a text that is not what the table's encoding makes is shown as it stands", () => {
  const values = {
    ...formUrlEncoding,
    decode(encoded: string): string {
      if (encoded.includes("!")) throw new Error("none");
      return encoded;
    },
  };
  const table = rooted(members({ xml: "a", as: "a" }), { values });
  expect(read(table, "<root><a><!-- -->x!</a></root>")).toEqual(['1:10 /root/a: expected text but received "x!"']);
});

describe("an element without attributes and content is nothing where the table says so", () => {
  const table = rooted(
    members(
      { xml: "t", as: "texts", number: "*", emptyWhenNone: true },
      { xml: "x", as: "any", number: "*", type: { kind: "any" }, emptyWhenNone: true },
      { xml: "n", as: "n", number: "?", type: record("N", members({ xml: "d", as: "d" })), nothing: [""] },
    ),
  );
  const none = { texts: [], any: [], n: undefined };
  test.each<[content: string, result: unknown]>([
    ["<t/><x/><n/>", none],
    ["<t></t><x></x><n></n>", none],
    ["<t><!-- --></t><x> <!-- --> </x><n>\n<!-- --><!-- -->\n</n>", none],
    ["<t><?p?></t><x><?p?></x><n><?p?> <?p?></n>", none],
    ["<t>1</t><t/><x>1</x><x a='1'/><x/>", { ...none, texts: ["1"], any: ["<x>1</x>", "<x a='1'/>"] }],
    ["<n><d>1</d></n>", { ...none, n: { d: "1" } }],
    ["<n a='1'/>", ["1:7 /root/n: expected the element d but received nothing"]],
    ["<n><![CDATA[]]></n>", ["1:7 /root/n: expected the element d but received nothing"]],
    ["<n>&#32;</n>", ["1:7 /root/n: expected the element d but received nothing"]],
    [
      "<n>x/</n>",
      [
        '1:10 /root/n: expected no text between elements but received "x/"',
        "1:7 /root/n: expected the element d but received nothing",
      ],
    ],
  ])("%s", (content, result) => {
    expect(read(table, `<root>${content}</root>`)).toEqual(result);
    expect(read(table, `<root>${content}</root>`, careful)).toEqual(result);
  });
});
