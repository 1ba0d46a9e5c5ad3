import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { generate } from "../../generator/src/index.js";
import { allSpecs, filesBelow, top } from "./repository.js";

test("generated/ is what specs/ compile to, byte for byte", async () => {
  const { files, problems } = await generate(allSpecs());
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  const committed = new Map(
    filesBelow("generated")
      .filter((path) => path.includes("/"))
      .map((path) => [path, readFileSync(`${top}generated/${path}`, "utf8")]),
  );
  const hint = "run `npx tagsmith generate` and commit what changes";
  expect([...committed.keys()].sort(), hint).toEqual([...files.keys()].sort());
  for (const [path, text] of files) expect(committed.get(path) === text, `${path} is stale: ${hint}`).toBe(true);
}, 60_000);
