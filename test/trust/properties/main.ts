import { parseArgs } from "node:util";
import * as fc from "fast-check";
import { type Family, families } from "./documents.js";
import { checkHostile, hostileValues } from "./hostile.js";
import { placesOf } from "./places.js";
import { checkRoundTrip, writeOptions } from "./round-trip.js";
import { valueOf } from "./value.js";

// `npm run properties -- --runs 100000 --seed 7`: so many runs of each property, for each document spread over its versions.
const { values } = parseArgs({
  options: { runs: { type: "string", default: "1000" }, seed: { type: "string" }, only: { type: "string" } },
});
const seed = values.seed === undefined ? Date.now() % 1_000_000_007 : Number(values.seed);
const began = performance.now();
let runs = 0;
let failures = 0;

const documents = new Set(families.map(({ document }) => document));
for (const family of families) {
  const versions = families.filter(({ document }) => document === family.document).length;
  const round = fc.property(valueOf(family), writeOptions, (value, options) =>
    hold(checkRoundTrip(family, value, options)),
  );
  hostile(family);
  run(family.name, "is read as it was written", round, Number(values.runs) / versions);
}

const seconds = ((performance.now() - began) / 1000).toFixed(0);
console.log(
  `properties: seed ${seed}, ${documents.size} documents in ${families.length} versions, ` +
    `${runs} runs, ${failures} failures, ${seconds} seconds`,
);
process.exitCode = failures > 0 ? 1 : 0;

/** Each hostile value in each place that the values of a few seeds have. */
function hostile(family: Family): void {
  const promise = "refuses hostile values or reads them again";
  if (!isAsked(family.name, promise)) return;
  const started = performance.now();
  const kinds = new Set<string>();
  const found: string[] = [];
  let count = 0;
  for (const value of fc.sample(valueOf(family), { seed, numRuns: 30 })) {
    for (const place of placesOf(family, value)) {
      if (kinds.has(place.kind)) continue;
      kinds.add(place.kind);
      for (const put of hostileValues) {
        count++;
        const finding = checkHostile(family, value, place, put);
        if (finding !== undefined) found.push(finding);
      }
    }
  }
  runs += count;
  failures += found.length;
  const time = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${family.name} ${promise}: ${kinds.size} places, ${count} runs, ${found.length} failures, ${time} s`);
  for (const finding of found.slice(0, 5)) console.log(`  ${finding.slice(0, 1000)}`);
}

function isAsked(name: string, promise: string): boolean {
  return values.only === undefined || `${name} ${promise}`.includes(values.only);
}

function run<T>(name: string, promise: string, property: fc.IProperty<T>, count: number): void {
  if (!isAsked(name, promise)) return;
  const started = performance.now();
  const result = fc.check(property, { seed, numRuns: Math.ceil(count) });
  runs += result.numRuns;
  const time = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${name} ${promise}: ${result.numRuns} runs, ${result.failed ? "FAILED" : "held"}, ${time} s`);
  if (!result.failed) return;
  failures++;
  console.log(`  ${String(result.errorInstance)}\n  ${fc.stringify(result.counterexample)}`.slice(0, 5000));
}

/** Throws where something is not as it must be. */
function hold(found: string | undefined): void {
  if (found !== undefined) throw new Error(found);
}
