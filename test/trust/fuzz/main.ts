import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { writeResult } from "../results.mjs";
import { check } from "./check.js";
import { readSeeds } from "./documents.js";
import { makeDocument } from "./grammar.js";
import { mutate } from "./mutate.js";
import { randomOf } from "./random.js";
import { compareSplits } from "./splits.js";

// `npm run fuzz -- --seconds 60 --seed 7`: changed and made documents, read by us and by libxml2, whole and in chunks.
const corpus = "test/trust/corpus";
const { values } = parseArgs({
  options: { seconds: { type: "string", default: "30" }, seed: { type: "string" } },
});
const seed = values.seed === undefined ? Date.now() % 1_000_000_007 : Number(values.seed);
const end = performance.now() + Number(values.seconds) * 1_000;
const random = randomOf(seed);
const seeds = readSeeds();
const seedBytes = seeds.map(({ bytes }) => bytes);

const findings: string[] = [];
const adjudicated = new Map<string, number>();
let inputs = 0;
let accepted = 0;
let splits = 0;

// What was found before must not come back.
mkdirSync(corpus, { recursive: true });
for (const name of readdirSync(corpus)) examine(readFileSync(`${corpus}/${name}`), true);

while (performance.now() < end && findings.length < 10) {
  const made = random.chance(0.25);
  const from = made ? undefined : random.pick(seeds);
  const bytes = from === undefined ? makeDocument(random) : mutate(random, seedBytes, from.bytes);
  examine(bytes, random.chance(0.25));
  if (from?.document === undefined || !random.chance(0.2)) continue;
  splits++;
  try {
    const difference = await compareSplits(random, from.document, bytes);
    if (difference !== undefined) keep(bytes, difference);
  } catch (error) {
    keep(bytes, `it throws ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
}

for (const finding of findings) console.log(finding);
for (const [id, count] of adjudicated) console.log(`  ${count} differ as adjudicated: ${id}`);
const explained = [...adjudicated.values()].reduce((sum, count) => sum + count, 0);
const agreement = inputs === 0 ? 100 : (100 * (inputs - findings.length - explained)) / inputs;
console.log(
  `fuzz: seed ${seed}, ${inputs} inputs (${accepted} well-formed), ${splits} also in chunks, ` +
    `agreement with libxml2 ${agreement.toFixed(2)} %, with the adjudications ${(agreement + (100 * explained) / Math.max(inputs, 1)).toFixed(2)} %, ` +
    `${findings.length} findings`,
);
writeResult(
  "fuzz",
  { inputs, accepted, splits, findings: findings.length, seed },
  { by: "inputs", failures: findings.length },
);
process.exitCode = findings.length > 0 ? 1 : 0;

function examine(bytes: Uint8Array, compareValues: boolean): void {
  inputs++;
  const result = check(bytes, compareValues);
  if (result.accepted) accepted++;
  if (result.finding !== undefined) keep(bytes, result.finding);
  else if (result.adjudication !== undefined)
    adjudicated.set(result.adjudication.id, (adjudicated.get(result.adjudication.id) ?? 0) + 1);
}

/** A finding becomes a case: it is read first from now on. */
function keep(bytes: Uint8Array, finding: string): void {
  const path = `${corpus}/${createHash("sha256").update(bytes).digest("hex").slice(0, 12)}.xml`;
  writeFileSync(path, bytes);
  findings.push(`${path}: ${finding}`);
}
