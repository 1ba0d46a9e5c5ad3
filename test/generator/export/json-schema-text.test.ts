import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { type DocumentTable, safeParse } from "@tagsmith/runtime";
import { describe, expect, test, vi } from "vitest";
import { jsonOf } from "../../../generator/src/commands/json.js";
import { tableInMemory } from "../../../generator/src/commands/tables.js";
import { jsonSchemaText } from "../../../generator/src/export/json-schema-text.js";
import type { Document } from "../../../generator/src/model/model.js";
import { documents, writtenDocuments } from "./written.js";

vi.setConfig({ testTimeout: 60_000 });

const formats = { "date-time": /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, date: /^\d{4}-\d\d-\d\d$/ };

describe("the JSON of what we write is valid by our JSON Schema of its version", () => {
  test.each(documents)("%s", (name, { platform, document }) => {
    const table = tableInMemory(platform, document) as () => DocumentTable<unknown>;
    const compiled = new Map<string, ValidateFunction>();
    const validatorOf = (version: Document): ValidateFunction => {
      const text = jsonSchemaText(version, name).text;
      const validate = compiled.get(text) ?? new Ajv2020({ formats }).compile(JSON.parse(text) as object);
      compiled.set(text, validate);
      return validate;
    };
    const wrong = writtenDocuments(platform, document).flatMap(({ what, xml, document: version }) => {
      const read = safeParse(table, xml);
      const validate = validatorOf(version);
      const isValid = read.ok && validate(JSON.parse(jsonOf(read.value, 0)));
      return isValid ? [] : [`${what}: ${JSON.stringify(validate.errors)}`];
    });
    expect(wrong).toEqual([]);
  });
});
