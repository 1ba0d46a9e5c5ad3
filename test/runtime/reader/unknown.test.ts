import { describe, expect, test } from "vitest";
import { type MemberTable, id, safeParse, serialize, text, unknown } from "@tagsmith/runtime";
import { noticed, read, record, rooted } from "./tables.js";

const members: MemberTable[] = [
  { xml: "a", as: "a", number: "?", type: text },
  { xml: "b", as: "b", number: "*", type: id },
  {
    xml: "Items?/Item",
    as: "items",
    number: "*",
    type: record("Item", [{ xml: "sku", as: "sku", number: "?", type: id }]),
  },
];
const table = rooted(members);

const xml = `<root lang="en" xmlns:p="urn:p">
  <first/>
  <a x="1">A</a><p:new p:y="&lt;">t<i/></p:new>
  <b/><b z="2"/>
  <Items n="3"><Item q="4"><old/></Item><Other/></Items>
</root>`;

describe("what the table does not name", () => {
  test("is kept where it stood, and told", () => {
    const value = read(table, xml) as { items: object[] };
    expect(value).toEqual({
      a: "A",
      b: ["", ""],
      items: [
        {
          sku: undefined,
          [unknown]: [
            { attribute: "q", value: "4" },
            { after: undefined, xml: "<old/>" },
          ],
        },
      ],
      [unknown]: [
        { attribute: "lang", value: "en" },
        { after: undefined, xml: "<first/>" },
        { attribute: "x", value: "1", on: "a" },
        { after: "a", xml: '<p:new xmlns:p="urn:p" p:y="&lt;">t<i/></p:new>' },
        { attribute: "z", value: "2", on: "b[2]" },
        { attribute: "n", value: "3", on: "Items" },
        { after: "Item", in: "Items", xml: "<Other/>" },
      ],
    });
    expect(noticed(table, xml)).toEqual([
      "1:7 /root/@lang: expected an attribute of Root but received the attribute lang, which is kept",
      "2:3 /root/first: expected an element of Root but received the element first, which is kept",
      "3:6 /root/a/@x: expected an attribute of Root but received the attribute x, which is kept",
      "3:17 /root/p:new: expected an element of Root but received the element p:new, which is kept",
      "4:10 /root/b[2]/@z: expected an attribute of Root but received the attribute z, which is kept",
      "5:10 /root/Items/@n: expected an attribute of Root but received the attribute n, which is kept",
      "5:22 /root/Items/Item[1]/@q: expected an attribute of Item but received the attribute q, which is kept",
      "5:28 /root/Items/Item[1]/old: expected an element of Item but received the element old, which is kept",
      "5:41 /root/Items/Other: expected an element of Root but received the element Other, which is kept",
    ]);
  });

  test("is written back where it stood", () => {
    const again = serialize(table, read(table, xml));
    expect(read(table, again)).toEqual(read(table, xml));
  });

  test("follows object spread, is not in JSON, and is absent where there is none", () => {
    const value = read(table, "<root><x/></root>") as object;
    expect({ ...value }).toEqual({
      a: undefined,
      b: [],
      items: undefined,
      [unknown]: [{ after: undefined, xml: "<x/>" }],
    });
    expect(JSON.stringify(value)).toBe('{"b":[]}');
    expect(Object.getOwnPropertySymbols(read(table, "<root/>"))).toEqual([]);
  });

  test("is ignored, or refused, where table or options say so", () => {
    const small = '<root x=""><y/></root>';
    const ignored = safeParse(table, small, { unknown: "ignore" });
    expect(ignored.value).toEqual({ a: undefined, b: [], items: undefined });
    expect(Object.getOwnPropertySymbols(ignored.value)).toEqual([]);
    expect(ignored.problems.map(({ message }) => message)).toEqual([
      "1:7 /root/@x: expected an attribute of Root but received the attribute x, which is ignored",
      "1:12 /root/y: expected an element of Root but received the element y, which is ignored",
    ]);
    expect(read(rooted(members, { read: { unknown: "refuse" } }), small)).toEqual([
      "1:7 /root/@x: expected an attribute of Root but received the attribute x",
      "1:12 /root/y: expected an element of Root but received the element y",
    ]);
  });

  test.each([
    ["another prefix", { p: "urn:p" }, "p:a", '<root xmlns:q="urn:p"><q:a x="1">A</q:a></root>', "/root/q:a/@x"],
    ["no prefix", { p: "urn:p" }, "p:a", '<root><a xmlns="urn:p" x="1">A</a></root>', "/root/a/@x"],
    ["another of its names", {}, "a | b", '<root><b x="1">A</b></root>', "/root/b/@x"],
    ["another of its names, in a wrapper", {}, "W/a | W/b", '<root><W><b x="1">A</b></W></root>', "/root/W/b/@x"],
  ] as const)("is written on an element that came with %s", (_, namespaces, name, document, path) => {
    const other = rooted([{ xml: name.split(" | "), as: "a", type: text }], { namespaces });
    const value = read(other, document);
    const written = name.split(" | ")[0]!;
    expect(value).toEqual({ a: "A", [unknown]: [{ attribute: "x", value: "1", on: written }] });
    expect(read(other, serialize(other, value))).toEqual(value);
    expect(noticed(other, document)[0]).toContain(` ${path}: expected an attribute of Root`);
  });

  test("is complete with the namespaces that it uses and does not declare", () => {
    const any = rooted([{ xml: "*", as: "any", number: "*", type: { kind: "any" } }], { roots: ["*"] });
    const value = read(
      any,
      '<r xmlns="u" xmlns:p="a&amp;b" xmlns:q="v"><x><y xmlns=""/></x><z xmlns="w" p:a=""/><p:b xmlns:p="c"/></r>',
    );
    expect(value).toEqual({
      any: ['<x xmlns="u"><y xmlns=""/></x>', '<z xmlns:p="a&#38;b" xmlns="w" p:a=""/>', '<p:b xmlns:p="c"/>'],
    });
  });

  test("where a schema lies is nothing to tell", () => {
    const hint = '<root xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="x.xsd"/>';
    expect(noticed(table, hint)).toEqual([]);
  });
});
