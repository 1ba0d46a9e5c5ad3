import type { SpecProblem } from "./problem.js";

/** For people, for programs, or as annotations of a pull request on GitHub. */
export type ProblemFormat = "pretty" | "json" | "github";

/** A problem as a person wants to see it: the place, the sentence, the line and a caret. */
export function formatProblem(problem: SpecProblem): string {
  const { file, line, column, endColumn, severity, message, sourceLine } = problem;
  const number = String(line);
  const margin = " ".repeat(number.length);
  const caret = " ".repeat(column - 1) + "^".repeat(Math.max(1, endColumn - column));
  return [
    `${file}:${line}:${column} ${severity === "warning" ? "warning: " : ""}${message}`,
    `  ${number} | ${shown(sourceLine)}`,
    `  ${margin} | ${caret}`,
  ].join("\n");
}

/** Problems in a format, each line ended; nothing for no problem (JSON: an empty list). */
export function formatProblems(problems: readonly SpecProblem[], format: ProblemFormat): string {
  switch (format) {
    case "pretty":
      return problems.map((problem) => `${formatProblem(problem)}\n`).join("\n");
    case "json":
      return `${JSON.stringify(problems, null, 2)}\n`;
    case "github":
      return problems.map((problem) => `${annotation(problem)}\n`).join("");
  }
}

/** One character for each of the line, so that the caret stands below what it means. */
function shown(line: string): string {
  return line.replaceAll(/[\p{Cc}\u2028\u2029]/gu, " ").trimEnd();
}

/** https://docs.github.com/actions/reference/workflow-commands-for-github-actions#setting-an-error-message */
function annotation({ severity, file, line, column, endColumn, message }: SpecProblem): string {
  const properties = { file, line, col: column, endColumn };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escaped(String(value), /[%\r\n:,]/g)}`);
  return `::${severity} ${list.join(",")}::${escaped(message, /[%\r\n]/g)}`;
}

function escaped(text: string, characters: RegExp): string {
  return text.replaceAll(
    characters,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
  );
}
