import { describe, expect, test } from "vitest";
import { type MemberTable, integer, safeParse, text } from "@tagsmith/runtime";
import { read, record, rooted } from "./tables.js";

/** The limit is too small for the fast paths, so that all is read with care. */
const careful = { limits: { attribute: 63 } };

const members: MemberTable[] = [
  { xml: "@size", as: "size", number: "?", type: integer },
  { xml: ["@code", "@Code"], as: "code", number: "?", type: text },
];
const items = rooted([{ xml: "item", as: "items", number: "*", type: record("Item", members) }]);

describe("attributes are members in any order, in either quotes and with white space around", () => {
  test.each([
    '<item code="a" size="1"/>',
    '<item size="1" code="a"/>',
    "<item size='1' code='a'/>",
    "<item size='1' code=\"a\"></item>",
    '<item\n\tsize = "1"\r\ncode= "a" />',
    '<item size="1"  code="a" ></item >',
    '<item size=" 1 " Code="a"/>',
    '<item Code="&#97;" size="&#49;"/>',
  ])("%s", (item) => {
    const expected = { items: [{ code: "a", size: 1 }] };
    expect(read(items, `<root>${item}</root>`)).toEqual(expected);
    expect(read(items, `<root>${item}</root>`, careful)).toEqual(expected);
    // What came next the last time is looked for first.
    expect(read(items, `<root>${item.repeat(3)}</root>`)).toEqual({
      items: [...expected.items, ...expected.items, ...expected.items],
    });
  });
});

describe("an attribute is read until its own quote", () => {
  test.each([
    ['<item code="a\'b" size="1"/>', "a'b"],
    ["<item code='a\"b' size='1'/>", 'a"b'],
    ["<item code='/>' size='1'/>", "/>"],
    ['<item code="" size="1"/>', ""],
    ['<item code="]]>" size="1"/>', "]]>"],
  ])("%s", (item, code) => {
    for (const options of [{}, careful])
      expect(read(items, `<root>${item}${item}</root>`, options)).toEqual({
        items: [
          { code, size: 1 },
          { code, size: 1 },
        ],
      });
  });
});

describe("a member that is spelled in two ways stands once", () => {
  test.each([
    ['<item code="a" Code="b"/>', "1:22 /root/item[1]: expected one Code but received a second one"],
    ['<item Code="a" size="1" code="a"/>', "1:31 /root/item[1]: expected one code but received a second one"],
  ])("%s", (item, message) => {
    for (const options of [{}, careful]) {
      expect(read(items, `<root>${item}</root>`, options)).toEqual([message]);
      expect(safeParse(items, `<root>${item}</root>`, options).problems[0]?.code).toBe("repeated");
    }
  });
});

test("a wrong value is told of at its first character, wherever it stands", () => {
  for (const options of [{}, careful]) {
    expect(read(items, '<root><item code="a" size="x"/></root>', options)).toEqual([
      '1:28 /root/item[1]/@size: expected a whole number but received "x"',
    ]);
    expect(read(items, "<root><item/><item\nsize = ' 1.5'/></root>", options)).toEqual([
      '2:10 /root/item[2]/@size: expected a whole number but received "1.5"',
    ]);
  }
});

describe("an element without attributes in the table keeps what it has", () => {
  const leaves = rooted([{ xml: "a", as: "a", number: "*", type: text }]);
  test.each([
    ["<a b='1'>x</a>", ["1:10 /root/a[1]/@b: expected an attribute of Root but received the attribute b"]],
    [
      "<a b='1' c='2'/><a>y</a>",
      [
        "1:10 /root/a[1]/@b: expected an attribute of Root but received the attribute b",
        "1:16 /root/a[1]/@c: expected an attribute of Root but received the attribute c",
      ],
    ],
    ["<a xmlns:p='urn:p'>x</a>", { a: ["x"] }],
    ["<a xmlns='' >x</a><a\n>y</a>", { a: ["x", "y"] }],
  ])("%s", (content, expected) => {
    expect(read(leaves, `<root>${content}</root>`, { unknown: "refuse" })).toEqual(expected);
  });
});
