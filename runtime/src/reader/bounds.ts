import { type Limits, defaultLimits } from "../limits.js";

/** What has no bound is bounded by what memory holds: a small integer, which is no object to any engine. */
export const unbounded = 0x3fffffff;

/**
 * The limits of a reading, those that are named last before others. Objects that are made by spreading have shapes that
 * change, so that code which was optimized for one would be thrown away.
 */
export function limitsOf(ofTable: Partial<Limits> | undefined, given: Partial<Limits> | undefined): Limits {
  const { depth, attributes, name, attribute, text, document, item } = { ...defaultLimits, ...ofTable, ...given };
  return {
    depth: Math.min(depth, unbounded),
    attributes: Math.min(attributes, unbounded),
    name: Math.min(name, unbounded),
    attribute: Math.min(attribute, unbounded),
    text: Math.min(text, unbounded),
    document: Math.min(document, 2 * unbounded),
    item: Math.min(item, 2 * unbounded),
  };
}
