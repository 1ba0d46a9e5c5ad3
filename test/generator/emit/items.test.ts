import { expect, test } from "vitest";
import { itemsOf } from "../../../generator/src/emit/items.js";
import type { RecordType } from "../../../generator/src/model/model.js";
import { attribute, document, element, leaf, many, record, text } from "../model.js";

const order = record("Order", [attribute("id", "id", leaf("id")), element("line", "lines", "Line", many)]);
const line = record("Line", [attribute("sku", "sku", leaf("id"))]);

test.each<[name: string, types: RecordType[], found: string | undefined]>([
  ["a list of the root", [record("Root", [element("order", "orders", "Order", many)]), order, line], "orders: Order"],
  [
    "a list in a wrapper",
    [record("Root", [element("a/order", "orders", "Order", many)]), order, line],
    "orders: Order",
  ],
  [
    "a list in a single record",
    [
      record("Root", [element("body", "body", "Body")]),
      record("Body", [element("o", "orders", "Order", many)]),
      order,
      line,
    ],
    "body orders: Order",
  ],
  [
    "an outer list before an inner one",
    [record("Root", [element("first", "first", "Order"), element("line", "own", "Line", many)]), order, line],
    "own: Line",
  ],
  [
    "a list of texts, which is none of elements",
    [record("Root", [element("name", "names", leaf("text"), many)])],
    undefined,
  ],
  [
    "a list beside a text",
    [record("Root", [text("text", leaf("text")), element("o", "o", "Line", many)]), line],
    undefined,
  ],
  ["a record in itself", [record("Root", [element("root", "root", "Root")])], undefined],
])("%s", (_name, types, found) => {
  const items = itemsOf(document("orders", "root", types));
  expect(items && `${items.path.join(" ")}: ${items.type.typeName}`).toBe(found);
});
