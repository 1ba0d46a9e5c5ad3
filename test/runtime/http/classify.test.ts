import { type EndpointTable, classifier } from "@tagsmith/runtime/endpoint";
import { expect, test } from "vitest";
import { depotTable } from "./endpoint-tables.js";

test.each([
  ["paid", "ship"],
  ["new", "ship"],
  ["Paid", "hold"],
  ["refunded", "cancelled"],
  ["", "hold"],
])("a parcel with the status %j is to %s", (status, word) => {
  expect(classifier(depotTable, "export")({ status })).toBe(word);
});

test("the words of a setting are the user's", () => {
  const classify = classifier(depotTable, "export", { paidStatuses: ["bezahlt"], password: "not looked at" });
  expect(["bezahlt", "paid"].map((status) => classify({ status }))).toEqual(["ship", "hold"]);
  expect(() => classifier(depotTable, "export", { paidStatuses: "paid" })).toThrow(
    'depot: the setting paidStatuses cannot be used: expected a list of which each item is text, separated by "," but received "paid"',
  );
});

test("an item that no condition fits has no word", () => {
  const table = (): EndpointTable => ({
    ...depotTable(),
    operations: depotTable().operations.map((operation) => ({
      ...operation,
      each: { as: "word", words: [{ word: "a", property: "inner.status", in: ["x"] }] },
    })),
  });
  const classify = classifier(table, "export");
  expect([classify({ inner: { status: "x" } }), classify({ inner: {} }), classify(undefined)]).toEqual([
    "a",
    undefined,
    undefined,
  ]);
});

test("an operation whose items mean nothing says so", () => {
  expect(() => classifier(depotTable, "shipped")).toThrow('depot says nothing about what the items of "shipped" mean');
});
