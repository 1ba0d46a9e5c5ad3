import { describe, expect, test } from "vitest";
import { type Codec, boolean, enumeration, integer, invalid, union } from "@tagsmith/runtime";
import { xsd } from "@tagsmith/runtime/xsd";
import { testCodec } from "./cases.js";

describe("a union whose first type takes the usual words of the second", () =>
  testCodec<unknown>(union([xsd("NCName"), xsd("boolean"), integer]), {
    expected: "a name without a colon, true or false or a whole number",
    valid: [
      ["true", "true"],
      ["1", true],
      ["0", false],
      ["7", 7],
      ["+1", 1],
      ["007", 7, "7"],
      ["-0", 0, "+0"],
    ],
    invalid: ["", "1.5"],
    unwritable: [1.5, {}, "1"],
  }));

test.each([
  [[enumeration([["yes", "yes"]]), boolean("yes", "no")], false, "no"],
  [[enumeration([["yes", "yes"]]), boolean("yes", "no")], true, invalid],
  [[xsd("integer"), xsd("double")], 100000, "100000.0"],
  [[xsd("boolean"), xsd("integer")], 0n, "+0"],
  [[xsd("decimal"), xsd("double")], 100000, "100000E0"],
  [[xsd("integer"), xsd("boolean")], true, "true"],
] as const)("no type writes what an earlier one would take for another value: %#", (alternatives, value, written) => {
  expect(union<Codec<unknown>>(alternatives).write(value)).toBe(written);
});
