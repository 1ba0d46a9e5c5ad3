import { received, skipSpace } from "./characters.js";
import { classes, nameByte } from "./classes.js";
import { standsAt, usualDeclaration } from "./declaration.js";
import { skipDoctype, skipMisc } from "./markup.js";
import { fail } from "./place.js";
import { utf8Slice } from "./room.js";
import type { State } from "./state.js";

/**
 * Reads what stands before the root element, and returns where that begins.
 *
 * @see https://www.w3.org/TR/xml/#sec-prolog-dtd
 */
export function readProlog(state: State, start: number): number {
  const { bytes } = state;
  let p = start;
  if (standsAt(bytes, p, usualDeclaration)) p += usualDeclaration.length;
  else if (standsAt(bytes, p, "<?xml") && (classes[bytes[p + 5]!]! & nameByte) === 0) p = readDeclaration(state, p);
  p = skipMisc(state, p);
  if (standsAt(bytes, p, "<!DOCTYPE")) {
    if (state.table.read?.doctype !== "skip") fail(state, p, "a document without a DOCTYPE", "a DOCTYPE", "doctype");
    p = skipMisc(state, skipDoctype(state, p));
  }
  if (bytes[p] !== 60 || bytes[p + 1] === 33 || bytes[p + 1] === 47)
    fail(state, p, "the root element", found(state, p));
  return p;
}

/** Nothing but comments and instructions may follow the root: https://www.w3.org/TR/xml/#NT-document */
export function readEpilog(state: State, p: number): void {
  p = skipMisc(state, p);
  if (p < state.end) fail(state, p, "nothing behind the root element", found(state, p));
}

function found(state: State, p: number): string {
  if (p >= state.end || state.bytes[p] !== 60) return received(state, p);
  const text = utf8Slice(state.room, p, Math.min(p + 40, state.end));
  return JSON.stringify(/^<[!/]?[^\s<>]*>?/.exec(text)?.[0] ?? text);
}

/** https://www.w3.org/TR/xml/#NT-XMLDecl */
function readDeclaration(state: State, start: number): number {
  const { bytes } = state;
  let p = start + 5;
  const values = new Map<string, string>();
  for (const name of ["version", "encoding", "standalone"]) {
    const from = p;
    p = skipSpace(state, p);
    if (!standsAt(bytes, p, name)) {
      if (name === "version") fail(state, p, '"version"', received(state, p));
      p = from;
      continue;
    }
    if (p === from) fail(state, p, "white space", received(state, p));
    p = skipSpace(state, p + name.length);
    if (bytes[p] !== 61) fail(state, p, '"="', received(state, p));
    p = skipSpace(state, p + 1);
    const quoteByte = bytes[p];
    if (quoteByte !== 34 && quoteByte !== 39) fail(state, p, "a value in quotes", received(state, p));
    const valueAt = ++p;
    while (bytes[p] !== quoteByte) {
      if (p >= state.end || bytes[p] === 60) fail(state, p, "the end of the value", received(state, p));
      p++;
    }
    const value = utf8Slice(state.room, valueAt, p);
    checkValue(state, valueAt, name, value);
    values.set(name, value);
    p++;
  }
  p = skipSpace(state, p);
  if (bytes[p] !== 63 || bytes[p + 1] !== 62) fail(state, p, '"?>"', received(state, p));
  return p + 2;
}

/** Other versions of XML 1 are read as 1.0, but for 1.1, which has other rules: https://www.w3.org/TR/xml/#NT-VersionNum */
function checkValue(state: State, offset: number, name: string, value: string): void {
  if (name === "version") {
    if (value === "1.1" || !/^1\.[0-9]+$/.test(value))
      fail(state, offset, "XML 1.0", `version ${JSON.stringify(value)}`);
  } else if (name === "encoding") {
    if (!/^[A-Za-z][A-Za-z0-9._-]*$/.test(value)) fail(state, offset, "the name of an encoding", JSON.stringify(value));
  } else if (value !== "yes" && value !== "no") fail(state, offset, "yes or no", JSON.stringify(value));
}
