import { parseArgs } from "node:util";
import * as fc from "fast-check";
import { writeResult } from "../results.mjs";
import { type Family, families } from "./documents.js";
import { checkHostile, hostileValues } from "./hostile.js";
import { type Law, law } from "./law.js";
import { runMutated } from "./mutated-runs.js";
import { placesOf } from "./places.js";
import { checkRoundTrip, writeOptions } from "./round-trip.js";
import { valueTypes } from "./value-types.js";
import { valueOf } from "./value.js";

// `npm run properties -- --runs 100000 --seed 7`: so many runs of each property, for each document spread over its versions.
const { values } = parseArgs({
  options: { runs: { type: "string", default: "1000" }, seed: { type: "string" }, only: { type: "string" } },
});
const seed = values.seed === undefined ? Date.now() % 1_000_000_007 : Number(values.seed);
const began = performance.now();
const documents = new Set(families.map(({ document }) => document));
let runs = 0;
let failures = 0;

for (const each of valueTypes) checkLaw(each, Number(values.runs));
for (const family of families) {
  const versions = families.filter(({ document }) => document === family.document).length;
  const count = Math.ceil(Number(values.runs) / versions);
  hostile(family);
  mutated(family, count);
  checkLaw(
    law(`${family.name} is read as it was written`, () =>
      fc.property(valueOf(family), writeOptions, (value, options) => {
        const found = checkRoundTrip(family, value, options);
        if (found !== undefined) throw new Error(found);
      }),
    ),
    count,
  );
}

const seconds = ((performance.now() - began) / 1000).toFixed(0);
console.log(
  `properties: seed ${seed}, ${documents.size} documents in ${families.length} versions, ` +
    `${valueTypes.length} laws of value types, ${runs} runs, ${failures} failures, ${seconds} seconds`,
);
if (values.only === undefined)
  writeResult(
    "properties",
    { documents: documents.size, laws: valueTypes.length, runs, failures, seed },
    { by: "runs", failures },
  );
process.exitCode = failures > 0 ? 1 : 0;

function checkLaw({ name, check }: Law, count: number): void {
  if (!isAsked(name)) return;
  const started = performance.now();
  const result = check({ seed, numRuns: count });
  const found = result.failed ? [`${fc.stringify(result.counterexample)}\n  ${String(result.errorInstance)}`] : [];
  tell(name, result.numRuns, found, started);
}

/** Each hostile value in each place that the values of a few seeds have. */
function hostile(family: Family): void {
  const name = `${family.name} refuses hostile values or reads them again`;
  if (!isAsked(name)) return;
  const started = performance.now();
  const kinds = new Set<string>();
  const found: string[] = [];
  for (const value of fc.sample(valueOf(family), { seed, numRuns: 30 })) {
    for (const place of placesOf(family, value)) {
      if (kinds.has(place.kind)) continue;
      kinds.add(place.kind);
      for (const put of hostileValues) {
        const finding = checkHostile(family, value, place, put);
        if (finding !== undefined) found.push(finding);
      }
    }
  }
  tell(`${name} in ${kinds.size} places`, kinds.size * hostileValues.length, found, started);
}

function mutated(family: Family, count: number): void {
  const name = `${family.name} with changes is refused with a place, or read and written again`;
  if (!isAsked(name)) return;
  const started = performance.now();
  const found = runMutated(family, seed, count);
  tell(
    name,
    count,
    found.map(({ finding, bytes }) => `${finding}\n  ${Buffer.from(bytes).toString("base64")}`),
    started,
  );
}

function isAsked(name: string): boolean {
  return values.only === undefined || name.includes(values.only);
}

function tell(name: string, count: number, found: readonly string[], started: number): void {
  runs += count;
  failures += found.length;
  const time = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${name}: ${count} runs, ${found.length === 0 ? "held" : `${found.length} FAILURES`}, ${time} s`);
  for (const finding of found.slice(0, 3)) console.log(`  ${finding}`.slice(0, 20_000));
}
