import type { Facets, LeafType, Scalar } from "../model/model.js";
import { xsdNamespace } from "./node.js";

/** What the types that XSD 1.0 has built in are in the model: https://www.w3.org/TR/xmlschema-2/#built-in-datatypes */
export interface Builtin {
  readonly scalar: Scalar;
  readonly facets: Facets;
  /** What the type is made of, for which facets it can have. */
  readonly family: Family;
}

export type Family = "text" | "boolean" | "decimal" | "float" | "date" | "binary" | "uri" | "name" | "list" | "union";

/** A built-in type by its name without prefix. */
export function builtinType(name: string): Builtin | undefined {
  return builtins.get(name);
}

/** The names of all built-in types. */
export function builtinNames(): readonly string[] {
  return [...builtins.keys(), "anyType"];
}

/** Whether a name is that of a built-in type, the two types of everything among them. */
export function isBuiltin({ namespace, name }: { readonly namespace: string; readonly name: string }): boolean {
  return namespace === xsdNamespace && (builtins.has(name) || name === "anyType");
}

/** Whether a name is that of the type of everything: https://www.w3.org/TR/xmlschema-1/#key-urType */
export function isAnyType({ namespace, name }: { readonly namespace: string; readonly name: string }): boolean {
  return namespace === xsdNamespace && name === "anyType";
}

/** The type that a built-in type is derived from; nothing for the type of everything. */
export function builtinBase(name: string): string | undefined {
  if (name === "anyType") return undefined;
  return bases.get(name) ?? (name === "anySimpleType" ? "anyType" : "anySimpleType");
}

/** https://www.w3.org/TR/xmlschema-2/#built-in-datatypes, each behind what it is derived from. */
const bases: ReadonlyMap<string, string> = new Map(
  [
    "string normalizedString token language",
    "token NMTOKEN",
    "token Name NCName ID",
    "NCName IDREF",
    "NCName ENTITY",
    "decimal integer nonPositiveInteger negativeInteger",
    "integer long int short byte",
    "integer nonNegativeInteger unsignedLong unsignedInt unsignedShort unsignedByte",
    "nonNegativeInteger positiveInteger",
  ].flatMap((line) =>
    line.split(" ").flatMap((name, at, all) => (at === 0 ? [] : [[name, all[at - 1] ?? ""] as const])),
  ),
);

/** A leaf that nothing more is said about. */
export function plainLeaf(scalar: Scalar, facets: Facets = {}): LeafType {
  return { scalar, facets, nothing: [], secret: false, personal: false };
}

const builtins: ReadonlyMap<string, Builtin> = new Map([
  ["anySimpleType", builtin({ kind: "text" }, "text")],
  ["string", builtin({ kind: "text" }, "text")],
  ...["normalizedString", "token", "language", "NMTOKEN", "Name", "NCName", "ID", "IDREF", "ENTITY"].map((name) =>
    exact(name, "text"),
  ),
  exact("boolean", "boolean"),
  ["decimal", builtin({ kind: "decimal" }, "decimal")],
  exact("float", "float"),
  exact("double", "float"),
  ...["duration", "dateTime", "date", "time", "gYearMonth", "gYear", "gMonthDay", "gDay", "gMonth"].map((name) =>
    exact(name, "date"),
  ),
  exact("hexBinary", "binary"),
  exact("base64Binary", "binary"),
  exact("anyURI", "uri"),
  exact("QName", "name"),
  exact("NOTATION", "name"),
  listOf("NMTOKENS", "NMTOKEN"),
  listOf("IDREFS", "IDREF"),
  listOf("ENTITIES", "ENTITY"),
  // Those that need not fit a `number`: https://www.w3.org/TR/xmlschema-2/#built-in-derived
  whole("integer", true),
  whole("nonPositiveInteger", true, undefined, "0"),
  whole("negativeInteger", true, undefined, "-1"),
  whole("nonNegativeInteger", true, "0"),
  whole("positiveInteger", true, "1"),
  whole("long", true, "-9223372036854775808", "9223372036854775807"),
  whole("unsignedLong", true, "0", "18446744073709551615"),
  whole("int", false, "-2147483648", "2147483647"),
  whole("short", false, "-32768", "32767"),
  whole("byte", false, "-128", "127"),
  whole("unsignedInt", false, "0", "4294967295"),
  whole("unsignedShort", false, "0", "65535"),
  whole("unsignedByte", false, "0", "255"),
]);

type Entry = readonly [name: string, builtin: Builtin];

function builtin(scalar: Scalar, family: Family, facets: Facets = {}): Builtin {
  return { scalar, facets, family };
}

function exact(name: string, family: Family): Entry {
  return [name, builtin({ kind: "xsd", type: `xs:${name}` }, family)];
}

function listOf(name: string, item: string): Entry {
  const leaf = plainLeaf({ kind: "xsd", type: `xs:${item}` });
  return [name, builtin({ kind: "list", item: leaf, separator: " " }, "list", { minLength: 1 })];
}

function whole(name: string, bigint: boolean, minimum?: string, maximum?: string): Entry {
  const facets = { ...(minimum !== undefined && { minimum }), ...(maximum !== undefined && { maximum }) };
  return [name, builtin({ kind: "integer", bigint }, "decimal", facets)];
}
