import type { FacetCode } from "../values/narrowed.js";
import { quoteWord } from "../values/words.js";
import type { Blocks } from "./classes.js";
import { compilePattern } from "./pattern.js";

/** A pattern of XSD that the spelling must match, and those that it must match besides. */
export const patterns: FacetCode = /* @__PURE__ */ matching(undefined);

/** Patterns that may name the blocks of characters which are given. */
export function matching(blocks: Blocks | undefined): FacetCode {
  return {
    facets: ["pattern", "patterns"],
    words: (_, { pattern, patterns = [] }) =>
      [...(pattern === undefined ? [] : [pattern]), ...patterns].map((each) => `matching ${quoteWord(each)}`),
    check(_, { pattern, patterns = [] }) {
      const all = [...(pattern === undefined ? [] : [pattern]), ...patterns];
      const compiled = all.map((each) => compilePattern(each, blocks));
      return compiled.length === 0 ? undefined : (_value, text) => compiled.every((matches) => matches(text));
    },
  };
}
