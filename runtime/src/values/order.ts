import { compare } from "../decimal.js";
import { type Order, boundsBy } from "./bounds.js";
import type { FacetCode } from "./narrowed.js";
import { compareXsdDates, compareXsdDurations } from "./xsd-order.js";

/** Bounds of all types that have an order. */
export const anyBounds: FacetCode = /* @__PURE__ */ boundsBy(
  ({ name }) => comparisons[name.replace(/^xs:g.*/, "xs:date")] ?? compareTexts,
);

const comparisons: Readonly<Record<string, Order>> = {
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
