import { join } from "node:path";
import type { Change } from "../disk/generated.js";
import type { Expectations } from "../samples/expectations.js";
import { counted } from "./counted.js";
import { difference } from "./difference.js";
import type { GenerateOptions } from "./generate.js";
import { shellWord } from "./shell-word.js";
import type { Terminal } from "./terminal.js";

/** What a run found that the output needs. */
export interface Found {
  readonly changes: readonly Change[];
  readonly options: GenerateOptions;
  /** How many generated files stay as they are. */
  readonly unchanged: number;
}

/** Says which files were written and removed, or would be. */
export function reportChanges({ changes, options, unchanged }: Found, terminal: Terminal): void {
  const { out, colors, format } = terminal;
  const written = changes.filter(({ after }) => after !== undefined);
  const removed = changes.filter(({ after }) => after === undefined);
  if (format === "json") {
    const paths = (list: readonly Change[]): string[] => list.map(({ path }) => join(options.out, path));
    return out(`${JSON.stringify({ written: paths(written), removed: paths(removed), unchanged })}\n`);
  }
  if (changes.length === 0)
    return out(
      `Nothing to do: ${counted(unchanged, "file")} in ${options.out} ${unchanged === 1 ? "is" : "are"} what the specs say.\n`,
    );
  const shown = options.mode === "dry-run" ? changes : changes.slice(0, 20);
  out(shown.map((change) => `  ${line(change, options, colors)}\n`).join(""));
  if (shown.length < changes.length) out(colors.dim(`  ... and ${changes.length - shown.length} more\n`));
  const would = options.mode === "dry-run" ? "would be " : "";
  const counts = [
    written.length > 0 ? `${counted(written.length, "file")} ${would}written` : "",
    removed.length > 0 ? `${counted(removed.length, "file")} ${would}removed` : "",
    unchanged > 0 ? `${unchanged} unchanged` : "",
  ];
  out(`${counts.filter(Boolean).join(", ")}.\n`);
}

/** Says of which platforms the tests expect something that their specs did not tell, and how much. */
export function reportShares(
  shares: readonly (readonly [platform: string, share: Expectations])[],
  { out, format, colors }: Terminal,
): void {
  const known = shares.filter(([, { outside }]) => outside > 0);
  if (format !== "pretty" || known.length === 0) return;
  const names = known.map(([platform, { outside, total }]) => {
    const share = `${outside.toLocaleString("en")} of ${total.toLocaleString("en")}`;
    return `  ${platform} ${colors.dim(`${share}, ${Math.round((100 * outside) / total)}%`)}\n`;
  });
  out(`What the tests expect that comes from outside of the specs:\n${names.join("")}`);
}

/** Names the files that are not what the specs say, shows how they differ and what to run; the exit code. */
export function reportStale({ changes, options, unchanged }: Found, terminal: Terminal): number {
  const { out, colors, format } = terminal;
  const command = commandOf(options);
  if (format === "json") {
    const stale = changes.map((change) => ({ file: join(options.out, change.path), is: stateOf(change) }));
    out(`${JSON.stringify({ stale, unchanged, command })}\n`);
  } else if (format === "github") {
    const annotations = changes.map(
      (change) => `::error file=${join(options.out, change.path)}::${words[stateOf(change)]}; run ${command}\n`,
    );
    out(annotations.join(""));
  } else if (changes.length === 0) {
    out(`Up to date: ${counted(unchanged, "file")} in ${options.out}.\n`);
  } else {
    let left = 60;
    for (const change of changes) {
      out(`${line(change, options, colors)} ${colors.dim(words[stateOf(change)])}\n`);
      const text = left > 0 ? difference(change, Math.min(left, 16), colors) : "";
      left -= text.split("\n").length - 1;
      out(text);
    }
    const is = changes.length === 1 ? "is" : "are";
    out(`\n${counted(changes.length, "file")} ${is} not what the specs say. Run:\n  ${colors.cyan(command)}\n`);
  }
  return changes.length === 0 ? 0 : 1;
}

function line({ path, before, after }: Change, { out }: GenerateOptions, colors: Terminal["colors"]): string {
  const file = join(out, path);
  if (after === undefined) return `${colors.red("-")} ${file}`;
  return before === undefined ? `${colors.green("+")} ${file}` : `${colors.yellow("~")} ${file}`;
}

function stateOf({ before, after }: Change): "missing" | "stale" | "orphaned" {
  if (before === undefined) return "missing";
  return after === undefined ? "orphaned" : "stale";
}

const words = { missing: "is missing", stale: "is stale", orphaned: "is not generated any more" };

/** The command that brings the output up to date, with the options that matter to it. */
function commandOf(options: GenerateOptions): string {
  return ["npx tagsmith generate", ...options.platforms, ...optionsOf(options)].join(" ");
}

/** The options that decide what is generated, where they are not the usual ones. */
export function optionsOf({ specs, out, tests, importExtension, js }: GenerateOptions): string[] {
  return [
    specs === "specs" ? "" : `--specs ${shellWord(specs)}`,
    out === "generated" ? "" : `--out ${shellWord(out)}`,
    tests === "vitest" ? "" : `--tests ${tests}`,
    importExtension === ".js" ? "" : `--import-extension ${importExtension}`,
    js ? "--js" : "",
  ].filter(Boolean);
}
