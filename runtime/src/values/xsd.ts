import * as codecKinds from "../codec-kinds.js";
import { type Codec, codec, invalid } from "../codec.js";
import { base64 } from "./base64.js";
import { decimal } from "./decimal.js";
import { duration } from "./duration.js";
import { readHex, writeHex } from "./hex.js";
import { bigInteger, integer } from "./integer.js";
import { list } from "./list.js";
import { restricted } from "./restricted.js";
import { text } from "./text.js";
import { type XsdDateType, parseXsdDate } from "./xsd-dates.js";
import { float } from "./xsd-float.js";
import type { XsdName, XsdValue, XsdValues } from "./xsd-types.js";
import { language, matching, ncName, nmtoken, normalizedString, qName, token, xmlName } from "./xsd-text.js";

/**
 * A built-in type of XSD 1.0, with or without its prefix: `xs:gYearMonth`. Values are exact: `bigint` for integers that may
 * be larger than 32 bits, `number` for the smaller ones, `float` and `double`, `Uint8Array` for binary types, arrays for
 * lists, `boolean`, and the text for all others.
 */
export function xsd<Type extends XsdName | `xs:${XsdName}`>(type: Type): Codec<XsdValue<Type>> {
  const name = type.slice(type.indexOf(":") + 1);
  const make = Object.hasOwn(types, name) ? types[name as XsdName] : undefined;
  if (make === undefined) throw new Error(`the type ${JSON.stringify(type)} cannot be used: XSD has no such type`);
  const { kind, expected, keepsSpace, read, write, detail } = make() as Codec<XsdValue<Type>>;
  return codec(kind, `xs:${name}`, expected, keepsSpace, read, write, detail);
}

/** https://www.w3.org/TR/xmlschema-2/#built-in-datatypes */
const types: { readonly [Name in XsdName]: () => Codec<XsdValues[Name]> } = {
  anyType: () => text,
  anySimpleType: () => text,
  string: () => text,
  normalizedString,
  token,
  language,
  Name: xmlName,
  NCName: () => ncName("NCName"),
  ID: () => ncName("ID"),
  IDREF: () => ncName("IDREF"),
  IDREFS: () => words(ncName("IDREF")),
  ENTITY: () => ncName("ENTITY"),
  ENTITIES: () => words(ncName("ENTITY")),
  NMTOKEN: () => nmtoken("NMTOKEN"),
  NMTOKENS: () => words(nmtoken("NMTOKEN")),
  QName: () => qName("QName"),
  NOTATION: () => qName("NOTATION"),
  // XSD 1.0 takes nearly any text for a URI: https://www.w3.org/TR/xmlschema-2/#anyURI
  anyURI: () => matching("anyURI", "a URL", /^/),
  boolean: xsdBoolean,
  decimal: () => decimal,
  float: () => float,
  double: () => float,
  integer: () => bigInteger,
  nonPositiveInteger: () => restricted(bigInteger, { maximum: "0" }),
  negativeInteger: () => restricted(bigInteger, { maximum: "-1" }),
  nonNegativeInteger: () => restricted(bigInteger, { minimum: "0" }),
  positiveInteger: () => restricted(bigInteger, { minimum: "1" }),
  long: () => restricted(bigInteger, { minimum: "-9223372036854775808", maximum: "9223372036854775807" }),
  unsignedLong: () => restricted(bigInteger, { minimum: "0", maximum: "18446744073709551615" }),
  int: () => restricted(integer, { minimum: "-2147483648", maximum: "2147483647" }),
  short: () => restricted(integer, { minimum: "-32768", maximum: "32767" }),
  byte: () => restricted(integer, { minimum: "-128", maximum: "127" }),
  unsignedInt: () => restricted(integer, { minimum: "0", maximum: "4294967295" }),
  unsignedShort: () => restricted(integer, { minimum: "0", maximum: "65535" }),
  unsignedByte: () => restricted(integer, { minimum: "0", maximum: "255" }),
  duration: () => duration,
  dateTime: () => xsdDate("dateTime", "a date and time such as 2018-03-08T22:26:00Z"),
  date: () => xsdDate("date", "a date such as 2018-03-08"),
  time: () => xsdDate("time", "a time such as 22:26:00"),
  gYearMonth: () => xsdDate("gYearMonth", "a year and month such as 2018-03"),
  gYear: () => xsdDate("gYear", "a year such as 2018"),
  gMonthDay: () => xsdDate("gMonthDay", "a month and day such as --03-08"),
  gMonth: () => xsdDate("gMonth", "a month such as --03"),
  gDay: () => xsdDate("gDay", "a day of the month such as ---08"),
  hexBinary,
  base64Binary,
};

function words(item: Codec<string>): Codec<string[]> {
  return restricted(list(item, " "), { minLength: 1 });
}

/** Written with the words, read with the digits as well: https://www.w3.org/TR/xmlschema-2/#boolean. */
function xsdBoolean(): Codec<boolean> {
  return codec<boolean>(
    codecKinds.boolean,
    "xs:boolean",
    "true or false",
    false,
    (text) => (text === "true" || text === "1" ? true : text === "false" || text === "0" ? false : invalid),
    (value) => (value === true ? "true" : value === false ? "false" : invalid),
    {
      words: [
        ["true", true],
        ["false", false],
        ["1", true],
        ["0", false],
      ],
    },
  );
}

function xsdDate(type: XsdDateType, expected: string): Codec<string> {
  const read = (text: string): string | typeof invalid => (parseXsdDate(type, text) === undefined ? invalid : text);
  return codec<string>(codecKinds.other, `xs:${type}`, expected, false, read, (value) =>
    typeof value === "string" ? read(value) : invalid,
  );
}

/** As `hex`, but written in capitals, and there may be no byte: https://www.w3.org/TR/xmlschema-2/#hexBinary. */
function hexBinary(): Codec<Uint8Array> {
  return codec<Uint8Array>(
    codecKinds.other,
    "xs:hexBinary",
    "hexadecimal digits, two for each byte",
    false,
    (text) => (text === "" ? new Uint8Array() : readHex(text)),
    (value) => {
      if (value instanceof Uint8Array && value.length === 0) return "";
      const digits = writeHex(value);
      return digits === invalid ? invalid : digits.toUpperCase();
    },
  );
}

/** As `base64`, but there may be no byte. */
function base64Binary(): Codec<Uint8Array> {
  return codec<Uint8Array>(
    codecKinds.other,
    "xs:base64Binary",
    "base64",
    false,
    (text) => (text === "" ? new Uint8Array() : base64.read(text)),
    (value) => (value instanceof Uint8Array && value.length === 0 ? "" : base64.write(value)),
  );
}
