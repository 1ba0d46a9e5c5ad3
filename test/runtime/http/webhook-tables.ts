import { versioned } from "@tagsmith/runtime";
import { anyInput } from "@tagsmith/runtime/repairs";
import { formUrlDecode, hex, hmacSha256, join, literal, rc4Step, setting, value } from "@tagsmith/runtime/http";
import { type WebhookTable } from "@tagsmith/runtime/webhook";
import type { DocumentTable, RecordTable } from "../../../runtime/src/table.js";
import { text } from "../../../runtime/src/values/text.js";
import { id } from "../../../runtime/src/values/text.js";
import { decimal } from "../../../runtime/src/values/decimal.js";

export interface Sales {
  version?: string | undefined;
  sales: Sale[];
}

export interface Sale {
  id: string;
  total: string;
  buyer: string;
}

export interface Notes {
  note: string;
}

export function salesTable(): DocumentTable<Sales> {
  return {
    contract: 1,
    name: "till/sales",
    roots: ["sales"],
    type: salesRecord,
    versions: {
      code: versioned,
      names: ["1.0", "2.0"],
      rules: [{ path: "@version" }, { version: "1.0" }],
      as: "version",
    },
  };
}

function salesRecord(): RecordTable<Sales> {
  return {
    name: "Sales",
    members: [
      { xml: "@version", as: "version", number: "?", type: text },
      { xml: "sale", as: "sales", number: "*", type: saleRecord },
    ],
  };
}

function saleRecord(): RecordTable<Sale> {
  return {
    name: "Sale",
    members: [
      { xml: "id", as: "id", type: id },
      { xml: "total", as: "total", type: decimal },
      { xml: "buyer", as: "buyer", type: text, personal: true },
    ],
  };
}

export function notesTable(): DocumentTable<Notes> {
  return {
    contract: 1,
    name: "till/notes",
    roots: ["notes"],
    input: anyInput,
    type: () => ({ name: "Notes", members: [{ xml: "note", as: "note", type: text }] }),
  };
}

/** A till that posts its sales and notes, enciphered, to one URL. */
export function tillTable(): WebhookTable {
  const steps = [rc4Step(setting("apiKey")), formUrlDecode()];
  const refused = { status: 400, text: "not a feed" };
  const failed = { status: 500, text: "not stored" };
  return {
    contract: 1,
    platform: "till",
    settings: [{ name: "apiKey", type: text, secret: true, found: "Back office > Key" }],
    webhooks: [
      {
        name: "sales",
        body: { document: salesTable, field: "TillData", steps },
        items: "sales",
        answer: "till",
        refused,
        failed,
      },
      {
        name: "notes",
        body: { document: notesTable, field: "TillNotes", steps },
        answer: "tillnotes",
        refused,
        failed,
      },
    ],
  };
}

/** A platform that posts plain XML, with a signature over it and the time. */
export function signedTable(): WebhookTable {
  return {
    contract: 1,
    platform: "signed",
    settings: [{ name: "secret", type: text, secret: true }],
    webhooks: [
      {
        name: "notes",
        body: { document: notesTable, steps: [] },
        signature: [
          { name: "X-Time", in: "header", value: value("now") },
          {
            name: "X-Sign",
            in: "header",
            value: hex(
              hmacSha256(
                setting("secret"),
                join(value("X-Time"), literal("."), value("path"), literal("."), value("body")),
              ),
            ),
          },
        ],
        answer: "ok",
        refused: { status: 403, text: "no" },
        failed: { status: 503, text: "later" },
      },
    ],
  };
}
