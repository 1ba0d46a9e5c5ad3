import { oneOf, quote } from "../problems/problems.js";
import { accepts, keepsTo } from "./accepts.js";
import type { Facet } from "./declarations.js";
import type { Report } from "./report.js";
import type { Simple } from "./simple-types.js";

/** The facets whose value is a value of the type. */
export const bounds: readonly string[] = ["minInclusive", "minExclusive", "maxInclusive", "maxExclusive"];

/** The facets whose value is a number of characters, items or bytes. */
export const lengths: readonly string[] = ["length", "minLength", "maxLength"];

/** Says of the facets of one step which of them break a rule, given the type that they narrow; those that do not are usable. */
export function keptFacets(facets: readonly Facet[], base: Simple, report: Report): readonly Facet[] {
  const usable = facets.filter(
    (facet) =>
      isWellFormed(facet, base, report) && isNoSecond(facet, facets, report) && isNarrower(facet, base, report),
  );
  return usable.filter((facet) => goesWith(facet, usable, base, report));
}

/** What a facet says is a number, or a value of the type that is narrowed. */
function isWellFormed({ name, value, place }: Facet, base: Simple, report: Report): boolean {
  if (bounds.includes(name)) {
    // What else a pattern or an enumeration says is about the spelling, or about other values.
    const { pattern: _, patterns: __, values: ___, ...facets } = base.leaf.facets;
    if (accepts({ ...base, leaf: { ...base.leaf, facets } }, value) || isOnBound(name, value, base)) return true;
    report.invalid(place, "a value of the type", quote(value));
    return false;
  }
  if (lengths.includes(name) || digits.includes(name)) {
    if (!/^\+?[0-9]+$/.test(value.trim())) report.invalid(place, "a whole number", quote(value));
    else if (name !== "totalDigits" || Number(value) > 0) return true;
    else report.invalid(place, "at least one digit", quote(value));
    return false;
  }
  return true;
}

/** Less than the largest value that must be exceeded by none, and the like: a bound that says what the base said. */
function isOnBound(name: string, value: string, base: Simple): boolean {
  const { exclusiveMaximum, exclusiveMinimum } = base.leaf.facets;
  const same = name === "maxExclusive" ? exclusiveMaximum : name === "minExclusive" ? exclusiveMinimum : undefined;
  return same !== undefined && keepsTo(base, { minimum: same, maximum: same }, value);
}

const digits = ["totalDigits", "fractionDigits"];

/** All but patterns and words stand once: https://www.w3.org/TR/xmlschema-2/#src-single-facet-value */
function isNoSecond(facet: Facet, facets: readonly Facet[], report: Report): boolean {
  const { name, place } = facet;
  if (name === "pattern" || name === "enumeration") return true;
  if (facets.find((each) => each.name === name) === facet) return true;
  report.invalid(place, `one <${name}>`, "a second one");
  return false;
}

/** No facet lets in again what the base ruled out, nor changes what it fixed. */
function isNarrower(facet: Facet, base: Simple, report: Report): boolean {
  const { name, value, place } = facet;
  const fixed = base.fixed?.get(name);
  if (fixed !== undefined && value.trim() !== fixed && !(bounds.includes(name) && isSame(base, fixed, value))) {
    report.invalid(place, `${quote(fixed)}, which the base fixed`, quote(value));
    return false;
  }
  const expected = name === "whiteSpace" ? spaceExpected(base, value) : countExpected(name, Number(value), base);
  if (expected !== undefined) report.invalid(place, expected, quote(value));
  return expected === undefined;
}

function isSame(base: Simple, left: string, right: string): boolean {
  return keepsTo(base, { minimum: left, maximum: left }, right);
}

function countExpected(name: string, count: number, base: Simple): string | undefined {
  const { minLength, maxLength, totalDigits, fractionDigits } = base.leaf.facets;
  const most = name === "totalDigits" ? totalDigits : name === "minLength" ? undefined : maxLength;
  const least = name === "maxLength" ? undefined : minLength;
  switch (name) {
    case "fractionDigits": {
      const isWhole = base.leaf.scalar.kind === "integer";
      const digits = isWhole ? 0 : fractionDigits;
      return digits !== undefined && count > digits ? `at most ${digits} digits, as in the base` : undefined;
    }
    case "totalDigits":
    case "maxLength":
    case "minLength":
    case "length": {
      if (most !== undefined && count > most) return `at most ${most}, as in the base`;
      return name !== "totalDigits" && least !== undefined && count < least
        ? `at least ${least}, as in the base`
        : undefined;
    }
    default:
      return undefined;
  }
}

/** https://www.w3.org/TR/xmlschema-2/#whiteSpace-valid-restriction */
function spaceExpected({ leaf, collapses }: Simple, value: string): string | undefined {
  const isReplaced = leaf.scalar.kind === "xsd" && leaf.scalar.type === "xs:normalizedString";
  const words = ["preserve", "replace", "collapse"].slice(collapses ? 2 : isReplaced ? 1 : 0);
  return words.includes(value) ? undefined : oneOf(words);
}

/** What two facets of one step say together: https://www.w3.org/TR/xmlschema-2/#rf-facets */
function goesWith({ name, value, place }: Facet, all: readonly Facet[], base: Simple, report: Report): boolean {
  const other = (name: string): string | undefined => all.find((each) => each.name === name)?.value;
  const conflict = (expected: string, found: string | undefined): boolean => {
    report.invalid(place, expected, quote(found ?? ""));
    return false;
  };
  if (name === "length" && base.leaf.facets.minLength === undefined && base.leaf.facets.maxLength === undefined) {
    if (other("minLength") !== undefined || other("maxLength") !== undefined)
      return conflict("either a length or bounds of it", value);
  }
  if (name === "fractionDigits") {
    const total = other("totalDigits") ?? base.leaf.facets.totalDigits;
    if (total !== undefined && Number(value) > Number(total)) return conflict(`at most ${total} of all digits`, value);
  }
  const alike = name === "maxInclusive" ? "maxExclusive" : name === "minInclusive" ? "minExclusive" : undefined;
  if (alike !== undefined && other(alike) !== undefined) return conflict(`either ${name} or ${alike}`, value);
  if (!name.startsWith("min") || !bounds.includes(name)) return true;
  const above = pairs.find(([least, most]) => least === name && other(most) !== undefined);
  if (above === undefined) return true;
  const [, most, rule] = above;
  const limit = other(most) ?? "";
  return keepsTo(base, { [rule]: value }, limit) ? conflict(`a value below that of ${most}`, value) : true;
}

/** Two bounds that leave no value where the second one keeps to the first, turned round. Values without an order have none. */
const pairs = [
  ["minInclusive", "maxInclusive", "exclusiveMaximum"],
  ["minExclusive", "maxExclusive", "exclusiveMaximum"],
  ["minInclusive", "maxExclusive", "maximum"],
  ["minExclusive", "maxInclusive", "maximum"],
] as const;
