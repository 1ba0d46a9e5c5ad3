import { choice, map } from "@tagsmith/runtime";
import type { ChoiceTable, DocumentTable, RecordTable } from "../../../runtime/src/table.js";
import { date, dateTime, instant, time } from "../../../runtime/src/values/dates.js";
import { decimal } from "../../../runtime/src/values/decimal.js";
import { duration } from "../../../runtime/src/values/duration.js";
import { enumeration } from "../../../runtime/src/values/enumeration.js";
import { bigInteger, integer } from "../../../runtime/src/values/integer.js";
import { list } from "../../../runtime/src/values/list.js";
import { restricted } from "../../../runtime/src/values/restricted.js";
import { id, text, url } from "../../../runtime/src/values/text.js";
import { base64 as base64Bytes } from "../../../runtime/src/values/base64.js";

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
