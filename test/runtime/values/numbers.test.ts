import * as fc from "fast-check";
import { describe, test } from "vitest";
import { decimal } from "../../../runtime/src/values/decimal.js";
import { bigInteger, integer } from "../../../runtime/src/values/integer.js";
import { testCodec } from "./cases.js";

const notWhole = ["", "+", "-", "1.0", "1e3", "0x10", "1 2", " 1", "1\n", "١", "NaN", "Infinity", "--1"];

describe("decimal", () => {
  testCodec(decimal, {
    expected: "a decimal",
    valid: [
      ["0", "0"],
      ["12.50", "12.50"],
      ["-4.000", "-4.000"],
      ["+1", "+1"],
      ["007.10", "007.10"],
      [".5", ".5"],
      ["5.", "5."],
      ["123456789012345678901234567890.123456789", "123456789012345678901234567890.123456789"],
    ],
    invalid: [
      "",
      ".",
      "-",
      "+.",
      "-.",
      "12,5",
      "1.2.3",
      "1e3",
      "1E3",
      "0x1",
      "1 ",
      " 1",
      "1-",
      "٣",
      "NaN",
      "INF",
      "$1",
    ],
    unwritable: [12.5, 12n, "12,5", "", "NaN", null, undefined, ["1"]],
  });

  test("every decimal is kept digit for digit", () => {
    const digits = fc.stringMatching(/^[+-]?[0-9]{1,40}(?:\.[0-9]{0,40})?$/);
    fc.assert(fc.property(digits, (text) => decimal.read(text) === text && decimal.write(text) === text));
  });
});

describe("integer", () => {
  testCodec(integer, {
    expected: "a whole number",
    valid: [
      ["0", 0],
      ["-0", 0, "0"],
      ["007", 7, "7"],
      ["+7", 7, "7"],
      ["-12", -12],
      ["9007199254740991", 9007199254740991],
      ["-9007199254740991", -9007199254740991],
    ],
    invalid: [...notWhole, "9007199254740992", "-9007199254740992", "99999999999999999999"],
    unwritable: [1.5, Number.NaN, Infinity, 9007199254740992, 1n, "1", null, undefined, new Date(0)],
  });

  test("a whole number that a number holds is read back", () => {
    fc.assert(fc.property(fc.maxSafeInteger(), (value) => integer.read(String(integer.write(value))) === value));
  });
});

describe("bigInteger", () =>
  testCodec(bigInteger, {
    expected: "a whole number",
    valid: [
      ["0", 0n],
      ["-0", 0n, "0"],
      ["+0012", 12n, "12"],
      ["-5", -5n],
      ["340282366920938463463374607431768211456", 340282366920938463463374607431768211456n],
    ],
    invalid: [...notWhole, "9".repeat(10_001)],
    unwritable: [1, "1", null, undefined],
  }));
