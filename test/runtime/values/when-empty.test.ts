import { describe, expect, test } from "vitest";
import { integer, invalid, list, text, whenEmpty } from "@tagsmith/runtime";
import { testCodec } from "./cases.js";

describe("a number whose element has a default", () =>
  testCodec(whenEmpty(integer, "7"), {
    expected: "a whole number",
    valid: [
      ["", 7, "7"],
      ["0", 0],
      ["12", 12],
    ],
    invalid: ["x", "1.5"],
    unwritable: ["7", 0.5, undefined],
  }));

test("nothing stands for the default, and white space for itself", () => {
  const number = whenEmpty(integer, "7");
  expect([number.read(""), number.read(" 8 "), number.read(" ")]).toEqual([7, 8, invalid]);
  const numbers = whenEmpty(list(integer, " "), "1 2");
  expect([numbers.read(""), numbers.read(" "), numbers.read(" 3 ")]).toEqual([[1, 2], [], [3]]);
});

test("a value that would be written as nothing is a blank, and none where a blank is a value of its own", () => {
  const numbers = whenEmpty(list(integer, " "), "1 2");
  expect([numbers.write([]), numbers.write([1])]).toEqual([" ", "1"]);
  const words = whenEmpty(text, "usual");
  expect([words.read(""), words.read(" "), words.write(""), words.write("a")]).toEqual(["usual", " ", invalid, "a"]);
});
