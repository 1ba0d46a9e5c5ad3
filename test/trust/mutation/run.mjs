// `npm run mutation -- signer writer`: changes the sources of some parts, one place at a time, and counts what no test
// notices. `--mutate tag,text` does so for some files of a part, whose results join those of its other files; `--thorough`
// tries what lived on with the slow tests as well; `--all` tries again what was tried before.
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { globSync } from "tinyglobby";
import { parts } from "./parts.mjs";

const top = fileURLToPath(new URL("../../..", import.meta.url));
const here = `${top}test/trust/mutation`;
const cache = `${top}node_modules/.cache/mutation`;
const stryker = `${cache}/node_modules/@stryker-mutator`;
const { values, positionals } = parseArgs({
  options: {
    concurrency: { type: "string", default: "2" },
    mutate: { type: "string" },
    thorough: { type: "boolean", default: false },
    all: { type: "boolean", default: false },
  },
  allowPositionals: true,
});

install();
const scores = (positionals.length > 0 ? positionals : Object.keys(parts)).map(mutate);
console.log(`mutation: ${scores.join(", ")}`);

/** Stryker has as many packages as all else together, so that only this script installs it, as its lock file says. */
function install() {
  const isThere =
    existsSync(`${stryker}/core`) &&
    readFileSync(`${cache}/package-lock.json`, "utf8") === readFileSync(`${here}/package-lock.json`, "utf8");
  if (isThere) return;
  mkdirSync(cache, { recursive: true });
  for (const file of ["package.json", "package-lock.json"]) copyFileSync(`${here}/${file}`, `${cache}/${file}`);
  // Vitest is a peer, and found in our own node_modules.
  run("npm", ["ci", "--legacy-peer-deps", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: cache });
}

function mutate(name) {
  const part = parts[name];
  if (part === undefined) throw new Error(`there is no part ${name}, only ${Object.keys(parts).join(", ")}`);
  const report = `${cache}/${name}.json`;
  const triedBefore = `${cache}/${name}.tried.json`;
  const config = `${cache}/${name}.config.json`;
  const sources = found(part.mutate);
  const wanted = values.mutate?.split(",");
  const mutated = sources.filter((file) => wanted === undefined || wanted.includes(file.replace(/^.*\/|\.ts$/g, "")));
  const isBundled = part.runner === "bundle";
  rmSync(report, { force: true });
  writeFileSync(
    config,
    JSON.stringify({
      mutate: mutated,
      testRunner: part.runner,
      ...(isBundled ? {} : { vitest: { configFile: "test/trust/mutation/vitest.config.ts", related: false } }),
      plugins: [isBundled ? `${here}/runner.mjs` : `${stryker}/vitest-runner/dist/src/index.js`, `${here}/ignored.mjs`],
      ignorers: ["types-only"],
      // What neither sources nor tests of the last run concern is not tried again, and files that are not tried now keep
      // what was found.
      incremental: true,
      incrementalFile: `${cache}/${name}-last.json`,
      force: values.all,
      reporters: ["json", "progress-append-only", "clear-text"],
      clearTextReporter: { reportTests: false, reportScoreTable: true, allowColor: false, logTests: false },
      jsonReporter: { fileName: report },
      coverageAnalysis: "perTest",
      concurrency: Number(values.concurrency),
      tempDirName: `${tmpdir()}/tagsmith-mutation-${name}`,
      ignorePatterns: ["**", "!runtime/src/**", "!generated/*/*.ts", "!test/**", "!specs/**", "!*.json"],
      timeoutMS: 5_000,
      disableTypeChecks: false,
      checkers: [],
    }),
  );
  const tests = found([...part.tests, ...(values.thorough ? (part.thorough ?? []) : [])]).join(" ");
  run(process.execPath, [`${stryker}/core/bin/stryker.js`, "run", config], {
    env: { ...process.env, MUTATION_TESTS: tests },
  });
  const { files } = JSON.parse(readFileSync(report, "utf8"));
  const before = existsSync(triedBefore) ? JSON.parse(readFileSync(triedBefore, "utf8")) : Object.keys(files);
  // The report has no word of a file in which there is nothing to change.
  const tried = sources.filter((file) => mutated.includes(file) || before.includes(file));
  writeFileSync(triedBefore, JSON.stringify(tried));
  const where = tried.length < sources.length ? ` in ${tried.length} of ${sources.length} files` : "";
  return `${name} ${scoreOf(files)} mutants${where}`;
}

function found(patterns) {
  return patterns.flatMap((pattern) => globSync(pattern, { cwd: top }).sort());
}

/** A mutant that makes tests run for ever is noticed as well. */
function scoreOf(files) {
  const statuses = Object.values(files).flatMap(({ mutants }) => mutants.map(({ status }) => status));
  const noticed = statuses.filter((status) => status === "Killed" || status === "Timeout").length;
  const missed = statuses.filter((status) => status === "Survived" || status === "NoCoverage").length;
  return `${((100 * noticed) / (noticed + missed)).toFixed(1)} % of ${noticed + missed}`;
}

function run(command, options, rest) {
  const { status } = spawnSync(command, options, { cwd: top, stdio: "inherit", ...rest });
  if (status !== 0) throw new Error(`${command} ${options.join(" ")} ended with ${status}`);
}
