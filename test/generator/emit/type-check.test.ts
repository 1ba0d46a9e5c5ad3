import { describe, expect, test, vi } from "vitest";
import { typeChecker } from "../../../generator/src/emit/type-check.js";

// The libraries are parsed once, which takes a while where other tests run beside this one.
vi.setConfig({ testTimeout: 30_000 });

const check = typeChecker();
const problems = (text: string): string[] =>
  check(new Map([["acme/orders.ts", text]])).map(
    ({ path, line, column, message }) => `${path}:${line}:${column} ${message}`,
  );

/** A record with its type, and the table that stands for it. */
const record = (
  members: string,
  more = "",
): string => `import { type RecordTable, decimal, integer, text } from "@tagsmith/runtime";
export interface Item { name: string; price?: string | undefined; counts: number[] }
export function itemRecord(): RecordTable<Item> {
  return {
    name: "Item",
    members: [
      ${members}
    ],${more}
  };
}
export const used: unknown[] = [decimal, integer, text];
`;

const good = `{ xml: "name", as: "name", type: text },
      { xml: "price", as: "price", number: "?", type: decimal },
      { xml: "count", as: "counts", number: "*", type: integer },`;

test("code that does not compile is told with its place", () => {
  expect(problems("export const a: number = 1;\nexport const b: number = a.b;\n")).toEqual([
    "acme/orders.ts:2:28 Property 'b' does not exist on type 'number'.",
  ]);
  expect(problems("export const a = 1 +;\n")[0]).toBe("acme/orders.ts:1:21 Expression expected.");
});

test("what was wrong before is forgotten when the file is right", () => {
  expect(problems("export const a: number = '';\n").length).toBe(1);
  expect(problems("export const a: number = 1;\n")).toEqual([]);
});

describe("the compiler holds a table against its type", () => {
  test("and is content with one that fits", () => {
    expect(
      problems(
        record(good, " make: function (v, b) { this.name = v[b]; this.price = v[b + 1]; this.counts = v[b + 2]; },"),
      ),
    ).toEqual([]);
  });

  test.each([
    [
      "a property that the type does not have",
      `{ xml: "name", as: "nam", type: text },`,
      `acme/orders.ts:7:22 Type '"nam"' is not assignable to type '"name" | "price" | "counts"'. Did you mean '"name"'?`,
    ],
    [
      "a codec of another value",
      `{ xml: "name", as: "name", type: integer },`,
      "Type 'Codec<number>' is not assignable to type 'Codec<string>'.",
    ],
    [
      "a list that is read as one item",
      `{ xml: "count", as: "counts", type: integer },`,
      "Property 'number' is missing in type '{ xml: string; as: \"counts\"; type: Codec<number>; }'",
    ],
    [
      "a default of another type",
      `{ xml: "name", as: "name", type: text, default: 1 },`,
      "Type 'number' is not assignable to type 'string'.",
    ],
  ])("%s is an error", (_, member, message) => {
    expect(problems(record(member)).join("\n")).toContain(message);
  });

  test("a property that the type does not have and that is made is an error", () => {
    const made = " make: function (v, b) { this.name = v[b]; this.cost = v[b + 1]; this.counts = v[b + 2]; },";
    expect(problems(record(good, made)).join("\n")).toContain("Property 'cost' does not exist on type");
  });

  test("an alternative that the union does not have is an error", () => {
    const table = (name: string): string => `import { type RecordTable, choice, text } from "@tagsmith/runtime";
export type Pay = { name: "Cash"; value: string } | { name: "Card"; value: string };
export function payRecord(): RecordTable<Pay> {
  return { name: "Pay", only: true, members: [{ as: "method", type: { kind: "choice", code: choice, choices: [{ xml: "${name}", type: text }] } }] };
}
`;
    expect(problems(table("Cash"))).toEqual([]);
    expect(problems(table("c:Cash"))).toEqual([]);
    expect(problems(table("Check")).join("\n")).toContain(
      'acme/orders.ts:4:113 Type \'"Check"\' is not assignable to type \'"Cash" | "Card" | `${string}:Cash` | `${string}:Card`\'.',
    );
  });
});

test("a union of types has the values of all of them", () => {
  expect(
    problems(`import { type RecordTable, decimal, enumeration, seconds, unixTime, union } from "@tagsmith/runtime";
export interface Since { at: Date | number; price: string | "free" }
export function sinceRecord(): RecordTable<Since> {
  return {
    name: "Since",
    members: [
      { xml: "at", as: "at", type: union([unixTime, seconds]) },
      { xml: "price", as: "price", type: union([enumeration([["0", "free"]]), decimal]) },
    ],
  };
}
`),
  ).toEqual([]);
});
