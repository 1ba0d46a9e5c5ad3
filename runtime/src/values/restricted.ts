import type { Codec } from "../codec.js";
import { digits } from "./digits.js";
import { grouping } from "./grouped.js";
import { lengths } from "./lengths.js";
import { type Facets, narrowed } from "./narrowed.js";
import { anyBounds } from "./order.js";
import { oneOf } from "./one-of.js";
import { blockPatterns } from "../pattern/block-patterns.js";

/** As `narrowed`, by any facets: with the code of all. */
export function restricted<T>(base: Codec<T>, facets: Facets): Codec<NoInfer<T>> {
  return narrowed(base, facets, anyBounds, lengths, digits, blockPatterns, oneOf, grouping);
}
