import { choice, decimal, integer, list, map, text } from "@tagsmith/runtime";
import { expect, test } from "vitest";
import { addHiddenTexts } from "../../../runtime/src/http/hidden-texts.js";
import type { AnyRecord } from "../../../runtime/src/http/table.js";

const buyer: AnyRecord = {
  name: "Buyer",
  members: [
    { xml: "name", as: "name", type: text, personal: true },
    { xml: "phone", as: "phones", number: "*", type: text, personal: true },
    { xml: "tags", as: "tags", number: "?", type: list(text, ","), personal: true },
    { xml: "points", as: "points", number: "?", type: integer, secret: true },
    { xml: "total", as: "total", number: "?", type: decimal },
  ],
};

const order: AnyRecord = {
  name: "Order",
  members: [
    { xml: "buyer", as: "buyer", number: "?", type: () => buyer },
    { xml: "guest", as: "guests", number: "*", type: () => buyer },
    { xml: "wish", as: "wish", number: "?", type: () => only },
    { xml: "details", as: "details", number: "?", type: { kind: "map", code: map, type: text }, secret: true },
    {
      as: "paid",
      number: "?",
      type: {
        kind: "choice",
        code: choice,
        choices: [
          { xml: "c:Card", type: text, secret: true },
          { xml: "Cash", type: text },
          { xml: "Friend", type: () => buyer },
        ],
      },
    },
  ],
};

const only: AnyRecord = { name: "Wish", only: true, members: [{ xml: "$", as: "text", type: text, personal: true }] };

test.each<[value: unknown, texts: string[]]>([
  [undefined, []],
  ["nonsense", []],
  [{}, []],
  [{ buyer: { name: "Ada", phones: ["1", ""], tags: ["a", "b"], points: 7, total: "9.99" } }, ["Ada", "1", "a,b", "7"]],
  [{ guests: [{ name: "Ada" }, { name: "Bob" }, null] }, ["Ada", "Bob"]],
  [{ buyer: { name: 5 } }, []],
  [{ wish: "a pony" }, ["a pony"]],
  [{ details: [{ name: "pin", value: "1234" }] }, ["1234"]],
  [{ paid: { name: "Card", value: "4111" } }, ["4111"]],
  [{ paid: { name: "Cash", value: "10" } }, []],
  [{ paid: { name: "Friend", value: { name: "Eve" } } }, ["Eve"]],
  [{ paid: { name: "Other", value: "x" } }, []],
])("of %j no message may show %j", (value, expected) => {
  const texts = new Set<string>();
  addHiddenTexts(texts, order, value);
  expect([...texts]).toEqual(expected);
});
