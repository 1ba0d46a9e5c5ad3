import { describe, expect, test } from "vitest";
import { parseType } from "../../../generator/src/notation/type.js";
import { shape } from "./shape.js";

const scalar = (name: string, ...facets: unknown[]): unknown => ({ kind: "scalar", name, facets });
const nothing = (spelling: string): unknown => ({ kind: "nothing", spelling });
const word = (name: string, wire = name): unknown => ({ name, wire });

describe("types", () => {
  test.each([
    ["text", [scalar("text")]],
    ["unixTime or seconds < 0", [scalar("unixTime"), scalar("seconds", { name: "exclusiveMaximum", value: "0" })]],
    ["id or empty", [scalar("id"), nothing("")]],
    ['date "yyyy-MM-dd" or "0000-00-00" or empty', [date("date", ["yyyy-MM-dd"]), nothing("0000-00-00"), nothing("")]],
    ["integer as bigint >= -5", [scalar("integer", { name: "bigint", value: "" }, { name: "minimum", value: "-5" })]],
    [
      'text max 50 matching "[0-9]{4}" personal',
      [
        scalar(
          "text",
          { name: "maxLength", value: "50" },
          { name: "pattern", value: "[0-9]{4}" },
          { name: "personal", value: "" },
        ),
      ],
    ],
    ['decimal grouped ","', [scalar("decimal", { name: "grouped", value: "," })]],
    ["text secret cdata", [scalar("text", { name: "secret", value: "" }, { name: "cdata", value: "" })]],
    ["boolean", [boolean("true", "false")]],
    ["boolean 1/0", [boolean("1", "0")]],
    ["boolean Y/N or empty", [boolean("Y", "N"), nothing("")]],
    ['boolean "in stock"/"sold out"', [boolean("in stock", "sold out")]],
    ["boolean nonzero/0", [{ kind: "boolean", yes: "1", no: "0", lenient: true, facets: [] }]],
    ["enum S | admin=A | ...", [{ kind: "enum", words: [word("S"), word("admin", "A")], open: true, facets: [] }]],
    [
      'enum "Not paid" | x="a b"',
      [{ kind: "enum", words: [word("Not paid"), word("x", "a b")], open: false, facets: [] }],
    ],
    ['list of id by ","', [{ kind: "list", item: scalar("id"), separator: ",", facets: [] }]],
    ["map of text", [{ kind: "map", item: scalar("text"), facets: [] }]],
    [
      'map of text with ":" by "|n|" or empty',
      [{ kind: "map", item: scalar("text"), between: ":", separator: "|n|", facets: [] }, nothing("")],
    ],
    ["words of Fields", [{ kind: "words", type: { name: "Fields" } }]],
    ["value of field", [{ kind: "value", of: { name: "field" } }]],
    ["any", [{ kind: "any" }]],
    ["Party", [{ kind: "name", name: "Party", facets: [] }]],
    ["texts", [{ kind: "name", name: "texts", facets: [] }]],
    ["Money >= 0 or empty", [{ kind: "name", name: "Money", facets: [{ name: "minimum", value: "0" }] }, nothing("")]],
    [
      'dateTime "MM/dd/yyyy HH:mm" | "M/d/yyyy H:mm[:ss][ a]" UTC',
      [date("dateTime", ["MM/dd/yyyy HH:mm", "M/d/yyyy H:mm[:ss][ a]"], "UTC")],
    ],
    [`dateTime "yyyy-MM-dd'T'HH:mm" +02:00`, [date("dateTime", ["yyyy-MM-dd'T'HH:mm"], "+02:00")]],
    [
      String.raw`list of text by "\n\t\u2028\"\\"`,
      [{ kind: "list", item: scalar("text"), separator: '\n\t\u2028"\\', facets: [] }],
    ],
  ])("%s", (text, alternatives) => {
    expect(shape(parseType(text))).toEqual({ alternatives });
  });

  test.each([
    ["integer = 1", { default: { name: "1" } }],
    ["integer >= 1 = -1", { default: { name: "-1" } }],
    ["enum any | all = all", { default: { name: "all" } }],
    ["enum any=2 | all = all", { default: { name: "all" } }],
    ['url = "https://shop.example"', { default: { name: "https://shop.example" } }],
    ['list of text by "," = "a,b"', { default: { name: "a,b" } }],
    ['text = ""', { default: { name: "" } }],
    ["integer = size of orders", { sizeOf: { name: "orders" } }],
  ])("%s has a value when it is missing", (text, value) => {
    expect(shape(parseType(text))).toMatchObject(value);
  });

  test("a double word is not two", () => {
    expect(shape(parseType("enum any_vs | all=x = all"))).toMatchObject({
      alternatives: [{ words: [word("any_vs"), word("all", "x")] }],
      default: { name: "all" },
    });
  });
});

describe("what is no type", () => {
  test.each([
    ["", "0-0 expected a type but found the end"],
    ["text or", "7-7 expected a type but found the end"],
    ["enum", "4-4 expected a word but found the end"],
    ["text >= x", '8-9 expected a number but found "x"'],
    ["text secret secret", '12-18 expected each facet once but found "secret"'],
    ['text matching "(', '14-16 expected the end of the string: a " but found the end'],
    [
      String.raw`list of text by "\q"`,
      String.raw`17-19 expected one of the escapes \" \\ \n \r \t \uXXXX but found "\\q"`,
    ],
    ["integer = ", "10-10 expected a value but found the end"],
    ["integer = 1 2", '12-13 expected a facet, "or", "=" or the end of the type but found "2"'],
  ])("%j", (text, mistake) => {
    expect(shape(parseType(text))).toBe(mistake);
  });
});

function date(name: string, formats: readonly string[], zone?: string): unknown {
  return { kind: "date", name, formats, ...(zone !== undefined && { zone: { name: zone } }), facets: [] };
}

function boolean(yes: string, no: string): unknown {
  return { kind: "boolean", yes, no, lenient: false, facets: [] };
}
