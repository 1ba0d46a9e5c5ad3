import { expect } from "vitest";
import { type MemberTable, id, text } from "@tagsmith/runtime";
import { read, record, rooted } from "./tables.js";

const members: MemberTable[] = [
  { xml: "@a", as: "a", number: "?", type: text },
  { xml: "b", as: "b", number: "?", type: text },
  {
    xml: "c",
    as: "c",
    number: "?",
    type: record("C", [
      { xml: "@e", as: "e", number: "?", type: text },
      { xml: "@f", as: "f", number: "?", type: text },
      { xml: "d", as: "d", number: "?", type: id },
    ]),
  },
];
const known = rooted(members, { read: { unknown: "ignore" } });
const unknown = rooted([], { read: { unknown: "ignore" } });

/** Holds a document to be refused with one message: in a hurry, with care, and where the table knows none of its names. */
export function expectRefused(xml: string, message: string): void {
  expect(read(known, xml)).toEqual([message]);
  // The limit is too small for the fast paths, so that all is read with care.
  expect(read(known, xml, { limits: { attribute: 63 } })).toEqual([message]);
  expect(read(unknown, xml)).toEqual([message]);
}
