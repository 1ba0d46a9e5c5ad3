import { type Codec, invalid } from "../codec.js";
import { compare } from "../decimal.js";
import type { Facets } from "./restricted.js";
import { compareXsdDates, compareXsdDurations } from "./xsd-order.js";

/**
 * Says whether a value lies within the bounds among `facets`; exactly, whatever its size. Where two values have no order,
 * such as some durations, none is within.
 */
export function bounds<T>(base: Codec<T>, facets: Facets): ((value: T) => boolean) | undefined {
  const checks: ((value: T) => boolean)[] = [];
  const add = (bound: string | undefined, fits: (order: number) => boolean): void => {
    if (bound === undefined) return;
    const order = comparison(base, bound);
    checks.push((value) => fits(order(value)));
  };
  add(facets.minimum, (order) => order >= 0);
  add(facets.exclusiveMinimum, (order) => order > 0);
  add(facets.maximum, (order) => order <= 0);
  add(facets.exclusiveMaximum, (order) => order < 0);
  return checks.length === 0 ? undefined : (value) => checks.every((check) => check(value));
}

/** Compares values with a bound: below 0, 0, above 0, or `NaN` where they have no order. */
function comparison<T>(base: Codec<T>, bound: string): (value: T) => number {
  const limit: unknown = base.read(bound);
  if (limit === invalid) {
    throw new Error(`the bound ${JSON.stringify(bound)} cannot be used: expected ${base.expected}`);
  }
  if (limit instanceof Date) return (value) => (value as Date).getTime() - limit.getTime();
  if (typeof limit === "number") return (value) => (value as number) - limit;
  if (typeof limit === "bigint") return (value) => ((value as bigint) < limit ? -1 : (value as bigint) > limit ? 1 : 0);
  if (typeof limit !== "string")
    throw new Error(`the bound ${JSON.stringify(bound)} cannot be used: there is no order`);
  const order = comparisons[base.name.replace(/^xs:g.*/, "xs:date")] ?? compareTexts;
  return (value) => order(value as string, limit);
}

const comparisons: Readonly<Record<string, (left: string, right: string) => number>> = {
  decimal: compare,
  "xs:decimal": compare,
  "xs:date": compareXsdDates,
  "xs:time": compareXsdDates,
  "xs:dateTime": compareXsdDates,
  duration: compareXsdDurations,
  "xs:duration": compareXsdDurations,
};

/** ISO 8601 spellings of one kind sort as what they mean. */
function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
