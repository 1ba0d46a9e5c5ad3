import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { generate } from "../../generator/src/index.js";
import { allSpecs, filesBelow, top } from "./repository.js";

test("generated/ is what specs/ compile to, byte for byte, and nothing else", async () => {
  const { files, problems } = await generate(allSpecs(), { typeCheck: false });
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  const committed = new Map(
    filesBelow("generated")
      .filter((path) => path.includes("/"))
      .map((path) => [path, readFileSync(`${top}generated/${path}`, "utf8")]),
  );
  const hint = "run `node generator/bin/tagsmith.mjs generate` and commit what changes";
  expect([...committed.keys()].sort(), hint).toEqual([...files.keys()].sort());
  const stale = [...files].filter(
    ([path, text]) => withoutGenerator(committed.get(path) ?? "") !== withoutGenerator(text),
  );
  expect(
    stale.map(([path]) => path),
    hint,
  ).toEqual([]);
}, 60_000);

/** Which generator made a file is known to a build alone, and a change of it that changes no output matters to nobody. */
function withoutGenerator(text: string): string {
  return text.replace(/^(\/\/ spec [0-9a-f]+) generator [0-9a-f]+ output [0-9a-f]+$/m, "$1");
}
