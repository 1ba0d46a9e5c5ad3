import { type Codec, invalid } from "../codec.js";
import type { FacetCode } from "./narrowed.js";

/** Bounds of numbers, of `bigint` and of `Date`. */
export const bounds: FacetCode = /* @__PURE__ */ boundsBy(() => undefined);

/** Compares two values: below 0, 0, above 0, or `NaN` where they have no order. */
export type Order = (left: string, right: string) => number;

/**
 * Bounds of all types for whose texts there is an order; exactly, whatever the size. Where two values have no order, such as
 * some durations, none is within.
 */
export function boundsBy(orderOf: (base: Codec<unknown>) => Order | undefined): FacetCode {
  return {
    facets: ["minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"],
    words: (_, facets) =>
      kinds.flatMap(([facet, words]) => (facets[facet] === undefined ? [] : `${words} ${facets[facet]}`)),
    check(base, facets) {
      const checks = kinds.flatMap(([facet, , fits]) => {
        const bound = facets[facet];
        if (bound === undefined) return [];
        const order = comparison(base, bound, orderOf(base));
        return (value: unknown) => fits(order(value));
      });
      return checks.length === 0 ? undefined : (value) => checks.every((check) => check(value));
    },
  };
}

const kinds: readonly (readonly [
  facet: "minimum" | "exclusiveMinimum" | "maximum" | "exclusiveMaximum",
  words: string,
  fits: (order: number) => boolean,
])[] = [
  ["minimum", "at least", (order) => order >= 0],
  ["exclusiveMinimum", "more than", (order) => order > 0],
  ["maximum", "at most", (order) => order <= 0],
  ["exclusiveMaximum", "less than", (order) => order < 0],
];

/** Compares values with a bound. */
function comparison(base: Codec<unknown>, bound: string, order: Order | undefined): (value: unknown) => number {
  const limit = base.read(bound);
  if (limit === invalid) throw mistake(bound, `expected ${base.expected}`);
  if (typeof limit === "string" && order !== undefined) return (value) => order(value as string, limit);
  if (typeof limit === "bigint") return (value) => ((value as bigint) < limit ? -1 : (value as bigint) > limit ? 1 : 0);
  if (typeof limit === "number" || limit instanceof Date) return (value) => Number(value) - Number(limit);
  throw mistake(bound, "there is no order");
}

function mistake(bound: string, why: string): Error {
  return new Error(`the bound ${JSON.stringify(bound)} cannot be used: ${why}`);
}
