import { describe, expect, test } from "vitest";
import { type MemberTable, boolean, date, decimal, enumeration, id, integer, text, unixTime } from "@tagsmith/runtime";
import { restricted } from "@tagsmith/runtime/xsd";
import { read, rooted } from "./tables.js";

type Leaf = Pick<MemberTable, "type" | "nothing">;

/** The value of a leaf wherever it stands and however it is read, or what is said of it. */
function everywhere(leaf: Leaf, spelling: string): unknown[] {
  const table = (xml: string): ReturnType<typeof rooted> => rooted([{ xml, as: "a", number: "?", ...leaf }]);
  const attributes = [`<root a="${spelling}"/>`, `<root a='${spelling}'/>`, `<root  a = "${spelling}"></root>`];
  const elements = [
    `<root><a>${spelling}</a></root>`,
    `<root><a >${spelling}</a ></root>`,
    `<root><a><![CDATA[${spelling}]]></a></root>`,
    `<root><a><!-- -->${spelling}</a></root>`,
    `<root><a>${spelling}<?p?></a></root>`,
  ];
  const readings = [
    ...attributes.map((xml) => [table("@a"), xml] as const),
    ...elements.map((xml) => [table("a"), xml] as const),
    [table("$"), `<root>${spelling}</root>`] as const,
  ].flatMap(([of, xml]) => [read(of, xml), read(of, xml, { limits: { attribute: 63 } })]);
  const values = readings.map((each) =>
    Array.isArray(each) ? String(each[0]).replace(/^.*: (?=expected)/, "") : (each as { a: unknown }).a,
  );
  return values.filter((value, index) => !values.slice(0, index).some((other) => isSame(other, value)));
}

function isSame(left: unknown, right: unknown): boolean {
  return left instanceof Date && right instanceof Date ? left.getTime() === right.getTime() : Object.is(left, right);
}

const words = enumeration([
  ["1", "one"],
  ["12", "twelve"],
  ["1 2", "both"],
]);
const few = restricted(integer, { minimum: "-5", maximum: "12" });

describe("a leaf has one value wherever it stands", () => {
  test.each<[what: string, leaf: Leaf, spelling: string, value: unknown]>([
    ["integer", { type: integer }, "0", 0],
    ["integer", { type: integer }, "-0", 0],
    ["integer", { type: integer }, "+5", 5],
    ["integer", { type: integer }, "-5", -5],
    ["integer", { type: integer }, "0005", 5],
    ["integer", { type: integer }, "123456789012345", 123_456_789_012_345],
    ["integer", { type: integer }, "-1234567890123456", -1_234_567_890_123_456],
    ["integer", { type: integer }, "9007199254740991", 9_007_199_254_740_991],
    ["integer", { type: integer }, "9007199254740992", 'expected a whole number but received "9007199254740992"'],
    ["integer", { type: integer }, "00000000000000000000001", 1],
    ["integer", { type: integer }, "-", 'expected a whole number but received "-"'],
    ["integer", { type: integer }, "--1", 'expected a whole number but received "--1"'],
    ["integer", { type: integer }, "1-", 'expected a whole number but received "1-"'],
    ["integer", { type: integer }, "1.0", 'expected a whole number but received "1.0"'],
    ["integer", { type: integer }, "1 2", 'expected a whole number but received "1 2"'],
    ["integer", { type: integer }, "1:", 'expected a whole number but received "1:"'],
    ["integer", { type: integer }, "/1", 'expected a whole number but received "/1"'],
    ["integer", { type: integer }, "é", 'expected a whole number but received "é"'],
    ["few", { type: few }, "12", 12],
    ["few", { type: few }, "13", 'expected a whole number, at least -5 and at most 12 but received "13"'],
    ["few", { type: few }, "-5", -5],
    ["few", { type: few }, "-6", 'expected a whole number, at least -5 and at most 12 but received "-6"'],
    ["integer or 0", { type: integer, nothing: ["0"] }, "0", undefined],
    ["integer or 0", { type: integer, nothing: ["0"] }, "00", 0],
    ["integer or 0", { type: integer, nothing: ["0"] }, "01", 1],
    ["integer or 0", { type: integer, nothing: ["0", "99"] }, "99", undefined],
    ["integer or 0", { type: integer, nothing: ["0", "99"] }, "999", 999],
    ["time", { type: unixTime }, "0", new Date(0)],
    ["time", { type: unixTime }, "8640000000000", new Date(8.64e15)],
    ["time", { type: unixTime }, "1520544360", new Date(1_520_544_360_000)],
    ["decimal", { type: decimal }, "0.5", "0.5"],
    ["decimal", { type: decimal }, "-12.50", "-12.50"],
    ["decimal", { type: decimal }, "+1", "+1"],
    ["decimal", { type: decimal }, "9".repeat(32), "9".repeat(32)],
    ["decimal", { type: decimal }, "9".repeat(33), "9".repeat(33)],
    ["decimal", { type: decimal }, `-${"9".repeat(20)}.${"9".repeat(20)}`, `-${"9".repeat(20)}.${"9".repeat(20)}`],
    ["decimal", { type: decimal }, "-", 'expected a decimal but received "-"'],
    ["decimal", { type: decimal }, "1.2.3", 'expected a decimal but received "1.2.3"'],
    ["decimal", { type: decimal }, "1/2", 'expected a decimal but received "1/2"'],
    ["decimal", { type: decimal }, "1e5", 'expected a decimal but received "1e5"'],
    ["decimal", { type: decimal }, ".", 'expected a decimal but received "."'],
    ["word", { type: words }, "1", "one"],
    ["word", { type: words }, "12", "twelve"],
    ["word", { type: words }, "1 2", "both"],
    ["word", { type: words }, "123", 'expected one of "1", "12", "1 2" but received "123"'],
    ["word", { type: words }, "2", 'expected one of "1", "12", "1 2" but received "2"'],
    ["boolean", { type: boolean("yes", "no") }, "yes", true],
    ["boolean", { type: boolean("yes", "no") }, "no", false],
    ["boolean", { type: boolean("yes", "no") }, "nope", 'expected yes or no but received "nope"'],
    ["boolean", { type: boolean("yes", "no") }, "ye", 'expected yes or no but received "ye"'],
    ["id", { type: id }, "a b", "a b"],
    ["id", { type: id }, "007", "007"],
    ["id", { type: id }, "é]", "é]"],
    ["id or nothing", { type: id, nothing: ["none", "x"] }, "none", undefined],
    ["id or nothing", { type: id, nothing: ["none", "x"] }, "nonex", "nonex"],
    ["date", { type: date(["M/d/yyyy", "yyyyMMdd"]) }, "3/8/2018", "2018-03-08"],
    ["date", { type: date(["M/d/yyyy", "yyyyMMdd"]) }, "20180308", "2018-03-08"],
    [
      "date",
      { type: date(["M/d/yyyy", "yyyyMMdd"]) },
      "3/8/20189",
      'expected a date such as 3/8/2018 but received "3/8/20189"',
    ],
    ["date or nothing", { type: date(["M/d/yyyy"]), nothing: ["1/1/1900"] }, "1/1/1900", undefined],
    ["text", { type: text }, "x".repeat(63), "x".repeat(63)],
    ["text", { type: text }, "é".repeat(31), "é".repeat(31)],
    ["text", { type: text }, "a]b]", "a]b]"],
    ["text", { type: text }, "%41+", "%41+"],
    ["short text", { type: restricted(text, { maxLength: 3 }) }, "abc", "abc"],
    [
      "short text",
      { type: restricted(text, { maxLength: 3 }) },
      "abcd",
      'expected text, at most 3 characters long but received "abcd"',
    ],
    ["short text", { type: restricted(text, { maxLength: 3 }) }, "😀😀😀", "😀😀😀"],
    ["pattern", { type: restricted(text, { pattern: "[0-9]+" }) }, "12", "12"],
    [
      "pattern",
      { type: restricted(text, { pattern: "[0-9]" }) },
      "12",
      'expected text, matching "[0-9]" but received "12"',
    ],
    [
      "values",
      { type: restricted(id, { values: ["a", "c"] }) },
      "b",
      'expected an ID, one of "a" or "c" but received "b"',
    ],
    [
      "long",
      { type: restricted(id, { minLength: 2 }) },
      "b",
      'expected an ID, at least 2 characters long but received "b"',
    ],
    [
      "amount",
      { type: restricted(decimal, { maximum: "5" }) },
      "5.1",
      'expected a decimal, at most 5 but received "5.1"',
    ],
    ["word of a pattern", { type: restricted(words, { pattern: "[0-9]+" }) }, "12", "twelve"],
    ["text or nothing", { type: text, nothing: ["none"] }, "none", undefined],
    ["text or nothing", { type: text, nothing: [""] }, "", undefined],
    ["text", { type: text }, "", ""],
  ])("%s %j %s", (_what, leaf, spelling, value) => {
    expect(everywhere(leaf, spelling)).toEqual([value]);
  });
});

describe("a text of exactly the limit is read, one byte more is refused", () => {
  const table = rooted([
    { xml: "@a", as: "a", number: "?", type: text },
    { xml: "b", as: "b", number: "?", type: text },
  ]);
  test.each([64, 65, 100, 1000])("of %i bytes", (length) => {
    const limits = { text: length, attribute: length };
    for (const piece of ["x", "é", "&#65;", "&amp;"]) {
      const whole = piece.repeat(Math.floor(length / new TextEncoder().encode(piece).length));
      const most = whole + "y".repeat(length - new TextEncoder().encode(whole).length);
      expect(Array.isArray(read(table, `<root a="${most}"><b>${most}</b></root>`, { limits }))).toBe(false);
      expect(Array.isArray(read(table, `<root a='${most}'><b><![CDATA[${most}]]></b></root>`, { limits }))).toBe(false);
      if (piece.startsWith("&")) continue;
      const message = (what: string): unknown => [
        expect.stringContaining(`${what} of at most ${length} bytes but received more`),
      ];
      expect(read(table, `<root a="${most}z"/>`, { limits })).toEqual(message("attribute"));
      expect(read(table, `<root a='${most}z'/>`, { limits })).toEqual(message("attribute"));
      expect(read(table, `<root><b>${most}z</b></root>`, { limits })).toEqual(message("text"));
      expect(read(table, `<root><b><![CDATA[${most}z]]></b></root>`, { limits })).toEqual(message("text"));
    }
  });
});
