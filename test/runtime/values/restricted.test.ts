import { describe, expect, test } from "vitest";
import { invalid } from "../../../runtime/src/codec.js";
import { dateTime, instant } from "../../../runtime/src/values/dates.js";
import { decimal } from "../../../runtime/src/values/decimal.js";
import { duration } from "../../../runtime/src/values/duration.js";
import { hex } from "../../../runtime/src/values/hex.js";
import { bigInteger, integer } from "../../../runtime/src/values/integer.js";
import { list } from "../../../runtime/src/values/list.js";
import { restricted } from "../../../runtime/src/values/restricted.js";
import { id, text } from "../../../runtime/src/values/text.js";
import { unixTime } from "../../../runtime/src/values/unix-time.js";
import { xsd } from "../../../runtime/src/values/xsd.js";
import { testCodec } from "./cases.js";

describe("a smallest whole number", () =>
  testCodec(restricted(integer, { minimum: "0" }), {
    expected: "a whole number, at least 0",
    valid: [
      ["0", 0],
      ["12", 12],
    ],
    invalid: ["-1", "a", ""],
    unwritable: [-1, "1", 0.5],
  }));

describe("bounds that are out", () =>
  testCodec(restricted(integer, { exclusiveMinimum: "0", exclusiveMaximum: "10" }), {
    expected: "a whole number, more than 0 and less than 10",
    valid: [
      ["1", 1],
      ["9", 9],
    ],
    invalid: ["0", "10"],
    unwritable: [0, 10],
  }));

describe("bounds of decimals are exact", () =>
  testCodec(restricted(decimal, { minimum: "0.1", maximum: "9007199254740993.01" }), {
    expected: "a decimal, at least 0.1 and at most 9007199254740993.01",
    valid: [
      ["0.10", "0.10"],
      ["9007199254740993.01", "9007199254740993.01"],
    ],
    invalid: ["0.09999999999999999999", "-5", "9007199254740993.0100000001"],
    unwritable: ["0", 5],
  }));

describe("bounds of bigints", () =>
  testCodec(restricted(bigInteger, { maximum: "9007199254740993" }), {
    expected: "a whole number, at most 9007199254740993",
    valid: [["9007199254740993", 9007199254740993n]],
    invalid: ["9007199254740994"],
    unwritable: [9007199254740994n],
  }));

describe("bounds of times", () => {
  test.each([
    [restricted(unixTime, { minimum: "86400" }), "86400", "86399"],
    [restricted(instant(["M/d/yyyy"], "UTC"), { exclusiveMaximum: "3/8/2018" }), "3/7/2018", "3/8/2018"],
    [restricted(dateTime(["d.M.yyyy H:mm"]), { minimum: "8.3.2018 9:00" }), "8.3.2018 10:00", "7.12.2017 10:00"],
    [restricted(duration, { minimum: "P1M" }), "P32D", "P31D"],
    [restricted(xsd("xs:date"), { minimum: "2018-03-08" }), "2018-03-08", "2018-03-07"],
    [
      restricted(xsd("dateTime"), { minimum: "2018-03-08T12:00:00Z" }),
      "2018-03-08T14:00:00+02:00",
      "2018-03-08T12:00:00+02:00",
    ],
    [restricted(xsd("dateTime"), { minimum: "2018-03-08T12:00:00Z" }), "2018-03-09T12:00:00", "2018-03-08T13:00:00"],
    [restricted(xsd("gYear"), { maximum: "2018" }), "2018", "2019"],
    [restricted(xsd("double"), { maximum: "1e3" }), "1000", "NaN"],
  ])("%# hold", (codec, inside, outside) => {
    expect(codec.read(inside)).not.toBe(invalid);
    expect(codec.read(outside)).toBe(invalid);
  });

  test.each([
    [integer, "a", 'the bound "a" cannot be used: expected a whole number'],
    [list(id, ","), "1,2", 'the bound "1,2" cannot be used: there is no order'],
  ])("%# that are none cannot be used", (base, minimum, message) => {
    expect(() => restricted<unknown>(base, { minimum })).toThrow(new Error(message));
  });
});

describe("a longest text counts characters", () =>
  testCodec(restricted(text, { maxLength: 3 }), {
    expected: "text, at most 3 characters long",
    valid: [
      ["", ""],
      ["a😀b", "a😀b"],
      [" a ", " a "],
    ],
    invalid: ["abcd", "a😀bc"],
    unwritable: ["abcd", 5],
  }));

describe("lengths in words", () => {
  test.each([
    [restricted(id, { minLength: 1, maxLength: 1 }), "an ID, exactly 1 character long"],
    [restricted(id, { minLength: 2 }), "an ID, at least 2 characters long"],
    [restricted(id, { minLength: 2, maxLength: 5 }), "an ID, 2 to 5 characters long"],
    [restricted(hex, { maxLength: 8 }), "hexadecimal digits, two for each byte, at most 8 bytes long"],
    [
      restricted(list(id, " "), { minLength: 1 }),
      "a list of which each item is an ID, separated by white space, at least 1 item long",
    ],
  ])("%#: %j", (codec, expected) => {
    expect(codec.expected).toBe(expected);
  });

  test("the length of bytes is that of the bytes, of a list that of its items", () => {
    expect(restricted(hex, { maxLength: 1 }).read("ff")).toEqual(Uint8Array.of(255));
    expect(restricted(hex, { maxLength: 1 }).read("ffff")).toBe(invalid);
    expect(restricted(list(id, " "), { minLength: 2 }).read("aaa")).toBe(invalid);
  });
});

describe("a pattern must match all of a text", () =>
  testCodec(restricted(id, { pattern: "[0-9]{4}" }), {
    expected: 'an ID, matching "[0-9]{4}"',
    valid: [["0123", "0123"]],
    invalid: ["123", "01234", "a0123", "0123\n", ""],
    unwritable: ["123", 1234],
  }));

describe("digits", () =>
  testCodec(restricted(decimal, { totalDigits: 5, fractionDigits: 2 }), {
    expected: "a decimal, with at most 5 digits and with at most 2 digits after the point",
    valid: [
      ["123.45", "123.45"],
      ["-000123.4500", "-000123.4500"],
      ["12345", "12345"],
      ["0.00", "0.00"],
    ],
    invalid: ["1234.56", "1.234", "123456", "0.001"],
    unwritable: ["1.234"],
  }));

describe("grouped digits", () =>
  testCodec(restricted(decimal, { grouped: "," }), {
    expected: "a decimal such as 1,234.50",
    valid: [
      ["1,234.50", "1234.50"],
      ["12,345,678", "12345678"],
      ["-1,000", "-1000"],
      ["999.99", "999.99"],
      ["1234.50", "1234.50", "1,234.50"],
      ["0.123456", "0.123456"],
    ],
    invalid: [
      "1,23.50",
      "12,34",
      "1,2345",
      ",123",
      "1,,234",
      "1,234,",
      "1.234,50",
      "1,234.5,0",
      "0.123,456",
      "1234,567",
      "",
    ],
    unwritable: ["1,234.50", 1234.5],
  }));

describe("grouped whole numbers with a bound", () =>
  testCodec(restricted(integer, { grouped: ".", minimum: "1" }), {
    expected: "a whole number such as 1.234, at least 1",
    valid: [["1.234.567", 1234567]],
    invalid: ["1.23", "0", "1,234"],
    unwritable: [0],
  }));

test("a pattern on which the engine runs out of stack does not match", () => {
  expect(restricted(text, { pattern: "([0-9]{2})+x" }).read("1".repeat(10_000_000))).toBe(invalid);
});

test("what a type is made from is kept for those who make samples of it", () => {
  const narrowed = restricted(restricted(decimal, { minimum: "0" }), { fractionDigits: 2 });
  expect([narrowed.name, narrowed.detail]).toEqual(["decimal", { minimum: "0", fractionDigits: 2 }]);
});
