import type { Result } from "../results.mjs";
import { type Figure, figures } from "./figures.js";

type Results = ReadonlyMap<string, Result>;

/** The page of all figures that are known. */
export function pageOf(results: Results): string {
  const lines = known(results).map(
    (figure) => `${cells(figure, results)} \`npm run ${figure.command}\` | ${results.get(figure.script)?.["on"]} |`,
  );
  return `# Figures of trust

Written by \`npm run figures\` from what each command said last; nothing here is written by hand. Peers were measured on the same
machine in November 2026 (2 cores, Node 20); those of the XML Schema suite are as published, or those of the tools of Debian 12.

| what | figure | best peers | command | on |
|---|---|---|---|---|
${lines.join("\n")}
`;
}

/** The README with the figures that it shows between its two comments. */
export function withFigures(readme: string, results: Results): string {
  const [start, end] = ["<!-- figures -->\n", "<!-- end of figures -->"];
  const from = readme.indexOf(start);
  const to = readme.indexOf(end);
  if (from < 0 || to < from) throw new Error("README.md has no place for figures");
  const lines = known(results).filter(({ isShown }) => isShown);
  const table = `\n| what | figure | best peers |\n|---|---|---|\n${lines.map((line) => cells(line, results)).join("\n")}\n\n`;
  return readme.slice(0, from + start.length) + table + readme.slice(to);
}

/** Those whose script ran at any time. */
export function known(results: Results): readonly Figure[] {
  return figures.filter(({ script }) => results.has(script));
}

function cells({ what, show, peer, script }: Figure, results: Results): string {
  return `| ${what} | ${show(results.get(script) ?? {})} | ${peer} |`;
}
