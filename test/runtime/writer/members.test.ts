import { choice, map } from "@tagsmith/runtime";
import { describe, expect, test } from "vitest";
import { parse } from "../../../runtime/src/document.js";
import type { DocumentTable, MemberTable, RecordTable } from "../../../runtime/src/table.js";
import { type UnknownContent, unknown } from "../../../runtime/src/unknown.js";
import { id, text } from "../../../runtime/src/values/text.js";
import { type Value, recordOf, tableOf, write, written } from "./table-of.js";

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
    expect(written(table, { f: ["1"] })).toBe("/r/Opt/E: expected an ID but received nothing");
  });

  test("one that is missing is written where something unknown stands in it", () => {
    const inside: UnknownContent[] = [{ after: "F", in: "Opt/Deep", xml: "<x/>" }];
    expect(write(table, { e: "1", [unknown]: inside })).toBe(
      "<r><Box><In/></Box><Opt><E>1</E><Deep><x/></Deep></Opt></r>",
    );
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
    expect(written(table, { map })).toBe(xml);
  });
});

test.each<[number: MemberTable["number"], Value, string]>([
  [[0, 1], {}, "<r/>"],
  [[0, 1], { a: "1" }, "<r><a>1</a></r>"],
  [[1, 1], {}, "/r/a: expected an ID but received nothing"],
  [[0, 2], { a: [] }, "<r/>"],
  [[0, 2], { a: ["1", "2", "3"] }, "/r/a: expected 0 to 2 elements but received 3"],
  [[2, Infinity], { a: ["1"] }, "/r/a: expected at least 2 elements but received 1"],
])("%j times: %j", (number, value, xml) => {
  expect(written(tableOf([{ xml: "a", as: "a", type: id, number: number! }]), value)).toBe(xml);
});

describe("white space beside text would be a part of it, so that nothing is indented", () => {
  const inner = (): RecordTable<Value> => recordOf("B", [{ xml: "c", as: "c", type: text }]);
  const map_ = { kind: "map", code: map, type: text } as const;
  const mixed = { kind: "choice", code: choice, mixed: true, choices: [{ xml: "i", type: text }] } as const;

  test.each<[string, MemberTable[], Value, string]>([
    [
      "beside a text",
      [
        { xml: "$", as: "text", type: text },
        { xml: "b", as: "b", type: inner },
        { xml: "m", as: "m", type: map_ },
      ],
      { text: " a ", b: { c: "1" }, m: [{ name: "d", value: "2" }] },
      "<r> a <b><c>1</c></b><m><d>2</d></m></r>",
    ],
    [
      "beside a text that is missing",
      [
        { xml: "$", as: "text", type: text, number: "?" },
        { xml: "b", as: "b", type: inner },
      ],
      { b: { c: "1" } },
      "<r><b><c>1</c></b></r>",
    ],
    [
      "where text may stand among elements",
      [
        { xml: "b", as: "b", type: inner },
        { as: "mixed", number: "*", type: mixed },
      ],
      { b: { c: "1" }, mixed: [" x ", { name: "i", value: "2" }] },
      "<r><b><c>1</c></b> x <i>2</i></r>",
    ],
    [
      "elsewhere it is",
      [
        { xml: "b", as: "b", type: inner },
        { xml: "m", as: "m", type: map_ },
        { xml: "n", as: "n", type: map_ },
        { xml: "k", as: "k", type: { kind: "any" } },
      ],
      { b: { c: "1" }, m: [{ name: "d", value: "2" }], n: [], k: "<k> <l/></k>" },
      "<r>\n\t<b>\n\t\t<c>1</c>\n\t</b>\n\t<m>\n\t\t<d>2</d>\n\t</m>\n\t<n/>\n\t<k> <l/></k>\n</r>",
    ],
  ])("%s", (_, members, value, xml) => {
    expect(write(tableOf(members), value, { indent: "\t" })).toBe(xml);
  });
});

test.each<[Value, string]>([
  [{}, "<r/>"],
  [{ text: "" }, "<r/>"],
  [{ text: "", b: "" }, "<r><b/></r>"],
  [{ text: "<" }, "<r><![CDATA[<]]></r>"],
])("a text that is missing or empty is no section: %j", (value, xml) => {
  const table = tableOf([
    { xml: "$", as: "text", type: text, number: "?" },
    { xml: "b", as: "b", type: text, number: "?" },
  ]);
  expect(write(table, value, { cdata: "all" })).toBe(xml);
});

test("a text that is wrong is told of by the path of its element", () => {
  const table = tableOf([{ xml: "a", as: "a", type: () => recordOf("A", [{ xml: "$", as: "text", type: text }]) }]);
  expect(written(table, { a: { text: 5 } })).toBe("/r/a: expected text but received the number 5");
  expect(written(table, { a: { text: "\0" } })).toBe(
    "/r/a: expected characters that XML can carry but received U+0000",
  );
});

test("what stands behind a map, a wrapper or a record is told of by its own path", () => {
  const table = tableOf([
    { xml: "m", as: "m", type: { kind: "map", code: map, type: text } },
    { xml: "w/x", as: "x", type: text },
    { xml: "b", as: "b", type: () => recordOf("B", [{ xml: "c", as: "c", type: text }]) },
    { xml: "z", as: "z", type: text },
  ]);
  expect(written(table, { m: [{ name: "d", value: "2" }], x: "1", b: { c: "2" } })).toBe(
    "/r/z: expected text but received nothing",
  );
});

test.each<[unknown, string]>([
  [true, "true"],
  [false, "false"],
  [null, "null"],
  [5, "the number 5"],
  [5n, "the bigint 5"],
  [new Date(0), "the Date 1970-01-01T00:00:00.000Z"],
  [[], "a list"],
  [{}, "a value of type object"],
  [Symbol.iterator, "a value of type symbol"],
  [(): void => {}, "a value of type function"],
])("%s as a text is %s", (value, received) => {
  expect(written(tableOf([{ xml: "a", as: "a", type: text }]), { a: value })).toBe(
    `/r/a: expected text but received ${received}`,
  );
});

test.each<[roots: readonly string[], xml: string]>([
  [["r", "s"], "<r/>"],
  [["*", "s", "r"], "<s/>"],
  [["*"], "<test/>"],
])("of the roots %j, the first with a name is written", (roots, xml) => {
  expect(write(tableOf([], { roots, name: "test" }), {})).toBe(xml);
});

describe("a flag that is set", () => {
  const flag = (more: Partial<MemberTable>): (() => DocumentTable<Value>) =>
    tableOf([
      { xml: "@other", as: "other", type: text, number: "?", personal: true },
      { xml: "@id", as: "id", type: text, number: "?", ...more },
      { as: "isFirst", type: { kind: "flag", of: "id", is: "1" } },
    ]);

  test.each<[Value, Partial<MemberTable>, string]>([
    [{ id: "1", isFirst: true }, {}, '<r id="1"/>'],
    [{ id: "1" }, {}, '<r id="1"/>'],
    [{ id: "2" }, {}, '<r id="2"/>'],
    [{ id: "2", isFirst: true }, {}, '/r: expected id to be "1" where isFirst is true but received "2"'],
    [{ isFirst: true }, {}, '/r: expected id to be "1" where isFirst is true but received nothing'],
    [
      { id: "2", isFirst: true },
      { secret: true },
      '/r: expected id to be "1" where isFirst is true but received a secret value',
    ],
  ])("must follow from what it stands for: %j %j", (value, more, xml) => {
    expect(written(flag(more), value)).toBe(xml);
  });
});

test("an attribute beside one in a wrapper stays where it is", () => {
  const table = tableOf([
    { xml: "W/@a", as: "a", type: text },
    { xml: "@b", as: "b", type: text },
    { xml: "c", as: "c", type: text },
    { xml: "W/d", as: "d", type: text },
    { xml: "@e", as: "e", type: text },
  ]);
  expect(write(table, { a: "1", b: "2", c: "3", d: "4", e: "5" })).toBe(
    '<r b="2" e="5"><c>3</c><W a="1"><d>4</d></W></r>',
  );
});

test("a table without the code of its map is refused by the name of it", () => {
  const type = { kind: "map", type: text } as unknown as MemberTable["type"];
  expect(written(tableOf([{ xml: "m", as: "m", type }]), {})).toBe(
    "the table test/r lacks the code `map` of the runtime",
  );
});
