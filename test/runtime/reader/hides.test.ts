import { describe, expect, test } from "vitest";
import { type MemberTable, type RecordTable, choice, text } from "@tagsmith/runtime";
import { hides } from "../../../runtime/src/reader/hides.js";
import { record } from "./tables.js";

const open: MemberTable = { xml: "open", as: "open", type: text };
const secret: MemberTable = { xml: "key", as: "key", type: text, secret: true };
const personal: MemberTable = { xml: "name", as: "name", type: text, personal: true };

function oneOf(...alternatives: readonly Partial<MemberTable>[]): MemberTable {
  const choices = alternatives.map((each, index) => ({ type: text, ...each, xml: `c${index}` }));
  return { as: "one", type: { kind: "choice", code: choice, choices: choices as never } };
}

/** It holds itself, and whatever comes behind. */
function endless(...more: readonly MemberTable[]): RecordTable<unknown> {
  const self = (): RecordTable<unknown> => ({
    name: "Node",
    members: [{ xml: "a", as: "a", number: "?", type: self }, oneOf({ type: self }), ...more] as never,
  });
  return self();
}

describe("a record hides something where a member does, at whatever depth", () => {
  test.each<[what: string, record: RecordTable<unknown>, hidden: boolean]>([
    ["nothing", record("A", [])(), false],
    ["an open member", record("A", [open])(), false],
    ["a secret", record("A", [open, secret])(), true],
    ["a personal value", record("A", [personal, open])(), true],
    ["a secret in a record", record("A", [open, { xml: "b", as: "b", type: record("B", [secret]) }])(), true],
    ["an open record", record("A", [{ xml: "b", as: "b", type: record("B", [open]) }])(), false],
    ["open alternatives", record("A", [oneOf({}, {})])(), false],
    ["a secret alternative", record("A", [oneOf({}, { secret: true })])(), true],
    ["a personal alternative", record("A", [oneOf({ personal: true }, {})])(), true],
    ["a secret in an alternative", record("A", [oneOf({}, { type: record("B", [secret]) })])(), true],
    ["an open record as an alternative", record("A", [oneOf({ type: record("B", [open]) })])(), false],
    ["a record in itself", endless(), false],
    ["a secret in a record that is in itself", endless(secret), true],
  ])("%s", (_what, table, hidden) => {
    expect(hides(table)).toBe(hidden);
  });
});
