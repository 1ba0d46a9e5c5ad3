import { describe, expect, test } from "vitest";
import { type MemberTable, text } from "@tagsmith/runtime";
import { read, record, rooted } from "./tables.js";

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
