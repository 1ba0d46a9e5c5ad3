import { checkCharacter, received } from "./characters.js";
import { attributeStop, cdataStop, classes, passPlain, textStop } from "./classes.js";
import { skipComment, skipInstruction } from "./markup.js";
import { fail, theEnd } from "./place.js";
import { readReference } from "./reference.js";
import { utf8Slice } from "./room.js";
import type { State } from "./state.js";

/**
 * The text from `p` up to the next tag, whatever it is made of: characters, references, CDATA sections; comments and
 * instructions are no part of it. `state.position` is where the tag begins, or the end of the document.
 */
export function readAnyText(state: State, p: number): string {
  const { bytes } = state;
  const start = p;
  let from = p;
  let text = "";
  for (;;) {
    p = skipPlain(state, p, textStop);
    measure(state, start, p, state.limits.text, "text");
    const byte = bytes[p]!;
    if (byte === 93) {
      if (bytes[p + 1] === 93 && bytes[p + 2] === 62) fail(state, p, '"]]&gt;"', '"]]>"');
      p++;
      continue;
    }
    // Stryker disable next-line ConditionalExpression,EqualityOperator: an empty slice adds nothing
    if (p > from) text += utf8Slice(state.room, from, p);
    if (byte === 38) {
      text += readReference(state, p);
      p = state.position;
    } else if (byte === 13) {
      text += "\n";
      p = bytes[p + 1] === 10 ? p + 2 : p + 1;
    } else if (byte !== 60) {
      if (p >= state.end) break;
      checkCharacter(state, p);
    } else if (bytes[p + 1] === 63) p = skipInstruction(state, p);
    else if (bytes[p + 1] !== 33) break;
    else if (bytes[p + 2] === 91) {
      text += readCdata(state, p);
      p = state.position;
    } else p = skipComment(state, p);
    from = p;
  }
  state.position = p;
  return text;
}

/** Skips characters that stand for themselves; those beyond ASCII are checked. */
function skipPlain(state: State, p: number, mask: number): number {
  const { bytes } = state;
  for (;;) {
    p = passPlain(bytes, p, mask);
    if (bytes[p]! < 0x80) return p;
    p = checkCharacter(state, p);
  }
}

/**
 * The text of the CDATA section at `p`.
 *
 * @see https://www.w3.org/TR/xml/#sec-cdata-sect
 */
function readCdata(state: State, p: number): string {
  const { bytes } = state;
  const start = p;
  for (const byte of [60, 33, 91, 67, 68, 65, 84, 65, 91])
    if (bytes[p++] !== byte) fail(state, start, '"<![CDATA["', received(state, p - 1));
  let from = p;
  let text = "";
  for (;;) {
    p = skipPlain(state, p, cdataStop);
    measure(state, start, p, state.limits.text, "text");
    const byte = bytes[p]!;
    if (byte === 93 && !(bytes[p + 1] === 93 && bytes[p + 2] === 62)) {
      p++;
      continue;
    }
    text += utf8Slice(state.room, from, p);
    if (byte === 93) break;
    if (byte === 13) {
      text += "\n";
      p = bytes[p + 1] === 10 ? p + 2 : p + 1;
    } else if (p >= state.end) fail(state, p, '"]]>"', theEnd);
    else checkCharacter(state, p);
    from = p;
  }
  state.position = p + 3;
  return text;
}

/**
 * The value of the attribute whose quote stands at `p`, white space made to spaces; `state.position` is behind the end quote.
 *
 * @see https://www.w3.org/TR/xml/#AVNormalize
 */
export function readAttributeValue(state: State, p: number): string {
  const { bytes } = state;
  const quoteByte = bytes[p]!;
  if (quoteByte !== 34 && quoteByte !== 39) fail(state, p, "a value in quotes", received(state, p));
  const start = ++p;
  let from = p;
  let text = "";
  for (;;) {
    for (;;) {
      while ((classes[bytes[p]!]! & attributeStop) === 0 && bytes[p] !== quoteByte) p++;
      if (bytes[p]! < 0x80) break;
      p = checkCharacter(state, p);
    }
    measure(state, start, p, state.limits.attribute, "attribute");
    const byte = bytes[p]!;
    // In single quotes a double one is a character like any other.
    if (byte === 34 && quoteByte === 39) {
      p++;
      continue;
    }
    // Stryker disable next-line ConditionalExpression,EqualityOperator: an empty slice adds nothing
    if (p > from) text += utf8Slice(state.room, from, p);
    if (byte === quoteByte) break;
    if (byte === 38) {
      text += readReference(state, p);
      p = state.position;
    } else if (byte === 9 || byte === 10 || byte === 13) {
      text += " ";
      p = byte === 13 && bytes[p + 1] === 10 ? p + 2 : p + 1;
    } else if (byte === 60) fail(state, p, '"&lt;"', '"<"');
    else if (p >= state.end) fail(state, p, "the end of the attribute", theEnd);
    else checkCharacter(state, p);
    from = p;
  }
  state.position = p + 1;
  return text;
}

function measure(state: State, start: number, end: number, limit: number, what: string): void {
  if (end - start > limit) fail(state, start, `${what} of at most ${limit} bytes`, "more", "limit");
}
