import { expect, test } from "vitest";
import { entryOf } from "../../../generator/src/load/node.js";
import { readYaml } from "../../../generator/src/load/yaml.js";
import { Problems } from "../../../generator/src/problems/problems.js";

test.each([
  ["plain", "a: one two three", "two"],
  ["in single quotes", "a: 'it''s two ''x'''", "two"],
  ["in double quotes with escapes", String.raw`a: "\u00e9\t\"\x41\\ two \n"`, "two"],
  ["in double quotes over lines", 'a: "one \\\n   two three"', "two"],
  ["folded in double quotes", 'a: "one\n   two three"', "two"],
  ["plain over lines", "a: one\n   two\n   three", "two"],
  ["folded", "a: >-\n  one\n  two\n  three", "two"],
  ["folded with an empty line", "a: >-\n  one\n\n  two three", "two"],
  ["literal", "a: |\n    one\n    two three\n", "two"],
  ["literal with its own indentation", "a: |\n  one\n     two three\n", "two"],
  ["literal with CRLF", "a: |\r\n  one\r\n  two three\r\n", "two"],
  ["after characters of two units", "a: 💶 two", "two"],
])("a part of a scalar %s has its place in the file", (_name, text, part) => {
  expect(found(text, part)).toBe(part);
});

test("an escape is as long as it is written", () => {
  expect(found(String.raw`a: "one \u00e9 two"`, "é")).toBe(String.raw`\u00e9`);
  expect(found("a: 'it''s'", "t's")).toBe("t''s");
});

test("a part without characters is a point", () => {
  expect(found("a: one", "")).toBe("");
});

function found(text: string, part: string): string {
  const problems = new Problems(new Map([["a.yaml", text]]));
  const document = readYaml("a.yaml", text, problems);
  const value = document && entryOf(document.root, "a")?.value;
  if (value?.kind !== "scalar") throw new Error(JSON.stringify(problems.sorted()));
  const start = String(value.value).indexOf(part);
  const place = value.part(start, start + part.length);
  return text.slice(place.start, place.end);
}
