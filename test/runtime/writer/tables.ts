import { choice, map, mixed, prefixes, versioned } from "@tagsmith/runtime";
import type { DocumentTable, RecordTable } from "../../../runtime/src/table.js";
import { boolean } from "../../../runtime/src/values/boolean.js";
import { date, instant } from "../../../runtime/src/values/dates.js";
import { decimal } from "../../../runtime/src/values/decimal.js";
import { enumeration } from "../../../runtime/src/values/enumeration.js";
import { formUrlEncoding } from "../../../runtime/src/values/form-url-encoding.js";
import { bigInteger, integer } from "../../../runtime/src/values/integer.js";
import { list } from "../../../runtime/src/values/list.js";
import { restricted } from "../../../runtime/src/values/restricted.js";
import { id, text } from "../../../runtime/src/values/text.js";

/** A document with every kind of member but versions. */
export interface Orders {
  count?: number | undefined;
  orders: Order[];
}

export interface Order {
  id: string;
  correction?: true | undefined;
  placed: Date;
  total: string;
  currency?: string | undefined;
  gift?: boolean | undefined;
  due?: string | undefined;
  customerId: string;
  name: string;
  phones?: string[] | undefined;
  payment: Payment;
  steps: Step[];
  coupons: string[];
  codes: (number | undefined)[];
  category?: Category | undefined;
  attributes?: { name: string; value: string }[] | undefined;
  tax?: Tax | undefined;
  note?: Note | undefined;
  extra?: string | undefined;
  others: string[];
}

export type Payment =
  | { name: "Card"; value: { number: string } }
  | { name: "Cash"; value: { number: string } | undefined }
  | { name: "Voucher"; value: string };

export type Step = { name: "Packed"; value: Date } | { name: "Sent"; value: { by: string } };

export interface Category {
  name: string;
  parent?: Category | undefined;
}

export interface Tax {
  rate: string;
}

export interface Note {
  language?: string | undefined;
  text: string;
}

export function ordersTable(): DocumentTable<Orders> {
  return { contract: 1, name: "test/orders", roots: ["Orders", "Order-List"], type: ordersRecord };
}

function ordersRecord(): RecordTable<Orders> {
  return {
    name: "Orders",
    members: [
      { xml: "@count", as: "count", type: restricted(integer, { minimum: "0" }), number: "?", sizeOf: "orders" },
      { xml: "Order", as: "orders", number: "*", type: orderRecord },
    ],
  };
}

/** The same, but what it does not name is kept aside. */
export function keepingTable(): DocumentTable<Orders> {
  const { members } = orderRecord();
  const type = (): RecordTable<Order> => ({ name: "Order", members: members.filter(({ as }) => as !== "others") });
  const orders = { xml: "Order", as: "orders", number: "*", type } as const;
  return { ...ordersTable(), type: () => ({ name: "Orders", members: [ordersRecord().members[0]!, orders] }) };
}

function orderRecord(): RecordTable<Order> {
  return {
    name: "Order",
    members: [
      { xml: "@id", as: "id", type: id },
      { as: "correction", type: { kind: "flag", of: "id", is: "100000000" } },
      { xml: "Placed", as: "placed", type: instant(["M/d/yyyy H:mm:ss"], "UTC") },
      { xml: ["Total", "Totals/Total"], as: "total", type: decimal },
      { xml: "Currency", as: "currency", number: "?", type: enumeration([["EUR", "euro"]], true), default: "euro" },
      { xml: "Gift", as: "gift", type: boolean("true", "false"), nothing: [""] },
      { xml: "Due", as: "due", number: "?", type: date(["yyyy-MM-dd"]), nothing: ["0000-00-00", ""] },
      { xml: "Customer/@id", as: "customerId", type: id, personal: true },
      { xml: "Customer/Name", as: "name", type: text, personal: true },
      { xml: "Customer/Phones?/Phone", as: "phones", number: "*", type: text },
      {
        as: "payment",
        type: {
          kind: "choice",
          code: choice,
          choices: [
            { xml: "Card", type: cardRecord },
            { xml: "Cash", type: cardRecord, nothing: [""] },
            { xml: "Voucher", type: id },
          ],
        },
      },
      {
        as: "steps",
        number: "*",
        type: {
          kind: "choice",
          code: choice,
          choices: [
            { xml: "Packed", type: instant(["yyyy-MM-dd"], "UTC") },
            {
              xml: "Sent",
              type: (): RecordTable<{ by: string }> => ({
                name: "Sent",
                members: [{ xml: "@by", as: "by", type: text }],
              }),
            },
          ],
        },
      },
      { xml: "Coupon", as: "coupons", number: "*", type: id, emptyWhenNone: true },
      { xml: "Codes/Code", as: "codes", number: "*", type: integer, nothing: ["none"] },
      { xml: "Category", as: "category", number: "?", type: categoryRecord },
      { xml: "Attributes", as: "attributes", number: "?", type: { kind: "map", code: map, type: text } },
      {
        xml: "Tax",
        as: "tax",
        type: (): RecordTable<Tax> => ({ name: "Tax", members: [{ xml: "Rate", as: "rate", type: decimal }] }),
        nothing: [""],
      },
      { xml: "Note", as: "note", number: "?", type: noteRecord },
      { xml: "Extra", as: "extra", number: "?", type: { kind: "any" } },
      { xml: "*", as: "others", number: "*", type: { kind: "any" } },
    ],
  };
}

function cardRecord(): RecordTable<{ number: string }> {
  return { name: "Card", members: [{ xml: "Number", as: "number", type: id, secret: true }] };
}

function categoryRecord(): RecordTable<Category> {
  return {
    name: "Category",
    members: [
      { xml: "Name", as: "name", type: text },
      { xml: "Category", as: "parent", number: "?", type: categoryRecord },
    ],
  };
}

function noteRecord(): RecordTable<Note> {
  return {
    name: "Note",
    text: mixed,
    members: [
      { xml: "@xml:lang", as: "language", number: "?", type: id },
      { xml: "$", as: "text", type: text },
    ],
  };
}

/** A document with versions, namespaces, a value encoding, CDATA, and a choice that stands for its element. */
export interface Feed {
  version?: string | undefined;
  store: string;
  items: Item[];
}

export interface Item {
  sku: string;
  price?: string | undefined;
  size?: bigint | undefined;
  tags: string[];
  shape: { name: "Box"; value: string } | { name: "Tube"; value: string };
}

export function feedTable(): DocumentTable<Feed> {
  return {
    contract: 1,
    name: "test/feed",
    roots: ["f:feed"],
    namespaces: { f: "urn:feed", "": "urn:items" },
    prefixes,
    type: feedRecord,
    write: { cdata: "all", empty: "long" },
    values: formUrlEncoding,
    versions: { code: versioned, names: ["1.0", "1.1", "2.0"], rules: [{ path: "@version" }], as: "version" },
  };
}

function feedRecord(): RecordTable<Feed> {
  return {
    name: "Feed",
    members: [
      { xml: "@version", as: "version", type: id },
      { xml: "f:store", as: "store", type: text },
      { xml: "items/item", as: "items", number: "+", type: itemRecord },
    ],
  };
}

function itemRecord(): RecordTable<Item> {
  return {
    name: "Item",
    members: [
      { xml: "@f:sku", as: "sku", type: id },
      { xml: "cost", as: "price", type: decimal, versions: 0b001 },
      { xml: "size", as: "size", number: "?", type: bigInteger, versions: 0b100 },
      { xml: "price", as: "price", type: decimal, versions: 0b110 },
      { xml: "tags", as: "tags", type: list(id, " "), versions: 0b111, nothing: ["-"] },
      { xml: "shape", as: "shape", type: shapeRecord },
    ],
  };
}

function shapeRecord(): RecordTable<Item["shape"]> {
  return {
    name: "Shape",
    only: true,
    members: [
      {
        as: "value",
        type: {
          kind: "choice",
          code: choice,
          choices: [
            { xml: "Box", type: text },
            { xml: "Tube", type: decimal },
          ],
        },
      },
    ],
  };
}
