import { checkCharacter, received, scanName, skipSpace } from "./characters.js";
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
  if (bytes[p + 2] !== 45 || bytes[p + 3] !== 45)
    fail(state, p, "an element, a comment or CDATA", unexpected(state, p));
  const start = p;
  p += 4;
  while (!(bytes[p] === 45 && bytes[p + 1] === 45)) p = skipCharacter(state, p, start, '"-->"');
  if (bytes[p + 2] !== 62) fail(state, p, '"-->"', '"--" inside of a comment');
  return p + 3;
}

function unexpected(state: State, p: number): string {
  const start = utf8Slice(state.room, p, Math.min(p + 9, state.end));
  return start === "<!DOCTYPE" ? "a DOCTYPE" : JSON.stringify(/^[\x21-\x7e]*/.exec(start)?.[0]);
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
  if (!(bytes[p] === 63 && bytes[p + 1] === 62) && (classes[bytes[p]!]! & space) === 0)
    fail(state, p, "white space", received(state, p));
  while (!(bytes[p] === 63 && bytes[p + 1] === 62)) p = skipCharacter(state, p, start, '"?>"');
  return p + 2;
}

function skipCharacter(state: State, p: number, start: number, end: string): number {
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

/**
 * Skips a DOCTYPE with its internal subset. Nothing in it is looked at and nothing is fetched: an entity that it declares
 * is unknown where it is used.
 *
 * @see https://www.w3.org/TR/xml/#NT-doctypedecl
 */
export function skipDoctype(state: State, p: number): number {
  const { bytes } = state;
  const start = p;
  let inside = false;
  p = skipSpace(state, p + 9);
  p = scanName(state, p, "the name of the root element");
  for (;;) {
    const byte = bytes[p];
    if (byte === 62 && !inside) return p + 1;
    if (byte === 34 || byte === 39) {
      const literal = p++;
      while (bytes[p] !== byte) p = skipCharacter(state, p, literal, "the end of the literal");
      p++;
    } else if (byte === 60 && bytes[p + 1] === 33 && bytes[p + 2] === 45) p = skipComment(state, p);
    else if (byte === 60 && bytes[p + 1] === 63) p = skipInstruction(state, p);
    else {
      if (byte === 91) inside = true;
      if (byte === 93) inside = false;
      p = skipCharacter(state, p, start, "the end of the DOCTYPE");
    }
  }
}
