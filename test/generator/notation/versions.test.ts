import { expect, test } from "vitest";
import { parseVersions } from "../../../generator/src/notation/versions.js";
import { shape } from "./shape.js";

test("versions keep their spelling and order", () => {
  const names = shape(parseVersions("0.4 < 0.10 < 051 < 060 < 0.7.0 < v2-beta")) as { name: string }[];
  expect(names.map(({ name }) => name)).toEqual(["0.4", "0.10", "051", "060", "0.7.0", "v2-beta"]);
});

test.each([
  ["", "0-0 expected a version but found the end"],
  ["0.4 <", "5-5 expected a version but found the end"],
  ["0.4 0.5", '4-7 expected "<" and the next version but found "0.5"'],
  ["0.4 > 0.5", '4-5 expected "<" and the next version but found ">"'],
  ["0.4..0.5", '3-8 expected "<" and the next version but found "..0.5"'],
])("%j is no list of versions", (text, mistake) => {
  expect(shape(parseVersions(text))).toBe(mistake);
});
