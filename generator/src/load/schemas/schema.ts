/** The part of JSON Schema that the schemas of specs are made of: https://json-schema.org/draft-07/json-schema-validation */
export interface Schema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly $ref?: string;
  /** What it is, for messages: `a type`. */
  readonly title?: string;
  /** What it means, for editors and the reference. */
  readonly description?: string;
  readonly type?: SchemaType | readonly SchemaType[];
  readonly enum?: readonly (string | number | boolean)[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | false;
  readonly required?: readonly string[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minProperties?: number;
  readonly minimum?: number;
  readonly pattern?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

export type SchemaType = "string" | "number" | "integer" | "boolean" | "object" | "array";

/** A text that the author writes. */
export function text(title: string, description: string): Schema {
  return { title, description, type: "string" };
}

/** One of several words. */
export function words(description: string, ...list: readonly string[]): Schema {
  return { description, type: "string", enum: list };
}

/** Keys that are known, each with its schema. */
export function keys(
  title: string,
  description: string,
  properties: Readonly<Record<string, Schema>>,
  required: readonly string[] = [],
): Schema {
  return {
    title,
    description,
    type: "object",
    properties,
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

/** Keys that the author chooses. */
export function mapOf(title: string, description: string, item: Schema): Schema {
  return { title, description, type: "object", additionalProperties: item };
}

export function listOf(title: string, description: string, item: Schema): Schema {
  return { title, description, type: "array", items: item, minItems: 1 };
}

/** The same schema with a description of its own. */
export function described(schema: Schema, description: string): Schema {
  return { ...schema, description };
}
