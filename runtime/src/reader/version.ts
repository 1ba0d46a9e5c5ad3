import type { VersionCode } from "../feature.js";
import type { Code, VersionRule, VersionTable } from "../table.js";
import { chooseVersion, foreign, withVersion } from "../writer/version.js";
import { scanName, skipSpace } from "./characters.js";
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

function search(
  state: State,
  root: number,
  names: readonly string[],
  attribute: string | undefined,
): TextFound | undefined {
  const { bytes } = state;
  let p = root;
  let depth = 0;
  // How many of the open elements are those of the path, the root not counted.
  let matched = -1;
  for (;;) {
    if (bytes[p + 1] === 47) {
      const end = bytes.indexOf(62, p);
      if (end < 0 || end >= state.end) return undefined;
      p = end + 1;
      depth--;
      if (matched >= depth) matched = depth - 1;
      if (depth === 0) return undefined;
    } else {
      const name = nameAt(state, p + 1).replace(/^.*:/, "");
      const onPath = matched === depth - 1 && (depth === 0 || name === names[depth - 1]);
      const tag = scanStart(state, p, onPath && depth === names.length ? attribute : undefined);
      if (onPath && depth === names.length) {
        if (attribute === undefined && depth > 0)
          return { text: tag.empty ? "" : readAnyText(state, tag.end).trim(), offset: tag.end };
        if (tag.value !== undefined) return { text: tag.value.trim(), offset: tag.valueAt };
      }
      if (!tag.empty) {
        if (onPath) matched = depth;
        depth++;
      }
      p = tag.end;
      if (depth === 0) return undefined;
    }
    readAnyText(state, p);
    p = state.position;
    if (p >= state.end) return undefined;
  }
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
