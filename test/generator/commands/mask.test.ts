import { choice, decimal, id, map, text } from "@tagsmith/runtime";
import { expect, test } from "vitest";
import { masked } from "../../../generator/src/commands/mask.js";
import type { AnyRecord } from "../../../generator/src/commands/tables.js";

test("secret and personal values are hidden wherever they stand, and what is missing stays missing", () => {
  const value = {
    id: "1",
    key: "s3cret",
    email: undefined,
    names: ["Ada", "Grace"],
    fields: [{ name: "phone", value: "123" }],
    lines: [{ price: "1.00", note: "for Ada" }],
    payment: { name: "Card", value: { number: "4111", price: "1.00" } },
    other: { name: "Cash", value: "<Cash/>" },
  };
  expect(masked(order(), value)).toEqual({
    id: "1",
    key: "(secret)",
    email: undefined,
    names: ["(personal)", "(personal)"],
    fields: [{ name: "phone", value: "(personal)" }],
    lines: [{ price: "1.00", note: "(personal)" }],
    payment: { name: "Card", value: { number: "(secret)", price: "1.00" } },
    other: { name: "Cash", value: "<Cash/>" },
  });
  expect(value.key).toBe("s3cret");
});

test("a document that is nothing but a choice is masked in its alternatives", () => {
  expect(masked(answer(), [{ name: "Card", value: { number: "4111", price: "2.00" } }])).toEqual([
    { name: "Card", value: { number: "(secret)", price: "2.00" } },
  ]);
});

function order(): AnyRecord {
  return {
    name: "Order",
    members: [
      { xml: "@id", as: "id", type: id },
      { xml: "key", as: "key", type: text, secret: true },
      { xml: "email", as: "email", number: "?", type: text, personal: true },
      { xml: "name", as: "names", number: "*", type: text, personal: true },
      { xml: "fields", as: "fields", type: { kind: "map", code: map, type: text }, personal: true },
      { xml: "line", as: "lines", number: "*", type: line },
      { as: "payment", type: { kind: "choice", code: choice, choices: [{ xml: "p:Card", type: card }] } },
      { as: "other", type: { kind: "choice", code: choice, choices: [{ xml: "*", type: { kind: "any" } }] } },
    ],
  };
}

function answer(): AnyRecord {
  return {
    name: "Answer",
    only: true,
    members: [
      { as: "items", number: "*", type: { kind: "choice", code: choice, choices: [{ xml: "Card", type: card }] } },
    ],
  };
}

function line(): AnyRecord {
  return {
    name: "Line",
    members: [
      { xml: "price", as: "price", type: decimal },
      { xml: "note", as: "note", type: text, personal: true },
    ],
  };
}

function card(): AnyRecord {
  return {
    name: "Card",
    members: [
      { xml: "number", as: "number", type: text, secret: true },
      { xml: "price", as: "price", type: decimal },
    ],
  };
}
