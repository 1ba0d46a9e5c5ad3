import * as fc from "fast-check";
import { mutate } from "../fuzz/mutate.js";
import { randomOf } from "../fuzz/random.js";
import type { Family } from "./documents.js";
import { checkMutated } from "./mutated.js";
import { versionOf, writeOptions } from "./round-trip.js";
import { valueOf } from "./value.js";

/** Writes some values of a family, changes what was written in so many ways, and returns what went wrong with the bytes. */
export function runMutated(family: Family, seed: number, count: number): { finding: string; bytes: Uint8Array }[] {
  const random = randomOf(seed);
  const written = fc
    .sample(fc.tuple(valueOf(family), writeOptions), { seed, numRuns: Math.min(count, 50) })
    .map(([value, options]) => family.document.serializeBytes(value, { ...options, ...versionOf(family) }));
  const findings: { finding: string; bytes: Uint8Array }[] = [];
  for (let run = 0; run < count; run++) {
    const bytes = mutate(random, written, random.pick(written));
    const finding = checkMutated(family, bytes);
    if (finding !== undefined) findings.push({ finding, bytes });
  }
  return findings;
}
