import { choice } from "@tagsmith/runtime";
import { describe, expect, test } from "vitest";
import { parse } from "../../../runtime/src/document.js";
import { type UnknownContent, unknown } from "../../../runtime/src/unknown.js";
import { text } from "../../../runtime/src/values/text.js";
import { type Value, recordOf, tableOf, write, written } from "./table-of.js";

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

  test.each<[kept: readonly [name: string, namespace: string][], tag: string]>([
    [[["p:b", "urn:other"]], '<r xmlns="urn:r" xmlns:p="urn:p?a&amp;b" xmlns:p2="urn:other" p2:b="1"/>'],
    [
      [
        ["q:b", "urn:q"],
        ["q:b", "urn:other"],
        ["q:c", "urn:other"],
        ["q2:b", "urn:third"],
        ["q:d", "urn:third"],
      ],
      '<r xmlns="urn:r" xmlns:p="urn:p?a&amp;b" xmlns:q="urn:q" q:b="1" xmlns:q2="urn:other" q2:b="1" q2:c="1" xmlns:q22="urn:third" q22:b="1" xmlns:q3="urn:third" q3:d="1"/>',
    ],
    [
      [["constructor:b", "urn:q"]],
      '<r xmlns="urn:r" xmlns:p="urn:p?a&amp;b" xmlns:constructor="urn:q" constructor:b="1"/>',
    ],
  ])("a prefix that means another namespace already is replaced: %j", (kept, tag) => {
    const attributes = kept.map(([attribute, namespace]): UnknownContent => ({ attribute, value: "1", namespace }));
    expect(written(table, { [unknown]: attributes })).toBe(tag);
  });

  test.each<[content: UnknownContent, message: string]>([
    [{ attribute: "p:b", value: "1" }, "/r/@p:b: expected a namespace for the prefix p but received none"],
    [
      { attribute: "q:b", value: "1", namespace: "" },
      "/r/@q:b: expected a namespace for the prefix q but received none",
    ],
    [
      { attribute: "q:b", value: "1", namespace: "urn:\0" },
      "/r/@q:b: expected characters that XML can carry but received U+0000",
    ],
    [{ attribute: "b", value: "\ufffe" }, "/r/@b: expected characters that XML can carry but received U+FFFE"],
    [
      { attribute: "p:c", value: "1", namespace: "urn:p?a&b" },
      "/r/@p:c: expected one attribute of this name but received a second one",
    ],
    [{ attribute: "a b", value: "1" }, '/r: expected the name of an attribute but received "a b"'],
    [{ attribute: "xmlns:q", value: "1" }, '/r: expected the name of an attribute but received "xmlns:q"'],
  ])("what cannot be written is refused: %j", (content, message) => {
    const first: UnknownContent = { attribute: "p:c", value: "1", namespace: "urn:p?a&b" };
    expect(written(table, { [unknown]: [first, content] })).toBe(message);
  });

  test("an attribute with the prefix of its element, which meant another namespace, does not change the element's", () => {
    const items = tableOf(
      [{ xml: "p:item", as: "item", type: () => recordOf("Item", [{ xml: "p:b", as: "b", type: text }]) }],
      {
        roots: ["p:r"],
        namespaces: { p: "urn:r" },
      },
    );
    const xml = '<x:r xmlns:x="urn:r"><x:item xmlns:p="urn:other" p:b="1"><x:b>2</x:b></x:item></x:r>';
    const value = parse(items, xml);
    expect(value["item"]).toEqual({
      b: "2",
      [unknown]: [{ attribute: "p:b", value: "1", namespace: "urn:other" }],
    });
    const again = '<p:r xmlns:p="urn:r"><p:item xmlns:p2="urn:other" p2:b="1"><p:b>2</p:b></p:item></p:r>';
    expect(write(items, value)).toBe(again);
    expect(parse(items, again)["item"]).toEqual({
      b: "2",
      [unknown]: [{ attribute: "p2:b", value: "1", namespace: "urn:other" }],
    });
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

describe("a wrapper that might be missing", () => {
  const table = tableOf([
    { xml: "A?/B?/c", as: "c", type: text, number: "?" },
    { xml: "A?/d", as: "d", type: text, number: "?" },
    { xml: "AB?/e", as: "e", type: text, number: "?" },
  ]);

  test.each<[kept: readonly UnknownContent[], xml: string]>([
    [[], "<r/>"],
    [[{ after: undefined, xml: "<x/>" }], "<r><x/></r>"],
    [[{ attribute: "x", value: "1" }], '<r x="1"/>'],
    [[{ after: undefined, in: "A", xml: "<x/>" }], "<r><A><x/></A></r>"],
    [[{ after: undefined, in: "A/B", xml: "<x/>" }], "<r><A><B><x/></B></A></r>"],
    [[{ after: undefined, in: "AB", xml: "<x/>" }], "<r><AB><x/></AB></r>"],
    [[{ attribute: "x", value: "1", on: "A" }], '<r><A x="1"/></r>'],
    [[{ attribute: "x", value: "1", on: "A/B" }], '<r><A><B x="1"/></A></r>'],
    [
      [
        { attribute: "x", value: "1" },
        { attribute: "y", value: "2", on: "A/B" },
      ],
      '<r x="1"><A><B y="2"/></A></r>',
    ],
  ])("is written where something unknown stands in it: %j", (kept, xml) => {
    expect(write(table, { [unknown]: kept })).toBe(xml);
  });
});

test("unknown elements stand behind wrappers, lists, choices and other spellings of the sibling that they followed", () => {
  const table = tableOf([
    { xml: "W/a", as: "a", type: text },
    { xml: ["b", "bb", "C/bbb"], as: "b", type: text, number: "*" },
    {
      as: "it",
      type: {
        kind: "choice",
        code: choice,
        choices: [
          { xml: "c", type: text },
          { xml: "d", type: text },
        ],
      },
    },
    { xml: "e", as: "e", type: text },
  ]);
  const of = (after: string): string => {
    const value = { a: "1", b: ["2", "3"], it: { name: "c", value: "4" }, e: "5" };
    return write(table, { ...value, [unknown]: [{ after, xml: "<x/>" }] });
  };
  expect(of("W")).toBe("<r><W><a>1</a></W><x/><b>2</b><b>3</b><c>4</c><e>5</e></r>");
  for (const after of ["b", "bb", "C"])
    expect(of(after)).toBe("<r><W><a>1</a></W><b>2</b><b>3</b><x/><c>4</c><e>5</e></r>");
  for (const after of ["c", "d"]) expect(of(after)).toBe("<r><W><a>1</a></W><b>2</b><b>3</b><c>4</c><x/><e>5</e></r>");
  expect(of("e")).toBe("<r><W><a>1</a></W><b>2</b><b>3</b><c>4</c><e>5</e><x/></r>");
});

describe("unknown attributes of leaves", () => {
  const table = tableOf([
    { xml: "a", as: "a", type: text, number: "?" },
    { xml: "W/b", as: "b", type: text, number: "*" },
    { xml: "n", as: "n", type: text, number: "*", emptyWhenNone: true },
  ]);
  const on = (place: string): UnknownContent => ({ attribute: "x", value: "1", on: place });

  test.each<[value: Value, kept: readonly UnknownContent[], xml: string]>([
    [{ a: "1" }, [on("a")], '<r><a x="1">1</a><W/><n/></r>'],
    [{ a: "" }, [on("a")], '<r><a x="1"/><W/><n/></r>'],
    [{}, [on("a")], "<r><W/><n/></r>"],
    [{ b: ["1", "2"] }, [on("W/b[1]")], '<r><W><b x="1">1</b><b>2</b></W><n/></r>'],
    [{ b: ["1", "2"] }, [on("W/b[2]")], '<r><W><b>1</b><b x="1">2</b></W><n/></r>'],
    [{ b: ["1"] }, [on("W")], '<r><W x="1"><b>1</b></W><n/></r>'],
    [{ n: ["1"] }, [on("n[1]")], '<r><W/><n x="1">1</n></r>'],
    [{ n: [""] }, [on("n[1]")], '/r/n[1]: expected text but received "", which means no item'],
    [{ n: [] }, [on("n[1]")], "<r><W/><n/></r>"],
    [{ a: "\0" }, [on("a")], "/r/a: expected characters that XML can carry but received U+0000"],
    [{ b: ["1", "\0"] }, [on("a")], "/r/W/b[2]: expected characters that XML can carry but received U+0000"],
  ])("%j with %j", (value, kept, xml) => {
    expect(written(table, { ...value, [unknown]: kept })).toBe(xml);
  });

  test("stand beside sections, long ends and indents", () => {
    const long = tableOf([{ xml: "a", as: "a", type: text }], { write: { empty: "long" } });
    expect(write(long, { a: "<", [unknown]: [on("a")] }, { cdata: "all", indent: " " })).toBe(
      '<r>\n <a x="1"><![CDATA[<]]></a>\n</r>',
    );
    expect(write(long, { a: "", [unknown]: [on("a")] })).toBe('<r><a x="1"></a></r>');
  });
});
