import { describe, expect, test } from "vitest";
import { type DocumentTable, type MemberTable, type ReadOptions, choice, id, integer, text } from "@tagsmith/runtime";
import { cut, readStream, readWhole } from "./streams.js";
import { record, rooted } from "./tables.js";

const item = record("Item", [
  { xml: "@n", as: "n", number: "?", type: integer },
  { xml: "a", as: "a", number: "?", type: text },
]);
const items: MemberTable = { xml: "i", as: "items", number: "*", type: item };
const boxed: MemberTable = { xml: "box/i", as: "items", number: "*", type: item };
const note: MemberTable = { xml: "note", as: "note", number: "?", type: text };

function table(
  members: readonly MemberTable[],
  more: Partial<DocumentTable<unknown>> = {},
): () => DocumentTable<unknown> {
  return rooted(members, { items: ["items"], ...more });
}

async function expectAlike(of: () => DocumentTable<unknown>, xml: string, options: ReadOptions = {}): Promise<void> {
  const bytes = new TextEncoder().encode(xml);
  const { items: expected, ...rest } = readWhole(of, bytes, options);
  for (const size of [1, 5, 13, 1000]) {
    const { items: found, ...told } = await readStream(of, cut(bytes, [size]), options);
    expect(told).toEqual(rest);
    if (rest.error === undefined) expect(found).toEqual(expected);
  }
}

describe("a stream gives what reading the whole does, whatever leads to its items", () => {
  test.each<[what: string, table: () => DocumentTable<unknown>, xml: string]>([
    ["items in the root", table([note, items]), '<root><i n="1"/><i><a>x</a></i><note>n</note><i/></root>'],
    ["items in the root, among unknown ones", table([items]), '<root> <x/><i n="1"/><!-- --><y><i/></y><i/> </root>'],
    ["no items", table([note, items]), "<root><note>n</note></root>"],
    ["an empty root", table([items]), "<root/>"],
    [
      "items in wrappers",
      table([{ ...items, xml: "v/w?/i" }, note]),
      "<root><v><w><i/><i n='2'/></w></v><note/></root>",
    ],
    ["a wrapper that is missing", table([{ ...items, xml: "v?/i" }, note]), "<root><note/></root>"],
    ["an empty wrapper", table([{ ...items, xml: "v?/i" }, note]), "<root><v/><note/></root>"],
    [
      "two spellings",
      table([{ ...items, xml: ["i", "box/j"] }]),
      "<root><i n='1'/><box><j n='2'/><i/></box><i n='3'/></root>",
    ],
    ["items that may be nothing", table([{ ...items, nothing: [""] }]), "<root><i/><i n='1'/><i></i><i> </i></root>"],
    ["items that are texts", table([{ ...items, type: id }]), "<root><i>1</i><i/><i><![CDATA[2]]></i></root>"],
    ["a wrong text", table([{ ...items, type: integer }]), "<root><i>1</i><i>2</i><i>x</i></root>"],
    [
      "alternatives of a choice",
      table([
        {
          as: "items",
          number: "*",
          type: {
            kind: "choice",
            code: choice,
            choices: [
              { xml: "i", type: item },
              { xml: "t", type: text },
            ] as never,
          },
        },
        note,
      ]),
      "<root><i n='1'/><t>x</t><note/><i/></root>",
    ],
    [
      "items in a record",
      rooted([note, { xml: "in", as: "in", type: record("In", [items, note]) }], { items: ["in", "items"] }),
      "<root><note>1</note><in><i n='1'/><note>2</note><i/></in></root>",
    ],
    [
      "a record that is empty",
      rooted([{ xml: "in", as: "in", type: record("In", [items]) }], { items: ["in", "items"] }),
      "<root><in/></root>",
    ],
    [
      "a record that may be missing",
      rooted([{ xml: "in", as: "in", number: "?", type: record("In", [items]), nothing: [""] }, note], {
        items: ["in", "items"],
      }),
      "<root><in/><note/></root>",
    ],
    [
      "one that may be missing and is there",
      rooted([{ xml: "in", as: "in", number: "?", type: record("In", [items]), nothing: [""] }, note], {
        items: ["in", "items"],
      }),
      "<root><in><i/><x/></in><note/></root>",
    ],
    [
      "a second record",
      rooted([{ xml: "in", as: "in", type: record("In", [items]) }], { items: ["in", "items"] }),
      "<root><in><i/></in><in/></root>",
    ],
    [
      "a second record that is left out",
      rooted([{ xml: "in", as: "in", type: record("In", [items]) }], {
        items: ["in", "items"],
        read: { repeated: "first" },
      }),
      "<root><in><i n='1'/></in><in><i n='2'/></in></root>",
    ],
    [
      "declared order",
      table([note, items, { ...note, xml: "last", as: "last" }], { read: { order: "declared" } }),
      "<root><note/><i/><i/><last/></root>",
    ],
    [
      "a wrong order",
      table([note, items, { ...note, xml: "last", as: "last" }], { read: { order: "declared" } }),
      "<root><note/><i/><last/><i/></root>",
    ],
    [
      "a wrong order of a wrapper",
      table([note, boxed], { read: { order: "declared" } }),
      "<root><box><i/></box><note/></root>",
    ],
    [
      "a number of items",
      table([{ xml: "@of", as: "of", type: integer, sizeOf: "items" }, boxed]),
      "<root of='2'>\n<box>\n<i/><i/></box></root>",
    ],
    [
      "a wrong number of items",
      table([{ xml: "@of", as: "of", type: integer, sizeOf: "items" }, boxed, note]),
      `<root\n of='3'><box><i/><i/></box><note>${"é".repeat(90)}</note></root>`,
    ],
    ["no number of items", table([{ ...items, number: "+" }]), "<root><note/></root>"],
    ["a missing wrapper", table([boxed, note]), "<root>\n<note>x</note></root>"],
    ["too few items", table([{ ...items, number: [2, 3] }]), "<root><i/></root>"],
    [
      "prefixes",
      table([{ ...items, xml: "s:i" }], { roots: ["s:root"], namespaces: { s: "urn:s" } }),
      '<x:root xmlns:x="urn:s"><x:i/><s:i xmlns:s="urn:s"/><i xmlns="urn:s"/><x:i xmlns:x="urn:t"/></x:root>',
    ],
    [
      "prefixes of a wrapper",
      table([{ ...items, xml: "s:box/s:i" }], { roots: ["s:root"], namespaces: { s: "urn:s" } }),
      '<s:root xmlns:s="urn:s"><x:box xmlns:x="urn:s" xmlns:s="urn:t"><s:i/><x:i n="1"/></x:box></s:root>',
    ],
    ["an end tag that is another", table([boxed]), "<root><box><i/></bux></root>"],
    ["a wrapper that does not end", table([boxed]), "<root><box><i/>\r\n"],
    ["carriage returns", table([boxed, note]), "<root>\r\n<box>\r<i/>\r\r\n<i n='x'/></box></root>"],
    ["a wrong value on a later line", table([boxed, note]), "<root>\n<note>é😀</note>\n<box>é</box></root>"],
  ])("%s", async (_what, tableOf, xml) => {
    await expectAlike(tableOf, xml);
    await expectAlike(tableOf, xml, { unknown: "ignore" });
    // So small a limit makes all be read with care.
    await expectAlike(tableOf, xml, { limits: { attribute: 63 } });
  });
});

test("the limit of depth is that of reading the whole", async () => {
  const xml = "<root><box><i><a/></i></box></root>";
  for (const depth of [0, 1, 2, 3, 4]) await expectAlike(table([boxed]), xml, { limits: { depth } });
});

describe("what has no items, or cannot give them before its end, gives one value", () => {
  test.each<[what: string, table: () => DocumentTable<unknown>, xml: string, value: unknown]>([
    [
      "no path",
      rooted([items]),
      "<root><i/><i n='2'/></root>",
      {
        items: [
          { n: undefined, a: undefined },
          { n: 2, a: undefined },
        ],
      },
    ],
    [
      "items in a record of which there are many",
      rooted([{ xml: "in", as: "in", number: "*", type: record("In", [items]) }], { items: ["in", "items"] }),
      "<root><in><i/></in><in/></root>",
      { in: [{ items: [{ n: undefined, a: undefined }] }, { items: [] }] },
    ],
    [
      "a path to what is no list",
      rooted([note], { items: ["note", "items"] }),
      "<root><note>x</note></root>",
      { note: "x" },
    ],
  ])("%s", async (_what, tableOf, xml, value) => {
    const bytes = new TextEncoder().encode(xml);
    for (const size of [1, 7, 1000])
      expect(await readStream(tableOf, cut(bytes, [size]))).toEqual({ items: [], root: value, notices: [] });
  });
});
