import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { reference } from "../../../generator/src/load/reference.js";
import { schemaFiles, schemas } from "../../../generator/src/load/schemas/files.js";
import type { Schema } from "../../../generator/src/load/schemas/schema.js";

const specs = fileURLToPath(new URL("../../../specs/", import.meta.url));

describe("what stands beside the specs is made from the schemas in the generator (`vitest -u` writes it)", () => {
  for (const [name, text] of schemaFiles())
    test(`${name} is current`, async () => {
      await expect(text).toMatchFileSnapshot(specs + name);
    });

  test("reference.md is current", async () => {
    await expect(reference()).toMatchFileSnapshot(`${specs}reference.md`);
  });
});

test.each(Object.entries(schemas))("%s is a JSON Schema", (_name, schema) => {
  const ajv = new Ajv({ strictRequired: false, allowUnionTypes: true });
  expect(ajv.validateSchema(schema)).toBe(true);
});

test.each(Object.entries(schemas))(
  "every key of %s says what it means, and what is expected there",
  (_name, schema) => {
    expect(silentKeys(schema, "")).toEqual([]);
  },
);

test("the reference has every key of every schema", () => {
  const keys = Object.values(schemas).flatMap((schema) => keysIn(schema));
  expect(keys.length).toBeGreaterThan(80);
  expect(keys.filter((key) => !reference().includes(`| \`${key}\` |`))).toEqual([]);
});

function silentKeys(schema: Schema, path: string): string[] {
  const own = schema.description === undefined || (schema.title ?? schema.enum) === undefined ? [path] : [];
  return [
    ...(schema.$ref === undefined ? own : []),
    ...inner(schema).flatMap(([name, each]) => silentKeys(each, `${path}/${name}`)),
  ];
}

function keysIn(schema: Schema): string[] {
  return [...Object.keys(schema.properties ?? {}), ...inner(schema).flatMap(([, each]) => keysIn(each))];
}

function inner({ properties = {}, additionalProperties, items }: Schema): [string, Schema][] {
  return [
    ...Object.entries(properties),
    ...(additionalProperties ? [["*", additionalProperties] as [string, Schema]] : []),
    ...(items ? [["[]", items] as [string, Schema]] : []),
  ];
}
