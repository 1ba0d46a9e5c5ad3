import { literal } from "../expression/expression.js";
import { valueOf } from "../emit/values.js";
import type { LeafType } from "../model/model.js";
import type { Clock } from "./dates.js";
import { expectedOf } from "./expected.js";
import { beside, fits } from "./facets.js";
import { type LeafSample, clockSample, withGroups } from "./leaf.js";
import { textNotMatching } from "./pattern.js";

/** The edges of a leaf: spellings that are read as the value beside them. Not all are how it would be written. */
export function edgesOf(leaf: LeafType): readonly LeafSample[] {
  const { scalar, facets } = leaf;
  const of = (...texts: string[]): LeafSample[] =>
    texts
      .filter((text) => fits(leaf, text) && !leaf.nothing.includes(text))
      .map((text) => ({
        text: facets.grouped === undefined ? text : withGroups(text, facets.grouped),
        value: valueOf(leaf, text),
      }));
  switch (scalar.kind) {
    case "text":
      return of("", " a  b ", `<&>"']]>`, "Zoë 谢谢 🎁", "a\n\tb");
    case "id":
      return of("007", "12345678901234567890", "0E68");
    case "countryCode":
      return of("AX", "ZW");
    case "decimal":
      return of("0", "-0.01", "+0.10", "10.00", "123456789012345678.90123456789", ...bounds(leaf));
    case "integer":
      return of(
        ...(scalar.bigint ? ["-1", "123456789012345678901234567890"] : ["9007199254740991", "-9007199254740991"]),
        "0",
        ...bounds(leaf),
      );
    case "unixTime":
      return of("0", "-1", "4102444799");
    case "boolean":
      return of(scalar.yes, scalar.no);
    case "enumeration":
      return of(...scalar.words.slice(0, 12).map(({ wire }) => wire), ...(scalar.open ? ["a word of tomorrow"] : []));
    case "date":
    case "time":
    case "dateTime":
      return [
        ...clocks.map((clock) => clockSample(scalar, scalar.formats[0] ?? "", clock)),
        ...scalar.formats.slice(1).map((format) => clockSample(scalar, format, afternoon)),
      ];
    case "xsd":
      return xsdEdges(leaf, scalar.type);
    default:
      return [];
  }
}

/** Spellings that mean that nothing is there. */
export function nothingOf(leaf: LeafType): readonly LeafSample[] {
  return leaf.nothing.map((text) => ({ text, value: literal(undefined) }));
}

/** A text that is not of a leaf's type, and what a message says should be there instead; nothing where every text is. */
export function wrongOf(leaf: LeafType): { readonly text: string; readonly expected: string } | undefined {
  const text = wrongText(leaf);
  return text === undefined || leaf.nothing.includes(text) ? undefined : { text, expected: expectedOf(leaf) };
}

function wrongText(leaf: LeafType): string | undefined {
  const { scalar, facets } = leaf;
  if (facets.pattern !== undefined) return textNotMatching(facets.pattern);
  switch (scalar.kind) {
    case "decimal":
    case "integer":
      return belowMinimum(leaf) ?? "12,5,0";
    case "seconds":
    case "unixTime":
    case "duration":
    case "hex":
    case "base64":
      return "?";
    case "date":
    case "time":
    case "dateTime":
      return "someday";
    case "boolean":
      return scalar.lenient ? undefined : "maybe";
    case "enumeration":
      return scalar.open ? undefined : "none of these";
    case "words":
      return "none of these";
    case "xsd":
      return /:?(?:string|normalizedString|token|anyURI|any\w*Type)$/.test(scalar.type) ? tooLong(leaf) : "?";
    case "named":
      return wrongText(scalar.item);
    case "negated":
      return "?";
    case "union": {
      const texts = scalar.alternatives.map(wrongText);
      return texts.includes(undefined) ? undefined : "?";
    }
    default:
      return tooLong(leaf);
  }
}

function belowMinimum({ facets }: LeafType): string | undefined {
  if (facets.minimum !== undefined) return beside(facets.minimum, -1);
  return facets.exclusiveMinimum;
}

function tooLong({ facets }: LeafType): string | undefined {
  return facets.maxLength !== undefined && facets.maxLength < 200 ? "x".repeat(facets.maxLength + 1) : undefined;
}

function bounds({ facets }: LeafType): string[] {
  return [facets.minimum, facets.maximum].filter((bound) => bound !== undefined);
}

function xsdEdges(leaf: LeafType, type: string): LeafSample[] {
  if (/:?decimal$/.test(type)) return edgesOf({ ...leaf, scalar: { kind: "decimal" } }).slice();
  if (/:?string$/.test(type)) return edgesOf({ ...leaf, scalar: { kind: "text" } }).slice();
  if (!/:?boolean$/.test(type)) return [];
  return ["true", "1", "false", "0"].map((text, index) => ({ text, value: literal(index < 2) }));
}

const midnight: Clock = { year: 1970, month: 1, day: 1, hour: 0, minute: 0, second: 0, millisecond: 0 };
const afternoon: Clock = { year: 2012, month: 2, day: 29, hour: 12, minute: 5, second: 0, millisecond: 0 };
const lastMinute: Clock = { year: 2068, month: 12, day: 31, hour: 23, minute: 59, second: 59, millisecond: 999 };
const clocks: readonly Clock[] = [midnight, afternoon, lastMinute];
