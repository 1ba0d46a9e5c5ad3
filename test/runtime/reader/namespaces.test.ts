import { describe, expect, test } from "vitest";
import { type MemberTable, text } from "@tagsmith/runtime";
import { noticed, read, record, rooted } from "./tables.js";

const members: MemberTable[] = [
  { xml: "s:name", as: "name", type: text },
  { xml: "plain", as: "plain", number: "?", type: text },
  { xml: "@s:id", as: "id", number: "?", type: text },
  { xml: "@code", as: "code", number: "?", type: text },
  { xml: "s:item", as: "items", number: "*", type: record("Item", [{ xml: "s:name", as: "name", type: text }]) },
];
const table = rooted(members, { roots: ["s:root"], namespaces: { s: "urn:s" } });

describe("names are compared by their namespace, whatever prefix a document uses", () => {
  test.each([
    [
      '<s:root xmlns:s="urn:s" s:id="1" code="2"><s:name>n</s:name><plain>p</plain><s:item><s:name>i</s:name></s:item></s:root>',
    ],
    [
      '<x:root xmlns:x="urn:s" x:id="1" code="2"><x:name>n</x:name><plain>p</plain><x:item><x:name>i</x:name></x:item></x:root>',
    ],
    [
      '<root xmlns="urn:s" xmlns:s="urn:s" s:id="1" code="2"><name>n</name><plain xmlns="">p</plain><item><name>i</name></item></root>',
    ],
    [
      '<x:root xmlns:x="urn:s" x:id="1" code="2"><name xmlns="urn:s">n</name><plain>p</plain><y:item xmlns:y="urn:s"><y:name>i</y:name></y:item></x:root>',
    ],
    [
      '<x:root xmlns:x="urn:s" x:id="1" code="2"><x:item xmlns:x="urn:s"><x:name>i</x:name></x:item><x:name>n</x:name><plain>p</plain></x:root>',
    ],
  ])("%s", (xml) => {
    const value = { name: "n", plain: "p", id: "1", code: "2", items: [{ name: "i" }] };
    expect([read(table, xml), read(table, xml)]).toEqual([value, value]);
  });
});

describe("a name in another namespace is another name", () => {
  test.each([
    [
      '<root xmlns="urn:t"/>',
      '1:1 /root: expected the element s:root but received the element root in the namespace "urn:t"',
    ],
    ["<root/>", "1:1 /root: expected the element s:root but received the element root"],
    [
      '<s:root xmlns:s="urn:s"><s:item xmlns:s="urn:t"><s:name>i</s:name></s:item></s:root>',
      "1:1 /s:root: expected the element s:name but received nothing",
    ],
    [
      '<s:root xmlns:s="urn:s"><s:item><s:name xmlns:s="urn:t">i</s:name></s:item><s:name/></s:root>',
      "1:25 /s:root/s:item[1]: expected the element s:name but received nothing",
    ],
  ])("%s", (xml, message) => {
    expect(read(table, xml)).toEqual([message]);
  });

  test("a document in a namespace is not one of a table without", () => {
    expect(read(rooted([]), '<root xmlns="urn:t"/>')).toEqual([
      '1:1 /root: expected the element root but received the element root in the namespace "urn:t"',
    ]);
  });
});

describe("a member that is spelled like another name is that other name only", () => {
  const name = { name: "n", plain: undefined, id: undefined, code: undefined, items: [] };
  test.each<[xml: string, value: unknown, notices: string[]]>([
    [
      '<root xmlns="urn:s"><name>n</name><plain>p</plain></root>',
      name,
      ["1:35 /s:root/plain: expected an element of Root but received the element plain, which is kept"],
    ],
    [
      '<s:root xmlns:s="urn:s" xmlns="urn:t"><s:name>n</s:name><plain>p</plain></s:root>',
      name,
      ["1:57 /s:root/plain: expected an element of Root but received the element plain, which is kept"],
    ],
    [
      '<root xmlns="urn:s" id="1"><name>n</name></root>',
      name,
      ["1:21 /s:root/@id: expected an attribute of Root but received the attribute id, which is kept"],
    ],
    [
      '<s:root xmlns:s="urn:s" id="1" s:code="2"><s:name>n</s:name></s:root>',
      name,
      [
        "1:25 /s:root/@id: expected an attribute of Root but received the attribute id, which is kept",
        "1:32 /s:root/@s:code: expected an attribute of Root but received the attribute s:code, which is kept",
      ],
    ],
    [
      '<s:root xmlns:s="urn:s" xmlns:t="urn:t" t:id="1"><t:name>t</t:name><s:name>n</s:name></s:root>',
      name,
      [
        "1:41 /s:root/@t:id: expected an attribute of Root but received the attribute t:id, which is kept",
        "1:50 /s:root/t:name: expected an element of Root but received the element t:name, which is kept",
      ],
    ],
    // Two prefixes mean the same, and a name may have either.
    [
      '<s:root xmlns:s="urn:s" xmlns="urn:s" s:id="1" code="2"><name>n</name><s:item><name>i</name></s:item></s:root>',
      { ...name, id: "1", code: "2", items: [{ name: "i" }] },
      [],
    ],
    [
      '<a:root xmlns:a="urn:s" xmlns:b="urn:s" b:id="1"><b:name>n</b:name><a:item><b:name>i</b:name></a:item></a:root>',
      { ...name, id: "1", items: [{ name: "i" }] },
      [],
    ],
  ])("%s", (xml, value, notices) => {
    expect(read(table, xml, { unknown: "ignore" })).toEqual(value);
    expect(noticed(table, xml)).toEqual(notices);
  });
});

describe("an attribute is one of its namespace, also where its prefix means something else for a while", () => {
  const members: MemberTable[] = [
    { xml: "@s:id", as: "id", number: "?", type: text },
    { xml: "@id", as: "plain", number: "?", type: text },
  ];
  const items = rooted([{ xml: "item", as: "items", number: "*", type: record("Item", members) }], {
    namespaces: { s: "urn:s" },
  });
  test.each<[item: string, value: unknown]>([
    ['<item s:id="1" id="2"/>', { id: "1", plain: "2" }],
    ['<item s:id="1" xmlns:s="urn:s"/>', { id: "1", plain: undefined }],
    ['<item s:id="1" xmlns:s="urn:t"/>', { id: undefined, plain: undefined }],
    ['<item xmlns:s="urn:t" s:id="1" xmlns:t="urn:s" t:id="2" id="3"/>', { id: "2", plain: "3" }],
    ['<item xmlns="" s:id="1"/>', { id: "1", plain: undefined }],
  ])("%s", (item, value) => {
    const xml = `<root xmlns:s="urn:s">${item}<item s:id="4"/></root>`;
    expect(read(items, xml, { unknown: "ignore" })).toEqual({ items: [value, { id: "4", plain: undefined }] });
  });
});

describe("declarations are held to the rules of namespaces", () => {
  test.each([
    ["<root><p:a/></root>", "1:8 /root: expected a declaration of the prefix p but received the name p:a"],
    ["<root p:a='1'/>", "1:7: expected a declaration of the prefix p but received the name p:a"],
    ["<root xmlns:p=''/>", '1:16: expected a namespace for the prefix p but received ""'],
    [
      "<root xmlns:xml='urn:x'/>",
      "1:18: expected the prefix xml and its namespace together only but received another one",
    ],
    [
      "<root xmlns:p='http://www.w3.org/2000/xmlns/'/>",
      "1:16: expected another prefix and namespace but received those of xmlns",
    ],
    [
      "<root xmlns='http://www.w3.org/2000/xmlns/'/>",
      "1:14: expected another prefix and namespace but received those of xmlns",
    ],
    ["<root xmlns:xmlns='u'/>", "1:20: expected another prefix and namespace but received those of xmlns"],
    [
      "<root xmlns:p='http://www.w3.org/XML/1998/namespace'/>",
      "1:16: expected the prefix xml and its namespace together only but received another prefix",
    ],
    ["<root><xmlns:a/></root>", "1:8 /root: expected a declaration of the prefix xmlns but received the name xmlns:a"],
    [
      "<root xmlns:a='u' xmlns:b='u' a:x='' b:x=''/>",
      "1:38: expected each attribute once but received a second attribute b:x",
    ],
    ["<root a='' b='' a=''/>", "1:17: expected each attribute once but received a second attribute a"],
    [
      "<root><a:b:c xmlns:a='u'/></root>",
      '1:8 /root: expected a name with at most one colon inside but received "a:b:c"',
    ],
    [
      "<root><x xmlns:p='u'/><p:a/></root>",
      "1:24 /root: expected a declaration of the prefix p but received the name p:a",
    ],
  ])("%s", (xml, message) => {
    expect(read(rooted([]), xml)).toEqual([message]);
  });
});

test("without namespaces names are compared as written", () => {
  const colons = rooted(
    [
      { xml: "@b:x", as: "x", type: text },
      { xml: "::c", as: "c", type: text },
      { xml: "other:c", as: "other", number: "?", type: text },
    ],
    { roots: ["a:root"], read: { namespaces: "ignore" } },
  );
  expect(read(colons, "<a:root b:x='1' xmlns:b='urn:b'><?t:t?><::c>2</::c></a:root>")).toEqual({
    x: "1",
    c: "2",
    other: undefined,
  });
  expect(read(colons, "<b:root/>")).toEqual([
    "1:1 /b:root: expected the element a:root but received the element b:root",
  ]);
});

describe("a declaration holds for its element alone", () => {
  const item = (name: string): unknown => ({ name });
  test.each([
    // The prefix of the table's names means something else for a while, also twice.
    [
      '<s:root xmlns:s="urn:s"><s:item><x xmlns:s="urn:t"><s:name xmlns:s="urn:s">x</s:name><s:name>y</s:name></x><s:name>i</s:name></s:item><s:name>n</s:name></s:root>',
      [item("i")],
    ],
    [
      '<s:root xmlns:s="urn:s"><s:item xmlns:s="urn:t"/><s:name>n</s:name><s:item><s:name>i</s:name></s:item></s:root>',
      [item("i")],
    ],
    [
      '<root xmlns="urn:s"><item xmlns=""><name>t</name></item><name>n</name><item><name>i</name></item></root>',
      [item("i")],
    ],
    // Another prefix means the same for a while.
    [
      '<s:root xmlns:s="urn:s"><p:item xmlns:p="urn:s"><p:name>i</p:name></p:item><s:name>n</s:name><s:item xmlns:p="urn:t"><p:name>x</p:name><s:name>j</s:name></s:item></s:root>',
      [item("i"), item("j")],
    ],
    [
      '<s:root xmlns:s="urn:s"><s:item xmlns:s="urn:s"><s:name>i</s:name></s:item><s:name xmlns:s="urn:s">n</s:name></s:root>',
      [item("i")],
    ],
  ])("%s", (xml, items) => {
    const value = { name: "n", plain: undefined, id: undefined, code: undefined, items };
    expect(read(table, xml, { unknown: "ignore" })).toEqual(value);
  });

  test("the prefix xml may be declared as what it is, and names with it need no declaration", () => {
    const language = rooted([{ xml: "@xml:lang", as: "lang", type: text }]);
    expect(read(language, "<root xmlns:xml='http://www.w3.org/XML/1998/namespace' xml:lang='en'/>")).toEqual({
      lang: "en",
    });
    expect(read(language, "<root xml:lang='en'/>")).toEqual({ lang: "en" });
  });
});

test("what the tag of a known element declares is unknown behind it", () => {
  const type = record("Item", [{ xml: "name", as: "name", type: text }]);
  const items = rooted([{ xml: "item", as: "items", number: "*", type }]);
  expect(read(items, '<root><item xmlns:p="u"><name>i</name></item><p:x/></root>')).toEqual([
    "1:47 /root: expected a declaration of the prefix p but received the name p:x",
  ]);
});

test("a table that ignores namespaces takes declarations for attributes that say nothing", () => {
  const ignoring = rooted([], { read: { namespaces: "ignore", unknown: "refuse" } });
  for (const name of ["xmlns", "xmlns:", "xmlns:p", "xmlns:p:q", "xmlns:xml", "xmlns:xmlns"])
    expect(read(ignoring, `<root ${name}=''><a:b:c ${name}='u'/></root>`)).toEqual([
      expect.stringContaining("expected an element of Root but received the element a:b:c"),
    ]);
});
