import * as runtime from "@tagsmith/runtime";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { documentEntries } from "../../../generator/src/expression/document-entries.js";
import { evaluate } from "../../../generator/src/expression/evaluate.js";
import { namesOf } from "../../../generator/src/emit/names.js";
import { emitPlatform } from "../../../generator/src/emit/platform.js";
import { tableOf } from "../../../generator/src/emit/table.js";
import { typeChecker } from "../../../generator/src/emit/type-check.js";
import type { Document, Platform } from "../../../generator/src/model/model.js";
import { emitTests } from "../../../generator/src/samples/tests.js";
import { attribute, document, element, integer, leaf, namedLeaf, platform, record } from "../model.js";

vi.setConfig({ testTimeout: 30_000 });

/** What would do harm if it stood unescaped in a string, a comment, a template or an object. */
const hostile = [
  "__proto__",
  "constructor",
  "hasOwnProperty",
  "class",
  "await",
  "a-b",
  "*/ evil(); /*",
  "`${evil()}`",
  "\u2028evil()\u2029",
  `'"\\`,
  "\n@evil */",
  "</script>",
  "$&",
];

const hashes = { spec: "0", generator: "0" };
const options = { importExtension: ".js" } as const;

describe("names and texts from a spec", () => {
  const properties = hostile.map((text, index) =>
    attribute(`a${index}`, text, leaf("text", { nothing: [text] }), {
      documentation: text,
      // TypeScript takes what each object inherits for the value of such a property.
      optional: !(text in {}) || text === "__proto__",
    }),
  );
  const word = (text: string): { name: string; wire: string; documentation: string } => ({
    name: text,
    wire: text,
    documentation: text,
  });
  const feed: Document = document("feed", "feed", [
    record("Feed", [
      ...properties,
      element("word", "word", leaf({ kind: "enumeration", open: true, words: hostile.map(word) }, { named: "Word" })),
      element("pattern", "pattern", leaf("text", { facets: { pattern: "[`$]{1}" } })),
      element("flag", "flag", leaf({ kind: "boolean", yes: "`${", no: "*/", lenient: false })),
      element("day", "day", leaf({ kind: "date", formats: ["yyyy-MM-dd'*/`${'"] })),
    ]),
    namedLeaf("Word", leaf({ kind: "enumeration", open: true, words: hostile.map(word) }), hostile.join(" ")),
  ]);
  const acme: Platform = platform("acme", [feed], {
    sources: hostile.map((title, index) => ({ name: `s${index}`, title, place: feed.place })),
  });
  const files = new Map([
    ...emitPlatform(acme, namesOf(acme), hashes, options),
    ...emitTests(acme, namesOf(acme), [], hashes, options),
  ]);
  const module = files.get("acme/feed.ts") ?? "";

  test("give code that compiles", () => {
    expect(typeChecker()(files)).toEqual([]);
  });

  test("never leave the string or comment that they stand in", () => {
    const code = module.replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, "''").replace(/\/\*[^]*?\*\/|\/\/.*/g, "");
    expect(code).not.toMatch(/evil|`|\\|\u2028|\u2029/);
  });

  test("become properties like any other, and no prototype", () => {
    const names = namesOf(acme);
    const table = evaluate(tableOf("acme", feed, names), documentEntries).get("feedTable") as Parameters<
      typeof runtime.parse
    >[0];
    const value = runtime.parse(
      table,
      '<feed a0="proto" a1="made" a2="own"><word>w</word><pattern>$</pattern><flag>`${</flag><day>2020-01-02*/`${</day></feed>',
    ) as object;
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.getOwnPropertyDescriptor(value, "__proto__")?.value).toBe("proto");
    expect(Object.getOwnPropertyDescriptor(value, "constructor")?.value).toBe("made");
    expect(value).toMatchObject({ word: "w", pattern: "$", flag: true, day: "2020-01-02" });
  });
});

describe("types that are called like those of the runtime and the language", () => {
  const taken = ["Document", "Decimal", "RecordTable", "ReadOptions", "Date", "Uint8Array", "UnknownContent", "Codec"];
  const feed: Document = document("feed", "feed", [
    record("Feed", [
      ...taken.map((name) => element(name, `the${name}`, name)),
      element("price", "price", leaf("decimal")),
      element("time", "time", leaf("unixTime")),
      element("bytes", "bytes", leaf("hex")),
      element("count", "count", leaf(integer, { facets: { minimum: "0" }, named: "Count" })),
    ]),
    ...taken.map((name) => record(name, [attribute("a", "a", leaf("text"))])),
    namedLeaf("Count", leaf(integer, { facets: { minimum: "0" } })),
  ]);
  const acme = platform("acme", [feed]);
  let files: ReadonlyMap<string, string>;

  beforeAll(() => {
    files = emitPlatform(acme, namesOf(acme), hashes, options);
  });

  test("give code that compiles", () => {
    expect(typeChecker()(files)).toEqual([]);
  });

  test("make the runtime's and the language's types step back", () => {
    const module = files.get("acme/feed.ts");
    expect(module).toContain("  type Document as RuntimeDocument,\n");
    expect(module).toContain("export interface Document {\n");
    expect(module).toContain("  time: globalThis.Date;\n");
    expect(module).toContain("export const Feed: RuntimeDocument<Feed> = ");
  });
});
