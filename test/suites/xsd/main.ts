import { existsSync } from "node:fs";
import { writeResult } from "../../trust/results.mjs";
import { howToGet, readGroups, suite } from "./catalogue.js";
import type { Outcome } from "./check.js";
import { figuresOf, unsupported } from "./figures.js";
import { compareWithKnown, writeKnown } from "./known.js";
import { checkAll } from "./pool.js";
import { typeCheck } from "./type-check.js";

const only = optionOf("--only");
/** Without the compiler, for a first look. */
const isQuick = process.argv.includes("--quick");

if (existsSync(suite)) process.exitCode = await run();
else console.log(howToGet);

async function run(): Promise<number> {
  const started = performance.now();
  const groups = readGroups(only);
  const strict = typeCheck();
  const outcomes: Outcome[] = [];
  let slowest = { name: "", milliseconds: 0 };
  await checkAll(groups, (outcome, milliseconds) => {
    outcomes.push({ ...outcome, ...(outcome.typeScript !== undefined && { typeScript: "" }) });
    if (outcome.typeScript !== undefined && !isQuick) strict.add(outcome.group, outcome.typeScript);
    if (milliseconds > slowest.milliseconds) slowest = { name: outcome.group, milliseconds };
  });
  const { checked, failed } = strict.run();
  outcomes.sort((a, b) => (a.group < b.group ? -1 : 1));
  const figures = figuresOf(outcomes, failed);
  const ran = new Set(outcomes.flatMap(({ group, instances }) => [group, ...instances.map(({ file }) => file)]));
  if (process.argv.includes("--write")) writeKnown(figures);
  const unexpected = compareWithKnown(figures, (id) => ran.has(id));

  for (const { title, passed, all, failures } of figures) {
    console.log(`${passed} of ${all} ${title}${all > 0 ? ` (${((100 * passed) / all).toFixed(2)} %)` : ""}`);
    for (const [reason, ids] of [...failures].sort(([, a], [, b]) => b.length - a.length)) {
      console.log(`${String(ids.length).padStart(7)}  ${reason}`);
      if (process.argv.includes("--list")) for (const id of ids) console.log(`           ${id}`);
    }
  }
  if (only === undefined) {
    const said = figures.flatMap(({ title, passed, all }): [string, number][] => [
      [`${title}: right`, passed],
      [`${title}: all`, all],
    ]);
    writeResult("suites", Object.fromEntries(said));
  }
  console.log("Not obeyed, in how many schemas:");
  for (const [message, count] of [...unsupported(outcomes)].sort(([, a], [, b]) => b - a))
    console.log(`${String(count).padStart(7)}  ${message}`);
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(
    `${groups.length} groups, ${checked} different modules compiled, in ${seconds} s; the slowest ${slowest.name}: ${Math.round(slowest.milliseconds)} ms`,
  );
  for (const line of unexpected.slice(0, 50)) console.log(line);
  console.log(
    unexpected.length === 0
      ? "All differences are known (test/suites/known/xsd.json)."
      : `${unexpected.length} differences from test/suites/known/xsd.json.`,
  );
  return unexpected.length === 0 ? 0 : 1;
}

function optionOf(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
}
