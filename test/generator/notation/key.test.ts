import { describe, expect, test } from "vitest";
import { parseKey, parseParameterKey, parseTypeKey, parseWordKey } from "../../../generator/src/notation/key.js";
import { shape } from "./shape.js";

describe("keys of members", () => {
  test.each([
    ["OrderID", { wires: [{ wrappers: [], name: "OrderID", attribute: false }] }],
    ["@count", { wires: [{ wrappers: [], name: "count", attribute: true }] }],
    ["$", { wires: [{ wrappers: [], name: "$", attribute: false }] }],
    ["xml:lang", { wires: [{ wrappers: [], name: "xml:lang", attribute: false }] }],
    ["Größe.1-b_c", { wires: [{ wrappers: [], name: "Größe.1-b_c", attribute: false }] }],
    ["as", { wires: [{ wrappers: [], name: "as", attribute: false }] }],
    ["flag", { wires: [{ wrappers: [], name: "flag", attribute: false }] }],
    ["flags", { wires: [{ wrappers: [], name: "flags", attribute: false }] }],
    [
      "Items/Item* as items",
      {
        wires: [{ wrappers: [{ name: "Items", optional: false }], name: "Item", attribute: false }],
        number: { minimum: 0, maximum: Infinity },
        as: { name: "items" },
      },
    ],
    [
      "Options?/Option+",
      {
        wires: [{ wrappers: [{ name: "Options", optional: true }], name: "Option", attribute: false }],
        number: { minimum: 1, maximum: Infinity },
      },
    ],
    [
      "name | @name | a/b/$",
      {
        wires: [
          { wrappers: [], name: "name", attribute: false },
          { wrappers: [], name: "name", attribute: true },
          {
            wrappers: [
              { name: "a", optional: false },
              { name: "b", optional: false },
            ],
            name: "$",
            attribute: false,
          },
        ],
      },
    ],
    [
      "** as others",
      {
        wires: [{ wrappers: [], name: "*", attribute: false }],
        number: { minimum: 0, maximum: Infinity },
        as: { name: "others" },
      },
    ],
    ["Line{2..5}", { wires: [{ wrappers: [], name: "Line", attribute: false }], number: { minimum: 2, maximum: 5 } }],
    ["Line{3}", { wires: [{ wrappers: [], name: "Line", attribute: false }], number: { minimum: 3, maximum: 3 } }],
    [
      "Line{2..}",
      { wires: [{ wrappers: [], name: "Line", attribute: false }], number: { minimum: 2, maximum: Infinity } },
    ],
    ["one of", { particle: "one of", wires: [] }],
    [
      "one of* as items",
      { particle: "one of", wires: [], number: { minimum: 0, maximum: Infinity }, as: { name: "items" } },
    ],
    [
      "one of+ as content with text",
      {
        particle: "one of",
        wires: [],
        number: { minimum: 1, maximum: Infinity },
        as: { name: "content" },
        withText: {},
      },
    ],
    ["any order of", { particle: "any order of", wires: [] }],
    ["sequence of?", { particle: "sequence of", wires: [], number: { minimum: 0, maximum: 1 } }],
    ["words of", { particle: "words of", wires: [] }],
    ["flag as correction", { wires: [], flag: true, as: { name: "correction" } }],
    ["Tax or empty", { wires: [{ wrappers: [], name: "Tax", attribute: false }], orEmpty: {} }],
  ])("%s", (text, expected) => {
    expect(shape(parseKey(text))).toEqual(expected);
  });

  test.each([
    ["a since 1.0", [{ from: { name: "1.0" } }]],
    ["a until 0.8", [{ to: { name: "0.8" } }]],
    ["a in 0.4..0.8", [{ from: { name: "0.4" }, to: { name: "0.8" } }]],
    ["a in 0.8, 0.7.0..", [{ from: { name: "0.8" }, to: { name: "0.8" } }, { from: { name: "0.7.0" } }]],
    ["a in ..051", [{ to: { name: "051" } }]],
    ["a in 1.0.. or empty", [{ from: { name: "1.0" } }]],
  ])("versions of %s", (text, versions) => {
    expect(shape(parseKey(text))).toMatchObject({ versions });
  });

  test("clauses stand in any order", () => {
    const one = shape(parseKey("Coupon* as coupons empty when none until 6.3"));
    expect(shape(parseKey("Coupon* until 6.3 empty when none as coupons"))).toEqual(one);
  });
});

test.each([
  ["start?", { name: "start", optional: true, repeated: false }],
  ["start ?", { name: "start", optional: true, repeated: false }],
  ["SS-UserName", { name: "SS-UserName", optional: false, repeated: false }],
  ["status[]* as statuses", { name: "status[]", optional: false, repeated: true, as: { name: "statuses" } }],
])("the key %s of a parameter", (text, expected) => {
  expect(shape(parseParameterKey(text))).toEqual(expected);
});

test.each([
  ["Order", { name: "Order" }],
  ["shop:Order as ShopOrder", { name: "shop:Order", as: { name: "ShopOrder" } }],
])("the key %s of a type", (text, expected) => {
  expect(shape(parseTypeKey(text))).toEqual(expected);
});

test.each([
  ["orders.id", { name: "orders.id", wire: "orders.id" }],
  ['contains "*LIKE*"', { name: "contains", wire: "*LIKE*" }],
  ["product_attr_{attribute}", { name: "product_attr_{attribute}", wire: "product_attr_{attribute}" }],
  ['other:{field} "{field}"', { name: "other:{field}", wire: "{field}" }],
])("the key %s of a word", (text, expected) => {
  expect(shape(parseWordKey(text))).toEqual(expected);
});
