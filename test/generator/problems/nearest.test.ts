import { expect, test } from "vitest";
import { nearest } from "../../../generator/src/problems/nearest.js";

const words = ["decimal", "date", "dateTime", "integer", "id", "url"];

test.each([
  ["decmal", "decimal"],
  ["Decimal", "decimal"],
  ["deicmal", "decimal"],
  ["datetime", "dateTime"],
  ["inetger", "integer"],
  ["ID", "id"],
  ["ulr", "url"],
])("%s was probably meant as %s", (given, meant) => {
  expect(nearest(given, words)).toBe(meant);
});

test.each(["Party", "x", "decimal", "", "orders"])("nothing is near enough to %j", (given) => {
  expect(nearest(given, words)).toBeUndefined();
});

test("of equally near words it is the first", () => {
  expect(nearest("bot", ["bat", "bit"])).toBe("bat");
});
