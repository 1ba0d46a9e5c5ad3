import type { Decimal } from "../value-types.js";

/** The values of the built-in types of XSD 1.0. */
export interface XsdValues
  extends
    Record<XsdText, string>,
    Record<"NMTOKENS" | "IDREFS" | "ENTITIES", string[]>,
    Record<XsdBigInteger, bigint>,
    Record<"int" | "short" | "byte" | "unsignedInt" | "unsignedShort" | "unsignedByte" | "float" | "double", number>,
    Record<"hexBinary" | "base64Binary", Uint8Array> {
  readonly boolean: boolean;
  readonly decimal: Decimal;
}

/** The name of a built-in type. */
export type XsdName = keyof XsdValues;

/** The value of a type by its name, with or without prefix. */
export type XsdValue<Type extends string> = Type extends `xs:${infer Name extends XsdName}`
  ? XsdValues[Name]
  : Type extends XsdName
    ? XsdValues[Type]
    : never;

type XsdText =
  | "anyType"
  | "anySimpleType"
  | "string"
  | "normalizedString"
  | "token"
  | "language"
  | "Name"
  | "NCName"
  | "ID"
  | "IDREF"
  | "ENTITY"
  | "NMTOKEN"
  | "QName"
  | "NOTATION"
  | "anyURI"
  | XsdTime;

type XsdTime = "duration" | "dateTime" | "date" | "time" | "gYearMonth" | "gYear" | "gMonthDay" | "gMonth" | "gDay";

type XsdBigInteger =
  | "integer"
  | "nonPositiveInteger"
  | "negativeInteger"
  | "nonNegativeInteger"
  | "positiveInteger"
  | "long"
  | "unsignedLong";
