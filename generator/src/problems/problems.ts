import { type Place, lineAt, positionOf } from "./place.js";
import type { SpecProblem, SpecProblemCode } from "./problem.js";

/** What a problem may say besides what was expected and what was found. */
export interface Details {
  readonly suggestion?: string | undefined;
  /** What to do, or why: a part of the message. */
  readonly hint?: string;
  readonly severity?: "error" | "warning";
}

/** Collects the problems of a stage, so that all of them are shown; knows the files, so that each has its line. */
export class Problems {
  readonly #files: ReadonlyMap<string, string>;
  readonly #list: SpecProblem[] = [];

  constructor(files: ReadonlyMap<string, string>) {
    this.#files = files;
  }

  /** `expected` and `found` are phrases: `a type`, `"decmal"`. */
  add(code: SpecProblemCode, place: Place, expected: string, found: string, details: Details = {}): void {
    const { suggestion, hint, severity = "error" } = details;
    const text = this.#files.get(place.file) ?? "";
    const { line, column } = positionOf(text, place.start);
    const sourceLine = lineAt(text, place.start);
    const message =
      `expected ${expected} but found ${found}` +
      (hint === undefined ? "" : `; ${hint}`) +
      (suggestion === undefined ? "" : `; did you mean ${quote(suggestion)}?`);
    this.#list.push({
      severity,
      code,
      file: place.file,
      line,
      column,
      endColumn: Math.max(column, Math.min(column + place.end - place.start, sourceLine.length + 1)),
      expected,
      found,
      ...(suggestion === undefined ? {} : { suggestion }),
      message,
      sourceLine,
    });
  }

  /** Takes over what another part of the generator found. */
  addAll(problems: readonly SpecProblem[]): void {
    this.#list.push(...problems);
  }

  get failed(): boolean {
    return this.#list.some(({ severity }) => severity === "error");
  }

  /** All problems, by file and place, each once. */
  sorted(): SpecProblem[] {
    const seen = new Set<string>();
    return this.#list
      .filter((problem) => {
        const key = JSON.stringify([problem.file, problem.line, problem.column, problem.message]);
        return !seen.has(key) && seen.add(key);
      })
      .sort((a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column);
  }
}

/** A text of a spec in a message: in quotes, on one line, and not longer than a line. */
export function quote(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 57)}...` : text;
  // JSON leaves the line separators of Unicode as they are.
  return JSON.stringify(short).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}

/** `"a", "b" or "c"`. */
export function oneOf(words: readonly string[]): string {
  const quoted = words.map(quote);
  const last = quoted.pop() ?? "nothing";
  return quoted.length === 0 ? last : `${quoted.join(", ")} or ${last}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
