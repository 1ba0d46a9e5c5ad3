import { writeResult } from "../results.mjs";
import { readCases } from "./catalogue.js";
import { compareWithKnown, writeKnown } from "./known.js";
import { modes } from "./modes.js";
import { kinds, runMode } from "./run.js";

// `npm run conformance:xml`: the W3C suite, read in every way. `-- --write` writes the list of known differences anew.
const started = performance.now();
const cases = readCases();
const outcomes = modes.map((mode) => runMode(mode, cases));
if (process.argv.includes("--write")) writeKnown(outcomes);
const unexpected = compareWithKnown(outcomes);
for (const line of unexpected) console.log(line);

const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(`W3C XML conformance suite: ${cases.length} documents, ${seconds} s`);
for (const { mode, figures } of outcomes) {
  const counted = kinds.filter((kind) => figures[kind].all > 0);
  console.log(`  ${mode}: ${counted.map((kind) => `${figures[kind].right}/${figures[kind].all} ${kind}`).join(", ")}`);
}
console.log(
  unexpected.length === 0
    ? "All differences are known (test/trust/known/xmlconf.json)."
    : `${unexpected.length} differences from test/trust/known/xmlconf.json.`,
);
writeResult(
  "xmlconf",
  Object.fromEntries(
    outcomes.flatMap(({ mode, figures }) =>
      kinds
        .filter((kind) => figures[kind].all > 0)
        .flatMap((kind) => [
          [`${mode}, ${kind}: right`, figures[kind].right],
          [`${mode}, ${kind}: all`, figures[kind].all],
        ]),
    ),
  ),
);
process.exitCode = unexpected.length === 0 ? 0 : 1;
