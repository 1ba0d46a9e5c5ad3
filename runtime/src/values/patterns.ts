import type { FacetCode } from "./narrowed.js";
import { compilePattern } from "./pattern.js";
import { quoteWord } from "./words.js";

/** A pattern of XSD that the spelling must match. */
export const patterns: FacetCode = {
  facets: ["pattern"],
  words: (_, { pattern }) => (pattern === undefined ? [] : [`matching ${quoteWord(pattern)}`]),
  check(_, { pattern }) {
    if (pattern === undefined) return undefined;
    const compiled = compilePattern(pattern);
    return (_value, text) => matches(compiled, text);
  },
};

function matches(pattern: RegExp, text: string): boolean {
  try {
    return pattern.test(text);
  } catch {
    // The engine ran out of stack: a pattern with groups on millions of characters, which no pattern of a spec is meant for.
    return false;
  }
}
