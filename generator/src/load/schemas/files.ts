import { documentSchema, sharedTypesSchema } from "./document.js";
import { platformSchema } from "./platform.js";
import type { Schema } from "./schema.js";

/** The JSON Schemas of specs by file name, for editors: a spec names its own in the first line. */
export const schemas: Readonly<Record<string, Schema>> = {
  "document.schema.json": documentSchema,
  "platform.schema.json": platformSchema,
  "types.schema.json": sharedTypesSchema,
};

/** The texts of the schemas by file name, as they stand beside the specs. */
export function schemaFiles(): Map<string, string> {
  return new Map(Object.entries(schemas).map(([name, schema]) => [name, `${JSON.stringify(schema, null, 2)}\n`]));
}
