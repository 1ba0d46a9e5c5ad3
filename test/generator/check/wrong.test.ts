import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readSpecs } from "../../../generator/src/front.js";
import { acme } from "../acme-files.js";

// Each file begins with the problems that it must give: place and message, exactly. It is a document, or a platform
// where its name says so.
const folder = fileURLToPath(new URL("../wrong/", import.meta.url));
const names = readdirSync(folder).filter((name) => name.endsWith(".yaml"));

describe("a wrong spec gives exactly its problems, each at its place", () => {
  test.each(names)("%s", (name) => {
    const text = readFileSync(folder + name, "utf8");
    const expected = text.split("\n").flatMap((line) => /^#! (.*)$/.exec(line)?.[1] ?? []);
    expect(expected.length).toBeGreaterThan(0);
    expect(problemsOf(name, text)).toEqual(expected);
  });
});

test("there are at least 30 mistakes of every kind", () => {
  const kinds = new Set(names.map((name) => /^[a-z]+/.exec(name)?.[0]));
  expect([...kinds].sort()).toEqual([
    "date",
    "hostile",
    "name",
    "number",
    "order",
    "platform",
    "type",
    "version",
    "yaml",
  ]);
  expect(names.length).toBeGreaterThan(30);
});

test("a wrong platform is not among the platforms, unless it has only warnings", () => {
  const wrong = names.filter((name) => {
    const { platforms, problems } = read(name, readFileSync(folder + name, "utf8"));
    return platforms.length > 0 && problems.some(({ severity }) => severity === "error");
  });
  expect(wrong).toEqual([]);
});

function problemsOf(name: string, text: string): string[] {
  return read(name, text).problems.map(({ severity, line, column, endColumn, message }) => {
    return `${severity === "warning" ? "warning " : ""}${line}:${column}-${endColumn} ${message}`;
  });
}

function read(name: string, text: string): ReturnType<typeof readSpecs> {
  return readSpecs(acme({ [name.startsWith("platform-") ? "platform.yaml" : "orders.yaml"]: text }));
}
