import { describe, expect, test } from "vitest";
import { type Codec, type MemberTable, boolean, choice, enumeration, id, integer, text } from "@tagsmith/runtime";
import { restricted } from "@tagsmith/runtime/xsd";
import { read, record, rooted } from "./tables.js";

/** The limit is too small for the fast paths, so that all is read with care. */
const careful = { limits: { attribute: 63 } };

const words = enumeration([
  ["&lt;", "escaped"],
  ["<", "less"],
  ["a]", "bracket"],
  ['"', "quote"],
  ["it's", "apostrophe"],
  ["a b", "space"],
  ["", "empty"],
  ["c", "plain"],
]);

describe("a word is compared with the text that is meant, not with the bytes that stand for it", () => {
  test.each([
    ["&amp;lt;", "escaped"],
    ["&lt;", "less"],
    ["a]", "bracket"],
    ["a&#93;", "bracket"],
    ["&quot;", "quote"],
    ["it&apos;s", "apostrophe"],
    ["a b", "space"],
    ["a&#32;b", "space"],
    ["", "empty"],
    [" ", "empty"],
    ["c", "plain"],
    ["\tc\n", "plain"],
  ])("%j", (spelling, value) => {
    const table = rooted([
      { xml: "a", as: "a", number: "?", type: words },
      { xml: "@b", as: "b", number: "?", type: words },
    ]);
    for (const options of [{}, careful])
      for (const xml of [
        `<root b="${spelling}"><a>${spelling}</a></root>`,
        `<root b='${spelling}'><a>${spelling}<!-- --></a></root>`,
      ])
        expect(read(table, xml, options)).toEqual({ a: value, b: value });
  });

  test("also in a section", () => {
    const table = rooted([{ xml: "a", as: "a", type: words }]);
    for (const [word, value] of [
      ["&lt;", "escaped"],
      ["<", "less"],
      ["a]", "bracket"],
      ['"', "quote"],
      ["c", "plain"],
    ])
      expect(read(table, `<root><a><![CDATA[${word}]]></a></root>`)).toEqual({ a: value });
  });
});

describe("an element without content means what the type says of the empty text", () => {
  const none = (type: Codec<unknown>, ...nothing: string[]): Partial<MemberTable> => ({ type: type as never, nothing });
  test.each<[what: string, member: Partial<MemberTable>, expected: unknown]>([
    ["text", none(text), { a: "" }],
    ["id", none(id), { a: "" }],
    ["text or empty", none(text, ""), { a: undefined }],
    ["integer or empty", none(integer, ""), { a: undefined }],
    ["text or none", none(text, "none"), { a: "" }],
    [
      "long text",
      none(restricted(text, { minLength: 1 })),
      ['expected text, at least 1 character long but received ""'],
    ],
    ["integer", none(integer), ['expected a whole number but received ""']],
    ["boolean", none(boolean("yes", "")), { a: false }],
    ["words", none(words), { a: "empty" }],
  ])("%s", (_what, member, expected) => {
    const table = rooted([{ xml: "a", as: "a", ...member } as MemberTable]);
    for (const options of [{}, careful])
      for (const xml of [
        "<root><a/></root>",
        "<root><a></a></root>",
        "<root><a ></a></root>",
        "<root><a><!-- --></a></root>",
      ]) {
        const found = read(table, xml, options);
        expect(Array.isArray(found) ? found.map((each: string) => each.replace(/^.*: (?=exp)/, "")) : found).toEqual(
          expected,
        );
      }
  });
});

describe("what must not be shown of a choice must not be shown of its alternatives", () => {
  const type = (more: object): MemberTable["type"] => ({
    kind: "choice",
    code: choice,
    choices: [{ xml: "N", type: integer, ...more } as never],
  });
  test.each<[what: string, member: Partial<MemberTable>, alternative: object, received: string]>([
    ["an open choice", {}, {}, '"x"'],
    ["a secret choice", { secret: true }, {}, "a secret value"],
    ["a personal choice", { personal: true }, {}, "a personal value"],
    ["a secret alternative", {}, { secret: true }, "a secret value"],
    ["a personal alternative", {}, { personal: true }, "a personal value"],
    ["a secret alternative of a choice that is said to be open", { secret: false }, { secret: true }, "a secret value"],
  ])("%s", (_what, member, alternative, received) => {
    const table = rooted([{ as: "one", type: type(alternative), ...member } as MemberTable]);
    expect(read(table, "<root><N>x</N></root>")).toEqual([
      `1:10 /root/N: expected a whole number but received ${received}`,
    ]);
  });
});

test("a choice cannot be an alternative of another", () => {
  const inner: MemberTable["type"] = { kind: "choice", code: choice, choices: [{ xml: "N", type: integer }] as never };
  const outer = { kind: "choice", code: choice, choices: [{ xml: "M", type: inner }] as never } as const;
  expect(() => read(rooted([{ as: "one", type: outer }]), "<root/>")).toThrow(
    "there can be no choice inside of another",
  );
});

test("a flag cannot be an alternative either", () => {
  const flag: MemberTable["type"] = { kind: "flag", of: "a", is: "b" };
  const outer = { kind: "choice", code: choice, choices: [{ xml: "M", type: flag }] as never } as const;
  expect(() => read(rooted([{ as: "one", type: outer }]), "<root/>")).toThrow("there can be no flag inside of another");
});

test("a table is refused that uses a prefix without a namespace", () => {
  for (const xml of ["p:a", "@p:a"])
    expect(() => read(rooted([{ xml, as: "a", type: text }]), "<root/>")).toThrow(
      "the table test/root uses the prefix p without a namespace",
    );
  const any = record("A", [{ xml: "*", as: "any", number: "*", type: { kind: "any" } }]);
  expect(read(rooted([{ xml: "a", as: "a", type: any }]), "<root><a><b/></a></root>")).toEqual({
    a: { any: ["<b/>"] },
  });
});
