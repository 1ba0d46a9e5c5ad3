import type { EndpointPagesTable } from "../endpoint-table.js";
import { at } from "../expressions/names.js";
import { compareValues } from "../order.js";

/** The items of one page, and how many pages there are. */
export interface CutPage {
  readonly items: readonly unknown[];
  readonly pages: number;
}

/** Cuts a page from all items, in the order that makes pages the same whoever asks for them. */
export function cutPage({ order }: EndpointPagesTable, items: readonly unknown[], page: number, size: number): CutPage {
  const sorted = items.toSorted((left, right) => {
    for (const property of order) {
      const difference = compareValues(at(left, property), at(right, property));
      if (difference !== 0) return difference;
    }
    return 0;
  });
  // Nothing is one empty page.
  const pages = Math.max(1, Math.ceil(sorted.length / size));
  return { items: sorted.slice((page - 1) * size, page * size), pages };
}
