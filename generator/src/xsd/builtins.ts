import type { Facets, LeafType, Scalar } from "../model/model.js";
import { xsdNamespace } from "./node.js";

/** What the types that XSD 1.0 has built in are in the model: https://www.w3.org/TR/xmlschema-2/#built-in-datatypes */
export interface Builtin {
  readonly scalar: Scalar;
  readonly facets: Facets;
  /** What the type is made of, for which facets it can have. */
  readonly family: Family;
  /** How a text of it may look, at the least. */
  readonly lexical: RegExp;
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

/** A leaf that nothing more is said about. */
export function plainLeaf(scalar: Scalar, facets: Facets = {}): LeafType {
  return { scalar, facets, nothing: [], secret: false, personal: false };
}

const zone = "(?:Z|[+-][0-9]{2}:[0-9]{2})?";
const number = "(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)";

const anything = /^[^]*$/;
const qualifiedName = /^(?:[\p{L}_][^\s:]*:)?[\p{L}_][^\s:]*$/u;
const decimal = new RegExp(`^[+-]?${number}$`);
const integer = /^[+-]?[0-9]+$/;
const float = new RegExp(`^(?:[+-]?${number}(?:[Ee][+-]?[0-9]+)?|-?INF|NaN)$`);

const builtins: ReadonlyMap<string, Builtin> = new Map([
  ["anySimpleType", builtin({ kind: "text" }, "text", anything)],
  ["string", builtin({ kind: "text" }, "text", anything)],
  ...["normalizedString", "token", "language", "NMTOKEN", "Name", "NCName", "ID", "IDREF", "ENTITY"].map((name) =>
    exact(name, "text", anything),
  ),
  exact("boolean", "boolean", /^(?:true|false|1|0)$/),
  ["decimal", builtin({ kind: "decimal" }, "decimal", decimal)],
  exact("float", "float", float),
  exact("double", "float", float),
  exact(
    "duration",
    "date",
    /^-?P(?=[0-9T])(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+D)?(?:T(?=[0-9])(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+(?:\.[0-9]+)?S)?)?$/,
  ),
  dated("dateTime", "-?[0-9]{4,}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?"),
  dated("date", "-?[0-9]{4,}-[0-9]{2}-[0-9]{2}"),
  dated("time", "[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?"),
  dated("gYearMonth", "-?[0-9]{4,}-[0-9]{2}"),
  dated("gYear", "-?[0-9]{4,}"),
  dated("gMonthDay", "--[0-9]{2}-[0-9]{2}"),
  dated("gDay", "---[0-9]{2}"),
  // The first edition wrote `--01--`.
  dated("gMonth", "--[0-9]{2}(?:--)?"),
  exact("hexBinary", "binary", /^(?:[0-9a-fA-F]{2})*$/),
  // https://www.w3.org/TR/xmlschema-2/#base64Binary
  exact(
    "base64Binary",
    "binary",
    /^\s*(?:(?:[A-Za-z0-9+/]\s*){4})*(?:[A-Za-z0-9+/]\s*(?:[A-Za-z0-9+/]\s*[AEIMQUYcgkosw048]\s*=|[AQgw]\s*=\s*=)\s*)?$/,
  ),
  exact("anyURI", "uri", anything),
  exact("QName", "name", qualifiedName),
  exact("NOTATION", "name", qualifiedName),
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

function builtin(scalar: Scalar, family: Family, lexical: RegExp, facets: Facets = {}): Builtin {
  return { scalar, facets, family, lexical };
}

function exact(name: string, family: Family, lexical: RegExp): Entry {
  return [name, builtin({ kind: "xsd", type: `xs:${name}` }, family, lexical)];
}

function dated(name: string, pattern: string): Entry {
  return exact(name, "date", new RegExp(`^${pattern}${zone}$`));
}

function listOf(name: string, item: string): Entry {
  const leaf = plainLeaf({ kind: "xsd", type: `xs:${item}` });
  return [name, builtin({ kind: "list", item: leaf, separator: " " }, "list", /\S/, { minLength: 1 })];
}

function whole(name: string, bigint: boolean, minimum?: string, maximum?: string): Entry {
  const facets = { ...(minimum !== undefined && { minimum }), ...(maximum !== undefined && { maximum }) };
  return [name, builtin({ kind: "integer", bigint }, "decimal", integer, facets)];
}
