import * as runtime from "@tagsmith/runtime";
import { anyInput, bareAmpersand } from "@tagsmith/runtime/repairs";
import { describe, expect, test } from "vitest";
import { documentEntries } from "../../../generator/src/expression/document-entries.js";
import { evaluate } from "../../../generator/src/expression/evaluate.js";
import { namesOf } from "../../../generator/src/emit/names.js";
import { tableOf } from "../../../generator/src/emit/table.js";
import type { Document } from "../../../generator/src/model/model.js";
import { acme, orders } from "../acme.js";
import {
  attribute,
  choice,
  document,
  element,
  integer,
  leaf,
  many,
  optional,
  platform,
  record,
  sequence,
} from "../model.js";

/** A function of the table of a document, as `evaluate` makes it. */
function evaluated(whole: Document, name: string): Record<string, unknown> {
  const names = namesOf(platform("acme", [whole]));
  const made = evaluate(tableOf("acme", whole, names), documentEntries).get(name);
  return made?.() as Record<string, unknown>;
}

describe("the table of a document", () => {
  test("says only what differs from what the runtime does anyway", () => {
    const table = evaluated(orders, "ordersTable");
    expect(Object.keys(table)).toEqual(["contract", "name", "roots", "type", "items", "input"]);
    expect(table).toMatchObject({ contract: 1, name: "acme/orders", roots: ["orders"], items: ["orders"] });
  });

  test("says policies, namespaces, repairs, limits and versions where there are any", () => {
    const whole = document("feed", "a:feed", [record("Feed", [attribute("v", "layout", leaf("text"))])], {
      namespaces: { a: "urn:a" },
      read: { order: "declared", unknown: "refuse", repeated: "last", doctype: "skip", encoding: "windows-1252" },
      write: { cdata: "all", declaration: false, empty: "long" },
      values: "form-url-encoded",
      repairs: ["bare-ampersand"],
      limits: { text: Infinity },
      versions: {
        names: ["1.0", "2.0"],
        rules: [
          { kind: "path", path: "@v", template: "v{version}", place: orders.place },
          { kind: "version", version: "1.0", place: orders.place },
        ],
        place: orders.place,
      },
    });
    expect(evaluated(whole, "feedTable")).toMatchObject({
      namespaces: { a: "urn:a" },
      read: { order: "declared", unknown: "refuse", repeated: "last", encoding: "windows-1252" },
      write: { cdata: "all", declaration: false, empty: "long" },
      values: runtime.formUrlEncoding,
      input: anyInput,
      doctype: runtime.skipDoctype,
      repairs: [bareAmpersand],
      limits: { text: Infinity },
      versions: {
        code: runtime.versioned,
        names: ["1.0", "2.0"],
        rules: [{ path: "@v", template: "v{version}" }, { version: "1.0" }],
        as: "version",
      },
    });
  });
});

describe("the table of a record", () => {
  test("has its members in the order in which they are written", () => {
    const { members } = evaluated(orders, "orderRecord") as { members: { as: string }[] };
    expect(members.map(({ as }) => as)).toEqual([
      "id",
      "tax",
      "correction",
      "price",
      "placed",
      "changed",
      "day",
      "shipping",
      "gift",
      "status",
      "unit",
      "options",
      "items",
      "payment",
      "tags",
      "fields",
      "code",
      "key",
      "parent",
    ]);
  });

  test.each<[string, Record<string, unknown>]>([
    ["tax", { xml: "@tax", as: "tax", number: "?", personal: true }],
    ["correction", { as: "correction", type: { kind: "flag", of: "id", is: "100000000" } }],
    ["day", { xml: "day", as: "day", nothing: ["0000-00-00", ""] }],
    ["shipping", { xml: ["shipping", "shiping"], as: "shipping" }],
    ["unit", { xml: "unit", as: "unit", number: "?", default: "g" }],
    ["options", { xml: "Options?/Option", as: "options", number: "*" }],
    ["items", { xml: "Items/Item", as: "items", number: "+" }],
    ["key", { xml: "key", as: "key", number: "?", secret: true }],
  ])("says of the member %s what differs from a plain element", (as, expected) => {
    const { members } = evaluated(orders, "orderRecord") as { members: Record<string, unknown>[] };
    const member = members.find((each) => each["as"] === as) ?? {};
    expect(member).toMatchObject(expected);
    expect(Object.keys(member).filter((key) => key !== "type")).toEqual(
      Object.keys(expected).filter((key) => key !== "type"),
    );
  });

  test("that holds nothing but a choice is that choice", () => {
    const table = evaluated(orders, "paymentRecord");
    expect(table["only"]).toBe(true);
    expect(table["make"]).toBe(undefined);
    expect(table["members"]).toMatchObject([
      { as: "method", type: { kind: "choice", choices: [{ xml: "Card" }, { xml: "Cash" }, { xml: "Debit" }] } },
    ]);
  });

  test("tells how often a list may have items, and which versions have a member", () => {
    const whole = document("feed", "feed", [
      record("Feed", [
        element("a", "a", leaf("text"), { minimum: 2, maximum: 5 }),
        element("b", "b", leaf("text"), once, { versions: [0, 2] }),
        sequence([element("c", "c", leaf("text"))], optional),
        choice("d", [element("x:e", "e", leaf("text"))], many),
      ]),
    ]);
    const { members } = evaluated(whole, "feedRecord") as { members: Record<string, unknown>[] };
    expect(members.map(({ number }) => number)).toEqual([[2, 5], undefined, "?", "*"]);
    expect(members.map(({ versions }) => versions)).toEqual([undefined, 5, undefined, undefined]);
  });
});

const once = { minimum: 1, maximum: 1 };

test("a named type has one codec for all its places, unless a place restricts it", () => {
  const names = namesOf(acme);
  const [, ...types] = tableOf("acme", orders, names);
  expect(types.map(({ name, kind }) => `${kind} ${name}`)).toEqual([
    "record ordersRecord",
    "record orderRecord",
    "record optionRecord",
    "record itemRecord",
    "record paymentRecord",
    "record cardRecord",
    // `Money` is the runtime's `decimal`, which needs no function.
    "codec momentCodec",
  ]);
});

test("a table that is evaluated reads and writes as the one that is printed", () => {
  const table = evaluate(tableOf("acme", orders, namesOf(acme)), documentEntries).get("ordersTable") as Parameters<
    typeof runtime.parse
  >[0];
  expect(() => runtime.parse(table, '<orders count="1"></orders>')).toThrow(
    '1:16 /orders/@count: expected 0 as the number of orders but received "1"',
  );
  expect(runtime.serialize(table, { count: 0, orders: [] }, { declaration: false })).toBe('<orders count="0"/>');
});

test("an integer of any size and a default of each type are values, not texts", () => {
  const types = {
    big: leaf({ kind: "integer", bigint: true }, { default: "12" }),
    number: leaf(integer, { default: "12" }),
    flag: leaf({ kind: "boolean", yes: "1", no: "0", lenient: false }, { default: "1" }),
    time: leaf("unixTime", { default: "60" }),
    bytes: leaf("hex", { default: "00ff" }),
    list: leaf({ kind: "list", item: leaf("id"), separator: "," }, { default: "a,b" }),
  };
  const whole = document("feed", "feed", [
    record(
      "Feed",
      Object.entries(types).map(([name, type]) => attribute(name, name, type, { optional: true })),
    ),
  ]);
  const { members } = evaluated(whole, "feedRecord") as { members: Record<string, unknown>[] };
  expect(members.map((member) => member["default"])).toEqual([
    12n,
    12,
    true,
    new Date(60_000),
    new Uint8Array([0, 255]),
    ["a", "b"],
  ]);
});
