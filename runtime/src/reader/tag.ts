import { failAt, passText, scanName, skipSpace, startsName } from "./characters.js";
import { classes, nameByte } from "./classes.js";
import { bind, resolveName } from "./namespaces.js";
import { fail, nameAt, theEnd } from "./place.js";
import type { State } from "./state.js";
import { readAttributeValue } from "./text.js";

/**
 * Reads a start tag for what holds of every one, from behind its name: white space, names, values, no attribute twice, and
 * the namespaces that it declares. Returns where it ends; `state.tagNames` has the attributes and `state.emptyTag` its form.
 *
 * @see https://www.w3.org/TR/xml/#sec-starttags
 */
export function scanTag(state: State, tag: number, nameEnd: number): number {
  const { bytes } = state;
  const names: number[] = (state.tagNames = []);
  state.scannedTag = tag;
  let p = nameEnd;
  for (;;) {
    const before = p;
    p = skipSpace(state, p);
    const byte = bytes[p];
    if (byte === 62) {
      state.emptyTag = false;
      p++;
      break;
    }
    if (byte === 47) {
      state.emptyTag = true;
      p = passText(state, p + 1, ">");
      break;
    }
    if (p === before) failAt(state, p, 'white space, "/>" or ">"');
    const start = p;
    p = scanName(state, p, "the name of an attribute");
    names.push(start, p);
    if (names.length > 2 * state.limits.attributes)
      fail(state, start, `at most ${state.limits.attributes} attributes`, "more", "limit");
    const valueAt = skipSpace(state, passText(state, skipSpace(state, p), "="));
    const value = readAttributeValue(state, valueAt);
    p = state.position;
    if (isDeclaration(state, start)) {
      const name = nameAt(state, start);
      if (name === "xmlns") bind(state, "", value, valueAt + 1);
      else {
        const prefix = name.slice(6);
        if (state.namespaced && (!startsName(prefix.codePointAt(0)) || prefix.includes(":")))
          fail(state, start, "a prefix", JSON.stringify(name));
        bind(state, prefix, value, valueAt + 1);
      }
    }
  }
  refuseDuplicates(state, names);
  return p;
}

/** Whether the attribute at `start` declares a namespace: `xmlns`, `xmlns:...`. */
export function isDeclaration({ bytes }: State, start: number): boolean {
  if (bytes[start] !== 120 || bytes[start + 1] !== 109 || bytes[start + 2] !== 108) return false;
  if (bytes[start + 3] !== 110 || bytes[start + 4] !== 115) return false;
  const next = bytes[start + 5]!;
  return next === 58 || next === 61 || next <= 32;
}

/**
 * Neither a name nor a local name in a namespace may come twice.
 *
 * @see https://www.w3.org/TR/xml/#uniqattspec, https://www.w3.org/TR/xml-names/#uniqAttrs
 */
function refuseDuplicates(state: State, names: readonly number[]): void {
  const seen = new Set<string>();
  for (let i = 0; i < names.length; i += 2) {
    const start = names[i]!;
    let key = nameAt(state, start);
    if (!isDeclaration(state, start)) {
      const { local, namespace } = resolveName(state, start, true);
      if (namespace !== "") key = `${local} ${namespace}`;
    }
    if (seen.has(key)) fail(state, start, "each attribute once", `a second attribute ${nameAt(state, start)}`);
    seen.add(key);
  }
}

/** Tells where the document ends at `p`, inside of the element whose name begins at `nameStart`. */
export function checkEnd(state: State, p: number, nameStart: number): void {
  if (p >= state.end) fail(state, state.end, `the end tag </${nameAt(state, nameStart)}>`, theEnd);
}

/**
 * Reads the end tag at `p` of the element whose name begins at `nameStart`, and returns where it ends.
 *
 * @see https://www.w3.org/TR/xml/#GIMatch
 */
export function readEndTag(state: State, p: number, nameStart: number): number {
  const { bytes } = state;
  const start = p;
  let at = p + 2;
  // Stryker disable next-line all: fast path, what is below compares the names
  for (let q = nameStart; bytes[at] === bytes[q] && (classes[bytes[q]!]! & nameByte) !== 0; q++) at++;
  // Stryker disable next-line all: fast path, what is below compares the names
  if (bytes[at] === 62 && (classes[bytes[nameStart + at - p - 2]!]! & nameByte) === 0) return at + 1;
  const name = nameAt(state, nameStart);
  const nameEnd = scanName(state, p + 2, `the end tag </${name}>`);
  const found = nameAt(state, start + 2);
  if (found !== name) fail(state, start, `the end tag </${name}>`, `</${found}>`);
  return passText(state, skipSpace(state, nameEnd), ">");
}
