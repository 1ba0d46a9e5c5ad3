import type { ElementType, LeafType, NamedType, Scalar } from "../model/model.js";
import { type ChoiceMember, type RecordMember, alternativeName, isList, isOptional, leafOf } from "./members.js";
import { propertyName, quoted } from "./text.js";

/** The types that a document's types refer to, by the name that the spec gives them. */
export type Types = ReadonlyMap<string, NamedType>;

/** A name that a module has to import or must not hide. */
export type Imported = (name: string) => string;

/** What types are written with: the document's types, and what this module calls the runtime's and the language's. */
export interface TypeContext {
  readonly types: Types;
  /** Of the runtime, such as `Decimal`; asking for it imports it. */
  readonly runtime: Imported;
  /** Of the language, such as `Date`. */
  readonly global: Imported;
}

/** The type of a property, without `?` and `undefined`, as the members of a union: one, unless it is one. */
export function memberTypes(member: RecordMember, context: TypeContext): readonly string[] {
  const item = itemTypes(member, context);
  return isList(member) ? [listOf(item)] : item;
}

/** Whether a property may be `undefined`: a member of it may be missing or say that nothing is there, or a version has none. */
export function mayBeUndefined(members: readonly RecordMember[], versions: readonly string[]): boolean {
  const isInAll = versions.every((_, version) =>
    members.some((member) => member.versions === undefined || member.versions.includes(version)),
  );
  return !isInAll || members.some(mayHaveNoValue);
}

function mayHaveNoValue(member: RecordMember): boolean {
  if (isList(member)) return isOptional(member);
  if (leafOf(member)?.default !== undefined) return false;
  const nothing = [...(leafOf(member)?.nothing ?? []), ...(member.kind === "element" ? member.nothing : [])];
  return isOptional(member) || nothing.length > 0 || (member.kind === "element" && member.nil === true);
}

/** The alternatives of a choice, each a member of the union. */
export function choiceTypes(member: ChoiceMember, context: TypeContext): string[] {
  const elements = member.alternatives.map((alternative) => {
    const name = alternativeName(alternative);
    const value = alternative.kind === "any" ? "string" : elementTypes(alternative.type, context).join(" | ");
    const nothing =
      alternative.kind === "element" &&
      (alternative.nothing.length > 0 || alternative.nil === true || hasNothing(alternative.type));
    return `{ name: ${name === "*" ? "string" : quoted(name)}; value: ${value}${nothing ? " | undefined" : ""} }`;
  });
  return member.mixed ? ["string", ...elements] : elements;
}

/** The type of a leaf that has no name, or the definition of one that has, as the members of a union. */
export function scalarTypes(scalar: Scalar, context: TypeContext): readonly string[] {
  switch (scalar.kind) {
    case "text":
    case "id":
    case "url":
    case "duration":
    case "spelled":
      return ["string"];
    case "words":
      return scalar.words.map(({ name }) => wordType(name));
    case "value":
      return [...new Set(scalar.words.flatMap(({ leaf }) => leafTypes(leaf, context)))];
    case "decimal":
      return [context.runtime("Decimal")];
    case "countryCode":
      return [context.runtime("CountryCode")];
    case "seconds":
      return ["number"];
    case "integer":
      return [scalar.bigint ? "bigint" : "number"];
    case "boolean":
      return ["boolean"];
    case "unixTime":
      return [context.global("Date")];
    case "base64":
    case "hex":
      return [context.global("Uint8Array")];
    case "date":
      return [scalar.zone === undefined ? context.runtime("LocalDate") : context.global("Date")];
    case "time":
      return [scalar.zone === undefined ? context.runtime("LocalTime") : context.global("Date")];
    case "dateTime":
      return [scalar.zone === undefined ? context.runtime("LocalDateTime") : context.global("Date")];
    case "xsd":
      return [xsdType(scalar.type, context)];
    case "enumeration":
      // `string & {}` keeps the known words in an editor's completion.
      return [...new Set(scalar.words.map(({ name }) => quoted(name))), ...(scalar.open ? ["(string & {})"] : [])];
    case "list":
      return [listOf(leafTypes(scalar.item, context))];
    case "map":
      return [entriesOf(scalar.item, context)];
    case "named":
      return [`{ ${propertyName(scalar.property)}: ${leafTypes(scalar.item, context).join(" | ")} }`];
    case "negated":
      return leafTypes(scalar.item, context);
    case "union":
      return [...new Set(scalar.alternatives.flatMap((alternative) => leafTypes(alternative, context)))];
  }
}

/** A word; one with a part in braces is any text that has something there. */
export function wordType(name: string): string {
  return name.includes("{") ? `\`${name.replaceAll(/\{[^}]*\}/g, "${string}")}\`` : quoted(name);
}

function itemTypes(member: RecordMember, context: TypeContext): readonly string[] {
  switch (member.kind) {
    case "flag":
      return ["true"];
    case "any":
      return ["string"];
    case "choice":
      return choiceTypes(member, context);
    case "attribute":
    case "text":
      return leafTypes(member.leaf, context);
    case "element": {
      const types = elementTypes(member.type, context);
      // In a list of texts, one that says that nothing is there keeps its place.
      const hasGaps = isList(member) && (member.nil === true || hasNothing(member.type));
      return hasGaps ? [...types, "undefined"] : types;
    }
  }
}

function elementTypes(type: ElementType, context: TypeContext): readonly string[] {
  switch (type.kind) {
    case "leaf":
      return leafTypes(type.leaf, context);
    case "map":
      return [entriesOf(type.leaf, context)];
    case "any":
      return ["string"];
    case "record":
      return recordTypes(context.types.get(type.name), context.types);
  }
}

/** The type of a record's elements, or the union of those that they may have. */
export function recordTypes(type: NamedType | undefined, types: Types): readonly string[] {
  if (type === undefined) return ["never"];
  if (type.kind !== "record" || type.derived === undefined) return [type.typeName];
  const derived = type.derived.flatMap((name) => types.get(name)?.typeName ?? []);
  // An abstract type that none is derived from has no element, but may be spoken of.
  return type.abstract && derived.length > 0 ? derived : [type.typeName, ...derived];
}

/** The type of a leaf, by its name where it has one, as the members of a union. */
export function leafTypes(leaf: LeafType, context: TypeContext): readonly string[] {
  const named = leaf.named === undefined ? undefined : context.types.get(leaf.named);
  return named === undefined ? scalarTypes(leaf.scalar, context) : [named.typeName];
}

function entriesOf(value: LeafType, context: TypeContext): string {
  return `{ name: string; value: ${leafTypes(value, context).join(" | ")} }[]`;
}

function hasNothing(type: ElementType): boolean {
  return type.kind === "leaf" && type.leaf.nothing.length > 0;
}

function listOf(item: readonly string[]): string {
  const [first = "never", ...others] = item;
  return others.length === 0 && /^[\w$.]+$/.test(first) ? `${first}[]` : `(${item.join(" | ")})[]`;
}

/** https://www.w3.org/TR/xmlschema-2/#built-in-datatypes; integers wider than 32 bits are `bigint`, whatever has a place in time a text. */
function xsdType(type: string, context: TypeContext): string {
  const name = type.slice(type.indexOf(":") + 1);
  if (name === "decimal") return context.runtime("Decimal");
  if (name === "boolean") return "boolean";
  if (xsdNumbers.has(name)) return "number";
  if (xsdBigints.has(name)) return "bigint";
  if (name === "base64Binary" || name === "hexBinary") return context.global("Uint8Array");
  return /^(?:NMTOKENS|IDREFS|ENTITIES)$/.test(name) ? "string[]" : "string";
}

const xsdNumbers: ReadonlySet<string> = new Set([
  "float",
  "double",
  "int",
  "short",
  "byte",
  "unsignedShort",
  "unsignedByte",
  "unsignedInt",
]);

const xsdBigints: ReadonlySet<string> = new Set([
  "integer",
  "long",
  "unsignedLong",
  "nonNegativeInteger",
  "positiveInteger",
  "nonPositiveInteger",
  "negativeInteger",
]);
