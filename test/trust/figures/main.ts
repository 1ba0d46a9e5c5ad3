import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { type Result, readResults } from "../results.mjs";
import { figures } from "./figures.js";
import { known, pageOf, withFigures } from "./page.js";

// `npm run figures`: takes over what the scripts said last, and writes the page and the README's five lines from it.
const kept = "test/trust/figures/results.json";
const page = "test/trust/FIGURES.md";
const before = JSON.parse(existsSync(kept) ? readFileSync(kept, "utf8") : "{}") as Record<string, Result>;
const said = new Map([...readResults(), ...vectors(), ...mutations()]);
const results = new Map([...Object.entries(before), ...said].sort(([a], [b]) => (a < b ? -1 : 1)));

writeFileSync(kept, `${JSON.stringify(Object.fromEntries(results), undefined, 2)}\n`);
writeFileSync(page, pageOf(results));
writeFileSync("README.md", withFigures(readFileSync("README.md", "utf8"), results));
const never = [...new Set(figures.filter(({ script }) => !results.has(script)).map(({ script }) => script))];
console.log(
  `figures: ${known(results).length} of ${figures.length} in ${page}, ${said.size} scripts ran here` +
    (never.length > 0 ? `; never ran: ${never.join(", ")}` : ""),
);

/** Vitest writes a report of its own. */
function vectors(): [string, Result][] {
  const report = "node_modules/.cache/trust/vectors.json";
  if (!existsSync(report)) return [];
  const told = JSON.parse(readFileSync(report, "utf8")) as Record<string, number>;
  const { numPassedTests = 0, numFailedTests = 0, startTime = 0 } = told;
  return [["vectors", { passed: numPassedTests, failed: numFailedTests, on: day(startTime) }]];
}

/** So does Stryker; a mutant that makes tests run for ever is noticed as well. */
function mutations(): [string, Result][] {
  const folder = "node_modules/.cache/mutation";
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^[a-z]+\.json$/.test(name) && name !== "package.json")
    .flatMap((name): [string, Result][] => {
      const report = JSON.parse(readFileSync(`${folder}/${name}`, "utf8")) as Report;
      const statuses = Object.values(report.files ?? {}).flatMap(({ mutants }) => mutants.map(({ status }) => status));
      const killed = statuses.filter((status) => status === "Killed" || status === "Timeout").length;
      const all = killed + statuses.filter((status) => status === "Survived" || status === "NoCoverage").length;
      if (all === 0) return [];
      const score = ((100 * killed) / all).toFixed(1);
      const files = Object.keys(report.files ?? {}).length;
      return [[`mutation-${name.replace(".json", "")}`, { score, mutants: all, files, on: day(Date.now()) }]];
    });
}

interface Report {
  readonly files?: Readonly<Record<string, { readonly mutants: readonly { readonly status: string }[] }>>;
}

function day(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}
