import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { known, pageOf, withFigures } from "./figures/page.js";
import type { Result } from "./results.mjs";

const results = new Map(
  Object.entries(JSON.parse(readFileSync("test/trust/figures/results.json", "utf8")) as Record<string, Result>),
);

test("the page of figures says what the scripts said, and nothing else", () => {
  expect(readFileSync("test/trust/FIGURES.md", "utf8")).toBe(pageOf(results));
});

test("the README shows five of them", () => {
  const readme = readFileSync("README.md", "utf8");
  expect(withFigures(readme, results)).toBe(readme);
  expect(known(results).filter(({ isShown }) => isShown)).toHaveLength(5);
});

test("every script that is named exists", () => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
  expect(known(results).filter(({ command }) => scripts[command] === undefined)).toEqual([]);
});
