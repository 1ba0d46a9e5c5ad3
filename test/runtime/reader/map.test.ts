import { describe, expect, test } from "vitest";
import { type MemberTable, integer, map, text } from "@tagsmith/runtime";
import { noticed, read, rooted } from "./tables.js";

/** The limit is too small for the fast paths, so that all is read with care. */
const careful = { limits: { attribute: 63 } };

function mapOf(more: Partial<MemberTable>, type: MemberTable["type"] = text): MemberTable {
  return { xml: "m", as: "m", ...more, type: { kind: "map", code: map, type: type as never } };
}

const texts = rooted([mapOf({ number: "*" })]);
const single = rooted([mapOf({ number: "?" })]);
const numbers = rooted([mapOf({ nothing: ["none"] }, integer)]);

describe("the entries of an element are names and values in their order", () => {
  test.each<[content: string, entries: [name: string, value: string][]]>([
    ["", []],
    [" <!-- a --> <?p?> ", []],
    ["<a>1</a>", [["a", "1"]]],
    [
      "<b>1</b>\n<!-- c --><a/><b></b> <c >2</c >",
      [
        ["b", "1"],
        ["a", ""],
        ["b", ""],
        ["c", "2"],
      ],
    ],
    ["<_a-b.1>x</_a-b.1>", [["_a-b.1", "x"]]],
    ["<größe>ß</größe>", [["größe", "ß"]]],
    ["<a>&lt;b/&gt;</a>", [["a", "<b/>"]]],
    ["<a><![CDATA[<b/>]]></a>", [["a", "<b/>"]]],
    ["<a><![CDATA[x]y]]]></a>", [["a", "x]y]"]]],
    ["<a><![CDATA[x]]>y</a>", [["a", "xy"]]],
    ["<a>x<![CDATA[]]]]><![CDATA[>]]></a>", [["a", "x]]>"]]],
    ["<a> x </a>", [["a", " x "]]],
    ["<a>1]/a></a>", [["a", "1]/a>"]]],
    ["<a><![CDATA[x]12</a>]]></a>", [["a", "x]12</a>"]]],
    ["<a><![CDATA[x]]1</a>]]></a>", [["a", "x]]1</a>"]]],
    ["<a><![CDATA[x]1></a>]]></a>", [["a", "x]1></a>"]]],
    ["<a>x<!-- --></a>", [["a", "x"]]],
    [
      '<a xmlns:p="u">x</a><p:b xmlns:p="u">y</p:b>',
      [
        ["a", "x"],
        ["b", "y"],
      ],
    ],
    [
      "<__proto__>x</__proto__><m>y</m>",
      [
        ["__proto__", "x"],
        ["m", "y"],
      ],
    ],
  ])("%s", (content, entries) => {
    const value = entries.map(([name, each]) => ({ name, value: each }));
    for (const options of [{}, careful]) {
      expect(read(texts, `<root><m>${content}</m></root>`, options)).toEqual({ m: [value] });
      expect(read(texts, `<root><m>${content}</m><m/><m>${content}</m></root>`, options)).toEqual({
        m: [value, [], value],
      });
    }
  });

  test("with the prefixes that are declared", () => {
    const xml = "<root xmlns:p='u'><m><p:a>1</p:a><a>2</a></m></root>";
    expect(read(texts, xml)).toEqual({
      m: [
        [
          { name: "a", value: "1" },
          { name: "a", value: "2" },
        ],
      ],
    });
  });
});

test("plain entries are taken from their bytes, without asking what their texts mean", () => {
  let asked = 0;
  const codec = { ...text, read: (spelling: string) => (asked++, spelling) };
  const plain = rooted([mapOf({}, codec)]);
  const entries = (content: string): unknown => read(plain, `<root><m>${content}</m></root>`);
  entries("");
  for (const content of [
    "<a>1</a>",
    "<a-b>\n</a-b>",
    "<n><![CDATA[x]]></n>",
    "<a>1</a>\n<b>é</b><c></c>",
    "<o>&lt;</o>",
  ]) {
    asked = 0;
    entries(content);
    expect([content, asked]).toEqual([content, 0]);
  }
  asked = 0;
  entries("<é>1</é><a >1</a>");
  expect(asked).toBe(2);
});

describe("what an entry means, or what is wrong with it, is told of it", () => {
  test.each<[content: string, expected: unknown]>([
    [
      "<a>12</a><b>-3</b>",
      {
        m: [
          { name: "a", value: 12 },
          { name: "b", value: -3 },
        ],
      },
    ],
    ["<a> 12 </a>", { m: [{ name: "a", value: 12 }] }],
    [
      "<a>none</a><b>none </b>",
      {
        m: [
          { name: "a", value: undefined },
          { name: "b", value: undefined },
        ],
      },
    ],
    ["<a>1</a><a>x</a>", ['1:21 /root/m/a: expected a whole number but received "x"']],
    ["<a/>", ['1:10 /root/m/a: expected a whole number but received ""']],
    [
      "<a><b/></a>",
      [
        "1:13 /root/m/a: expected text only but received the element b",
        '1:13 /root/m/a: expected a whole number but received ""',
      ],
    ],
    ["<a>1</a>x", ['1:18 /root/m: expected no text between elements but received "x"']],
    ["\n x <a>1</a>", ['2:2 /root/m: expected no text between elements but received "x"']],
    ["&#32;<a>1</a>", { m: [{ name: "a", value: 1 }] }],
    ["<![CDATA[ ]]><a>1</a>", { m: [{ name: "a", value: 1 }] }],
  ])("%s", (content, expected) => {
    for (const options of [{}, careful])
      expect(read(numbers, `<root><m>${content}</m></root>`, options)).toEqual(expected);
  });
});

describe("entries that are not well-formed are refused", () => {
  test.each([
    ["<a>1</b>", "1:14 /root/m: expected the end tag </a> but received </b>"],
    ["<a>1</ab>", "1:14 /root/m: expected the end tag </a> but received </ab>"],
    ["<ab>1</a>", "1:15 /root/m: expected the end tag </ab> but received </a>"],
    ["<a>1</a x>", '1:18 /root/m: expected ">" but received "x"'],
    ["<a>1<a>", "1:14 /root/m/a: expected text only but received the element a"],
    ["<a>1<//a>", '1:16 /root/m: expected the end tag </a> but received "/"'],
    ["<a>1<!a></a>", '1:14 /root/m: expected an element, a comment or CDATA but received "<!a>"'],
    ["<a>1<?a></a>", '1:17 /root/m: expected white space but received ">"'],
    ["<1>1</1>", '1:11 /root/m: expected the name of an element but received "1"'],
    ["<-a>1</-a>", '1:11 /root/m: expected the name of an element but received "-"'],
    ["<p:a>1</p:a>", "1:11 /root/m: expected a declaration of the prefix p but received the name p:a"],
    ["<:a>1</:a>", '1:11 /root/m: expected a name with at most one colon inside but received ":a"'],
    ["<é×>1</é×>", '1:12 /root/m: expected white space, "/>" or ">" but received "×"'],
    ["<a>]]></a>", '1:13 /root/m: expected "]]&gt;" but received "]]>"'],
    ["<a><![CDATA[1]]</a>", '1:40 /root/m: expected "]]>" but received the end of the document'],
    ["<a><![CDATA[1] ]></a>", '1:42 /root/m: expected "]]>" but received the end of the document'],
    ["<a><![CDATA[1]>]</a>", '1:41 /root/m: expected "]]>" but received the end of the document'],
    ["<a>1", "1:14 /root/m: expected the end tag </a> but received </m>"],
  ])("%s", (content, message) => {
    for (const options of [{}, careful])
      expect(read(single, `<root><m>${content}</m></root>`, options)).toEqual(expect.arrayContaining([message]));
  });

  test("also where the document ends in them", () => {
    for (const options of [{}, careful]) {
      expect(read(single, "<root><m><a>1</a>", options)).toEqual([
        "1:18 /root/m: expected the end tag </m> but received the end of the document",
      ]);
      expect(read(single, "<root><m>", options)).toEqual([
        "1:10 /root/m: expected the end tag </m> but received the end of the document",
      ]);
    }
  });
});

describe("limits hold for names and values of entries", () => {
  const xml = "<root><m><name>value</name></m></root>";
  test.each([
    [{ name: 4 }, { m: [{ name: "name", value: "value" }] }],
    [{ name: 3 }, ["1:2: expected a name of at most 3 bytes but received a longer one"]],
    [{ depth: 3 }, { m: [{ name: "name", value: "value" }] }],
    [{ depth: 2 }, ["1:10 /root/m: expected at most 2 elements inside of each other but received more"]],
    [{ text: 4 }, ["1:16 /root/m: expected text of at most 4 bytes but received more"]],
  ])("%j", (limits, expected) => {
    expect(read(single, xml, { limits })).toEqual(expected);
  });

  test("a name that is longer than those of the table", () => {
    const long = `<root><m><${"n".repeat(9)}>1</${"n".repeat(9)}></m></root>`;
    expect(read(single, long, { limits: { name: 9 } })).toMatchObject({ m: [{ value: "1" }] });
    expect(read(single, long, { limits: { name: 8 } })).toEqual([
      "1:11 /root/m: expected a name of at most 8 bytes but received a longer one",
    ]);
  });
});

test("attributes of the map and of its entries are unknown ones", () => {
  expect(noticed(texts, '<root><m/><m x="1"><a y="2">1</a></m></root>')).toEqual([
    "1:14 /root/m[2]/@x: expected an attribute of Root but received the attribute x, which is kept",
    "1:23 /root/m[2]/a/@y: expected an attribute of Root but received the attribute y, which is kept",
  ]);
});
