import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { expectationsIn } from "../../generator/src/samples/expectations.js";
import { shareOf } from "../../generator/src/samples/share.js";
import { filesBelow, top } from "./repository.js";

describe("expectations", () => {
  test("are assertions: one in a test, one for each row of a table", () => {
    const text = `test("a", () => { expect(1).toBe(1); expect({ a: 1 }).toEqual({ a: 1, b: [2, 3] }); });
test.each([1, 2, 3])("$a", async () => { expect(await b()).not.toBe(c); });
function helper() { expect(1).toBe(2); }`;
    expect(expectationsIn([text])).toEqual({ outside: 0, total: 5 });
  });

  test("of a sample with a source are from outside, each value its own", () => {
    const text = `describe("samples", () => {
  // seed 1
  test("a", () => { expect(read()).toEqual({ a: 1, b: [2, new Date("2020-01-01")], c: {} }); expect(x).toBe("y"); });
  test("b", () => { expect(read()).toEqual({ a: 1, b: 2 }); });
});`;
    expect(expectationsIn([text])).toEqual({ outside: 4, total: 5 });
  });

  test.each(["made by hand", "replace this with an answer of the vendor"])(
    "of a sample that says %j are not",
    (source) => {
      const text = `// ${source}\ntest("a", () => { expect(1).toBe(1); });`;
      expect(expectationsIn([text])).toEqual({ outside: 0, total: 1 });
    },
  );
});

/** The tests of a platform, by what each file tests. */
function testsOf(platform: string): string[] {
  return filesBelow("generated")
    .filter((path) => path.startsWith(`${platform}/`) && path.endsWith(".test.ts"))
    .map((path) => readFileSync(`${top}generated/${path}`, "utf8"));
}

test.each(["xmlshop", "shiprush", "shopsite", "foxycart", "modular-merchant", "shipstation"])(
  "the share of %s that comes from outside of its spec",
  (platform) => {
    const tests = testsOf(platform);
    const { outside, total } = expectationsIn(tests);
    // What the files say of themselves is what `generate` prints.
    expect(shareOf(tests)).toEqual({ outside, total });
    console.log(
      `${platform}: ${outside} of ${total} expectations (${Math.round((100 * outside) / total)}%) are from outside of its spec`,
    );
    expect(outside / total).toBeGreaterThanOrEqual(0.5);
  },
);
