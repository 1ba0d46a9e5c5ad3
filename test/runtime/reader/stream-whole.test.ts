import { describe, expect, test } from "vitest";
import { type DocumentTable, type MemberTable, prefixes, text, versioned } from "@tagsmith/runtime";
import { content, derivable, nillable, typeName } from "@tagsmith/runtime/xsd";
import { cut, readStream, readWhole } from "./streams.js";
import { record, rooted } from "./tables.js";

const item = record("Item", [{ xml: "@n", as: "n", number: "?", type: text }]);
const items: MemberTable = { xml: "i", as: "items", number: "*", type: item };
const a: MemberTable = { xml: "a", as: "a", number: "?", type: text };
const sizes = [1, 3, 7, 1000];

async function expectAlike(table: () => DocumentTable<unknown>, xml: string): Promise<void> {
  const bytes = new TextEncoder().encode(xml);
  const { items: expected, ...rest } = readWhole(table, bytes);
  for (const size of sizes) {
    const { items: found, ...told } = await readStream(table, cut(bytes, [size]));
    expect(told).toEqual(rest);
    if (rest.error === undefined) expect(found).toEqual(expected);
  }
}

describe("a content model holds for the elements around the items as well", () => {
  const modelled = (model: string, more: readonly MemberTable[] = []): (() => DocumentTable<unknown>) => {
    const type = (): ReturnType<ReturnType<typeof record>> => ({
      ...record("Root", [a, items, ...more])(),
      content: content(model),
    });
    return () => ({ contract: 1, name: "test/root", roots: ["root"], items: ["items"], type });
  };
  const once = modelled("a, i+");
  test.each<[xml: string, table: () => DocumentTable<unknown>]>([
    ["<root><a/><i/></root>", once],
    ["<root> <a/> <!-- --> <i n='1'/>\n<i/> </root>", once],
    ["<root><i/><a/></root>", once],
    ["<root><i/></root>", once],
    ["<root><a/></root>", once],
    ["<root/>", once],
    ["<root></root>", once],
    ["<root><a/><i/><x/></root>", once],
    ["<root><a/><i/><i n='2'/><a/></root>", once],
    ["<root><i n='1'/><i n='2'/><a/></root>", modelled("(i, i)+, a?")],
    ["<root><i n='1'/><a/></root>", modelled("(i, i)+, a?")],
    ["<root><i n='1'/><i n='2'/><i n='3'/></root>", modelled("(i, i)+, a?")],
    ["<root><p:i xmlns:p=''/></root>", once],
    ["<root><a/><i xmlns:p='u' p:x='1'/><i/></root>", once],
  ])("%s", async (xml, table) => {
    await expectAlike(table, xml);
  });

  test("also where they are records in records", async () => {
    const type = (): ReturnType<ReturnType<typeof record>> => ({
      ...record("In", [a, items])(),
      content: content("a, i+"),
    });
    const table = rooted(
      [
        { xml: "in", as: "inner", type },
        { ...a, xml: "b", as: "b" },
      ],
      { items: ["inner", "items"] },
    );
    for (const inner of ["<a/><i/>", "<i/><a/>", "<a/>", ""]) {
      await expectAlike(table, `<root><in>${inner}</in><b/></root>`);
      await expectAlike(table, `<root><b/><in>${inner}</in></root>`);
    }
  });
});

describe("an element that is known only when it ends is read as a whole", () => {
  const texts = rooted([items, { xml: "$", as: "text", type: text }], { items: ["items"] });
  test.each<[xml: string, told: object]>([
    ["<root>x<i n='1'/>y<i/></root>", { root: { items: [{ n: "1" }, { n: undefined }], text: "xy" } }],
    ["<root><i/>\n</root>", { root: { items: [{ n: undefined }], text: "" } }],
    ["<root/>", { root: { items: [], text: "" } }],
    ["<root>x</rot>", { error: "1:8 /root: expected the end tag </root> but received </rot>", offset: 7 }],
    [
      "<root>x<i/>",
      { error: "1:12 /root: expected the end tag </root> but received the end of the document", offset: 11 },
    ],
    ["<root>x</root><i/>", { error: '1:15: expected nothing behind the root element but received "<i/>"', offset: 14 }],
  ])("a root that has text: %s", async (xml, told) => {
    for (const size of sizes)
      expect(await readStream(texts, cut(new TextEncoder().encode(xml), [size]))).toEqual({
        items: [],
        notices: [],
        ...told,
      });
  });

  test("a root of another version than the first that has text", async () => {
    const type = record("Root", [
      { xml: "$", as: "text", type: text },
      { xml: "@v", as: "v", type: text },
    ]);
    const table = (): DocumentTable<unknown> => ({
      contract: 1,
      name: "test/root",
      roots: ["root"],
      type,
      versions: { code: versioned, names: ["1", "2"], rules: [{ path: "@v" }], as: "version" },
    });
    for (const size of sizes)
      expect(await readStream(table, cut(new TextEncoder().encode("<root v='2'>x</root>"), [size]))).toEqual({
        items: [],
        root: { text: "x", v: "2", version: "2" },
        notices: [],
      });
  });

  test("a record that has text around the items", async () => {
    const inner = record("In", [items, { xml: "$", as: "text", type: text }]);
    const table = rooted([{ xml: "in", as: "inner", type: inner }, a], { items: ["inner", "items"] });
    for (const size of sizes)
      expect(
        await readStream(table, cut(new TextEncoder().encode("<root><in>x<i/>y</in><a/></root>"), [size])),
      ).toEqual({
        items: [],
        root: { inner: { items: [{ n: undefined }], text: "xy" }, a: "" },
        notices: [],
      });
  });

  test("a record that is nil", async () => {
    const inner = record("In", [{ ...a, number: [1, 1] }, items]);
    const table = rooted([{ xml: "in", as: "inner", number: "?", type: inner, nil: nillable }, a], {
      items: ["inner", "items"],
    });
    const xml = '<root xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><in xsi:nil="true"/><a/></root>';
    for (const size of sizes)
      expect((await readStream(table, cut(new TextEncoder().encode(xml), [size]))).root).toEqual({
        inner: undefined,
        a: "",
      });
  });

  test("and a root of another type has the members of that", async () => {
    const names = { "": "urn:s", xsi: "http://www.w3.org/2001/XMLSchema-instance" };
    const derived = record("Derived", [{ xml: "@xsi:type", as: "type", type: typeName("Derived") }, a, items]);
    const base = record("Base", [items]);
    const table = (): DocumentTable<unknown> => ({
      contract: 1,
      name: "test/root",
      roots: ["root"],
      items: ["items"],
      namespaces: names,
      prefixes,
      type: () => derivable(base, { Base: base, Derived: derived }, false),
    });
    const xml = `<root xmlns="urn:s" xmlns:xsi="${names.xsi}" xsi:type="Derived"><a>x</a><i/></root>`;
    for (const size of sizes)
      expect((await readStream(table, cut(new TextEncoder().encode(xml), [size]))).root).toEqual({
        type: "Derived",
        a: "x",
        items: [{ n: undefined }],
      });
  });
});
