import { type Limits, defaultLimits, safeParse } from "@tagsmith/runtime";
import { anyTable } from "../any.js";
import { parseArgs } from "node:util";
import { writeResult } from "../results.mjs";
import { attackItems, attackNames, inherited } from "./names.js";
import { probes } from "./probes.js";
import { attackSpecs } from "./specs.js";

// `npm run attack -- --specs 200 --seed 7`: specs that attack; time that must grow with the size alone, bombs, and limits at their bound, one beyond it and at zero.
const { values } = parseArgs({ options: { specs: { type: "string", default: "200" }, seed: { type: "string" } } });
const seed = values.seed === undefined ? Date.now() % 1_000_000_007 : Number(values.seed);
const failures: string[] = [];

for (const { name, make } of probes) {
  timeOf(make(2_000));
  // Other work on the machine takes memory and caches too: it grows too fast if it always does.
  let growth = Infinity;
  for (let time = 0; time < 4 && growth > 6; time++) growth = Math.min(growth, growthOf(make(10_000), make(40_000)));
  expectThat(growth <= 6, `${name}: 4 times the size takes ${growth.toFixed(1)} times the time`);
}

const bombs: readonly (readonly [name: string, document: string])[] = [
  ["depth 100,000", `<r>${"<a>".repeat(100_000)}${"</a>".repeat(100_000)}</r>`],
  ["80,000 attributes", `<r ${Array.from({ length: 80_000 }, (_, index) => `a${index}="u"`).join(" ")}/>`],
  ["20,000 namespaces", `<r ${Array.from({ length: 20_000 }, (_, index) => `xmlns:a${index}="u"`).join(" ")}/>`],
  ["a billion laughs", `<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><r>&b;</r>`],
];
for (const [name, document] of bombs) {
  const { ok } = safeParse(anyTable, document);
  const time = timeOf(document);
  expectThat(!ok && time < 50, `${name}: ${ok ? "accepted" : "refused"} in ${time.toFixed(1)} ms`);
}

/** A document that uses exactly so much of a limit. */
const uses: Readonly<Partial<Record<keyof Limits, (count: number) => string>>> = {
  depth: (count) => `${"<a>".repeat(count)}${"</a>".repeat(count)}`,
  attributes: (count) => `<a${Array.from({ length: count }, (_, index) => ` b${index}="c"`).join("")}/>`,
  name: (count) => `<${"n".repeat(count)}/>`,
  attribute: (count) => `<a b="${"c".repeat(count)}"/>`,
  text: (count) => `<a>${"t".repeat(count)}</a>`,
  document: (count) => `<a>${"t".repeat(Math.max(count - 7, 0))}</a>`,
};
for (const [name, make] of Object.entries(uses)) {
  const bound = 40;
  const accepts = (count: number, limit: number): boolean =>
    safeParse(anyTable, make(count), { limits: { [name]: limit } }).ok;
  expectThat(accepts(bound, bound), `${name}: the limit itself is accepted`);
  expectThat(!accepts(bound + 1, bound), `${name}: one beyond the limit is refused`);
  expectThat(!accepts(bound, 0), `${name}: zero means zero`);
  expectThat(accepts(bound, Infinity), `${name}: Infinity means none`);
  expectThat(Number.isFinite(defaultLimits[name as keyof Limits]), `${name}: is on by default`);
}

failures.push(...(await attackNames()), ...(await attackItems()));
for (const name of inherited) {
  const result = safeParse(anyTable, `<${name} ${name}="1"><${name}/></${name}>`);
  expectThat(result.ok && !("1" in Object.prototype), `${name}: is a name like others`);
}

const specs = attackSpecs(Number(values.specs), seed);
failures.push(...specs.failures);
expectThat(
  Number(values.specs) < 100 || specs.accepted > specs.tried / 10,
  "too few hostile specs are accepted to prove anything",
);

for (const failure of failures) console.log(`  failed: ${failure}`);
console.log(
  `attack: seed ${seed}, ${specs.tried} hostile specs (${specs.accepted} are specs all the same, ${specs.compiled} of those compiled), ` +
    `${probes.length} probes of time, ${bombs.length} bombs, ${Object.keys(uses).length} limits, ${failures.length} failures`,
);
writeResult(
  "attack",
  {
    specs: specs.tried,
    accepted: specs.accepted,
    probes: probes.length,
    bombs: bombs.length,
    limits: Object.keys(uses).length + 1,
    failures: failures.length,
    seed,
  },
  { by: "specs", failures: failures.length },
);
process.exitCode = failures.length > 0 ? 1 : 0;

function expectThat(holds: boolean, sentence: string): void {
  if (!holds) failures.push(sentence);
}

function growthOf(small: string, large: string): number {
  const time = timeOf(large);
  // What is over in a moment has no growth that could be measured.
  return time < 5 ? 4 : time / Math.max(timeOf(small), 0.5);
}

/** The least CPU time of five readings, in milliseconds: others use the machine as well. */
function timeOf(document: string): number {
  const times = [1, 2, 3, 4, 5].map(() => {
    const start = process.cpuUsage();
    safeParse(anyTable, document);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1_000;
  });
  return Math.min(...times);
}
