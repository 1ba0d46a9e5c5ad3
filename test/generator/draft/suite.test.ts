import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test, vi } from "vitest";
import { draftDocument } from "../../../generator/src/draft/draft.js";
import { readSample } from "../../../generator/src/draft/sample.js";
import { verifySamples } from "../../../generator/src/draft/verify.js";
import { tableOf } from "./drafting.js";

vi.setConfig({ testTimeout: 120_000 });

const folder = fileURLToPath(new URL("../../../../shared/suites/xsdtests", import.meta.url));

/** Whether the suite lies beside the repository; says so in one line where it does not. */
function hasSuite(): boolean {
  const has = existsSync(folder);
  if (!has) process.stderr.write("skipped: the W3C's documents in ../shared/suites/xsdtests are not there\n");
  return has;
}

describe.runIf(hasSuite())("of the W3C's documents", () => {
  test("a draft from one in a hundred reads it and writes it as it was", () => {
    const all = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".xml"));
    const chosen = all.sort().filter((path, index) => index % 100 === 0 && statSync(join(folder, path)).size < 100_000);
    const wrong = chosen.flatMap((file) => {
      const read = readSample({ file, bytes: readFileSync(join(folder, file)) });
      if ("problem" in read) return [];
      const options = { platformTitle: "Acme", document: "orders", takenTypes: new Set<string>() };
      return verifySamples(tableOf(draftDocument([read.sample], options).yaml), [read.sample]);
    });
    expect(chosen.length).toBeGreaterThan(90);
    expect(wrong).toEqual([]);
  });
});
