import type { Facets, LeafType, Scalar } from "../model/model.js";
import { type Clock, writeClock } from "./dates.js";

/**
 * What a message says that a leaf should be: `a decimal`. Told from the model, not asked of the runtime, so that a test
 * made from it can fail.
 */
export function expectedOf({ scalar, facets }: LeafType): string {
  const name = withGroups(scalarWords(scalar), scalar, facets);
  const words = facetWords(scalar, facets);
  return words.length > 0 ? `${name}, ${joined(words, "and")}` : name;
}

/** A text as a message shows it: in quotes, and cut where it is long. */
export function shown(text: string): string {
  const characters = [...text];
  return JSON.stringify(characters.length > 40 ? `${characters.slice(0, 40).join("")}…` : text);
}

function scalarWords(scalar: Scalar): string {
  switch (scalar.kind) {
    case "text":
    case "value":
      return "text";
    case "words":
      return enumerationWords({ kind: "enumeration", words: scalar.words, open: false });
    case "id":
      return "an ID";
    case "countryCode":
      return "a country code of ISO 3166-1";
    case "url":
      return "a URL";
    case "decimal":
      return "a decimal";
    case "duration":
      return "a duration such as P1Y2M3DT4H5M6S";
    case "seconds":
      return "a whole number of seconds";
    case "unixTime":
      return "seconds since 1970";
    case "base64":
      return "base64";
    case "hex":
      return "hexadecimal digits, two for each byte";
    case "integer":
      return "a whole number";
    case "boolean":
      return scalar.lenient
        ? `${bare(scalar.no)} for false, or anything else for true`
        : `${bare(scalar.yes)} or ${bare(scalar.no)}`;
    case "date":
      return `a date such as ${writeClock(scalar.formats[0] ?? "", example)}`;
    case "time":
      return `a time such as ${writeClock(scalar.formats[0] ?? "", example)}`;
    case "dateTime":
      return `a date and time such as ${writeClock(scalar.formats[0] ?? "", example)}`;
    case "xsd":
      return xsdWords[scalar.type.slice(scalar.type.indexOf(":") + 1)] ?? "text";
    case "spelled":
      return scalarWords(scalar.item.scalar);
    case "enumeration":
      return enumerationWords(scalar);
    case "list":
      return `a list of which each item is ${expectedOf(scalar.item)}, separated by ${scalar.separator === " " ? "white space" : JSON.stringify(scalar.separator)}`;
    case "map":
      return `entries such as ${JSON.stringify(`name${scalar.between}value`)}, separated by ${JSON.stringify(scalar.separator)}`;
    case "named":
      return expectedOf(scalar.item);
    case "negated":
      return `${expectedOf(scalar.item)}, with the other sign`;
    case "union":
      return joined(scalar.alternatives.map(expectedOf), "or");
  }
}

/** A message that names 200 countries helps nobody. */
function enumerationWords(scalar: Scalar & { kind: "enumeration" }): string {
  const quoted = scalar.words.map(({ wire }) => JSON.stringify(wire));
  const more = quoted.length > 12 ? ` and ${quoted.length - 12} more` : "";
  const words = quoted.length === 1 ? quoted.join("") : `one of ${quoted.slice(0, 12).join(", ")}${more}`;
  return scalar.open ? `${words}, or another word` : words;
}

function withGroups(name: string, scalar: Scalar, { grouped }: Facets): string {
  if (grouped === undefined) return name;
  return `${name} such as 1${grouped}234${scalar.kind === "decimal" ? ".50" : ""}`;
}

function facetWords(scalar: Scalar, facets: Facets): string[] {
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum, totalDigits, fractionDigits, pattern } = facets;
  const length = lengthWords(scalar, facets);
  return [
    ...(minimum === undefined ? [] : [`at least ${minimum}`]),
    ...(exclusiveMinimum === undefined ? [] : [`more than ${exclusiveMinimum}`]),
    ...(maximum === undefined ? [] : [`at most ${maximum}`]),
    ...(exclusiveMaximum === undefined ? [] : [`less than ${exclusiveMaximum}`]),
    ...(length === undefined ? [] : [length]),
    ...(totalDigits === undefined ? [] : [`with at most ${count(totalDigits, "digit")}`]),
    ...(fractionDigits === undefined ? [] : [`with at most ${count(fractionDigits, "digit")} after the point`]),
    ...(pattern === undefined ? [] : [`matching ${JSON.stringify(pattern)}`]),
  ];
}

function lengthWords(scalar: Scalar, { minLength, maxLength }: Facets): string | undefined {
  const isBytes =
    scalar.kind === "hex" || scalar.kind === "base64" || (scalar.kind === "xsd" && scalar.type.endsWith("Binary"));
  const unit = scalar.kind === "list" ? "item" : isBytes ? "byte" : "character";
  if (minLength === undefined && maxLength === undefined) return undefined;
  if (minLength === maxLength) return `exactly ${count(minLength ?? 0, unit)} long`;
  if (minLength === undefined) return `at most ${count(maxLength ?? 0, unit)} long`;
  if (maxLength === undefined) return `at least ${count(minLength, unit)} long`;
  return `${minLength} to ${count(maxLength, unit)} long`;
}

function count(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? "" : "s"}`;
}

function bare(word: string): string {
  return /^[\w.+-]+$/.test(word) ? word : JSON.stringify(word);
}

function joined(words: readonly string[], last: string): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

/** The day and time that messages show formats with. */
const example: Clock = { year: 2018, month: 3, day: 8, hour: 22, minute: 26, second: 0, millisecond: 0 };

/** https://www.w3.org/TR/xmlschema-2/#built-in-datatypes */
const xsdWords: Readonly<Record<string, string>> = {
  normalizedString: "text without tabs and line ends",
  token: "text without white space but single spaces inside",
  language: "a language such as en-US",
  anyURI: "a URL",
  boolean: "true or false",
  decimal: "a decimal",
  integer: "a whole number",
  nonPositiveInteger: "a whole number, at most 0",
  negativeInteger: "a whole number, at most -1",
  nonNegativeInteger: "a whole number, at least 0",
  positiveInteger: "a whole number, at least 1",
  long: "a whole number, at least -9223372036854775808 and at most 9223372036854775807",
  unsignedLong: "a whole number, at least 0 and at most 18446744073709551615",
  int: "a whole number, at least -2147483648 and at most 2147483647",
  short: "a whole number, at least -32768 and at most 32767",
  byte: "a whole number, at least -128 and at most 127",
  unsignedInt: "a whole number, at least 0 and at most 4294967295",
  unsignedShort: "a whole number, at least 0 and at most 65535",
  unsignedByte: "a whole number, at least 0 and at most 255",
  duration: "a duration such as P1Y2M3DT4H5M6S",
  dateTime: "a date and time such as 2018-03-08T22:26:00Z",
  date: "a date such as 2018-03-08",
  time: "a time such as 22:26:00",
  gYearMonth: "a year and month such as 2018-03",
  gYear: "a year such as 2018",
  gMonthDay: "a month and day such as --03-08",
  gMonth: "a month such as --03",
  gDay: "a day of the month such as ---08",
  hexBinary: "hexadecimal digits, two for each byte",
  base64Binary: "base64",
};
