import { choice, map } from "@tagsmith/runtime";
import {
  type ClientTable,
  add,
  answer,
  base64,
  hmacSha256,
  join,
  last,
  literal,
  setting,
  sorted,
  value,
  lines,
} from "@tagsmith/runtime/http";
import type { MockTable } from "@tagsmith/runtime/mock";
import type { ChoiceTable, DocumentTable, RecordTable } from "../../../runtime/src/table.js";
import { boolean } from "../../../runtime/src/values/boolean.js";
import { date, dateTime, instant, time } from "../../../runtime/src/values/dates.js";
import { decimal } from "../../../runtime/src/values/decimal.js";
import { duration } from "../../../runtime/src/values/duration.js";
import { enumeration } from "../../../runtime/src/values/enumeration.js";
import { bigInteger, integer } from "../../../runtime/src/values/integer.js";
import { list } from "../../../runtime/src/values/list.js";
import { restricted } from "../../../runtime/src/values/restricted.js";
import { id, text, url } from "../../../runtime/src/values/text.js";
import { union } from "../../../runtime/src/values/union.js";
import { seconds, unixTime } from "../../../runtime/src/values/unix-time.js";
import { base64 as base64Bytes } from "../../../runtime/src/values/base64.js";

export interface Orders {
  count: number;
  pages?: number | undefined;
  next?: string | undefined;
  orders: Order[];
}

export interface Order {
  id: string;
  time: Date;
  status: string;
  test: boolean;
  total: string;
  email: string;
  shipping: Address;
  billing: Address;
  items: Item[];
}

export interface Address {
  firstName: string;
  lastName: string;
  zip: string;
}

export interface Item {
  sku: string;
  quantity: number;
}

export function ordersTable(): DocumentTable<Orders> {
  return { contract: 1, name: "bazaar/orders", roots: ["orders"], type: ordersRecord };
}

function ordersRecord(): RecordTable<Orders> {
  return {
    name: "Orders",
    members: [
      { xml: "@count", as: "count", type: integer, sizeOf: "orders" },
      { xml: "@pages", as: "pages", number: "?", type: integer },
      { xml: "@next", as: "next", number: "?", type: text },
      { xml: "order", as: "orders", number: "*", type: orderRecord },
    ],
  };
}

function orderRecord(): RecordTable<Order> {
  return {
    name: "Order",
    members: [
      { xml: "@ID", as: "id", type: id },
      { xml: "@time", as: "time", type: unixTime },
      { xml: "@status", as: "status", type: id },
      { xml: "@test", as: "test", type: boolean("1", "0") },
      { xml: "@total", as: "total", type: decimal },
      { xml: "email", as: "email", type: text, personal: true },
      { xml: "shipping", as: "shipping", type: addressRecord },
      { xml: "billing", as: "billing", type: addressRecord },
      { xml: "items/item", as: "items", number: "*", type: itemRecord },
    ],
  };
}

function addressRecord(): RecordTable<Address> {
  return {
    name: "Address",
    members: [
      { xml: "first", as: "firstName", type: text },
      { xml: "last", as: "lastName", type: text },
      { xml: "zip", as: "zip", type: text },
    ],
  };
}

function itemRecord(): RecordTable<Item> {
  return {
    name: "Item",
    members: [
      { xml: "@sku", as: "sku", type: text },
      { xml: "@quantity", as: "quantity", type: integer },
    ],
  };
}

/** A bazaar with a key in the query, searches in a form, and pages by the smallest ID. */
export function bazaarTable(): ClientTable {
  return {
    contract: 1,
    platform: "bazaar",
    settings: [
      { name: "shop", type: id, example: "56" },
      { name: "key", type: text, secret: true },
      { name: "baseUrl", type: url, default: "https://bazaar.example" },
    ],
    baseUrl: setting("baseUrl"),
    operations: [
      {
        name: "orders",
        method: "POST",
        path: literal("/api/orders"),
        parameters: [
          { name: "start", as: "start", in: "form", type: restricted(integer, { minimum: "0" }), optional: true },
          { name: "portion", as: "portion", in: "form", type: restricted(integer, { minimum: "1" }), optional: true },
          { name: "min_id", as: "minId", in: "form", type: id, optional: true },
          { name: "max_id", as: "maxId", in: "form", type: id, optional: true },
          {
            name: "since",
            as: "since",
            in: "form",
            type: union([restricted(seconds, { maximum: "-1" }), unixTime]),
            optional: true,
          },
          { name: "until", as: "until", in: "form", type: unixTime, optional: true },
          { name: "day", as: "day", in: "form", type: date(["MM/dd/yyyy"]), optional: true },
          { name: "status", as: "status", in: "form", type: id, optional: true },
          { name: "email", as: "email", in: "form", type: text, optional: true, personal: true },
          { name: "name", as: "name", in: "form", type: text, optional: true, personal: true },
          { name: "sku", as: "sku", in: "form", type: text, optional: true },
          {
            name: "testmode",
            as: "testMode",
            in: "form",
            type: enumeration([
              ["0", "actual"],
              ["1", "test"],
              ["2", "any"],
            ]),
            default: "actual",
          },
        ],
        computed: [
          { name: "shop", in: "query", value: setting("shop") },
          { name: "key", in: "query", value: setting("key") },
          { name: "version", in: "query", value: literal("2") },
        ],
        answer: { kind: "document", document: ordersTable, items: "orders" },
        errors: [{ name: "vendor", kind: "text", template: "error|{id}|{name}|{data}" }],
        pages: { by: "min_id", size: "portion", next: add(last("id"), 1), until: "empty", first: ["start"] },
        cursor: { property: "id", parameter: "min_id", inclusive: true },
        check: { portion: "1" },
        repeat: "safe",
      },
    ],
  };
}

export function bazaarSearch(): MockTable {
  return {
    contract: 1,
    operations: [
      {
        name: "orders",
        search: [
          { parameter: "min_id", comparison: "least", properties: ["id"] },
          { parameter: "max_id", comparison: "most", properties: ["id"] },
          { parameter: "since", comparison: "after", properties: ["time"] },
          { parameter: "until", comparison: "before", properties: ["time"] },
          { parameter: "day", comparison: "before", properties: ["time"] },
          { parameter: "status", comparison: "equals", properties: ["status"] },
          { parameter: "email", comparison: "contains", properties: ["email"] },
          {
            parameter: "name",
            comparison: "starts",
            properties: ["shipping.firstName", "shipping.lastName", "billing.firstName", "billing.lastName"],
          },
          { parameter: "sku", comparison: "equals", properties: ["items.sku"] },
          { parameter: "testmode", comparison: "equals", properties: ["test"], all: ["2"] },
        ],
      },
    ],
  };
}

/** A platform that signs a sorted query, and whose pages go by a token of the answer. */
export function souqTable(): ClientTable {
  return {
    contract: 1,
    platform: "souq",
    settings: [
      { name: "user", type: text, example: "u1" },
      { name: "secret", type: text, secret: true },
      { name: "url", type: url },
    ],
    baseUrl: setting("url"),
    sign: [
      { name: "time", in: "query", value: value("now") },
      {
        name: "signature",
        in: "query",
        value: base64(hmacSha256(setting("secret"), lines(value("method"), value("path"), sorted(value("params"))))),
      },
    ],
    operations: [
      {
        name: "orders",
        method: "GET",
        path: literal("/v1/orders"),
        parameters: [
          { name: "after", as: "after", in: "query", type: text, optional: true },
          { name: "size", as: "size", in: "query", type: integer, optional: true },
        ],
        computed: [{ name: "authorization", in: "header", value: join(literal("Basic "), base64(setting("user"))) }],
        answer: { kind: "document", document: ordersTable, items: "orders" },
        errors: [],
        pages: { by: "after", size: "size", next: answer("next") },
        repeat: "safe",
      },
    ],
  };
}

export function souqSearch(): MockTable {
  return { contract: 1, operations: [{ name: "orders", search: [], order: "id", next: "next" }] };
}

/** Numbered pages. */
export function marketTable(): ClientTable {
  const [operation] = bazaarTable().operations;
  return {
    ...bazaarTable(),
    platform: "market",
    operations: operation
      ? [
          {
            ...operation,
            method: "GET",
            parameters: [{ name: "page", as: "page", in: "query", type: integer, default: 1 }],
            pages: { by: "page", next: add(value("page"), 1), count: "pages" },
          },
        ]
      : [],
  };
}

/** Of every kind of member one. */
export interface Everything {
  id: string;
  code: string;
  pin: string;
  short: string;
  state: string;
  day: string;
  clock: string;
  moment: string;
  changed: Date;
  weight: string;
  rate: string;
  big: bigint;
  level: number;
  kind: "small" | "large";
  tags: string[];
  link: string;
  wait: string;
  bytes: Uint8Array;
  payment: { name: "Card"; value: { number: string } } | { name: "Cash"; value: string };
  fields: { name: string; value: string }[];
  extra: string;
  size: number;
  lines: Line[];
  correction?: true | undefined;
  note?: string | undefined;
}

export interface Line {
  name: string;
  parts: Line[];
}

export function everythingTable(): DocumentTable<{ all: Everything[] }> {
  return {
    contract: 1,
    name: "test/everything",
    roots: ["all"],
    type: () => ({ name: "All", members: [{ xml: "one", as: "all", number: "*", type: everythingRecord }] }),
  };
}

function everythingRecord(): RecordTable<Everything> {
  return {
    name: "Everything",
    members: [
      { xml: "@id", as: "id", type: id },
      { xml: "code", as: "code", type: restricted(text, { pattern: "[A-Z]{2}-\\d{4}(x|yz)?" }) },
      { xml: "pin", as: "pin", type: restricted(text, { pattern: "[0-9]{4}" }) },
      { xml: "short", as: "short", type: restricted(text, { maxLength: 3, minLength: 3 }) },
      { xml: "state", as: "state", type: restricted(text, { maxLength: 2 }) },
      { xml: "day", as: "day", type: date(["MM/dd/yyyy"]) },
      { xml: "clock", as: "clock", type: time(["H:mm"]) },
      { xml: "moment", as: "moment", type: dateTime(["yyyy-MM-dd HH:mm:ss"]) },
      { xml: "changed", as: "changed", type: instant(["M/d/yyyy H:mm"], "UTC") },
      { xml: "weight", as: "weight", type: decimal },
      { xml: "rate", as: "rate", type: restricted(decimal, { maximum: "1", fractionDigits: 1 }) },
      { xml: "big", as: "big", type: bigInteger },
      { xml: "level", as: "level", type: restricted(integer, { minimum: "-9", maximum: "-3" }) },
      {
        xml: "kind",
        as: "kind",
        type: enumeration([
          ["S", "small"],
          ["L", "large"],
        ]),
      },
      { xml: "tags", as: "tags", type: list(id, ",") },
      { xml: "link", as: "link", type: url },
      { xml: "wait", as: "wait", type: duration },
      { xml: "bytes", as: "bytes", type: base64Bytes },
      { as: "payment", type: paymentChoice() },
      { xml: "fields", as: "fields", type: { kind: "map", code: map, type: text } },
      { xml: "extra", as: "extra", type: { kind: "any" } },
      { xml: "@size", as: "size", type: integer, sizeOf: "lines" },
      { xml: "line", as: "lines", number: [1, 2], type: lineRecord },
      { as: "correction", type: { kind: "flag", of: "kind", is: "small" } },
      { xml: "note", as: "note", number: "?", type: text },
    ],
  };
}

function paymentChoice(): ChoiceTable<Everything["payment"]> {
  return {
    kind: "choice",
    code: choice,
    choices: [
      { xml: "Card", type: () => ({ name: "Card", members: [{ xml: "Number", as: "number", type: text }] }) },
      { xml: "Cash", type: text },
    ],
  };
}

function lineRecord(): RecordTable<Line> {
  return {
    name: "Line",
    members: [
      { xml: "name", as: "name", type: text },
      { xml: "line", as: "parts", number: "*", type: lineRecord },
    ],
  };
}
