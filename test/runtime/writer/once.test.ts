import { expect, test } from "vitest";
import type { DocumentTable } from "../../../runtime/src/table.js";
import { text } from "../../../runtime/src/values/text.js";
import { versioned } from "../../../runtime/src/reader/version.js";
import { giveOutput, takeOutput } from "../../../runtime/src/writer/output.js";
import { serialize, serializeBytes } from "../../../runtime/src/writer/serialize.js";

interface Root {
  a: string;
}

/** A table that counts how often its root is looked at. */
function counted(more: Partial<DocumentTable<Root>> = {}): { table: () => DocumentTable<Root>; looks: () => number } {
  let looks = 0;
  const table: DocumentTable<Root> = {
    contract: 1,
    name: "test/r",
    roots: ["r"],
    type: () => {
      looks++;
      return { name: "R", members: [{ xml: "a", as: "a", type: text }] };
    },
    ...more,
  };
  return { table: () => table, looks: () => looks };
}

test("a table is planned for writing once for each version", () => {
  const { table, looks } = counted({
    versions: { code: versioned, names: ["1", "2"], rules: [], as: "version" },
  });
  const looksOf = (version: string): number => {
    const before = looks();
    serialize(table, { a: "x" }, { version });
    return looks() - before;
  };
  expect(looksOf("1")).toBeGreaterThan(0);
  expect([looksOf("1"), looksOf("2"), looksOf("2"), looksOf("1")]).toEqual([0, 1, 0, 0]);
});

test("an output is used for the next document, also where the one before was refused", () => {
  const { table } = counted();
  const output = takeOutput();
  for (const write of [
    () => serialize(table, { a: "x" }),
    () => serializeBytes(table, { a: "x" }),
    () => expect(() => serialize(table, { a: "\0" })).toThrow("U+0000"),
    () => expect(() => serializeBytes(table, { a: "\0" })).toThrow("U+0000"),
  ]) {
    giveOutput(output);
    write();
    expect(takeOutput()).toBe(output);
  }
});

test("an output that has grown too large is not kept", () => {
  const large = { ...takeOutput(), bytes: new Uint8Array(4_194_305) };
  giveOutput(large);
  expect(takeOutput()).not.toBe(large);
  const largest = { ...takeOutput(), bytes: new Uint8Array(4_194_304) };
  giveOutput(largest);
  expect(takeOutput()).toBe(largest);
});

test("a document that is written while another is gets an output of its own", () => {
  const [first, second] = [takeOutput(), takeOutput()];
  expect(first).not.toBe(second);
  expect([first.at, second.at, first.bytes.length >= 16_384]).toEqual([0, 0, true]);
});

test("bytes are a copy of their own", () => {
  const { table } = counted();
  const bytes = serializeBytes(table, { a: "x" }, { declaration: false });
  serializeBytes(table, { a: "yyyyyyyyyyyy" }, { declaration: false });
  expect(new TextDecoder().decode(bytes)).toBe("<r><a>x</a></r>");
});
