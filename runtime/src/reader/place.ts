import { type Problem, type ProblemCode, XmlError } from "../problem.js";
import { nameByte, passAll } from "./classes.js";
import type { Field } from "./plan.js";
import { utf8Slice } from "./room.js";
import type { State } from "./state.js";

/** The most problems that are collected, of errors and of notices each. */
const mostProblems = 100;

/** What is received where there is nothing more. */
export const theEnd = "the end of the document";

/** What is said to be missing where a version was looked for in the bytes that are there. */
export const ahead = "more to look at";

/** Ends the reading; what went wrong stands in the log. It is no error, which would cost a stack trace. */
export class Stop {
  readonly name = "Stop";
}

/** Tells of something that ends the reading: ill-formed XML, a limit. */
export function fail(
  state: State,
  offset: number,
  expected: string,
  received: string,
  code: ProblemCode = "ill-formed",
): never {
  report(state, code, "error", elementPath(state), offset, expected, received);
  throw new Stop();
}

/** Tells of a problem. The hundredth error is the last but one that says so. */
export function report(
  state: State,
  code: ProblemCode,
  severity: Problem["severity"],
  path: string,
  offset: number,
  expected: string,
  received: string,
  suffix = "",
): void {
  const { log } = state;
  if (severity === "notice") {
    // Stryker disable next-line all: fast path, nobody is shown what would be noticed
    if (log.firstOnly && log.onProblem === undefined) return;
    log.notices++;
    if (log.notices > mostProblems + 1) return;
  } else {
    if (log.isEarly?.(offset, received)) throw new Stop();
    log.errors++;
  }
  const { line, column, offset: place } = log.locate(offset);
  const isError = severity === "error";
  const many = (isError ? log.errors : log.notices) > mostProblems;
  const where = `${log.file === undefined ? "" : `${log.file}:`}${line}:${column}${path && ` ${path}`}`;
  const problem: Problem = {
    code: many ? "too-many" : code,
    severity,
    path,
    line,
    column,
    offset: place,
    expected: many ? `at most ${mostProblems} problems` : expected,
    received: many ? "more" : received,
    message: many
      ? `${where}: there are more than ${mostProblems} ${isError ? "problems" : "notices"}`
      : `${where}: expected ${expected} but received ${received}${suffix}`,
  };
  log.problems.push(problem);
  log.onProblem?.(problem);
  if (isError && (many || log.firstOnly)) throw new Stop();
}

/** The error of all problems, the first of which is its message. */
export function errorOf(problems: readonly Problem[]): XmlError {
  return new XmlError(problems.filter(({ severity }) => severity === "error"));
}

/** The path of the innermost open element: `/Orders/Order[2]`. */
export function elementPath(state: State): string {
  let path = "";
  for (let depth = 1; depth <= state.depth; depth++) {
    const field = state.fields[depth]!;
    const name = field.name === "*" ? nameAt(state, state.starts[depth]! + 1) : field.name;
    path += `/${name}${depth > 1 ? indexOf(state, field, state.bases[depth]!) : ""}`;
  }
  return path;
}

/** The path of a field of the innermost open element, whose value is about to be read. */
export function fieldPath(state: State, field: Field, base: number, start: number): string {
  const path = elementPath(state);
  if (field.name === "$") return path;
  const name = field.name === "*" ? nameAt(state, start + 1) : field.name;
  return `${path}/${field.attribute ? "@" : ""}${name}${indexOf(state, field, base)}`;
}

/** Only repeated elements are counted; the one that is being read is not in the list yet. */
function indexOf(state: State, field: Field, base: number): string {
  if (!field.list || field.attribute) return "";
  const slot = base + field.slot;
  const list = state.values[slot];
  return `[${(Array.isArray(list) ? list.length : 0) + (slot === state.takenAt ? state.taken : 0) + 1}]`;
}

/** The name in the document that begins at `start`. */
export function nameAt(state: State, start: number): string {
  const { bytes } = state;
  return utf8Slice(state.room, start, passAll(bytes, start, nameByte));
}

/** A text as messages show it: in quotes, and cut where it is long. */
export function quote(text: string): string {
  // Not in the middle of a character beyond U+FFFF.
  const cut = /[\ud800-\udbff]/.test(text.charAt(39)) ? 39 : 40;
  return JSON.stringify(text.length > 40 ? `${text.slice(0, cut)}…` : text);
}
