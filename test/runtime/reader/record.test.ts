import { describe, expect, test } from "vitest";
import { type MemberTable, countryCode, safeParse, text } from "@tagsmith/runtime";
import { read, record, rooted } from "./tables.js";

/** The limit is too small for the fast paths, so that all is read with care. */
const careful = { limits: { attribute: 63 } };

const members: MemberTable[] = [
  { xml: "s:a", as: "a", number: "?", type: text },
  { xml: "s:b", as: "b", number: "?", type: text },
  { xml: "@xml:lang", as: "lang", number: "?", type: text },
];
const prefixed = rooted(
  [
    { xml: "s:item", as: "items", number: "*", type: record("Item", members) },
    { xml: "s:box?/s:a", as: "a", number: "?", type: text },
  ],
  { roots: ["s:root"], namespaces: { s: "urn:s" } },
);

describe("children are those of their namespace, also in an element that gives the prefix another meaning", () => {
  test.each<[item: string, a: string | undefined, b: string | undefined, lang?: string]>([
    ["<s:item><s:a>1</s:a><s:b>2</s:b></s:item>", "1", "2"],
    ['<x:item xmlns:x="urn:s" xmlns:s="urn:t"><s:a>1</s:a><x:b>2</x:b></x:item>', undefined, "2"],
    ['<x:item xmlns:x="urn:s" xmlns:s="urn:t"><s:a xmlns:s="urn:s">1</s:a><x:b>2</x:b></x:item>', "1", "2"],
    ['<s:item><s:a xmlns:s="urn:t">1</s:a><s:b>2</s:b></s:item>', undefined, "2"],
    ['<s:item><s:a xmlns:x="urn:t">1</s:a><x:b xmlns:x="urn:s">2</x:b></s:item>', "1", "2"],
    ['<item xmlns="urn:s"><a>1</a><b>2</b></item>', "1", "2"],
    ['<item xmlns="urn:s" xml:lang="de"><s:a>1</s:a><b xmlns="">2</b></item>', "1", undefined, "de"],
    ['<x:item xmlns:x="urn:s" xmlns:s="urn:t" xml:lang="en"><x:b>2</x:b></x:item>', undefined, "2", "en"],
  ])("%s", (item, a, b, lang) => {
    const xml = `<s:root xmlns:s="urn:s">${item}<s:item><s:a>3</s:a></s:item><s:item xml:lang="fr"/></s:root>`;
    for (const options of [{ unknown: "ignore" as const }, { ...careful, unknown: "ignore" as const }])
      expect(read(prefixed, xml, options)).toEqual({
        items: [
          { a, b, lang },
          { a: "3", b: undefined, lang: undefined },
          { a: undefined, b: undefined, lang: "fr" },
        ],
        a: undefined,
      });
  });

  test.each([
    ["<s:box><s:a>1</s:a></s:box>", "1"],
    ['<x:box xmlns:x="urn:s" xmlns:s="urn:t"><s:a>1</s:a></x:box>', undefined],
    ['<x:box xmlns:x="urn:s" xmlns:s="urn:t"><s:a>1</s:a><x:a>2</x:a></x:box>', "2"],
    ['<s:box xmlns:s="urn:s"><s:a>1</s:a></s:box>', "1"],
    ['<s:box xmlns:s="urn:t"><s:a>1</s:a></s:box>', undefined],
  ])("%s", (box, a) => {
    const xml = `<s:root xmlns:s="urn:s">${box}<s:item/></s:root>`;
    expect(read(prefixed, xml, { unknown: "ignore" })).toMatchObject({ a, items: [{ a: undefined }] });
  });
});

describe("where the table declares an order, it holds for the next child whatever was predicted", () => {
  const ordered = rooted(
    [
      { xml: "a", as: "a", number: "?", type: text },
      { xml: ["b", "B"], as: "b", number: "*", type: text },
      { xml: "c", as: "c", number: "?", type: record("C", []) },
      { xml: "d", as: "d", number: "*", type: record("D", []) },
    ],
    { read: { order: "declared" } },
  );
  test.each<[content: string, messages: string[]]>([
    ["<a/><b/><b/><c/><d/><d/>", []],
    ["<b/><B/><b/><d/>", []],
    ["<c/>", []],
    ["<b/><a/>", ["1:11 /root/a: expected the element a before the element b but received it behind"]],
    ["<d/><c/>", ["1:11 /root/c: expected the element c before the element d but received it behind"]],
    ["<d/><b/><d/>", ["1:11 /root/b[1]: expected the element b before the element d but received it behind"]],
    ["<a/><a/>", ["1:11 /root/a: expected one element a but received a second one"]],
    ["<c/><c/>", ["1:11 /root/c: expected one element c but received a second one"]],
  ])("%s", (content, messages) => {
    for (const options of [{}, careful])
      // Twice: what came next the first time is predicted.
      for (let i = 0; i < 2; i++) {
        const found = read(ordered, `<root>${content}</root>`, options);
        expect(Array.isArray(found) ? found : []).toEqual(messages);
      }
  });
});

describe("a second element where one is expected is refused, left out or taken, as the table says", () => {
  const one: MemberTable[] = [
    { xml: ["a", "A"], as: "a", number: "?", type: record("A", [{ xml: "@n", as: "n", number: "?", type: text }]) },
    { xml: "b", as: "b", number: "?", type: text },
  ];
  test.each<[repeated: "refuse" | "first" | "last", expected: unknown]>([
    [
      "refuse",
      [
        "1:18 /root/A: expected one element A but received a second one",
        "1:36 /root/b: expected one element b but received a second one",
      ],
    ],
    ["first", { a: { n: "1" }, b: "x" }],
    ["last", { a: { n: "2" }, b: "y" }],
  ])("%s", (repeated, expected) => {
    const table = rooted(one, { read: { repeated } });
    const xml = '<root><a n="1"/> <A n="2"/><b>x</b><b>y</b></root>';
    for (const options of [{}, careful]) expect(read(table, xml, options)).toEqual(expected);
  });
});

test("a value that is not known is kept and noticed where it stands, in an element and in an attribute", () => {
  const table = rooted([
    { xml: "a", as: "a", type: countryCode },
    { xml: "@b", as: "b", type: countryCode, personal: true },
  ]);
  for (const options of [{}, careful]) {
    const { ok, value, problems } = safeParse(table, '<root b="QQ"><a> XX </a></root>', options);
    expect([ok, value]).toEqual([true, { a: "XX", b: "QQ" }]);
    expect(problems.map(({ code, severity, message }) => [code, severity, message])).toEqual([
      [
        "wrong-value",
        "notice",
        "1:10 /root/@b: expected a country code of ISO 3166-1 but received a personal value, which is kept",
      ],
      ["wrong-value", "notice", '1:18 /root/a: expected a country code of ISO 3166-1 but received "XX", which is kept'],
    ]);
  }
});
