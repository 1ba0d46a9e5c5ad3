import { mkdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type Measured, figuresOf } from "./figures.js";
import { nodeOf, versionOf } from "./node-versions.js";
import { measureCold } from "./parts/cold.js";
import { measureGenerate, measureTypeCheck } from "./parts/generate.js";
import { measureSizes } from "./parts/size.js";
import { measureParse, measureSerialize } from "./parts/speed.js";
import { measureStream } from "./parts/stream.js";
import { measureMemory, measureWhole } from "./parts/whole.js";
import { full, quick } from "./plan.js";
import { cache, runJob } from "./processes.js";
import type { SpellingSpeed } from "./jobs/spellings.js";
import { report } from "./report.js";

const parts = [
  "parse",
  "spellings",
  "serialize",
  "stream",
  "whole",
  "memory",
  "cold",
  "size",
  "generate",
  "typeCheck",
] as const;

const usage = `npm run bench -- [options]
  --json            print one object in place of tables
  --quick           three processes in place of seven, and no documents of 100 MB read whole
  --node <major>    measure another version of Node, fetched from npm into the cache
  --only <part>     only this part, may be repeated: ${parts.join(", ")}
  --write           measure this Node and Node 24, and write test/bench/RESULTS.md`;

const { values: given } = parseArgs({
  options: {
    json: { type: "boolean" },
    quick: { type: "boolean" },
    node: { type: "string" },
    only: { type: "string", multiple: true },
    write: { type: "boolean" },
    help: { type: "boolean" },
  },
});

const wanted = new Set<string>(given.only ?? parts.filter((part) => part !== "whole" || given.quick !== true));

if (given.help === true) console.log(usage);
else {
  mkdirSync(cache, { recursive: true });
  if (["cold", "generate", "typeCheck"].some((part) => wanted.has(part))) await buildPackages();
  const checked = runJob<Parameters<typeof report>[1]>(process.execPath, { kind: "check" });
  const runs: Measured[] = [];
  for (const major of given.write === true ? [undefined, "24"] : [given.node])
    runs.push(await measureAll(nodeOf(major)));
  const text = report(runs, checked);
  if (given.write === true) writeFileSync("test/bench/RESULTS.md", text);
  console.log(given.json === true ? JSON.stringify(figuresOf(runs[0]!), null, 2) : text);
}

async function measureAll(node: string): Promise<Measured> {
  const thoroughness = given.quick === true ? quick : full;
  const repetitions = thoroughness.processes;
  const measured: Measured = {
    node: versionOf(node),
    processes: [thoroughness.processes, thoroughness.peerProcesses],
    ...(wanted.has("parse") && { parse: measureParse(node, thoroughness) }),
    ...(wanted.has("spellings") && { spellings: runJob<SpellingSpeed>(node, { kind: "spellings" }) }),
    ...(wanted.has("serialize") && { serialize: measureSerialize(node, thoroughness) }),
    ...(wanted.has("stream") && {
      stream: measureStream(node, thoroughness.peerProcesses, 1000),
    }),
    ...(wanted.has("whole") && { whole: measureWhole(node) }),
    ...(wanted.has("memory") && { memory: measureMemory(node) }),
    ...(wanted.has("cold") && { cold: measureCold(node, repetitions) }),
    ...(wanted.has("size") && { size: await measureSizes() }),
    ...(wanted.has("generate") && { generate: measureGenerate(node, 3) }),
    ...(wanted.has("typeCheck") && { typeCheck: measureTypeCheck(node, repetitions) }),
  };
  return measured;
}

/** What is measured as it is installed must be built from the sources of now. */
async function buildPackages(): Promise<void> {
  const { build } = (await import(`${process.cwd()}/.ci/build.mjs`)) as { build: () => Promise<void> };
  await build();
}
