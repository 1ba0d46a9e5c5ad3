import { describe, expect, test } from "vitest";
import { type Limits, type MemberTable, type RecordTable, safeParse, text } from "@tagsmith/runtime";
import { read, record, rooted } from "./tables.js";

const members: MemberTable[] = [
  { xml: "@name", as: "name", number: "?", type: text },
  { xml: "value", as: "value", number: "?", type: text },
  { xml: "inner", as: "inner", number: "?", type: record("Inner", [{ xml: "value", as: "value", type: text }]) },
];
const known = rooted(members);
const ignoring = rooted([], { read: { unknown: "ignore" } });
const xml = '<root name="abc"><value>abcd</value><inner><value/></inner></root>';

describe("each limit holds at the limit, one beyond it, and at 0", () => {
  test.each<[limit: keyof Limits, most: number, message: string]>([
    ["depth", 3, "at most 2 elements inside of each other but received more"],
    ["attributes", 1, "at most 0 attributes but received more"],
    ["name", 5, "a name of at most 4 bytes but received a longer one"],
    ["attribute", 3, "attribute of at most 2 bytes but received more"],
    ["text", 4, "text of at most 3 bytes but received more"],
    ["document", xml.length, `a document of at most ${xml.length - 1} bytes but received more`],
  ])("%s", (limit, most, message) => {
    for (const table of [known, ignoring]) {
      expect(Array.isArray(read(table, xml, { limits: { [limit]: most } }))).toBe(false);
      expect(read(table, xml, { limits: { [limit]: most - 1 } })).toEqual([expect.stringContaining(message)]);
      expect(read(table, new TextEncoder().encode(xml), { limits: { [limit]: 0 } })).toEqual([
        expect.stringContaining(limit === "depth" || limit === "document" ? "at most 0" : "at most 0 "),
      ]);
    }
  });
});

describe("a limit that is smaller than the texts that are read in a hurry holds for those as well", () => {
  const item = record("Item", [
    { xml: "@a", as: "a", number: "?", type: text },
    { xml: "b", as: "b", number: "?", type: text },
  ]);
  const items = rooted([{ xml: "item", as: "items", number: "*", type: item }]);
  test.each<[limits: Partial<Limits>, item: string, message: string | undefined]>([
    [{ attribute: 3 }, "<item a='abc'/>", undefined],
    [{ attribute: 3 }, '<item a="abcd"/>', "1:16 /root: expected attribute of at most 3 bytes but received more"],
    [{ attribute: 3 }, "<item a='abcd'/>", "1:16 /root: expected attribute of at most 3 bytes but received more"],
    [{ text: 3 }, "<item a='abcd'><b>abc</b></item>", undefined],
    [{ text: 3 }, "<item><b>abcd</b></item>", "1:16 /root/item[1]: expected text of at most 3 bytes but received more"],
  ])("%j %s", (limits, content, message) => {
    const found = read(items, `<root>${content}</root>`, { limits });
    expect(Array.isArray(found) ? found : undefined).toEqual(message === undefined ? undefined : [message]);
  });

  test("and is told of as one", () => {
    const codes = (xml: string, limits: Partial<Limits>): string[] =>
      safeParse(items, xml, { limits, unknown: "ignore" }).problems.map(({ code }) => code);
    expect(codes("<root><item a='abcd'/></root>", { attribute: 3 })).toEqual(["limit"]);
    expect(codes("<root><item/></root>", { depth: 1 })).toEqual(["limit"]);
    expect(codes("<root><item><x/></item></root>", { depth: 2 })).toEqual(["unknown", "limit"]);
    expect(codes("<root><x/></root>", { document: 10 })).toEqual(["limit"]);
  });
});

test("a table's limits are its own", () => {
  expect(read(rooted(members, { limits: { text: 3 } }), xml)).toEqual([
    "1:25 /root: expected text of at most 3 bytes but received more",
  ]);
  expect(read(rooted(members, { limits: { text: 3 } }), xml, { limits: { text: 4 } })).toMatchObject({ value: "abcd" });
});

function recursive(): RecordTable<unknown> {
  return { name: "Node", members: [{ xml: "a", as: "a", number: "?", type: recursive }] as never };
}

const tree = rooted([{ xml: "a", as: "a", number: "?", type: recursive }]);

test("without a limit of depth the stack is one", () => {
  const deep = `<root>${"<a>".repeat(100_000)}`;
  expect(read(tree, deep, { limits: { depth: Infinity } })).toEqual([
    expect.stringContaining("fewer elements inside of each other but received more than the stack holds"),
  ]);
  expect(read(ignoring, `${deep}${"</a>".repeat(100_000)}</root>`, { limits: { depth: Infinity } })).toEqual({});
});
