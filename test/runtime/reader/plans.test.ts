import { expect, test } from "vitest";
import { type DocumentTable, type MemberTable, text } from "@tagsmith/runtime";
import type { Plan } from "../../../runtime/src/reader/plan.js";
import { linkedOf, planOf } from "../../../runtime/src/reader/plans.js";
import { read, rooted } from "./tables.js";

const members: MemberTable[] = [
  { xml: "s:name", as: "name", number: "?", type: text },
  { xml: "plain", as: "plain", number: "?", type: text },
  { xml: "@s:id", as: "id", number: "?", type: text },
  { xml: "@code", as: "code", number: "?", type: text },
];
const table = rooted(members, { roots: ["s:root"], namespaces: { s: "urn:s" } });

/** The plan for a document whose root binds these prefixes. */
function planFor(of: () => DocumentTable<unknown>, bound: Readonly<Record<string, string>>, version = -1): Plan {
  const namespaces = Object.entries(bound).map(([prefix, uri]): [string, string[]] => [prefix, [uri]]);
  return planOf(linkedOf(of), version, new Map(namespaces));
}

test("a table is asked for once, however many documents are read", () => {
  let asked = 0;
  const counted = (): DocumentTable<unknown> => {
    asked++;
    return table();
  };
  for (let i = 0; i < 3; i++) expect(read(counted, '<root xmlns="urn:s"/>')).toMatchObject({ name: undefined });
  expect(asked).toBe(1);
});

test("documents that spell the names of the table alike share a plan, whatever else they declare", () => {
  const plan = planFor(table, { s: "urn:s" });
  expect(planFor(table, { s: "urn:s" })).toBe(plan);
  expect(planFor(table, { s: "urn:s", t: "urn:t" })).toBe(plan);
  expect(planFor(table, { x: "urn:s" })).not.toBe(plan);
  expect(planFor(table, { s: "urn:s", "": "urn:t" })).not.toBe(plan);
  expect(planFor(table, { s: "urn:s" }, 0)).not.toBe(plan);
  const plain = rooted([]);
  expect(planFor(plain, { s: "urn:s" })).toBe(planFor(plain, {}));
  // What it names is in no namespace, whatever the document declares.
  expect(planFor(plain, { "": "urn:s" })).toBe(planFor(plain, {}));
});

// The length of `<root` or `<x:root`.
test.each<[bound: Record<string, string>, length: number, prefixes: string[]]>([
  [{ s: "urn:s" }, 7, ["", "s"]],
  [{ longer: "urn:s" }, 12, ["", "longer"]],
  [{ "": "urn:s" }, 5, [""]],
  [{ s: "urn:s", "": "urn:s" }, 5, ["", "s"]],
  [{ "": "urn:s", s: "urn:s" }, 5, ["", "s"]],
  [{ s: "urn:s", t: "urn:s" }, 7, ["", "s"]],
  [{ s: "urn:t", t: "urn:s" }, 7, ["", "t"]],
])("the root and its attributes are looked for with the prefixes %j of the document", (bound, length, prefixes) => {
  const plan = planFor(table, bound);
  expect(plan.roots[0]?.openLength).toBe(length);
  expect([...plan.prefixes]).toEqual(prefixes);
});

test("a name that the document has no prefix for is looked for as none", () => {
  const [root] = planFor(table, { "": "urn:t" }).roots;
  expect(root?.openLength).toBe("<\0".length);
  expect(root?.node?.fields.map(({ name, openLength }) => [name, openLength])).toEqual([
    ["s:name", 2],
    ["plain", 2],
  ]);
  expect(root?.node?.attributes.map(({ name, openLength }) => [name, openLength])).toEqual([
    ["s:id", ' \0="'.length],
    ["code", ' code="'.length],
  ]);
});

test("names without a namespace are looked for without a prefix, unless the document gives such names one", () => {
  const plain = rooted(members, { roots: ["plain"], namespaces: { s: "urn:s" } });
  const lengths = [{}, { "": "" }, { p: "urn:p" }, { p: "urn:p", "": "" }, { "": "urn:p" }].map(
    (bound) => planFor(plain, bound).roots[0]?.openLength,
  );
  expect(lengths).toEqual([6, 6, 6, 6, "<\0".length]);
});

test("documents that choose new prefixes all the time do not fill the memory", () => {
  const { plans } = linkedOf(table);
  plans.clear();
  const first = planFor(table, { first: "urn:s" });
  for (let i = 1; i < 64; i++) planFor(table, { [`p${i}`]: "urn:s" });
  expect(plans.size).toBe(64);
  expect(planFor(table, { first: "urn:s" })).toBe(first);
  planFor(table, { p64: "urn:s" });
  expect(plans.size).toBe(1);
});
