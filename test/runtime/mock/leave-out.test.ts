import { choice } from "@tagsmith/runtime";
import { describe, expect, test } from "vitest";
import type { AnyRecord } from "../../../runtime/src/http/table.js";
import { withoutPath, withoutSecrets } from "../../../runtime/src/mock/leave-out.js";
import { decimal } from "../../../runtime/src/values/decimal.js";
import { text } from "../../../runtime/src/values/text.js";

const order = (): AnyRecord => ({
  name: "Order",
  members: [
    { xml: "@ID", as: "id", type: text },
    { xml: "Password", as: "password", type: text, secret: true },
    { xml: "Cost", as: "cost", type: decimal, nothing: [""], secret: true },
    { xml: ["Items?/Item", "Item"], as: "items", number: "*", type: item },
    {
      as: "method",
      number: "?",
      type: {
        kind: "choice",
        code: choice,
        choices: [
          { xml: "Card", type: card },
          { xml: "Cash", type: text },
        ],
      },
    },
  ],
});
const item = (): AnyRecord => ({
  name: "Item",
  members: [
    { xml: "SKU", as: "sku", type: text },
    { xml: "Link", as: "link", number: "?", type: text, secret: true },
  ],
});
const card = (): AnyRecord => ({
  name: "Card",
  members: [
    { xml: "Number", as: "number", type: text, secret: true },
    { xml: "Code", as: "code", number: "?", type: text, secret: true },
  ],
});

const value = {
  id: "1",
  password: "p",
  cost: "2",
  items: [{ sku: "a", link: "l" }, { sku: "b" }],
  method: { name: "Card", value: { number: "4111", code: "123" } },
};
const paidInCash = { ...value, items: [], method: { name: "Cash", value: "5" } };

describe("without what stands at a path", () => {
  test.each([
    ["Password", { password: "" }],
    ["Cost", { cost: undefined }],
    ["Items/Item/Link", { items: [{ sku: "a", link: undefined }, { sku: "b" }] }],
    ["Items/Item", { items: [] }],
    ["Item/SKU", { items: [{ sku: "", link: "l" }, { sku: "" }] }],
    ["Card/Code", { method: { name: "Card", value: { number: "4111", code: undefined } } }],
    ["Card", { method: undefined }],
  ])("%s", (path, changed) => {
    const before = structuredClone(value);
    expect(withoutPath(order(), value, path)).toEqual({ ...value, ...changed });
    expect(value).toEqual(before);
  });

  test.each(["Card/Code", "Card", "Item/Link", "Passwords", "Nothing/Here"])("%s, which is not there", (path) => {
    expect(withoutPath(order(), paidInCash, path)).toBe(paidInCash);
  });
});

describe("without secrets", () => {
  test("wherever they stand", () => {
    expect(withoutSecrets(order(), value)).toEqual({
      id: "1",
      password: "",
      cost: undefined,
      items: [{ sku: "a", link: undefined }, { sku: "b" }],
      method: { name: "Card", value: { number: "", code: undefined } },
    });
  });

  test("what has none stays the same value", () => {
    const plain = { sku: "a" };
    expect(withoutSecrets(item(), plain)).toBe(plain);
  });
});
