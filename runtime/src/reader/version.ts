import type { VersionCode } from "../feature.js";
import type { Code, VersionRule, VersionTable } from "../table.js";
import { chooseVersion, foreign, withVersion } from "../writer/version.js";
import { scanName, skipSpace } from "./characters.js";
import { nameByte, passAll } from "./classes.js";
import { Stop, ahead, fail, nameAt } from "./place.js";
import type { State } from "./state.js";
import { readAttributeValue, readAnyText } from "./text.js";

const code: VersionCode = {
  feature: "versioned",
  find: findVersion,
  choose: chooseVersion,
  fill: withVersion,
  foreign,
};

/** Finds the version of a document, and chooses the one that is written. */
export const versioned: Code = code;

/** The index of the version of the document whose root begins at `root`: the first rule that fits decides. */
function findVersion(state: State, { names, rules }: VersionTable, root: number): number {
  let found: TextFound | undefined;
  for (const rule of rules) {
    found = applyRule(state, rule, root);
    if (found !== undefined) break;
  }
  const index = found === undefined ? -1 : names.indexOf(found.text);
  if (index >= 0) return index;
  const expected = `one of the versions ${names.join(", ")}`;
  fail(state, found?.offset ?? root, expected, found === undefined ? "none" : JSON.stringify(found.text), "version");
}

interface TextFound {
  readonly text: string;
  readonly offset: number;
}

function applyRule(state: State, rule: VersionRule, root: number): TextFound | undefined {
  if ("version" in rule) {
    if (rule.where !== undefined && textAt(state, root, rule.where) === undefined) return undefined;
    return { text: rule.version, offset: root };
  }
  const found = textAt(state, root, rule.path);
  if (found === undefined || rule.template === undefined) return found;
  const [before = "", after = ""] = rule.template.split(/\{[^}]*\}/);
  const { text, offset } = found;
  if (!text.startsWith(before) || !text.endsWith(after) || text.length < before.length + after.length) return undefined;
  return { text: text.slice(before.length, text.length - after.length), offset };
}

/**
 * The text of the first element or attribute at a path that starts inside of the root. It looks ahead and leaves the state
 * as it was: whatever is wrong on the way is found by the reading itself.
 */
function textAt(state: State, root: number, path: string): TextFound | undefined {
  const names = path.split("/");
  const last = names.at(-1) ?? "";
  const attribute = last.startsWith("@") ? last.slice(1) : undefined;
  if (attribute !== undefined) names.pop();
  const { log } = state;
  const { onProblem, isEarly, errors } = log;
  const problems = log.problems.length;
  let found: TextFound | undefined;
  log.onProblem = log.isEarly = undefined;
  try {
    found = search(state, root, names, attribute);
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
  } finally {
    log.onProblem = onProblem;
    log.isEarly = isEarly;
    log.problems.length = problems;
    log.errors = errors;
  }
  if (found === undefined) isEarly?.(state.end, ahead);
  return found;
}

/** Looks at tags alone. A document without the path is looked through from end to end, so that no text of it is made. */
function search(
  state: State,
  root: number,
  path: readonly string[],
  attribute: string | undefined,
): TextFound | undefined {
  const { bytes, end } = state;
  const names = path.map((name) => new TextEncoder().encode(name));
  let depth = 0;
  // How many of the open elements are those of the path, the root not counted.
  let matched = -1;
  for (let p = root; p < end; p = nextTag(bytes, p, end)) {
    const byte = bytes[p + 1];
    if (byte === 33 || byte === 63) p = behindMarkup(bytes, p);
    else if (byte === 47) {
      p = behind(bytes, p, ">");
      depth--;
      if (matched >= depth) matched = depth - 1;
      if (depth === 0) return undefined;
    } else {
      const nameEnd = passAll(bytes, p + 1, nameByte);
      const onPath = matched === depth - 1 && (depth === 0 || isLocalName(bytes, p + 1, nameEnd, names[depth - 1]));
      let empty = false;
      if (onPath && depth === names.length) {
        const tag = scanStart(state, p, attribute);
        if (attribute === undefined && depth > 0)
          return { text: tag.empty ? "" : readAnyText(state, tag.end).trim(), offset: tag.end };
        if (tag.value !== undefined) return { text: tag.value.trim(), offset: tag.valueAt };
        ({ end: p, empty } = tag);
      } else {
        p = behindTag(bytes, nameEnd);
        empty = bytes[p - 2] === 47;
      }
      if (!empty) {
        if (onPath) matched = depth;
        depth++;
      }
      if (depth === 0) return undefined;
    }
  }
  return undefined;
}

function nextTag(bytes: Uint8Array, p: number, end: number): number {
  while (p < end && bytes[p] !== 60) p++;
  return p;
}

/** Where the start tag ends whose name ends at `p`; what is not closed has no end. */
function behindTag(bytes: Uint8Array, p: number): number {
  for (;;) {
    const byte = bytes[p];
    if (byte === 62) return p + 1;
    if (byte === 34 || byte === 39) p = bytes.indexOf(byte, p + 1);
    if (byte === 0 || byte === undefined || p < 0) return Infinity;
    p++;
  }
}

function behindMarkup(bytes: Uint8Array, p: number): number {
  return behind(bytes, p + 2, bytes[p + 1] === 63 ? "?>" : bytes[p + 2] === 45 ? "-->" : "]]>");
}

function behind(bytes: Uint8Array, p: number, closing: string): number {
  const last = closing.length - 1;
  const first = closing.charCodeAt(0);
  for (let at = bytes.indexOf(first, p); at >= 0; at = bytes.indexOf(first, at + 1))
    if (bytes[at + last] === 62 && (last < 2 || bytes[at + 1] === first)) return at + closing.length;
  return Infinity;
}

/** Whether a name, without its prefix, is the one given. */
function isLocalName(bytes: Uint8Array, start: number, end: number, name: Uint8Array | undefined): boolean {
  if (name === undefined) return false;
  const at = end - name.length;
  if (at !== start && (at < start || bytes[at - 1] !== 58)) return false;
  for (let i = 0; i < name.length; i++) if (bytes[at + i] !== name[i]) return false;
  return true;
}

interface StartTag {
  readonly end: number;
  readonly empty: boolean;
  readonly value: string | undefined;
  readonly valueAt: number;
}

/** Steps over a start tag, and picks the value of one attribute. */
function scanStart(state: State, start: number, wanted: string | undefined): StartTag {
  const { bytes } = state;
  let p = scanName(state, start + 1, "a name");
  let value: string | undefined;
  let valueAt = p;
  for (;;) {
    p = skipSpace(state, p);
    if (bytes[p] === 62) return { end: p + 1, empty: false, value, valueAt };
    if (bytes[p] === 47) return { end: p + 2, empty: true, value, valueAt };
    const name = nameAt(state, p);
    p = skipSpace(state, skipSpace(state, scanName(state, p, "a name")) + 1);
    const text = readAttributeValue(state, p);
    if (name === wanted) {
      value = text;
      valueAt = p + 1;
    }
    p = state.position;
  }
}
