import type { Facets, LeafType, Scalar } from "../model/model.js";
import type { JsonSchema } from "./json-schema.js";

/** The JSON Schema of a leaf's value as `parse` prints it: ids, decimals and integers of any size are strings, so are times. */
export function schemaOfLeaf({ scalar, facets }: LeafType): JsonSchema {
  return { ...schemaOfScalar(scalar), ...facetsOf(scalar, facets) };
}

function schemaOfScalar(scalar: Scalar): JsonSchema {
  switch (scalar.kind) {
    case "text":
    case "id":
    case "url":
    case "countryCode":
    case "duration":
    case "spelled":
    case "words":
    case "value":
      return { type: "string" };
    case "decimal":
      return { type: "string", pattern: decimalPattern };
    case "seconds":
      return { type: "number" };
    case "integer":
      return scalar.bigint ? { type: "string", pattern: integerPattern } : { type: "integer" };
    case "boolean":
      return { type: "boolean" };
    case "unixTime":
      return { type: "string", format: "date-time" };
    case "base64":
    case "hex":
      // In JSON both are base64.
      return { type: "string", contentEncoding: "base64" };
    case "date":
      return scalar.zone === undefined ? { type: "string", format: "date" } : { type: "string", format: "date-time" };
    case "time":
    case "dateTime":
      // What JSON Schema calls a time or a date-time has a zone.
      return scalar.zone === undefined ? { type: "string" } : { type: "string", format: "date-time" };
    case "xsd":
      return schemaOfXsd(scalar.type.slice(scalar.type.indexOf(":") + 1));
    case "enumeration":
      return scalar.open
        ? { type: "string" }
        : { type: "string", enum: [...new Set(scalar.words.map(({ name }) => name))] };
    case "list":
      return { type: "array", items: schemaOfLeaf(scalar.item) };
    case "map":
      return {
        type: "array",
        items: {
          type: "object",
          properties: { name: { type: "string" }, value: schemaOfLeaf(scalar.item) },
          required: ["name", "value"],
          additionalProperties: false,
        },
      };
    case "named":
      return {
        type: "object",
        properties: { [scalar.property]: schemaOfLeaf(scalar.item) },
        required: [scalar.property],
        additionalProperties: false,
      };
    case "negated":
      // The value has no sign; whatever bounds it keeps to are its own.
      return schemaOfLeaf(scalar.item);
    case "union": {
      const schemas = [...new Set(scalar.alternatives.map((each) => JSON.stringify(schemaOfLeaf(each))))];
      const [first = "{}"] = schemas;
      if (schemas.length === 1) return JSON.parse(first) as JsonSchema;
      return { anyOf: schemas.map((schema) => JSON.parse(schema) as JsonSchema) };
    }
  }
}

const integerPattern = "^-?[0-9]+$";
const decimalPattern = "^[+-]?(?:[0-9]+(?:[.][0-9]*)?|[.][0-9]+)$";

/** Those facets that JSON Schema can say of the value in JSON. */
function facetsOf({ kind, ...scalar }: Scalar, facets: Facets): JsonSchema {
  const { minLength, maxLength, pattern, minimum, exclusiveMinimum, maximum, exclusiveMaximum } = facets;
  if (kind === "text" || kind === "id" || kind === "url") {
    return {
      ...(minLength !== undefined && { minLength }),
      ...(maxLength !== undefined && { maxLength }),
      ...(pattern !== undefined && isPlain(pattern) && { pattern: `^(?:${pattern})$` }),
    };
  }
  const isNumber = kind === "seconds" || (kind === "integer" && !("bigint" in scalar && scalar.bigint));
  if (!isNumber) return {};
  return {
    ...(minimum !== undefined && { minimum: Number(minimum) }),
    ...(exclusiveMinimum !== undefined && { exclusiveMinimum: Number(exclusiveMinimum) }),
    ...(maximum !== undefined && { maximum: Number(maximum) }),
    ...(exclusiveMaximum !== undefined && { exclusiveMaximum: Number(exclusiveMaximum) }),
  };
}

/** Whether a pattern of XSD means the same in JSON Schema: no escape but of a sign, no class that takes away, no anchor. */
function isPlain(pattern: string): boolean {
  return !/\\[A-Za-z]|-\[|[\^$]|\(\?/.test(pattern.replaceAll("[^", "["));
}

/** https://www.w3.org/TR/xmlschema-2/#built-in-datatypes */
function schemaOfXsd(name: string): JsonSchema {
  if (name === "boolean") return { type: "boolean" };
  if (name === "decimal") return { type: "string", pattern: decimalPattern };
  if (name === "base64Binary" || name === "hexBinary") return { type: "string", contentEncoding: "base64" };
  if (/^(?:NMTOKENS|IDREFS|ENTITIES)$/.test(name)) return { type: "array", items: { type: "string" } };
  if (/^(?:int|short|byte|unsignedInt|unsignedShort|unsignedByte)$/.test(name)) return { type: "integer" };
  if (/^(?:integer|long|unsignedLong|(?:non)?(?:Negative|Positive|negative|positive)Integer)$/.test(name))
    return { type: "string", pattern: integerPattern };
  // JSON has no INF and no NaN: `parse` prints them as null.
  if (name === "float" || name === "double") return { type: ["number", "null"] };
  return { type: "string" };
}
