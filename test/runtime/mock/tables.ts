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
import { date } from "../../../runtime/src/values/dates.js";
import { enumeration } from "../../../runtime/src/values/enumeration.js";
import { integer } from "../../../runtime/src/values/integer.js";
import { restricted } from "../../../runtime/src/values/restricted.js";
import { id, text, url } from "../../../runtime/src/values/text.js";
import { union } from "../../../runtime/src/values/union.js";
import { seconds, unixTime } from "../../../runtime/src/values/unix-time.js";
import { ordersTable } from "./orders.js";

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
