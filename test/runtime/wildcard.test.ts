import { describe, expect, test } from "vitest";
import {
  type DocumentTable,
  integer,
  namespaces,
  otherAttributes,
  parse,
  prefixes,
  safeParse,
  serialize,
  text,
  unknown,
} from "../../runtime/src/index.js";

interface Box {
  readonly code: string | undefined;
  readonly any: readonly string[];
}

function box(type: ReturnType<DocumentTable<Box>["type"]>): () => DocumentTable<Box> {
  const table: DocumentTable<Box> = {
    contract: 1,
    name: "shop/box",
    roots: ["Box"],
    namespaces: { "": "urn:shop" },
    prefixes,
    read: { unknown: "refuse" },
    type: () => type,
  };
  return () => table;
}

const code = { xml: "@code", as: "code", number: "?", type: text } as const;
const any = { xml: "*", as: "any", number: "*", type: { kind: "any" } } as const;

describe("attributes that a wildcard lets in", () => {
  const table = box({
    name: "Box",
    members: [code],
    otherAttributes: otherAttributes({ not: "urn:shop" }, "lax", { "{urn:unit}size": integer }),
  });

  test("are kept and written again", () => {
    const value = parse(table, '<Box xmlns="urn:shop" xmlns:u="urn:unit" code="7" u:size="3"/>');
    expect(value).toEqual({ code: "7", [unknown]: [{ attribute: "u:size", value: "3", namespace: "urn:unit" }] });
    expect(serialize(table, value, { declaration: false })).toBe(
      '<Box xmlns="urn:shop" code="7" xmlns:u="urn:unit" u:size="3"/>',
    );
  });

  test.each([
    ["u:size='big'", '1:46 /Box/@u:size: expected a whole number but received "big"'],
    ["size='3'", "1:46 /Box/@size: expected an attribute of Box but received the attribute size"],
  ])("are refused where they are not valid: %s", (attribute, message) => {
    const result = safeParse(table, `<Box xmlns="urn:shop" xmlns:u="urn:unit"     ${attribute}/>`);
    expect(result.problems.map((each) => each.message)).toEqual([message]);
  });

  test("must be known where the wildcard is strict", () => {
    const strict = otherAttributes("any", "strict", { "{}size": integer });
    expect(strict.admits("", "size", " 3 ")).toBe(true);
    expect(strict.admits("", "depth", "3")).toBeUndefined();
  });
});

describe("elements that a wildcard lets in", () => {
  const table = box({
    name: "Box",
    members: [code, { ...any, type: { kind: "any", from: namespaces({ not: "urn:shop" }) } }],
  });

  test("have one of its namespaces", () => {
    const inside = '<u:a xmlns:u="urn:unit"/>';
    expect(parse(table, `<Box xmlns="urn:shop">${inside}</Box>`)).toEqual({ code: undefined, any: [inside] });
    expect(safeParse(table, '<Box xmlns="urn:shop"><a/></Box>').problems.map((each) => each.message)).toEqual([
      "1:23 /Box/a: expected an element of Box but received the element a",
    ]);
  });

  test.each([
    ["any", "", true],
    ["any", "urn:shop", true],
    [{ not: "urn:shop" }, "urn:shop", false],
    [{ not: "urn:shop" }, "", false],
    [{ not: "urn:shop" }, "urn:unit", true],
    [["urn:unit", ""], "", true],
    [["urn:unit", ""], "urn:shop", false],
  ] as const)("%j has %j: %s", (set, namespace, isIn) => {
    expect(namespaces(set)(namespace)).toBe(isIn);
  });

  test("need no word that there is no namespace around them", () => {
    const free = box({ name: "Box", members: [code, any] });
    const value = parse(free, '<Box xmlns="urn:shop"><a xmlns="" b="1"/></Box>');
    expect(value.any).toEqual(['<a b="1"/>']);
    const written = serialize(free, value, { declaration: false });
    expect(written).toBe('<Box xmlns="urn:shop"><a xmlns="" b="1"/></Box>');
  });
});
