import type { Problem } from "@tagsmith/runtime";
import { grouped, withoutNumbers } from "./groups.js";
import type { Terminal } from "./terminal.js";

/** How much of a line is shown: XML often stands on one line of megabytes. */
const width = 100;

/**
 * The problems of a document as the terminal shows them. For people each has the line it is on and a caret; `source` is
 * missing where lines must not be shown, because they hold values that are masked.
 */
export function documentProblems(
  problems: readonly Problem[],
  file: string,
  source: (() => string) | undefined,
  terminal: Terminal,
): string {
  const withLines = source !== undefined && terminal.format === "pretty" && problems.length > 0;
  const lines = withLines ? linesOf(source(), problems) : undefined;
  if (terminal.format !== "pretty")
    return problems.map((problem) => `${textOf(problem, file, lines, terminal)}\n`).join("");
  return grouped(problems, sayingOf)
    .map(({ problem, more }) => {
      const text = textOf(problem, file, lines, terminal);
      return `${text}\n${more === undefined ? "" : `  ${terminal.colors.dim(more)}\n`}`;
    })
    .join("");
}

function sayingOf({ severity, line, column, message }: Problem): string {
  return `${severity} ${withoutNumbers(message.replace(`${line}:${column}`, ""))}`;
}

function textOf(
  problem: Problem,
  file: string,
  lines: ReadonlyMap<number, string> | undefined,
  { format, colors }: Terminal,
): string {
  const { severity, line, column, message } = problem;
  if (format === "json") return JSON.stringify({ file, ...problem });
  if (format === "github") {
    const kind = severity === "error" ? "error" : "notice";
    return `::${kind} file=${escapedProperty(file)},line=${line},col=${column}::${escaped(message)}`;
  }
  const head = severity === "error" ? "" : colors.yellow("notice: ");
  const text = hidden.has(problem.received) ? undefined : lines?.get(line);
  return `${head}${message.replaceAll(controls, "\u{fffd}")}${text === undefined ? "" : `\n${excerpt(text, line, column, colors)}`}`;
}

/** What the reader says in place of a value that no message may hold: its line may not be shown either. */
const hidden: ReadonlySet<string> = new Set(["a secret value", "a personal value"]);

/** The line with its number, and a caret under the column; of a long line the part around the column. */
function excerpt(text: string, line: number, column: number, colors: Terminal["colors"]): string {
  const start = text.length <= width ? 0 : Math.max(0, Math.min(column - 1 - width / 2, text.length - width));
  const end = Math.min(text.length, start + width);
  const part = text.slice(start, end).replaceAll(controls, "\u{fffd}");
  const shown = `${start > 0 ? "..." : ""}${part}${end < text.length ? "..." : ""}`;
  const before = shown.slice(0, column - 1 - start + (start > 0 ? 3 : 0)).replaceAll(/[^\t]/g, " ");
  const number = String(line);
  return [
    `  ${colors.dim(`${number} |`)} ${shown}`,
    `  ${colors.dim(`${" ".repeat(number.length)} |`)} ${before}${colors.red("^")}`,
  ].join("\n");
}

/** A document must not move the cursor or change the colours of a terminal. */
const controls = /[^\P{Cc}\t]/gu;

/** Only the lines that problems are on; XML 1.0 ends a line with CR LF, CR or LF (https://www.w3.org/TR/xml/#sec-line-ends). */
function linesOf(text: string, problems: readonly Problem[]): Map<number, string> {
  const wanted = new Set(problems.map(({ line }) => line));
  const last = Math.max(...wanted);
  const lines = new Map<number, string>();
  const ends = /\r\n|\r|\n|$/g;
  for (let line = 1, start = 0; line <= last && start <= text.length; line++) {
    ends.lastIndex = start;
    const end = ends.exec(text);
    if (end === null) break;
    if (wanted.has(line)) lines.set(line, text.slice(start, end.index));
    start = end.index + Math.max(1, end[0].length);
  }
  return lines;
}

/** https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
function escaped(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
