import { expect, test } from "vitest";
import { conflictIn } from "../../../generator/src/export/conflict.js";
import { contentTree } from "../../../generator/src/export/content-model.js";
import type { WrittenElement } from "../../../generator/src/export/written.js";

const elements = ["a", "b", "c"].map((name): WrittenElement => ({
  kind: "element",
  name,
  occurs: { minimum: 1, maximum: 1 },
  holds: { kind: "any" },
  mayBeEmpty: false,
  nil: false,
  documentation: "",
}));

test.each([
  ["a, b?, c*", undefined],
  ["(a | b)*, c", undefined],
  ["(a, b)+, c", undefined],
  ["a & b & c", undefined],
  ["a{2}, b", undefined],
  ["a, *", undefined],
  ["a?, a", "a"],
  ["(a, b) | (a, c)", "a"],
  ["(a?, b)*, a", "a"],
  ["a{2,3}, a", "a"],
  ["a{0,3}, a", "a"],
  ["a{2,}, a", "a"],
  ["a?, *", "*"],
  ["*{2,3}, a", "*"],
  ["a | *", "*"],
  ["*{2}, a", undefined],
])("the content model %s has the conflict %s", (model, name) => {
  const tree = contentTree(model, elements);
  expect(tree && conflictIn(tree)).toBe(name);
});
