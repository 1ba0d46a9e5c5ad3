import { classes, nameByte, nameStart, passAll, space } from "./classes.js";
import { standsAt } from "./declaration.js";
import { fail, theEnd } from "./place.js";
import type { State } from "./state.js";
import { codePointWords, decodeWide, isCharacter, utf8Length } from "./utf8.js";

/**
 * Checks that a character of XML begins at `p`, where a byte stands that is not plain ASCII, and returns where it ends.
 *
 * @see https://www.w3.org/TR/xml/#charsets, https://www.rfc-editor.org/rfc/rfc3629#section-4
 */
export function checkCharacter(state: State, p: number): number {
  const code = codePointAt(state, p);
  if (!isCharacter(code)) fail(state, p, "a character of XML", codePointWords(code));
  return p + utf8Length(code);
}

/** The code point at `p`; bytes that are not UTF-8 end the reading, overlong forms and surrogates among them. */
export function codePointAt(state: State, p: number): number {
  const { bytes } = state;
  const first = bytes[p]!;
  if (first < 0x80) {
    if (p >= state.end) fail(state, state.end, "more of the document", "its end");
    return first;
  }
  const code = decodeWide(bytes, p);
  if (code < 0) fail(state, p, "UTF-8", `the byte 0x${first.toString(16).toUpperCase()}`, "encoding");
  return code;
}

/** Skips white space; between elements it is mostly a line feed and the indentation. */
export function skipSpace(state: State, p: number): number {
  const { bytes } = state;
  // Stryker disable all: fast path, white space of any kind is passed below
  if (bytes[p] === 10) {
    p++;
    if (bytes[p] === 60) return p;
    const { view } = state;
    let word = view.getInt32(p, true) ^ 0x20202020;
    while (word === 0) {
      p += 4;
      word = view.getInt32(p, true) ^ 0x20202020;
    }
    p += (31 - Math.clz32(word & -word)) >>> 3;
  }
  // Stryker restore all
  return passAll(bytes, p, space);
}

/**
 * Reads a name and returns where it ends.
 *
 * @see https://www.w3.org/TR/xml/#NT-Name
 */
export function scanName(state: State, start: number, what: string): number {
  const { bytes } = state;
  let p = start;
  let mask = nameStart;
  for (;;) {
    const byte = bytes[p]!;
    if ((classes[byte]! & mask) === 0) break;
    if (byte < 0x80) p++;
    else {
      const code = codePointAt(state, p);
      if (!(mask === nameStart ? startsName(code) : continuesName(code))) break;
      p += utf8Length(code);
    }
    mask = nameByte;
    // Stryker disable next-line all: only to stop early, the length is measured below
    if (p - start > state.limits.name) break;
  }
  if (p === start) failAt(state, p, what);
  if (p - start > state.limits.name)
    fail(state, start, `a name of at most ${state.limits.name} bytes`, "a longer one", "limit");
  return p;
}

/** Tells that something else stands at `p` than what must. */
export function failAt(state: State, p: number, expected: string): never {
  fail(state, p, expected, received(state, p));
}

/** Passes over the text of ASCII that must stand at `p`. */
export function passText(state: State, p: number, text: string): number {
  if (!standsAt(state.bytes, p, text)) failAt(state, p, `"${text}"`);
  return p + text.length;
}

/** What stands at `p`, in words. */
export function received(state: State, p: number): string {
  if (p >= state.end) return theEnd;
  const code = codePointAt(state, p);
  if ((classes[code]! & space) !== 0) return "white space";
  return code > 0x20 && code !== 0x7f ? JSON.stringify(String.fromCodePoint(code)) : codePointWords(code);
}

/** https://www.w3.org/TR/xml/#NT-NameStartChar, from U+0080 on: pairs of first and last. */
const startRanges = [
  0xc0, 0xd6, 0xd8, 0xf6, 0xf8, 0x2ff, 0x370, 0x37d, 0x37f, 0x1fff, 0x200c, 0x200d, 0x2070, 0x218f, 0x2c00, 0x2fef,
  0x3001, 0xd7ff, 0xf900, 0xfdcf, 0xfdf0, 0xfffd, 0x10000, 0xeffff,
];

/** Whether a name may begin with a character; the colon is not for local names. */
export function startsName(code: number | undefined): boolean {
  if (code === undefined) return false;
  if (code < 0x80) return code !== 58 && (classes[code]! & nameStart) !== 0;
  for (let i = 0; i < startRanges.length; i += 2) if (code <= startRanges[i + 1]!) return code >= startRanges[i]!;
  return false;
}

/** Whether a name may go on with a character, the colon excepted: https://www.w3.org/TR/xml/#NT-NameChar */
export function continuesName(code: number): boolean {
  if (code < 0x80) return code !== 58 && (classes[code]! & nameByte) !== 0;
  return startsName(code) || code === 0xb7 || (code >= 0x300 && code <= 0x36f) || (code >= 0x203f && code <= 0x2040);
}
