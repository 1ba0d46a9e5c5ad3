import { describe, expect, test } from "vitest";
import { type MemberTable, decimal, integer, text } from "@tagsmith/runtime";
import { read, record, rooted } from "./tables.js";

/** The limit is too small for the fast paths, so that all is read with care. */
const careful = { limits: { attribute: 63 } };

const notes = rooted([
  {
    xml: "n",
    as: "notes",
    number: "*",
    type: record("Note", [
      { xml: "@a", as: "a", number: "?", type: text },
      { xml: ["$", "v"], as: "value", number: "?", type: text },
      { xml: "b", as: "b", number: "*", type: text },
    ]),
  },
]);

describe("text among elements is one value, and white space alone is none where there are elements", () => {
  test.each<[content: string, value: string, b: string[]]>([
    ["", "", []],
    [" ", " ", []],
    ["x", "x", []],
    ["x<!-- c -->y", "xy", []],
    ["<![CDATA[x]]>", "x", []],
    ["<b>1</b>", "", ["1"]],
    ["<b>1</b><b/>", "", ["1", ""]],
    [" <b>1</b>\n\t<b>2</b> ", "", ["1", "2"]],
    ["x<b>1</b>y", "xy", ["1"]],
    ["<b>1</b>x", "x", ["1"]],
    [" <b>1</b> x ", "  x ", ["1"]],
    [" <b>1</b>\n<b>2</b><!-- --> x<b>3</b>y", " \n xy", ["1", "2", "3"]],
    ["<!-- --><b>1</b>", "", ["1"]],
    ["<?p?> <b>1</b> <?p?>", "", ["1"]],
    ["<!-- --> ", " ", []],
    ["&#32;<b>1</b>", "", ["1"]],
    ["<b>1</b><![CDATA[ x]]>", " x", ["1"]],
  ])("%j", (content, value, b) => {
    for (const options of [{}, careful])
      expect(read(notes, `<root><n>${content}</n><n a="1">${content}</n></root>`, options)).toEqual({
        notes: [
          { a: undefined, value, b },
          { a: "1", value, b },
        ],
      });
  });

  test("an empty element has the empty text, with attributes or without", () => {
    expect(read(notes, '<root><n/><n a="1"/></root>')).toEqual({
      notes: [
        { a: undefined, value: "", b: [] },
        { a: "1", value: "", b: [] },
      ],
    });
  });
});

describe("a value that an element of its own bears is not the text as well", () => {
  test.each<[content: string, expected: unknown]>([
    ["<v>x</v>", { notes: [{ a: undefined, value: "x", b: [] }] }],
    [" <v>x</v> ", { notes: [{ a: undefined, value: "x", b: [] }] }],
    ["<v>x</v><b>1</b>\n", { notes: [{ a: undefined, value: "x", b: ["1"] }] }],
    ["<v>x</v>y", ["1:10 /root/n[1]: expected the value once but received a text as well"]],
    ["y<v>x</v>", ["1:10 /root/n[1]: expected the value once but received a text as well"]],
    ["\n<v>x</v>", { notes: [{ a: undefined, value: "x", b: [] }] }],
    ["<v>x</v><v>y</v>", ["1:18 /root/n[1]/v: expected one element v but received a second one"]],
  ])("%j", (content, expected) => {
    for (const options of [{}, careful])
      expect(read(notes, `<root><n>${content}</n></root>`, options)).toEqual(expected);
  });
});

describe("content that ends too early, or holds what is unknown, is told of", () => {
  test.each([
    ["<n>", "1:10 /root/n[1]: expected the end tag </n> but received the end of the document"],
    ["<n>x", "1:11 /root/n[1]: expected the end tag </n> but received the end of the document"],
    ["<n><b/>", "1:14 /root/n[1]: expected the end tag </n> but received the end of the document"],
    ["<n><b/>x", "1:15 /root/n[1]: expected the end tag </n> but received the end of the document"],
    ["<n>x<b/>", "1:15 /root/n[1]: expected the end tag </n> but received the end of the document"],
    ["<n><b/></m>", "1:14 /root/n[1]: expected the end tag </n> but received </m>"],
    ["<n>x</m>", "1:11 /root/n[1]: expected the end tag </n> but received </m>"],
  ])("%s", (xml, message) => {
    for (const options of [{}, careful]) expect(read(notes, `<root>${xml}`, options)).toEqual([message]);
  });

  test.each([
    ["<c/>", "1:10 /root/n[1]/c: expected an element of Note but received the element c"],
    ["x<c/>", "1:11 /root/n[1]/c: expected an element of Note but received the element c"],
    ["<b/><c/>y", "1:14 /root/n[1]/c: expected an element of Note but received the element c"],
  ])("%s", (content, message) => {
    for (const options of [{ unknown: "refuse" as const }, { ...careful, unknown: "refuse" as const }])
      expect(read(notes, `<root><n>${content}</n></root>`, options)).toEqual([message]);
  });
});

describe("a wrong text is told of at its first character", () => {
  const members: MemberTable[] = [
    { xml: "$", as: "size", type: integer },
    { xml: "b", as: "b", number: "?", type: text },
  ];
  const sizes = rooted([{ xml: "n", as: "n", type: record("Size", members) }]);
  test.each([
    ["<n>x</n>", '1:10 /root/n: expected a whole number but received "x"'],
    ["<n>\n x</n>", '2:2 /root/n: expected a whole number but received "x"'],
    ["<n><![CDATA[x]]></n>", '1:19 /root/n: expected a whole number but received "x"'],
    ["<n> <![CDATA[x]]></n>", '1:20 /root/n: expected a whole number but received "x"'],
    ["<n/>", '1:7 /root/n: expected a whole number but received ""'],
    ["<n></n>", '1:10 /root/n: expected a whole number but received ""'],
    ["<n>x<b/></n>", '1:10 /root/n: expected a whole number but received "x"'],
    ["<n> x <b/></n>", '1:11 /root/n: expected a whole number but received "x"'],
    ["<n><b/></n>", '1:10 /root/n: expected a whole number but received ""'],
  ])("%j", (content, message) => {
    for (const options of [{}, careful]) expect(read(sizes, `<root>${content}</root>`, options)).toEqual([message]);
  });
});

test("the number of items may be the text around them", () => {
  const members: MemberTable[] = [
    { xml: "$", as: "count", type: integer, sizeOf: "items" },
    { xml: "i", as: "items", number: "*", type: decimal },
  ];
  const counted = rooted([{ xml: "n", as: "n", type: record("Counted", members) }]);
  for (const options of [{}, careful]) {
    expect(read(counted, "<root><n> 1 <i>5</i></n></root>", options)).toEqual({ n: { count: 1, items: ["5"] } });
    expect(read(counted, "<root><n>\n 2 <i>5</i></n></root>", options)).toEqual([
      '2:2 /root/n: expected 1 as the number of items but received "2"',
    ]);
  }
});
