import { join } from "node:path";
import { type Gap, missingName } from "../draft/gaps.js";
import { counted } from "./counted.js";
import type { Coverage, Findings } from "./cover.js";
import type { Terminal } from "./terminal.js";

/** What documents have that no spec covers, as the terminal shows it: each thing once, with its first place. */
export function shownCoverage(findings: Findings, specs: string, terminal: Terminal): string {
  if (terminal.format === "json") return `${JSON.stringify(asJson(findings, specs), undefined, 2)}\n`;
  if (terminal.format === "github")
    return findings.coverages.flatMap(({ gaps }) => gaps.map(({ gap }) => annotation(gap))).join("");
  const { colors } = terminal;
  const blocks = [
    ...findings.coverages.flatMap((coverage) => [
      `${colors.bold(coverage.name)} covers ${coverage.covered} of ${counted(coverage.documents, "document")}.\n`,
      ...together(coverage.gaps).map((gaps) => gapsText(gaps, specs, terminal)),
    ]),
    ...findings.others.map(
      ({ message, files }) => `${colors.red(`${counted(files.length, "document")}:`)} ${message}\n  ${listed(files)}\n`,
    ),
  ];
  return `${blocks.join("\n")}\n${summary(findings.coverages, findings, terminal)}`;
}

type Found = Coverage["gaps"][number];

/** All members that are missing in one element are told together. */
function together(gaps: Coverage["gaps"]): readonly (readonly [Found, ...Found[]])[] {
  const groups = new Map<string, [Found, ...Found[]]>();
  for (const found of gaps) {
    const { code, path } = found.gap;
    const key = code === "missing" ? path : `${code} ${path} ${found.gap.expected}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [found]);
    else group.push(found);
  }
  return [...groups.values()];
}

function gapsText(found: readonly [Found, ...Found[]], specs: string, { colors }: Terminal): string {
  const [{ gap }] = found;
  const { code, path, first } = gap;
  const names = found.map((each) => `${missingName(each.gap) ?? "more"} ${timesIn(each.gap)}`).join(", ");
  const what = code === "missing" ? `${titles[code]}: ${names}` : `${titles[code] ?? "a problem"}, ${timesIn(gap)}`;
  const lines = [`${colors.red(path === "" ? "the root" : path)}: ${what}`, `  ${first.message}`];
  let place = "";
  for (const { proposal } of found.toSorted((a, b) => lineOf(a) - lineOf(b))) {
    if (proposal === undefined) continue;
    if ("advice" in proposal) {
      if (lines.at(-1) !== `  ${proposal.advice}`) lines.push(`  ${proposal.advice}`);
      continue;
    }
    const { file, line, before, after } = proposal.edit;
    // Lines that follow each other need no place of their own.
    if (place !== `${file}:${line}`) lines.push(`  ${colors.dim(`${join(specs, file)}:${line}`)}`);
    place = `${file}:${line + before.length}`;
    lines.push(...before.map((text) => colors.red(`  - ${text}`)), ...after.map((text) => colors.green(`  + ${text}`)));
  }
  return `${lines.join("\n")}\n`;
}

function lineOf({ proposal }: Found): number {
  return proposal !== undefined && "edit" in proposal ? proposal.edit.line : 0;
}

function timesIn({ count, files }: Gap): string {
  const times = count === 1 ? "once" : count === 2 ? "twice" : `${count} times`;
  return files.length === 1 ? times : `${times} in ${files.length} documents`;
}

const titles: Readonly<Partial<Record<Gap["code"], string>>> = {
  unknown: "not in the spec",
  missing: "missing",
  repeated: "there several times",
  "wrong-value": "another value",
  unexpected: "unexpected content",
  order: "another order",
  size: "another number",
  root: "another root",
  version: "another version",
  doctype: "a DOCTYPE",
  encoding: "another encoding",
  limit: "over a limit",
  "ill-formed": "no XML as the spec reads it",
  "too-many": "more problems than are told",
};

function listed(files: readonly string[]): string {
  const shown = files.slice(0, 3).join(", ");
  return files.length > 3 ? `${shown} and ${files.length - 3} more` : shown;
}

function summary(coverages: readonly Coverage[], { documents, others }: Findings, { colors }: Terminal): string {
  const covered = coverages.reduce((sum, each) => sum + each.covered, 0);
  const gaps = coverages.reduce((sum, each) => sum + each.gaps.length, 0) + others.length;
  if (gaps === 0) return `${colors.green(`All of ${counted(documents, "document")} covered.`)}\n`;
  return `${covered} of ${counted(documents, "document")} covered; ${counted(gaps, "gap")}. Nothing was changed.\n`;
}

/** https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
function annotation({ first, firstFile, count }: Gap): string {
  const message = `${first.message} (${counted(count, "time")})`.replaceAll("%", "%25").replaceAll("\n", "%0A");
  return `::error file=${firstFile},line=${first.line},col=${first.column}::${message}\n`;
}

function asJson({ coverages, others, documents }: Findings, specs: string): object {
  return {
    documents,
    covered: coverages.reduce((sum, each) => sum + each.covered, 0),
    specs: coverages.map(({ name, documents: given, covered, gaps }) => ({
      document: name,
      documents: given,
      covered,
      gaps: gaps.map(({ gap: { code, path, count, files, first, firstFile }, proposal }) => ({
        code,
        path,
        count,
        files,
        first: { file: firstFile, line: first.line, column: first.column, path: first.path, message: first.message },
        ...(proposal !== undefined &&
          ("edit" in proposal ? { change: { ...proposal.edit, file: join(specs, proposal.edit.file) } } : proposal)),
      })),
    })),
    others,
  };
}
