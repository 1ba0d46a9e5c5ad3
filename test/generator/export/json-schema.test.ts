import { Ajv2020 } from "ajv/dist/2020.js";
import { safeParse } from "@tagsmith/runtime";
import { describe, expect, test } from "vitest";
import { jsonOf } from "../../../generator/src/commands/json.js";
import { tableInMemory } from "../../../generator/src/commands/tables.js";
import { jsonSchemaOf } from "../../../generator/src/export/json-schema.js";
import { readSpecs } from "../../../generator/src/front.js";
import { textsOf } from "../../../generator/src/load/texts.js";
import type { Document } from "../../../generator/src/model/model.js";
import { samplesOf } from "../../../generator/src/samples/given.js";
import { allSpecs } from "../repository.js";

const formats = { "date-time": /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, date: /^\d{4}-\d\d-\d\d$/ };

function documentOf(types: string): Document {
  const files = new Map([
    ["acme/platform.yaml", "title: Acme\n"],
    ["acme/all.yaml", `root: all\ntypes:\n  all:                                   # All.\n${types}`],
  ]);
  const { platforms, problems } = readSpecs(files);
  expect(problems).toEqual([]);
  const [document] = platforms[0]?.documents ?? [];
  if (document === undefined) throw new Error("there is no document");
  return document;
}

/** The schema of the only member, and whether it must be there. */
function memberSchema(member: string, more = ""): { schema: unknown; required: boolean } {
  const document = documentOf(`    ${member}   # It.\n${more}`);
  const schema = jsonSchemaOf(document, document.type, { inline: true });
  const [value] = Object.values(schema["properties"] as Record<string, Record<string, unknown>>);
  const { description, ...rest } = value ?? {};
  expect(description).toBe("It.");
  return { schema: rest, required: schema["required"] !== undefined };
}

const decimal = { type: "string", pattern: "^[+-]?(?:[0-9]+(?:[.][0-9]*)?|[.][0-9]+)$" };

describe("the JSON Schema of values", () => {
  test.each([
    ["a: text", { type: "string" }, true],
    ['"@a?": id max 5', { type: "string", maxLength: 5 }, false],
    ['a: text matching "[0-9]{4}"', { type: "string", pattern: "^(?:[0-9]{4})$" }, true],
    ['a: text matching "\\\\d+"', { type: "string" }, true],
    ["a: decimal or empty", decimal, false],
    ["a: integer >= 0", { type: "integer", minimum: 0 }, true],
    ["a: integer > 0 <= 9", { type: "integer", exclusiveMinimum: 0, maximum: 9 }, true],
    ["a: integer as bigint >= 0", { type: "string", pattern: "^-?[0-9]+$" }, true],
    ["a: integer = 7", { type: "integer" }, true],
    ["a: boolean 1/0", { type: "boolean" }, true],
    ["a: unixTime", { type: "string", format: "date-time" }, true],
    ['a: dateTime "yyyy-MM-dd HH:mm" UTC', { type: "string", format: "date-time" }, true],
    ['a: dateTime "yyyy-MM-dd HH:mm"', { type: "string" }, true],
    ['a: date "dd.MM.yyyy"', { type: "string", format: "date" }, true],
    ["a: base64", { type: "string", contentEncoding: "base64" }, true],
    ["a: enum open=O | paid=P", { type: "string", enum: ["open", "paid"] }, true],
    ["a: enum open=O | ...", { type: "string" }, true],
    ['a: list of id by ","', { type: "array", items: { type: "string" } }, true],
    [
      "a: unixTime or seconds < 0",
      {
        anyOf: [
          { type: "string", format: "date-time" },
          { type: "number", exclusiveMaximum: 0 },
        ],
      },
      true,
    ],
    [
      "a: id as name or seconds > 0 negated as ago",
      {
        anyOf: [
          { type: "object", properties: { name: { type: "string" } }, required: ["name"], additionalProperties: false },
          {
            type: "object",
            properties: { ago: { type: "number", exclusiveMinimum: 0 } },
            required: ["ago"],
            additionalProperties: false,
          },
        ],
      },
      true,
    ],
    ["a*: decimal", { type: "array", items: decimal }, true],
    ["a{2..5}: text", { type: "array", items: { type: "string" }, minItems: 2, maxItems: 5 }, true],
    ["a*: decimal or empty", { type: "array", items: { anyOf: [decimal, { type: "null" }] } }, true],
    ["a: any", { type: "string" }, true],
    [
      "a: map of text",
      {
        type: "array",
        items: {
          type: "object",
          properties: { name: { type: "string" }, value: { type: "string" } },
          required: ["name", "value"],
          additionalProperties: false,
        },
      },
      true,
    ],
  ])("of %s", (member, schema, required) => {
    expect(memberSchema(member)).toEqual({ schema, required });
  });

  test("of a choice is one schema for each alternative", () => {
    const pay =
      "  Pay:                                   # It is paid.\n    one of as method:\n      card: text   # By card.\n      cash: decimal or empty   # In cash.\n";
    const of = (name: string, value: object, required: string[]): object => ({
      type: "object",
      properties: { name: { type: "string", const: name }, value },
      required,
      additionalProperties: false,
    });
    expect(memberSchema("a: Pay", pay).schema).toEqual({
      anyOf: [of("card", { type: "string" }, ["name", "value"]), of("cash", decimal, ["name"])],
    });
  });

  test("of a type that holds itself refers to it, or ends in any object where nothing can be referred to", () => {
    const document = documentOf("    a*: all   # More.\n    b: text   # One.\n");
    const schema = (a: object): object => ({
      type: "object",
      description: "All.",
      properties: {
        a: { type: "array", items: a, description: "More." },
        b: { type: "string", description: "One." },
      },
      required: ["a", "b"],
      additionalProperties: false,
    });
    expect(jsonSchemaOf(document, document.type, { inline: false })).toEqual({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      $ref: "#/$defs/All",
      $defs: { All: schema({ $ref: "#/$defs/All" }) },
    });
    expect(jsonSchemaOf(document, document.type, { inline: true })).toEqual(schema({ type: "object" }));
  });

  test("holds for every sample of every platform, and for none with one member more", () => {
    const files = allSpecs();
    const { platforms } = readSpecs(textsOf(files));
    let count = 0;
    for (const platform of platforms) {
      const samples = files
        .filter(({ path }) => path.startsWith(`${platform.name}/samples/`) && path.endsWith(".xml"))
        .map(({ path, bytes }) => ({
          name: path.slice(path.lastIndexOf("/") + 1, -".xml".length),
          xml: bytes,
          source: undefined,
          json: undefined,
          problems: [],
        }));
      for (const document of platform.documents) {
        const table = tableInMemory(platform, document);
        const ajv = (): Ajv2020 => new Ajv2020({ formats, strictTypes: false });
        const byReference = ajv().compile(jsonSchemaOf(document, document.type, { inline: false }));
        const inline = ajv().compile(jsonSchemaOf(document, document.type, { inline: true }));
        for (const { name, xml } of samplesOf(document, platform.documents, samples)) {
          const read = safeParse(table, xml);
          if (!read.ok) continue;
          const json: unknown = JSON.parse(jsonOf(read.value, 0));
          for (const validate of [byReference, inline]) {
            expect([name, validate(json), validate.errors]).toEqual([name, true, null]);
            expect(validate({ ...(json as object), more: 1 })).toBe(false);
          }
          count++;
        }
      }
    }
    expect(count).toBeGreaterThan(20);
  }, 60_000);
});
