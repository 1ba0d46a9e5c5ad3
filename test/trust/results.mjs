// The last figures of each script, for `npm run figures`; they are git-ignored, and the page is what is committed.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

// Seen from the top of the repository, where npm runs scripts: this file is bundled elsewhere.
const folder = "node_modules/.cache/trust/results";

/** Keeps the figures of a run. One that had less of something to do does not replace a longer one in which nothing failed. */
export function writeResult(name, figures, { by, failures } = {}) {
  const before = readResults().get(name);
  if (by !== undefined && failures === 0 && before !== undefined && before[by] > figures[by]) return;
  const result = { ...figures, on: new Date().toISOString().slice(0, 10) };
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(result)}\n`);
}

/** The figures of each script that ran, by its name. */
export function readResults() {
  mkdirSync(folder, { recursive: true });
  return new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith(".json"))
      .map((name) => [name.replace(".json", ""), JSON.parse(readFileSync(join(folder, name), "utf8"))]),
  );
}
