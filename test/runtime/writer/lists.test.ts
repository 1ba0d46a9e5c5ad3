import { describe, expect, test } from "vitest";
import type { RecordTable } from "../../../runtime/src/table.js";
import { decimal } from "../../../runtime/src/values/decimal.js";
import { bigInteger, integer } from "../../../runtime/src/values/integer.js";
import { id, text } from "../../../runtime/src/values/text.js";
import { type Value, tableOf, write, written } from "./table-of.js";

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
    expect(written(table, value)).toBe(xml);
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
    expect(written(table, value)).toBe(xml);
  });
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
    expect(written(table, value)).toBe(xml);
  });
});

test("a count that is no number is refused as it stands", () => {
  const table = tableOf([
    { xml: "@count", as: "count", type: integer, sizeOf: "items" },
    { xml: "item", as: "items", type: text, number: "*" },
  ]);
  expect(written(table, { count: Object.create(null), items: [] })).toBe(
    "/r/@count: expected 0, the number of items but received a value of type object",
  );
});

test("the size of a list is written as the type of the member has it", () => {
  const table = tableOf([
    { xml: "@n", as: "n", type: bigInteger, sizeOf: "items" },
    { xml: "i", as: "items", type: text, number: "*" },
  ]);
  expect(write(table, { items: ["a", "b"] })).toBe('<r n="2"><i>a</i><i>b</i></r>');
  expect(write(table, { n: 2n, items: ["a", "b"] })).toBe('<r n="2"><i>a</i><i>b</i></r>');
  expect(written(table, { n: 1n, items: [] })).toBe("/r/@n: expected 0, the number of items but received the bigint 1");
});

test("the size of a list may be spelled as a text where the type of the member is one", () => {
  const table = tableOf([
    { xml: "@n", as: "n", type: decimal, sizeOf: "items" },
    { xml: "i", as: "items", type: text, number: "*" },
  ]);
  expect(written(table, { n: "2", items: ["a", "b"] })).toBe('<r n="2"><i>a</i><i>b</i></r>');
  expect(written(table, { n: "2.0", items: ["a", "b"] })).toBe(
    '/r/@n: expected 2, the number of items but received "2.0"',
  );
});
