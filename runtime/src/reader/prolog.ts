import type { DoctypeCode } from "../feature.js";
import { failAt, passText, skipSpace } from "./characters.js";
import { classes, nameByte } from "./classes.js";
import { standsAt, usualDeclaration } from "./declaration.js";
import { markupAt, skipMisc } from "./markup.js";
import { fail } from "./place.js";
import { utf8Slice } from "./room.js";
import type { State } from "./state.js";
import { readAttributeValue } from "./text.js";

/**
 * Reads what stands before the root element, and returns where that begins.
 *
 * @see https://www.w3.org/TR/xml/#sec-prolog-dtd
 */
export function readProlog(state: State, start: number): number {
  const { bytes } = state;
  let p = start;
  if (standsAt(bytes, p, usualDeclaration)) p += usualDeclaration.length;
  else if (standsAt(bytes, p, "<?xml") && (classes[bytes[p + 5]!]! & nameByte) === 0) p = readDeclaration(state, p + 5);
  p = skipMisc(state, p);
  if (standsAt(bytes, p, "<!DOCTYPE")) {
    const doctype = state.table.doctype as DoctypeCode | undefined;
    if (doctype === undefined) fail(state, p, "a document without a DOCTYPE", "a DOCTYPE", "doctype");
    p = skipMisc(state, doctype.skip(state, p));
  }
  if (bytes[p] !== 60 || bytes[p + 1] === 33 || bytes[p + 1] === 47)
    fail(state, p, "the root element", markupAt(state, p));
  return p;
}

/** Nothing but comments and instructions may follow the root: https://www.w3.org/TR/xml/#NT-document */
export function readEpilog(state: State, p: number): void {
  p = skipMisc(state, p);
  if (p < state.end) fail(state, p, "nothing behind the root element", markupAt(state, p));
}

/** https://www.w3.org/TR/xml/#NT-XMLDecl */
function readDeclaration(state: State, start: number): number {
  let p = start;
  for (const [name, values, expected] of declared) {
    const at = skipSpace(state, p);
    if (!standsAt(state.bytes, at, name)) {
      if (name === "version") failAt(state, at, '"version"');
      continue;
    }
    if (at === p) failAt(state, p, "white space");
    const valueAt = 1 + skipSpace(state, passText(state, skipSpace(state, at + name.length), "="));
    readAttributeValue(state, valueAt - 1);
    p = state.position;
    // As it stands there: no references.
    const value = utf8Slice(state.room, valueAt, p - 1);
    if (!values.test(value)) fail(state, valueAt, expected, JSON.stringify(value));
  }
  return passText(state, skipSpace(state, p), "?>");
}

/** Other versions of XML 1 are read as 1.0, but for 1.1, which has other rules: https://www.w3.org/TR/xml/#NT-VersionNum */
const declared: readonly (readonly [name: string, values: RegExp, expected: string])[] = [
  ["version", /^1\.(?!1$)[0-9]+$/, "version 1.0 of XML"],
  ["encoding", /^[A-Za-z][A-Za-z0-9._-]*$/, "the name of an encoding"],
  ["standalone", /^(?:yes|no)$/, "yes or no"],
];
