import { type Codec, type CodecDetail, codec, invalid } from "../codec.js";
import { describeFacets } from "./facet-words.js";
import { groupDigits, ungroupDigits } from "./grouped.js";
import { bounds } from "./order.js";
import { compilePattern } from "./pattern.js";

/** What can narrow a type. Bounds are spelled as the type is on the wire; lengths count characters, items or bytes. */
export type Facets = Pick<
  CodecDetail,
  | "minimum"
  | "exclusiveMinimum"
  | "maximum"
  | "exclusiveMaximum"
  | "minLength"
  | "maxLength"
  | "pattern"
  | "totalDigits"
  | "fractionDigits"
  | "grouped"
>;

/** A type narrowed by facets: what breaks one is refused, when it is read and when it is written. */
export function restricted<T>(base: Codec<T>, facets: Facets): Codec<T> {
  const { grouped } = facets;
  const fits = check(base, facets);
  return codec<T>(
    // A byte reader looks at the facets in the detail, or leaves the text to `read`.
    base.kind,
    base.name,
    describeFacets(base, facets),
    base.keepsSpace,
    (text) => {
      const plain = grouped === undefined ? text : ungroupDigits(text, grouped);
      if (plain === undefined) return invalid;
      const value = base.read(plain);
      return value !== invalid && fits(value, plain) ? value : invalid;
    },
    (value) => {
      const text = base.write(value);
      if (text === invalid || !fits(value, text)) return invalid;
      return grouped === undefined ? text : groupDigits(text, grouped);
    },
    { ...base.detail, ...facets },
  );
}

/** Says whether a value, spelled as `text`, keeps to all facets. */
function check<T>(base: Codec<T>, facets: Facets): (value: T, text: string) => boolean {
  const pattern = facets.pattern === undefined ? undefined : compilePattern(facets.pattern);
  const { minLength = 0, maxLength = Infinity, totalDigits = Infinity, fractionDigits = Infinity } = facets;
  const hasLength = minLength > 0 || maxLength < Infinity;
  const hasDigits = totalDigits < Infinity || fractionDigits < Infinity;
  const isWithinBounds = bounds(base, facets);
  return (value, text) => {
    if (pattern !== undefined && !matches(pattern, text)) return false;
    if (hasLength) {
      const length = lengthOf(value, text);
      if (length < minLength || length > maxLength) return false;
    }
    if (hasDigits && !hasAtMostDigits(text, totalDigits, fractionDigits)) return false;
    return isWithinBounds === undefined || isWithinBounds(value);
  };
}

function matches(pattern: RegExp, text: string): boolean {
  try {
    return pattern.test(text);
  } catch {
    // The engine ran out of stack: a pattern with groups on millions of characters, which no pattern of a spec is meant for.
    return false;
  }
}

function lengthOf(value: unknown, text: string): number {
  if (Array.isArray(value) || value instanceof Uint8Array) return value.length;
  // Characters, not UTF-16 units: https://www.w3.org/TR/xmlschema-2/#rf-length
  let length = text.length;
  for (let index = 1; index < text.length; index++) {
    if ((text.charCodeAt(index) & 0xfc00) === 0xdc00 && (text.charCodeAt(index - 1) & 0xfc00) === 0xd800) length--;
  }
  return length;
}

/** Zeros that do not change the value do not count: https://www.w3.org/TR/xmlschema-2/#rf-totalDigits. */
function hasAtMostDigits(text: string, total: number, fraction: number): boolean {
  const [whole = "", digits = ""] = text.replace(/^[+-]?0*/, "").split(".");
  let behind = digits.length;
  while (behind > 0 && digits.charCodeAt(behind - 1) === 48) behind--;
  return behind <= fraction && whole.length + behind <= total;
}
