import { anyInput } from "@tagsmith/runtime/repairs";
import {
  type ClientTable,
  type Scope,
  base64,
  hmacSha1,
  join,
  lines,
  literal,
  last,
  add,
  randomHex,
  setting,
  sorted,
  value,
} from "@tagsmith/runtime/http";
import type { DocumentTable, RecordTable } from "../../../runtime/src/table.js";
import { enumeration } from "../../../runtime/src/values/enumeration.js";
import { integer } from "../../../runtime/src/values/integer.js";
import { restricted } from "../../../runtime/src/values/restricted.js";
import { id, text, url } from "../../../runtime/src/values/text.js";
import { unixTime } from "../../../runtime/src/values/unix-time.js";

/** A scope with nothing left to chance: an instant, and random bytes that count up from 1. */
export function fixedScope(
  values: Readonly<Record<string, unknown>> = {},
  settings: Readonly<Record<string, string>> = {},
): Scope {
  return {
    settings,
    values: new Map(Object.entries(values)),
    random: counting(),
    now: () => 1494419560123,
    secrets: new Set(),
  };
}

/** Random bytes that count up from 1. */
export function counting(): (bytes: number) => Uint8Array {
  let next = 0;
  return (bytes) => Uint8Array.from({ length: bytes }, () => (next += 1));
}

export interface Orders {
  count: number;
  orders: Order[];
}

export interface Order {
  id: string;
  price: number;
}

export function ordersTable(): DocumentTable<Orders> {
  return { contract: 1, name: "shop/orders", roots: ["orders"], type: ordersRecord, input: anyInput };
}

function ordersRecord(): RecordTable<Orders> {
  return {
    name: "Orders",
    members: [
      { xml: "@count", as: "count", type: integer, sizeOf: "orders" },
      { xml: "order", as: "orders", number: "*", type: orderRecord },
    ],
  };
}

function orderRecord(): RecordTable<Order> {
  return {
    name: "Order",
    members: [
      { xml: "@ID", as: "id", type: id },
      { xml: "price", as: "price", type: integer },
    ],
  };
}

/** A shop with a key in the query and everything else in a form; its pages go by the smallest ID. */
export function shopTable(): ClientTable {
  return {
    contract: 1,
    platform: "shop",
    settings: [
      { name: "apiId", type: id, found: "the API page of your account" },
      { name: "apiKey", type: text, secret: true, example: "354dsg43652", found: "the API page of your account" },
      { name: "baseUrl", type: url, default: "https://shop.example" },
    ],
    baseUrl: setting("baseUrl"),
    operations: [
      {
        name: "orders",
        method: "POST",
        path: literal("/API/orders.php"),
        parameters: [
          {
            name: "portion",
            as: "portion",
            in: "form",
            type: restricted(integer, { exclusiveMinimum: "0" }),
            optional: true,
          },
          { name: "start", as: "start", in: "form", type: integer, optional: true },
          { name: "start_time", as: "startTime", in: "form", type: unixTime, optional: true },
          { name: "min_id", as: "minId", in: "form", type: id, optional: true },
          { name: "name", as: "name", in: "form", type: text, optional: true, personal: true },
          { name: "status[]", as: "statuses", in: "form", type: id, optional: true, repeated: true },
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
          { name: "api_id", in: "query", value: setting("apiId") },
          { name: "api_key", in: "query", value: setting("apiKey") },
        ],
        answer: { kind: "document", document: ordersTable, items: "orders" },
        errors: [{ name: "vendor", kind: "text", template: "error|{id}|{name}|{data}" }],
        pages: {
          by: "min_id",
          size: "portion",
          next: add(last("id", "last order/@ID"), 1),
          until: "empty",
          first: ["start"],
        },
        cursor: { property: "id", parameter: "min_id", inclusive: true },
        check: { portion: "1" },
        repeat: "safe",
      },
    ],
  };
}

/** A store that gives out a token for each download and wants the download signed. */
export function storeTable(): ClientTable {
  const signed = lines(
    value("access_token"),
    value("timestamp"),
    value("nonce"),
    literal(""),
    value("method"),
    value("host"),
    value("port"),
    value("path"),
    sorted(value("params")),
  );
  return {
    contract: 1,
    platform: "store",
    settings: [
      { name: "clientId", type: text },
      { name: "secretKey", type: text, secret: true, found: "Utilities > Applications" },
      { name: "code", type: text, secret: true },
      { name: "authorizationUrl", type: url, found: "Utilities > Applications" },
      {
        name: "escape",
        type: enumeration([
          ["form", "form"],
          ["raw", "raw"],
        ]),
        default: "form",
      },
    ],
    baseUrl: setting("authorizationUrl"),
    token: {
      method: "POST",
      url: setting("authorizationUrl"),
      computed: [
        { name: "nonce", in: "let", value: randomHex(4) },
        {
          name: "client_credentials",
          in: "let",
          value: base64(join(setting("clientId"), literal(":"), value("nonce"))),
        },
        { name: "grant_type", in: "form", value: literal("authorization_code") },
        { name: "code", in: "form", value: setting("code") },
        { name: "client_credentials", in: "form", value: value("client_credentials"), escape: setting("escape") },
        {
          name: "signature",
          in: "form",
          value: base64(hmacSha1(setting("secretKey"), value("client_credentials"))),
          escape: setting("escape"),
        },
      ],
      answer: { kind: "json", members: ["access_token", "expires_in", "download_url"] },
      errors: [{ name: "refused", kind: "json", members: ["error", "error_description"] }],
      uses: 1,
      renew: false,
      urls: ["download_url"],
    },
    sign: [
      { name: "nonce", in: "let", value: randomHex(4) },
      { name: "signed", in: "let", value: signed },
      { name: "signature", in: "form", value: base64(hmacSha1(setting("secretKey"), value("signed"))) },
      { name: "token", in: "form", value: value("access_token") },
      { name: "timestamp", in: "form", value: value("timestamp") },
      { name: "nonce", in: "form", value: value("nonce") },
    ],
    operations: [
      {
        name: "orders",
        method: "POST",
        path: value("download_url"),
        parameters: ["version", "startdate", "enddate", "maxorder", "pay", "startorder"].map((name) => ({
          name,
          as: name,
          in: "form",
          type: text,
          optional: true,
        })),
        computed: [
          { name: "clientApp", in: "form", value: literal("1") },
          { name: "dbname", in: "form", value: literal("orders") },
        ],
        answer: { kind: "document", document: ordersTable, items: "orders" },
        errors: [
          { name: "refused", kind: "json", members: ["error", "error_description"] },
          { name: "login", kind: "html", containing: "could not be determined", refused: true },
        ],
        repeat: "unsafe",
      },
    ],
  };
}

/** The shop, with its operations changed. */
export function shopWith(change: (operation: Operation) => Operation): () => ClientTable {
  return () => ({ ...shopTable(), operations: shopTable().operations.map(change) });
}

/** An operation that cannot go on from where it stopped. */
export function withoutCursor(operation: Operation): Operation {
  return Object.fromEntries(Object.entries(operation).filter(([name]) => name !== "cursor")) as unknown as Operation;
}

export type Operation = ClientTable["operations"][number];
