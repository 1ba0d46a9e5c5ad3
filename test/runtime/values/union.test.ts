import { describe, expect, test } from "vitest";
import { type Codec, boolean, enumeration, instant, integer, invalid, text, union } from "@tagsmith/runtime";
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

test("dates are the same where they mean the same time", () => {
  const earlier = union<Codec<unknown>>([instant(["yyyyMMdd"], "UTC"), instant(["M/d/yyyy"], "UTC")]);
  expect(earlier.write(new Date("2018-03-08T00:00:00Z"))).toBe("20180308");
  const words = union<Codec<unknown>>([text, instant(["yyyyMMdd"], "UTC")]);
  // The first one takes each text for itself.
  expect(words.write(new Date("2018-03-08T00:00:00Z"))).toBe(invalid);
  const times = union<Codec<unknown>>([
    enumeration([["20180308", "that day"]]),
    instant(["yyyyMMdd", "M/d/yyyy"], "UTC"),
  ]);
  expect(times.read("20180308")).toBe("that day");
  expect(times.read("3/8/2018")).toEqual(new Date("2018-03-08T00:00:00Z"));
});

test("negative numbers have other spellings as well", () => {
  expect(union<Codec<unknown>>([enumeration([["-5", "five"]]), integer]).write(-5)).toBe("-05");
  expect(
    union<Codec<unknown>>([
      enumeration([
        ["5", "five"],
        ["+5", "five"],
      ]),
      integer,
    ]).write(5),
  ).toBe("05");
  expect(union<Codec<unknown>>([enumeration([["5", "five"]]), integer]).write("5")).toBe(invalid);
});
