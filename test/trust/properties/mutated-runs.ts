import * as fc from "fast-check";
import { longest, mutate } from "../fuzz/mutate.js";
import { randomOf } from "../fuzz/random.js";
import type { Family } from "./documents.js";
import { checkMutated } from "./mutated.js";
import { versionOf, writeOptions } from "./round-trip.js";
import { valueOf } from "./value.js";

/** Writes some values of a family, changes what was written in so many ways, and returns what went wrong with the bytes. */
export function runMutated(family: Family, seed: number, count: number): { finding: string; bytes: Uint8Array }[] {
  const random = randomOf(seed);
  const all = fc
    .sample(fc.tuple(valueOf(family), writeOptions), { seed, numRuns: Math.min(2 * count, 200) })
    .map(([value, options]) => family.document.serializeBytes(value, { ...options, ...versionOf(family) }));
  // What is longer is cut, and most of what is cut is refused for that alone.
  const short = all.filter(({ length }) => length < longest * 0.9);
  const written = short.length > 0 ? short : all;
  const findings: { finding: string; bytes: Uint8Array }[] = [];
  for (let run = 0; run < count; run++) {
    const bytes = mutate(random, written, random.pick(written));
    const finding = checkMutated(family, bytes);
    if (finding !== undefined) findings.push({ finding, bytes });
  }
  return findings;
}
