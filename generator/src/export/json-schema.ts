import {
  type RecordMember,
  alternativeName,
  isList,
  isOptional,
  leafOf,
  membersOf,
  onlyChoice,
} from "../emit/members.js";
import type { Document, ElementType, NamedType, RecordType } from "../model/model.js";
import { schemaOfLeaf } from "./json-leaf.js";

/** A JSON Schema of draft 2020-12; of the keywords that it uses, drafts 6 and 7 know all but `$defs`. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The JSON Schema of values as `parse` prints them: what is not there is left out. `record` is the type that the values
 * have. With `inline` the schema refers to nothing, for readers that cannot follow `$ref`: where a type holds itself, the
 * inner one is any object.
 */
export function jsonSchemaOf(
  document: Document,
  record: RecordType,
  { inline }: { readonly inline: boolean },
): JsonSchema {
  const types = new Map(document.types.map((type) => [type.name, type]));
  if (inline) return schemaOfRecord(record, { types, document, refer: inlined(types, document, [record.name]) });

  const definitions = new Map<string, JsonSchema>();
  const wanted = [record];
  const refer = (inner: RecordType): JsonSchema => {
    if (!definitions.has(inner.typeName)) wanted.push(inner);
    return { $ref: `#/$defs/${inner.typeName}` };
  };
  for (const type of wanted) {
    if (definitions.has(type.typeName)) continue;
    // Its place first: a type may hold itself.
    definitions.set(type.typeName, {});
    definitions.set(type.typeName, schemaOfRecord(type, { types, document, refer }));
  }
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    ...refer(record),
    $defs: Object.fromEntries(definitions),
  };
}

interface Context {
  readonly types: ReadonlyMap<string, NamedType>;
  readonly document: Document;
  /** The schema that stands for a record inside another. */
  readonly refer: (record: RecordType) => JsonSchema;
}

function inlined(
  types: ReadonlyMap<string, NamedType>,
  document: Document,
  around: readonly string[],
): (record: RecordType) => JsonSchema {
  return (record) =>
    around.includes(record.name)
      ? { type: "object" }
      : schemaOfRecord(record, { types, document, refer: inlined(types, document, [...around, record.name]) });
}

function schemaOfRecord(record: RecordType, context: Context): JsonSchema {
  const only = onlyChoice(record);
  if (only !== undefined) return described(schemaOfMember(only, context), record.documentation);
  const members = byProperty(membersOf(record));
  const versions = context.document.versions;
  const isVersioned = versions !== undefined && record.name === context.document.type.name;
  const properties: Record<string, JsonSchema> = Object.create(null) as Record<string, JsonSchema>;
  for (const [property, sharing] of members) {
    const schemas = distinct(sharing.map((member) => schemaOfMember(member, context)));
    const documentation = sharing.find((member) => member.documentation !== "")?.documentation ?? "";
    properties[property] = described(anyOf(schemas), documentation);
  }
  if (isVersioned)
    properties["version"] = { type: "string", enum: versions.names, description: "Which version was found." };
  const required = [...members].flatMap(([property, sharing]) => (mayBeMissing(sharing, context) ? [] : [property]));
  if (isVersioned) required.push("version");
  return {
    type: "object",
    ...(record.documentation !== "" && { description: record.documentation }),
    properties: { ...properties },
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

/** Several members may share a property: versions renamed an element. */
function byProperty(members: readonly RecordMember[]): ReadonlyMap<string, readonly RecordMember[]> {
  const found = new Map<string, RecordMember[]>();
  for (const member of members) found.set(member.property, [...(found.get(member.property) ?? []), member]);
  return found;
}

function schemaOfMember(member: RecordMember, context: Context): JsonSchema {
  const item = schemaOfItem(member, context);
  if (!isList(member)) return item;
  const { minimum, maximum } = "occurs" in member ? member.occurs : { minimum: 0, maximum: Infinity };
  return {
    type: "array",
    // An item that says that nothing is there keeps its place, as JSON's `null`.
    items: hasGaps(member) ? anyOf([item, { type: "null" }]) : item,
    ...(minimum > 0 && { minItems: minimum }),
    ...(maximum < Infinity && { maxItems: maximum }),
  };
}

function schemaOfItem(member: RecordMember, context: Context): JsonSchema {
  switch (member.kind) {
    case "flag":
      return { type: "boolean", const: true };
    case "any":
      return { type: "string" };
    case "attribute":
    case "text":
      return schemaOfLeaf(member.leaf);
    case "element":
      return schemaOfElement(member.type, context);
    case "choice":
      return anyOf([
        ...(member.mixed ? [{ type: "string" }] : []),
        ...member.alternatives.map((alternative) => {
          const name = alternativeName(alternative);
          const value = alternative.kind === "any" ? { type: "string" } : schemaOfElement(alternative.type, context);
          const isGap =
            alternative.kind === "element" && (alternative.nothing.length > 0 || hasNothing(alternative.type));
          return {
            type: "object",
            properties: { name: name === "*" ? { type: "string" } : { type: "string", const: name }, value },
            required: isGap ? ["name"] : ["name", "value"],
            additionalProperties: false,
          };
        }),
      ]);
  }
}

function schemaOfElement(type: ElementType, context: Context): JsonSchema {
  switch (type.kind) {
    case "leaf":
      return schemaOfLeaf(type.leaf);
    case "map":
      return {
        type: "array",
        items: {
          type: "object",
          properties: { name: { type: "string" }, value: schemaOfLeaf(type.leaf) },
          required: type.leaf.nothing.length > 0 ? ["name"] : ["name", "value"],
          additionalProperties: false,
        },
      };
    case "any":
      return { type: "string" };
    case "record": {
      const record = context.types.get(type.name);
      return record?.kind === "record" ? context.refer(record) : {};
    }
  }
}

/** Whether JSON may lack a property: a member of it may be missing or say that nothing is there, or a version has none. */
function mayBeMissing(members: readonly RecordMember[], { document }: Context): boolean {
  const isInAll = (document.versions?.names ?? []).every((_, version) =>
    members.some((member) => member.versions === undefined || member.versions.includes(version)),
  );
  return !isInAll || members.some(mayHaveNoValue);
}

function mayHaveNoValue(member: RecordMember): boolean {
  if (isList(member)) return isOptional(member);
  if (leafOf(member)?.default !== undefined) return false;
  return isOptional(member) || hasGaps(member);
}

function hasGaps(member: RecordMember): boolean {
  if (member.kind === "element") return (!isList(member) && member.nothing.length > 0) || hasNothing(member.type);
  return (leafOf(member)?.nothing.length ?? 0) > 0;
}

function hasNothing(type: ElementType): boolean {
  return type.kind === "leaf" && type.leaf.nothing.length > 0;
}

function described(schema: JsonSchema, documentation: string): JsonSchema {
  return documentation === "" ? schema : { ...schema, description: documentation };
}

function anyOf(schemas: readonly JsonSchema[]): JsonSchema {
  const [first = {}, ...others] = schemas;
  return others.length === 0 ? first : { anyOf: schemas };
}

function distinct(schemas: readonly JsonSchema[]): JsonSchema[] {
  return [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()];
}
