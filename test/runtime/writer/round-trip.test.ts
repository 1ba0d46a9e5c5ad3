import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "../../../runtime/src/document.js";
import { serialize, serializeBytes } from "../../../runtime/src/writer/serialize.js";
import { type Category, type Feed, type Order, type Orders, feedTable, keepingTable, ordersTable } from "./tables.js";

/** Characters that XML can carry, with those that it treats as special more often than chance would have it. */
const character = fc.oneof(
  fc.constantFrom(..."<>&\"' \t\n\r]]%+;\u0085\u2028é😀"),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
);

const text = fc
  .array(character, { maxLength: 12 })
  .map((characters) => characters.join(""))
  .filter((value) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(value));

const id = text.map((value) => value.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, ""));
const decimal = fc.stringMatching(/^-?[0-9]{1,20}(?:\.[0-9]{0,5})?$/);
const word = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_.-]{0,8}$/);

function seconds(from: string, to: string): fc.Arbitrary<Date> {
  return fc
    .integer({ min: Date.parse(from) / 1000, max: Date.parse(to) / 1000 })
    .map((value) => new Date(value * 1000));
}

function maybe<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(value, { nil: undefined });
}

const day = seconds("1970-01-01", "2100-01-01").map((date) => new Date(date.toISOString().slice(0, 10)));
const placed = seconds("0001-01-01", "9999-12-31");

const { category } = fc.letrec<{ category: Category }>((tie) => ({
  category: fc.record({ name: text, parent: fc.option(tie("category"), { nil: undefined, maxDepth: 5 }) }),
}));

const payment: fc.Arbitrary<Order["payment"]> = fc.oneof(
  fc.record({ name: fc.constant("Card" as const), value: fc.record({ number: id }) }),
  fc.record({ name: fc.constant("Cash" as const), value: fc.constant(undefined) }),
  fc.record({ name: fc.constant("Voucher" as const), value: id }),
);

const step: fc.Arbitrary<Order["steps"][number]> = fc.oneof(
  fc.record({ name: fc.constant("Packed" as const), value: day }),
  fc.record({ name: fc.constant("Sent" as const), value: fc.record({ by: text }) }),
);

const order: fc.Arbitrary<Order> = fc
  .record({
    id: fc.oneof(id, fc.constant("100000000")),
    placed,
    total: decimal,
    currency: fc.constantFrom("euro", "CHF", "two words"),
    gift: maybe(fc.boolean()),
    due: maybe(day.map((date) => date.toISOString().slice(0, 10))),
    customerId: id,
    name: text,
    phones: maybe(fc.array(text, { maxLength: 3 })),
    payment,
    steps: fc.array(step, { maxLength: 3 }),
    coupons: fc.array(
      id.filter((value) => value !== ""),
      { maxLength: 3 },
    ),
    codes: fc.array(maybe(fc.maxSafeInteger()), { maxLength: 3 }),
    category: maybe(category),
    attributes: maybe(fc.array(fc.record({ name: word, value: text }), { maxLength: 3 })),
    tax: maybe(fc.record({ rate: decimal })),
    note: maybe(fc.record({ language: maybe(id), text })),
    extra: maybe(fc.constantFrom("<Extra/>", "<Extra a='1'>text &amp; <b xmlns='urn:b'/></Extra>")),
    others: fc.array(fc.constantFrom("<Other/>", "<x:y xmlns:x='urn:x'><![CDATA[<]]></x:y>"), { maxLength: 2 }),
  })
  .map((value) => ({ ...value, correction: value.id === "100000000" ? true : undefined }));

const orders: fc.Arbitrary<Orders> = fc
  .array(order, { maxLength: 4 })
  .map((list) => ({ count: list.length, orders: list }));

const options = fc.record(
  {
    indent: fc.constantFrom("  ", "\t", ""),
    cdata: fc.constantFrom("none" as const, "text" as const, "all" as const),
    declaration: fc.boolean(),
  },
  { requiredKeys: [] },
);

test("what was written is read as it was: a document with every kind of member", () => {
  fc.assert(
    fc.property(orders, options, (value, options) => {
      expect(parse(ordersTable, serialize(ordersTable, value, options))).toEqual(value);
      expect(parse(ordersTable, serializeBytes(ordersTable, value, options))).toEqual(value);
    }),
    { numRuns: 300 },
  );
});

test("what a table does not name is read and written again and again as it was", () => {
  fc.assert(
    fc.property(orders, (value) => {
      const { orders: list } = value;
      const kept = parse(keepingTable, serialize(ordersTable, { ...value, orders: list }));
      expect(parse(keepingTable, serialize(keepingTable, kept))).toEqual(kept);
      expect(parse(ordersTable, serialize(keepingTable, kept))).toEqual(value);
    }),
    { numRuns: 100 },
  );
});

test.each(["1.0", "1.1", "2.0"])("what was written is read as it was: version %s of an encoded document", (version) => {
  const item = fc.record({
    sku: id,
    price: decimal,
    size: version === "2.0" ? maybe(fc.bigInt()) : fc.constant(undefined),
    tags: fc.array(
      id.filter((value) => /^[^ \t\r\n-]+$/.test(value)),
      { minLength: 1, maxLength: 3 },
    ),
    shape: fc.oneof(
      fc.record({ name: fc.constant("Box" as const), value: text }),
      fc.record({ name: fc.constant("Tube" as const), value: decimal }),
    ),
  });
  const feed: fc.Arbitrary<Feed> = fc.record({
    version: fc.constant(version),
    store: text,
    items: fc.array(item, { minLength: 1, maxLength: 3 }),
  });
  fc.assert(
    fc.property(feed, options, (value, options) => {
      expect(parse(feedTable, serialize(feedTable, value, options))).toEqual(value);
      expect(parse(feedTable, serialize(feedTable, { ...value, version: "1.1" }, { ...options, version }))).toEqual(
        value,
      );
    }),
    { numRuns: 100 },
  );
});

test("documents are the same when they are written once more", () => {
  fc.assert(
    fc.property(orders, options, (value, options) => {
      const xml = serialize(ordersTable, value, options);
      expect(serialize(ordersTable, parse(ordersTable, xml), options)).toBe(xml);
    }),
    { numRuns: 100 },
  );
});
