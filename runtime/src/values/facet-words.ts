import type { Codec } from "../codec.js";
import { groupDigits } from "./grouped.js";
import type { Facets } from "./restricted.js";
import { joinWords, quoteWord } from "./words.js";

/** The words for messages: "a whole number, at least 1 and at most 9". */
export function describeFacets(base: Codec<unknown>, facets: Facets): string {
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum, pattern, totalDigits, fractionDigits, grouped } =
    facets;
  const words: string[] = [];
  if (minimum !== undefined) words.push(`at least ${minimum}`);
  if (exclusiveMinimum !== undefined) words.push(`more than ${exclusiveMinimum}`);
  if (maximum !== undefined) words.push(`at most ${maximum}`);
  if (exclusiveMaximum !== undefined) words.push(`less than ${exclusiveMaximum}`);
  const length = describeLength(base, facets);
  if (length !== undefined) words.push(length);
  if (totalDigits !== undefined) words.push(`with at most ${count(totalDigits, "digit")}`);
  if (fractionDigits !== undefined) words.push(`with at most ${count(fractionDigits, "digit")} after the point`);
  if (pattern !== undefined) words.push(`matching ${quoteWord(pattern)}`);
  const name = grouped === undefined ? base.expected : `${base.expected} such as ${example(base, grouped)}`;
  return words.length === 0 ? name : `${name}, ${joinWords(words, "and")}`;
}

function describeLength(base: Codec<unknown>, { minLength, maxLength }: Facets): string | undefined {
  const unit =
    base.detail.item !== undefined ? "item" : /^(?:xs:)?(?:hex|base64)/.test(base.name) ? "byte" : "character";
  if (minLength === undefined && maxLength === undefined) return undefined;
  if (minLength === maxLength) return `exactly ${count(minLength ?? 0, unit)} long`;
  if (minLength === undefined) return `at most ${count(maxLength ?? 0, unit)} long`;
  if (maxLength === undefined) return `at least ${count(minLength, unit)} long`;
  return `${minLength} to ${count(maxLength, unit)} long`;
}

function example(base: Codec<unknown>, separator: string): string {
  return groupDigits(base.name === "decimal" ? "1234.50" : "1234", separator);
}

function count(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? "" : "s"}`;
}
