import { checkCharacter, failAt, received, scanName, skipSpace } from "./characters.js";
import { classes, cdataStop, space } from "./classes.js";
import { fail, theEnd } from "./place.js";
import { utf8Slice } from "./room.js";
import type { State } from "./state.js";

/**
 * Skips the comment at `p`.
 *
 * @see https://www.w3.org/TR/xml/#sec-comments
 */
export function skipComment(state: State, p: number): number {
  const { bytes } = state;
  if (bytes[p + 2] !== 45 || bytes[p + 3] !== 45) fail(state, p, "an element, a comment or CDATA", markupAt(state, p));
  const start = p;
  p += 4;
  while (!(bytes[p] === 45 && bytes[p + 1] === 45)) p = skipCharacter(state, p, start, '"-->"');
  if (bytes[p + 2] !== 62) fail(state, p, '"-->"', '"--" inside of a comment');
  return p + 3;
}

/** What stands at `p`, in words; of markup its first word. */
export function markupAt(state: State, p: number): string {
  if (state.bytes[p] !== 60) return received(state, p);
  const text = utf8Slice(state.room, p, Math.min(p + 40, state.end));
  return JSON.stringify(/^<[!/]?[^\s<>]*>?/.exec(text)?.[0]);
}

/**
 * Skips the processing instruction at `p`.
 *
 * @see https://www.w3.org/TR/xml/#sec-pi, https://www.w3.org/TR/xml-names/#Conformance (no colon in a target)
 */
export function skipInstruction(state: State, p: number): number {
  const { bytes } = state;
  const start = p;
  p = scanName(state, p + 2, "the target of an instruction");
  const target = utf8Slice(state.room, start + 2, p);
  if (/^xml$/i.test(target)) fail(state, start, "an XML declaration only at the very beginning", `"<?${target}"`);
  if (state.namespaced && target.includes(":"))
    fail(state, start + 2, "a target without a colon", JSON.stringify(target));
  if (!(bytes[p] === 63 && bytes[p + 1] === 62) && (classes[bytes[p]!]! & space) === 0) failAt(state, p, "white space");
  while (!(bytes[p] === 63 && bytes[p + 1] === 62)) p = skipCharacter(state, p, start, '"?>"');
  return p + 2;
}

/** Passes over a character in something that begins at `start` and ends as `end` says. */
export function skipCharacter(state: State, p: number, start: number, end: string): number {
  if (p >= state.end) fail(state, start, end, theEnd);
  // Stryker disable next-line ConditionalExpression,LogicalOperator: fast path, other characters may be checked as well
  return (classes[state.bytes[p]!]! & cdataStop) === 0 || state.bytes[p] === 93 ? p + 1 : checkCharacter(state, p);
}

/**
 * Skips white space, comments and instructions before or behind the root element.
 *
 * @see https://www.w3.org/TR/xml/#NT-Misc
 */
export function skipMisc(state: State, p: number): number {
  const { bytes } = state;
  for (;;) {
    p = skipSpace(state, p);
    if (bytes[p] !== 60) return p;
    if (bytes[p + 1] === 63) p = skipInstruction(state, p);
    else if (bytes[p + 1] === 33 && bytes[p + 2] === 45) p = skipComment(state, p);
    else return p;
  }
}
