import { anyInput } from "@tagsmith/runtime/repairs";
import { type ClientTable, add, literal, setting, value } from "@tagsmith/runtime/http";
import { type EndpointTable } from "@tagsmith/runtime/endpoint";
import type { DocumentTable, RecordTable } from "../../../runtime/src/table.js";
import { instant } from "../../../runtime/src/values/dates.js";
import { integer } from "../../../runtime/src/values/integer.js";
import { list } from "../../../runtime/src/values/list.js";
import { restricted } from "../../../runtime/src/values/restricted.js";
import { id, text, url } from "../../../runtime/src/values/text.js";

export interface Parcels {
  pages?: number | undefined;
  parcels: Parcel[];
}

export interface Parcel {
  id: string;
  changed: Date;
  status: string;
}

export interface Shipment {
  id: string;
  weight: number;
}

const moment = instant(["MM/dd/yyyy HH:mm"], "UTC");

export function parcelsTable(): DocumentTable<Parcels> {
  return { contract: 1, name: "depot/parcels", roots: ["Parcels"], type: parcelsRecord, write: { declaration: false } };
}

function parcelsRecord(): RecordTable<Parcels> {
  return {
    name: "Parcels",
    members: [
      { xml: "@pages", as: "pages", number: "?", type: integer },
      { xml: "Parcel", as: "parcels", number: "*", type: parcelRecord },
    ],
  };
}

function parcelRecord(): RecordTable<Parcel> {
  return {
    name: "Parcel",
    members: [
      { xml: "ID", as: "id", type: id },
      { xml: "Changed", as: "changed", type: moment },
      { xml: "Status", as: "status", type: text },
    ],
  };
}

export function shipmentTable(): DocumentTable<Shipment> {
  return { contract: 1, name: "depot/shipment", roots: ["Shipment"], type: shipmentRecord, input: anyInput };
}

function shipmentRecord(): RecordTable<Shipment> {
  return {
    name: "Shipment",
    members: [
      { xml: "ID", as: "id", type: id },
      { xml: "Weight", as: "weight", type: integer },
    ],
  };
}

/** A depot that is polled for parcels and told of shipments. */
export function depotTable(): EndpointTable {
  return {
    contract: 1,
    platform: "depot",
    settings: [
      { name: "username", type: text },
      { name: "password", type: text, secret: true, found: "My depots > Password" },
      { name: "paidStatuses", type: list(text, ","), default: ["new", "paid"] },
    ],
    authentication: [
      { kind: "basic", user: "username", password: "password" },
      ...(["query", "header", "form"] as const).map((place) => ({
        kind: "fields" as const,
        in: place,
        fields: [
          ["DP-UserName", "username"],
          ["DP-Password", "password"],
        ] as const,
      })),
    ],
    operations: [
      {
        name: "export",
        method: "GET",
        when: [["action", "export"]],
        parameters: [
          { name: "start_date", as: "startDate", in: "query", type: moment },
          { name: "end_date", as: "endDate", in: "query", type: moment },
          { name: "page", as: "page", in: "query", type: restricted(integer, { minimum: "1" }), default: 1 },
          { name: "code", as: "code", in: "query", type: integer, optional: true, secret: true },
        ],
        answer: { kind: "document", document: parcelsTable, items: "parcels" },
        window: { property: "changed", from: "start_date", to: "end_date" },
        pages: { parameter: "page", size: 50, count: "pages", order: ["changed", "id"] },
        each: {
          as: "disposition",
          words: [
            { word: "cancelled", property: "status", in: ["cancelled", "refunded"] },
            { word: "ship", property: "status", setting: "paidStatuses" },
            { word: "hold" },
          ],
        },
      },
      {
        name: "shipped",
        method: "POST",
        when: [["action", "shipped"]],
        parameters: [{ name: "order_number", as: "orderNumber", in: "query", type: id }],
        body: { document: shipmentTable, as: "shipment", steps: [] },
        bodyOptional: true,
        answer: { kind: "none" },
      },
    ],
  };
}

/** The depot's own call. */
export function callerTable(): ClientTable {
  return {
    contract: 1,
    platform: "depot",
    settings: [
      { name: "username", type: text },
      { name: "password", type: text, secret: true },
      { name: "url", type: url },
    ],
    baseUrl: setting("url"),
    operations: [
      {
        name: "export",
        method: "GET",
        path: literal(""),
        parameters: [
          { name: "start_date", as: "startDate", in: "query", type: moment },
          { name: "end_date", as: "endDate", in: "query", type: moment },
          { name: "page", as: "page", in: "query", type: integer, default: 1 },
        ],
        computed: [
          { name: "DP-UserName", in: "query", value: setting("username") },
          { name: "DP-Password", in: "query", value: setting("password") },
          { name: "action", in: "query", value: literal("export") },
        ],
        answer: { kind: "document", document: parcelsTable, items: "parcels" },
        errors: [],
        pages: { by: "page", next: add(value("page"), 1), count: "pages" },
        repeat: "safe",
      },
      {
        name: "shipped",
        method: "POST",
        path: literal(""),
        parameters: [{ name: "order_number", as: "orderNumber", in: "query", type: id }],
        computed: [
          { name: "DP-UserName", in: "query", value: setting("username") },
          { name: "DP-Password", in: "query", value: setting("password") },
          { name: "action", in: "query", value: literal("shipped") },
        ],
        body: { document: shipmentTable, as: "shipment", steps: [] },
        answer: { kind: "none" },
        errors: [],
        repeat: "unsafe",
      },
    ],
  };
}

/** Parcels that changed one minute after the other. */
export function parcels(count: number, start: number = Date.UTC(2024, 0, 1)): Parcel[] {
  return Array.from({ length: count }, (_, index) => ({
    id: String(1000 + index),
    changed: new Date(start + index * 60_000),
    status: "paid",
  }));
}
