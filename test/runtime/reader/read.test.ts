import { describe, expect, test } from "vitest";
import { type DocumentTable, type ReadOptions, parse, safeParse, text } from "@tagsmith/runtime";
import { anyInput } from "@tagsmith/runtime/repairs";
import { read, record, rooted } from "./tables.js";

describe("a root that the table does not name is told of with those that it does", () => {
  test.each<[roots: string[], xml: string, message: string]>([
    [["a"], "<b/>", "1:1 /b: expected the element a but received the element b"],
    [["a", "b", "c"], "<d><x/></d>", "1:1 /d: expected one of the elements a, b, c but received the element d"],
    [["a"], '<p:a xmlns:p="u"/>', '1:1 /p:a: expected the element a but received the element p:a in the namespace "u"'],
  ])("%j %s", (roots, xml, message) => {
    expect(read(rooted([], { roots }), xml)).toEqual([message]);
  });

  test("and the document is read to its end all the same", () => {
    expect(read(rooted([]), "<b><c></b>")).toEqual([
      "1:1 /b: expected the element root but received the element b",
      "1:7: expected the end tag </c> but received </b>",
    ]);
  });

  test("or any root is taken", () => {
    const members = [{ xml: "a", as: "a", number: "?" as const, type: text }];
    for (const roots of [["*"], ["root", "*"], ["*", "root"]]) {
      expect(read(rooted(members, { roots }), "<other><a>1</a></other>")).toEqual({ a: "1" });
      expect(read(rooted(members, { roots }), "<root><a>1</a></root>")).toEqual({ a: "1" });
    }
  });
});

describe("bytes that are in another encoding than UTF-8 are refused where the table has no code for it", () => {
  const table = rooted([{ xml: "$", as: "text", type: text }]);
  const bytes = (spelling: string): Uint8Array => Buffer.from(spelling, "latin1");
  const refused = (place: string, received: string): string[] => [
    `${place}: expected UTF-8, the only encoding of these documents, but received "${received}"`,
  ];
  test.each<[what: string, input: Uint8Array, options: ReadOptions, expected: unknown]>([
    ["nothing said", bytes("<root>x</root>"), {}, { text: "x" }],
    ["a mark", bytes("\xef\xbb\xbf<root>x</root>"), {}, { text: "x" }],
    ["charset utf8", bytes("<root>x</root>"), { charset: "UTF8" }, { text: "x" }],
    ["charset utf-8", bytes("<root>x</root>"), { charset: "utf-8" }, { text: "x" }],
    ["a declaration", bytes("<?xml version='1.0' encoding='utf-8'?><root>x</root>"), {}, { text: "x" }],
    ["a declaration of ours", bytes('<?xml version="1.0" encoding="UTF-8"?><root>x</root>'), {}, { text: "x" }],
    ["a declaration of nothing", bytes("<?xml version='1.0'?><root>encoding='x'</root>"), {}, { text: "encoding='x'" }],
    [
      "no declaration",
      bytes("<root>?xml version='1.0' encoding='latin1'</root>"),
      {},
      { text: "?xml version='1.0' encoding='latin1'" },
    ],
    ["an instruction", bytes("<?xmlx version='1.0' encoding='latin1'?><root>x</root>"), {}, { text: "x" }],
    ["an attribute", bytes("<?xml version='1.0'?><root encoding='x'>x</root>"), { unknown: "ignore" }, { text: "x" }],
    ["another charset", bytes("<root/>"), { charset: "latin1" }, refused("1:1", "latin1")],
    ["a charset that begins so", bytes("<root/>"), { charset: "utf-8x" }, refused("1:1", "utf-8x")],
    ["a charset that ends so", bytes("<root/>"), { charset: "x-utf-8" }, refused("1:1", "x-utf-8")],
    [
      "a declaration of another",
      bytes("<?xml version='1.0' encoding='latin1'?><root/>"),
      {},
      refused("1:31", "latin1"),
    ],
    [
      "one with white space",
      bytes("<?xml\n version='1.0'\n encoding =\n 'latin1' ?><root/>"),
      {},
      refused("4:3", "latin1"),
    ],
    [
      "one behind a mark",
      bytes("\xef\xbb\xbf<?xml version='1.0' encoding='latin1'?><root/>"),
      {},
      refused("1:31", "latin1"),
    ],
    ["a wide mark", Uint8Array.of(0xff, 0xfe, 60, 0), {}, refused("1:1", "UTF-16")],
    ["another wide mark", Uint8Array.of(0xfe, 0xff, 0, 60), {}, refused("1:1", "UTF-16")],
    ["wide characters", Uint8Array.of(60, 0, 97, 0), {}, refused("1:1", "UTF-16")],
    ["other wide characters", Uint8Array.of(0, 60, 0, 97), {}, refused("1:1", "UTF-16")],
    ["zeros", Uint8Array.of(0, 0, 60, 97), {}, ["1:1: expected the root element but received U+0000"]],
    [
      "a zero in the text",
      bytes("<root>\0</root>"),
      {},
      ["1:7 /root: expected a character of XML but received U+0000"],
    ],
    [
      "a long declaration",
      bytes(`<?xml version='1.0'${" ".repeat(260)}encoding='latin1'?><root/>`),
      {},
      refused("1:290", "latin1"),
    ],
  ])("%s", (_what, input, options, expected) => {
    expect(read(table, input, options)).toEqual(expected);
  });

  test("what the declaration says of a text says nothing", () => {
    expect(read(table, "<?xml version='1.0' encoding='latin1'?><root>é</root>")).toEqual({ text: "é" });
    expect(read(rooted([], { input: anyInput }), "\ufeff<root/>")).toEqual({});
  });
});

describe("half a character in a text is refused where it is", () => {
  const table = rooted([{ xml: "$", as: "text", type: text }]);
  test.each([
    ["<root>\ud83d</root>", "1:7", "D83D"],
    ["<root>é\n\ude00</root>", "2:1", "DE00"],
    ["<root>😀\ude00</root>", "1:9", "DE00"],
    ["<root>\ud83d😀</root>", "1:7", "D83D"],
    ["\udc00<root/>", "1:1", "DC00"],
    ["<root/>\udbff", "1:8", "DBFF"],
  ])("%j", (xml, place, unit) => {
    const expected = [`${place}: expected a character of XML but received half a character, U+${unit}`];
    expect(read(table, xml)).toEqual(expected);
    // Not every host has the method.
    const strings: object = String.prototype;
    const method = Object.getOwnPropertyDescriptor(strings, "isWellFormed");
    Reflect.deleteProperty(strings, "isWellFormed");
    try {
      expect(read(table, xml)).toEqual(expected);
      expect(read(table, "<root>x😀y</root>")).toEqual({ text: "x😀y" });
      expect(safeParse(table, xml).problems[0]?.code).toBe("ill-formed");
    } finally {
      if (method !== undefined) Reflect.defineProperty(strings, "isWellFormed", method);
    }
  });
});

test("what must be different is looked at only where nothing else is wrong", () => {
  let checked = 0;
  const members = [{ xml: "a", as: "a", type: text }];
  const table: () => DocumentTable<unknown> = rooted(members, { identities: { check: () => void checked++ } });
  safeParse(table, "<root/>");
  expect(checked).toBe(0);
  safeParse(table, "<root><a/></root>");
  expect(checked).toBe(1);
});

test("an error that a listener throws is the caller's", () => {
  const boom = new RangeError("too many notices");
  const onProblem = (): never => {
    throw boom;
  };
  const table = rooted([]);
  expect(() => parse(table, "<root a='1'/>", { onProblem })).toThrow(boom);
  expect(() => safeParse(table, "<root a='1'/>", { onProblem })).toThrow(boom);
  expect(read(table, "<root a='1'/>", { unknown: "ignore" })).toEqual({});
});

test("a record that is no object has no version and keeps nothing unknown", () => {
  const only = record("Only", [{ xml: "$", as: "text", type: text }], true);
  const table = (): DocumentTable<unknown> => ({ contract: 1, name: "test/only", roots: ["root"], type: only });
  expect(read(table, "<root a='1'>x</root>")).toBe("x");
});
