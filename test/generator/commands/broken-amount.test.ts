import { decimal, id, safeParse, text } from "@tagsmith/runtime";
import { expect, test } from "vitest";
import { brokenAmount } from "../../../generator/src/commands/broken-amount.js";
import type { AnyDocument, AnyRecord } from "../../../generator/src/commands/tables.js";

test.each([
  // The same digits in an id are passed over: a letter there breaks nothing.
  ["<feed><order><id>9.50</id><note/><total>9.50</total></order></feed>", "<id>9.50</id><note/><total>9.5O</total>"],
  [`<feed><order><id>1</id><note/><total>9.50</total></order></feed>`, "<total>9.5O</total>"],
  [`<feed><order><id>1</id><note/><total><![CDATA[0.1]]></total></order></feed>`, "<total><![CDATA[0.O]]></total>"],
])("one digit of the first amount in %s becomes a letter", (xml, broken) => {
  expect(brokenAmount(order, ordersOf(xml), xml, isGood)).toContain(broken);
});

test("a document without an amount has none to break", () => {
  const xml = "<feed></feed>";
  expect(brokenAmount(order, [], xml, isGood)).toBeUndefined();
});

function ordersOf(xml: string): readonly unknown[] {
  return (safeParse(feed, xml).value as { orders: unknown[] }).orders;
}

function isGood(xml: string): boolean {
  return safeParse(feed, xml).ok;
}

function feed(): AnyDocument {
  return {
    contract: 1,
    name: "acme/feed",
    roots: ["feed"],
    type: () => ({ name: "Feed", members: [{ xml: "order", as: "orders", number: "*", type: order }] }),
  };
}

function order(): AnyRecord {
  return {
    name: "Order",
    members: [
      { xml: "id", as: "id", type: id },
      { xml: "note", as: "note", type: text },
      { xml: "total", as: "total", type: decimal },
    ],
  };
}
