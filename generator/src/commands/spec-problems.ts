import { join } from "node:path";
import { formatProblem, formatProblems } from "../problems/format.js";
import type { SpecProblem } from "../problems/problem.js";
import { grouped, withoutNumbers } from "./groups.js";
import type { Terminal } from "./terminal.js";

/**
 * The problems of specs as the terminal shows them, in colour for people: nothing for no problem, but an empty list in
 * JSON.
 */
export function specProblems(problems: readonly SpecProblem[], specs: string, { format, colors }: Terminal): string {
  const placed = placedProblems(problems, specs);
  if (format !== "pretty") return formatProblems(placed, format);
  return grouped(placed, ({ severity, file, message }) => `${severity} ${file} ${withoutNumbers(message)}`)
    .map(({ problem, more }) => {
      const [sentence = "", line = "", caret = ""] = formatProblem(problem).split("\n");
      const place = sentence.slice(0, sentence.indexOf(" "));
      const paint = problem.severity === "error" ? colors.red : colors.yellow;
      const painted = caret.replace(/\^+/, (carets) => paint(carets));
      return `${colors.bold(place)}${sentence.slice(place.length)}\n${line}\n${painted}\n${more === undefined ? "" : `  ${colors.dim(more)}\n`}`;
    })
    .join("\n");
}

/** Problems with their files as seen from where the command was called. */
export function placedProblems(problems: readonly SpecProblem[], specs: string): SpecProblem[] {
  return problems.map((problem) => ({ ...problem, file: join(specs, problem.file) }));
}
