import {
  type Scanner,
  type Span,
  expectString,
  fail,
  failAt,
  spanFrom,
  take,
  takeSymbol,
  takeWords,
} from "./scanner.js";

/** What a type says of its values besides the scalar. */
export interface FacetSyntax extends Span {
  readonly name: FacetName;
  /** Empty for a facet that is only a word. */
  readonly value: string;
}

export type FacetName =
  | "minimum"
  | "exclusiveMinimum"
  | "maximum"
  | "exclusiveMaximum"
  | "maxLength"
  | "pattern"
  | "grouped"
  | "bigint"
  | "secret"
  | "personal"
  | "cdata"
  | "plain";

/** The facets that follow a scalar or a name. */
export function facetList(scanner: Scanner): FacetSyntax[] {
  const facets: FacetSyntax[] = [];
  for (;;) {
    const start = scanner.position;
    const facet = takeFacet(scanner);
    if (facet === undefined) return facets;
    const found = { ...facet, ...spanFrom(scanner, start) };
    if (facets.some(({ name }) => name === found.name))
      failAt(found, "each facet once", JSON.stringify(scanner.text.slice(found.start, found.end)));
    facets.push(found);
  }
}

function takeFacet(scanner: Scanner): { name: FacetName; value: string } | undefined {
  for (const [symbol, name] of bounds) {
    if (!takeSymbol(scanner, symbol)) continue;
    return { name, value: take(scanner, /-?\d+(?:\.\d+)?/y) ?? fail(scanner, "a number") };
  }
  if (takeWords(scanner, "max"))
    return { name: "maxLength", value: take(scanner, /\d+/y) ?? fail(scanner, "a number of characters") };
  if (takeWords(scanner, "matching")) {
    const start = scanner.position;
    const value = expectString(scanner, "a regular expression");
    const wrong = patternMistake(value);
    if (wrong !== undefined) failAt(spanFrom(scanner, start), "a regular expression", JSON.stringify(value), wrong);
    return { name: "pattern", value };
  }
  if (takeWords(scanner, "grouped"))
    return { name: "grouped", value: separator(scanner, "what stands between groups of digits") };
  if (takeWords(scanner, "as bigint")) return { name: "bigint", value: "" };
  for (const name of ["secret", "personal", "cdata", "plain"] as const)
    if (takeWords(scanner, name)) return { name, value: "" };
  return undefined;
}

const bounds = [
  [">=", "minimum"],
  ["<=", "maximum"],
  [">", "exclusiveMinimum"],
  ["<", "exclusiveMaximum"],
] as const;

/** What is wrong with a regular expression, if anything. */
export function patternMistake(pattern: string): string | undefined {
  try {
    void new RegExp(`^(?:${pattern})$`, "u");
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^Invalid regular expression: .*: /s, "") : String(error);
  }
}

/** What stands between parts of a text: never nothing. */
export function separator(scanner: Scanner, expected: string): string {
  const start = scanner.position;
  const text = expectString(scanner, expected);
  if (text === "") failAt(spanFrom(scanner, start), expected, "an empty string");
  return text;
}
