import { choice, map, versioned } from "@tagsmith/runtime";
import { describe, expect, test } from "vitest";
import { parse } from "../../../runtime/src/document.js";
import type { XmlError } from "../../../runtime/src/problem.js";
import type { DocumentTable, MemberTable, RecordTable } from "../../../runtime/src/table.js";
import { type UnknownContent, unknown } from "../../../runtime/src/unknown.js";
import { decimal } from "../../../runtime/src/values/decimal.js";
import { bigInteger, integer } from "../../../runtime/src/values/integer.js";
import { id, text } from "../../../runtime/src/values/text.js";
import { serialize } from "../../../runtime/src/writer/serialize.js";
import { fresh } from "./fresh.js";

type Value = Record<string | symbol, unknown>;

/** A document `r` of some members. */
function tableOf(
  members: readonly MemberTable[],
  rest: Partial<DocumentTable<Value>> = {},
): () => DocumentTable<Value> {
  const type = (): RecordTable<Value> => ({ name: "R", members: members as RecordTable<Value>["members"] });
  const table: DocumentTable<Value> = { contract: 1, name: "test/r", roots: ["r"], type, ...rest };
  return () => table;
}

function write(table: () => DocumentTable<Value>, value: Value, version?: string): string {
  return serialize(fresh(table), value, { declaration: false, ...(version !== undefined && { version }) });
}

function errorOf(table: () => DocumentTable<Value>, value: Value): string {
  try {
    return write(table, value);
  } catch (error) {
    return (error as XmlError).message;
  }
}

describe("wrappers", () => {
  const table = tableOf([
    { xml: "@a", as: "a", type: id, number: "?" },
    { xml: "Box/In/@b", as: "b", type: id, number: "?" },
    { xml: "Box/C", as: "c", type: id, number: "?" },
    { xml: "Box/In?/D", as: "d", type: id, number: "?" },
    { xml: "Opt?/E", as: "e", type: id },
    { xml: "Opt?/Deep?/F", as: "f", type: id, number: "*" },
    { xml: "G", as: "g", type: id, number: "?" },
    { xml: "Opt?/H", as: "h", type: id, number: "?" },
  ]);

  test.each<[Value, string]>([
    [{}, "<r><Box><In/></Box></r>"],
    [{ b: "1" }, '<r><Box><In b="1"/></Box></r>'],
    [{ a: "0", b: "1", c: "2", d: "3" }, '<r a="0"><Box><C>2</C><In b="1"><D>3</D></In></Box></r>'],
    [{ e: "1" }, "<r><Box><In/></Box><Opt><E>1</E></Opt></r>"],
    [{ e: "1", f: [] }, "<r><Box><In/></Box><Opt><E>1</E><Deep/></Opt></r>"],
    [{ e: "1", f: ["2", "3"] }, "<r><Box><In/></Box><Opt><E>1</E><Deep><F>2</F><F>3</F></Deep></Opt></r>"],
    [{ e: "0", g: "1", h: "2" }, "<r><Box><In/></Box><Opt><E>0</E><H>2</H></Opt><G>1</G></r>"],
  ])("%j", (value, xml) => {
    expect(write(table, value)).toBe(xml);
  });

  test.each<[Value]>([[{ b: "1", c: "2", d: "3", e: "4", f: ["5"], g: "6", h: "7" }], [{ e: "1", f: [] }], [{}]])(
    "%j is read again as it was",
    (value) => {
      expect(parse(table, write(table, value))).toEqual({ ...value });
    },
  );

  test("one that is there must have what is required in it", () => {
    expect(errorOf(table, { f: ["1"] })).toBe("/r/Opt/E: expected an ID but received nothing");
  });

  test("one that is missing is written where something unknown stands in it", () => {
    const inside: UnknownContent[] = [{ after: "F", in: "Opt/Deep", xml: "<x/>" }];
    expect(write(table, { e: "1", [unknown]: inside })).toBe(
      "<r><Box><In/></Box><Opt><E>1</E><Deep><x/></Deep></Opt></r>",
    );
  });
});

describe("how often", () => {
  const table = tableOf([
    { xml: "two", as: "two", type: id, number: [2, 3] },
    { xml: "some", as: "some", type: integer, number: "+", emptyWhenNone: true },
  ]);

  test.each<[Value, string]>([
    [{ two: ["1", "2"], some: [1] }, "<r><two>1</two><two>2</two><some>1</some></r>"],
    [{ two: ["1", "2", "3"] }, "<r><two>1</two><two>2</two><two>3</two><some/></r>"],
    [{ two: ["1"] }, "/r/two: expected 2 to 3 elements but received 1"],
    [{ two: ["1", "2", "3", "4"] }, "/r/two: expected 2 to 3 elements but received 4"],
    [{}, "/r/two: expected 2 to 3 elements but received nothing"],
    [{ two: ["1", undefined] }, "/r/two[2]: expected an ID but received nothing"],
  ])("%j", (value, xml) => {
    expect(errorOf(table, value)).toBe(xml);
  });
});

describe("a list of records of which an empty one is no item", () => {
  const item = (): RecordTable<Value> => ({
    name: "Item",
    members: [{ xml: "b", as: "b", type: text, number: "?" }],
  });
  const table = tableOf([{ xml: "item", as: "items", type: item, number: "*", nothing: [""] }]);

  test.each<[Value, string]>([
    [{ items: [] }, "<r/>"],
    [{ items: [{ b: "" }] }, "<r><item><b/></item></r>"],
    [{ items: [{}] }, "/r/item[1]: expected an object of type Item but received an empty element, which means no item"],
    [
      { items: [{ b: "1" }, undefined] },
      "/r/item[2]: expected an object of type Item but received nothing, which means no item",
    ],
    [{ items: [["1"]] }, "/r/item[1]: expected an object of type Item but received a list"],
  ])("%j", (value, xml) => {
    expect(errorOf(table, value)).toBe(xml);
  });
});

test("a count that is no number is refused as it stands", () => {
  const table = tableOf([
    { xml: "@count", as: "count", type: integer, sizeOf: "items" },
    { xml: "item", as: "items", type: text, number: "*" },
  ]);
  expect(errorOf(table, { count: Object.create(null), items: [] })).toBe(
    "/r/@count: expected 0, the number of items but received a value of type object",
  );
});

describe("a list that is written as one empty element when it has no item", () => {
  const item = (): RecordTable<Value> => ({
    name: "Item",
    members: [
      { xml: "@a", as: "a", type: id, number: "?" },
      { xml: "$", as: "b", type: text },
    ],
  });
  const table = tableOf([
    { xml: "note", as: "notes", type: text, number: "*", emptyWhenNone: true },
    { xml: "item", as: "items", type: item, number: "*", emptyWhenNone: true },
  ]);

  test.each<[Value, string]>([
    [{}, "<r><note/><item/></r>"],
    [{ notes: [" "], items: [{ b: "1" }] }, "<r><note> </note><item>1</item></r>"],
    [{ items: [{ a: "1", b: "" }] }, '<r><note/><item a="1"/></r>'],
    [{ notes: ["1", ""] }, '/r/note[2]: expected text but received "", which means no item'],
    [
      { items: [{ b: "" }] },
      "/r/item[1]: expected an object of type Item but received an empty element, which means no item",
    ],
  ])("refuses an item that would be read as none: %j", (value, xml) => {
    expect(errorOf(table, value)).toBe(xml);
  });
});

describe("a choice that takes any other element", () => {
  const table = tableOf([
    {
      as: "method",
      number: "?",
      type: {
        kind: "choice",
        code: choice,
        choices: [
          { xml: "p:Card", type: text },
          { xml: "Old", type: text, versions: 0 },
          { xml: "*", type: { kind: "any" } },
        ],
      },
    },
    { as: "size", number: "?", type: { kind: "choice", code: choice, choices: [{ xml: "*", type: decimal }] } },
  ]);

  test.each<[Value, string]>([
    [{}, "<r/>"],
    [{ method: { name: "Card", value: "1" } }, "<r><p:Card>1</p:Card></r>"],
    [{ method: { name: "Cash", value: "<Cash a='1'/>" } }, "<r><Cash a='1'/></r>"],
    [{ method: { name: "Cash", value: "<q:Cash xmlns:q='urn:q'/>" } }, "<r><q:Cash xmlns:q='urn:q'/></r>"],
    [{ size: { name: "Inch", value: "1.50" } }, "<r><Inch>1.50</Inch></r>"],
    [
      { method: { name: "Cash", value: "<Card/>" } },
      '/r/Cash: expected the XML of one element Cash but received "<Card/>"',
    ],
    [
      { method: { name: "a><b", value: "<b/>" } },
      '/r: expected the element p:Card or another as method but received "a><b"',
    ],
    [{ size: { name: "/>", value: "1" } }, '/r: expected an element as size but received "/>"'],
    [{ size: { name: "x".repeat(1024), value: "1" } }, `<r><${"x".repeat(1024)}>1</${"x".repeat(1024)}></r>`],
    [
      { size: { name: "x".repeat(1025), value: "1" } },
      `/r: expected an element as size but received "${"x".repeat(40)}…"`,
    ],
    [{ size: { name: "Inch" } }, "/r/Inch: expected a decimal but received nothing"],
    [
      { size: { name: 5, value: "1" } },
      "/r: expected name and value of an element as size but received a value of type object",
    ],
  ])("%j", (value, xml) => {
    expect(errorOf(table, value)).toBe(xml);
  });
});

describe("names", () => {
  const table = tableOf([
    { xml: "p:map", as: "map", number: "?", type: { kind: "map", code: map, type: text }, secret: true },
  ]);

  test.each<[unknown, string]>([
    [[], "<r><p:map/></r>"],
    [[{ name: "é.-1", value: "<" }], "<r><p:map><é.-1>&lt;</é.-1></p:map></r>"],
    [[{ name: "a:b", value: "" }], '/r/p:map: expected the name of an element but received "a:b"'],
    [[{ name: "", value: "" }], '/r/p:map: expected the name of an element but received ""'],
    [[{ name: "é".repeat(512), value: "" }], `<r><p:map><${"é".repeat(512)}/></p:map></r>`],
    [
      [{ name: "é".repeat(513), value: "" }],
      `/r/p:map: expected the name of an element but received "${"é".repeat(40)}…"`,
    ],
    [[null], "/r/p:map: expected the name of an element but received nothing"],
    [[{ name: "a", value: 5 }], "/r/p:map/a: expected text but received a secret value"],
    [[{ name: "a", value: "\0" }], "/r/p:map/a: expected characters that XML can carry but received U+0000"],
  ])("%j in a map", (map, xml) => {
    expect(errorOf(table, { map })).toBe(xml);
  });
});

describe("namespaces", () => {
  const namespaces = { "": "urn:r", p: "urn:p?a&b", xml: "http://www.w3.org/XML/1998/namespace" };
  const table = tableOf(
    [
      { xml: "p:a", as: "a", type: text, number: "?" },
      { xml: "any", as: "any", type: { kind: "any" }, number: "?" },
    ],
    { namespaces },
  );

  test("are declared at the root", () => {
    expect(write(table, { a: "1" })).toBe('<r xmlns="urn:r" xmlns:p="urn:p?a&amp;b"><p:a>1</p:a></r>');
  });

  test("XML in a value does not fall into that of the document", () => {
    expect(write(table, { any: "<any><b/></any>" })).toContain('<any xmlns=""><b/></any>');
    expect(write(table, { any: "<any xmlns='urn:r'/>" })).toContain("<any xmlns='urn:r'/>");
    expect(write(table, { any: "<any a=' xmlns='/>" })).toContain(`<any xmlns="" a=' xmlns='/>`);
  });

  test.each([
    ['<q:b xmlns:q="urn:q"><q:c/></q:b>', false],
    ['<q:b xmlns:q="urn:q"><c xmlns="urn:c"><d/></c></q:b>', false],
    ['<q:b xmlns:q="urn:q"><!-- <c/> --><![CDATA[<c/>]]><?p <c/>?></q:b>', false],
    ['<q:b xmlns:q="urn:q" a="/>"><c/></q:b>', true],
    ['<q:b xmlns:q="urn:q"><c xmlns="urn:c"/><d/></q:b>', true],
  ])("of XML in a value are said where it has names without a prefix: %s", (xml, isSaid) => {
    const open = tableOf([{ xml: "*", as: "any", type: { kind: "any" } }], { namespaces });
    expect(write(open, { any: xml })).toContain(isSaid ? xml.replace("<q:b", '<q:b xmlns=""') : xml);
  });

  test("an unknown attribute uses the prefix that the root declares, or declares its own", () => {
    const p: UnknownContent = { attribute: "p:b", value: "1", namespace: "urn:p?a&b" };
    const q: UnknownContent[] = ["b", "c"].map((name) => ({ attribute: `q:${name}`, value: "1", namespace: "urn:q" }));
    expect(write(table, { [unknown]: [p, ...q, { attribute: "xml:lang", value: "en" }] })).toBe(
      '<r xmlns="urn:r" xmlns:p="urn:p?a&amp;b" p:b="1" xmlns:q="urn:q" q:b="1" q:c="1" xml:lang="en"/>',
    );
  });

  test("a prefix cannot mean two namespaces in one tag", () => {
    const attribute: UnknownContent = { attribute: "p:b", value: "1", namespace: "urn:other" };
    expect(errorOf(table, { [unknown]: [attribute] })).toBe(
      "/r/@p:b: expected a namespace for the prefix p but received none or another",
    );
  });
});

test("an unknown element whose sibling is not there stands at the end", () => {
  const table = tableOf([
    { xml: "a", as: "a", type: text, number: "?" },
    { xml: "b", as: "b", type: text, number: "?" },
  ]);
  const kept: UnknownContent[] = [
    { after: "gone", xml: "<x/>" },
    { after: "a", xml: "<y/>" },
    { after: undefined, xml: "<z/>" },
  ];
  expect(write(table, { b: "1", [unknown]: kept })).toBe("<r><z/><y/><b>1</b><x/></r>");
});

describe("versions", () => {
  const table = tableOf(
    [
      { xml: "feed", as: "feed", type: text, versions: 0b01 },
      { xml: "store", as: "store", type: text, number: "?", versions: 0b10 },
      { xml: "old", as: "old", type: text, number: "*", versions: 0b01 },
      { xml: "secret", as: "secret", type: text, number: "?", versions: 0b01, secret: true },
    ],
    {
      versions: {
        code: versioned,
        names: ["0.8", "1.0"],
        rules: [{ path: "store" }, { path: "feed", template: "XML Version {version} of it" }],
        as: "version",
      },
    },
  );

  test("the member that says the version is filled in", () => {
    expect(write(table, {}, "0.8")).toBe("<r><feed>XML Version 0.8 of it</feed></r>");
    expect(write(table, {})).toBe("<r><store>1.0</store></r>");
    expect(parse(table, write(table, { old: ["a"] }, "0.8"))["version"]).toBe("0.8");
  });

  test("one that says another version is refused", () => {
    expect(errorOf(table, { version: "0.8", feed: "XML Version 0.7 of it" })).toBe(
      '/r/feed: expected "XML Version 0.8 of it" but received "XML Version 0.7 of it"',
    );
  });

  test("white space around it is as the reader takes it", () => {
    expect(write(table, { feed: " XML Version 0.8 of it\n" }, "0.8")).toBe(
      "<r><feed> XML Version 0.8 of it\n</feed></r>",
    );
    expect(parse(table, "<r><store> 1.0 </store></r>")).toMatchObject({ version: "1.0", store: " 1.0 " });
    expect(write(table, parse(table, "<r><store> 1.0 </store></r>"))).toBe("<r><store> 1.0 </store></r>");
  });

  test("an empty list is nothing that a version could not carry", () => {
    expect(write(table, { old: [] }, "1.0")).toBe("<r><store>1.0</store></r>");
    expect(errorOf(table, { old: ["a"] })).toBe("/r/old: expected nothing in version 1.0 but received a list");
    expect(errorOf(table, { secret: "a" })).toBe(
      "/r/secret: expected nothing in version 1.0 but received a secret value",
    );
  });
});

test("the size of a list is written as the type of the member has it", () => {
  const table = tableOf([
    { xml: "@n", as: "n", type: bigInteger, sizeOf: "items" },
    { xml: "i", as: "items", type: text, number: "*" },
  ]);
  expect(write(table, { items: ["a", "b"] })).toBe('<r n="2"><i>a</i><i>b</i></r>');
  expect(write(table, { n: 2n, items: ["a", "b"] })).toBe('<r n="2"><i>a</i><i>b</i></r>');
  expect(errorOf(table, { n: 1n, items: [] })).toBe("/r/@n: expected 0, the number of items but received the bigint 1");
});

test("elements beside the text of their parent are not indented", () => {
  const table = tableOf([
    { xml: "$", as: "text", type: text },
    { xml: "b", as: "b", type: text, number: "*" },
  ]);
  expect(serialize(fresh(table), { text: " a ", b: ["1"] }, { indent: "  ", declaration: false })).toBe(
    "<r> a <b>1</b></r>",
  );
});
