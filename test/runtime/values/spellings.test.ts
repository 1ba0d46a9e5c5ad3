import { describe, expect, test } from "vitest";
import { type Codec, base64, bigInteger, date, decimal, duration, hex, integer, list, text } from "@tagsmith/runtime";
import { restricted, xsd } from "@tagsmith/runtime/xsd";
import { invalid } from "../../../runtime/src/codec.js";

/** Which texts a type takes, and which it refuses. */
const readings: readonly [what: string, codec: Codec<unknown>, taken: readonly string[], refused: readonly string[]][] =
  [
    [
      "a duration",
      duration,
      ["P10Y11M12DT13H14M15.25S", "-P1Y", "P0D", "PT0S", "P1M", "PT1M", "PT10H", "P1DT1S", "PT12.5S"],
      ["", "P", "PT", "P1YT", "P1S", "PT1Y", "PT1.S", "PT.5S", "xP1Y", "P1Yx", "P1D1Y", "--P1Y", "+P1Y", "P-1Y", "1Y"],
    ],
    [
      "a number of any size",
      bigInteger,
      ["+7", "-7", "9".repeat(10_000), "007"],
      ["9".repeat(10_001), "++7", "+", "-", "7n", "0x1", " 7", "7 ", "1e3"],
    ],
    ["bytes in hexadecimal digits", hex, ["00", "09afAF", "10"], ["0", "0g", "/0", ":0", "@0", "G0", "`0", "0 "]],
    [
      "bytes in base64",
      base64,
      ["AA==", "AAA=", "AAAA", "az09+/+/", "AA\r\n  AA", "Zz/+"],
      ["", "A", "AA", "AAA", "A===", "====", "AA=A", "A{AA", "A@AA", "A[AA", "A`AA", "A:AA", "A-AA", "A_AA"],
    ],
    [
      "at most three digits, two of them behind the point",
      restricted(decimal, { totalDigits: 3, fractionDigits: 2 }),
      ["1.23", "123", "000123", "-0.12", "+12.30000", "1.20", "0", ".12"],
      ["1234", "12.34", ".123", "1.234", "-1234", "100.1"],
    ],
    ["at most three digits", restricted(decimal, { totalDigits: 3 }), ["0.123", "120", "001.230"], ["1.234", "1000"]],
    ["one digit behind the point", restricted(decimal, { fractionDigits: 1 }), ["12345.6", "1.60"], ["1.23"]],
    [
      "two to three characters",
      restricted(text, { minLength: 2, maxLength: 3 }),
      ["ab", "abc", "😀😀", "😀😀😀", "a😀b"],
      ["", "a", "abcd", "😀", "😀😀😀😀", "ab😀d"],
    ],
    [
      "from the third of March on",
      restricted(date(["yyyy-MM-dd"]), { minimum: "2018-03-03" }),
      ["2018-03-03", "2019-01-01"],
      ["2018-03-02"],
    ],
    [
      "up to the third of March",
      restricted(date(["yyyy-MM-dd"]), { maximum: "2018-03-03" }),
      ["2018-03-03", "2017-12-31"],
      ["2018-03-04"],
    ],
    [
      "before the third of March",
      restricted(date(["yyyy-MM-dd"]), { exclusiveMaximum: "2018-03-03" }),
      ["2018-03-02"],
      ["2018-03-03"],
    ],
    [
      "behind the third of March",
      restricted(date(["yyyy-MM-dd"]), { exclusiveMinimum: "2018-03-03" }),
      ["2018-03-04"],
      ["2018-03-03"],
    ],
    ["a year from 2018 on", restricted(xsd("gYear"), { minimum: "2018" }), ["2018", "10000"], ["2017", "-2018"]],
    ["a month from March on", restricted(xsd("gMonth"), { minimum: "--03" }), ["--03", "--12"], ["--02"]],
    [
      "a time from ten on in London",
      restricted(xsd("dateTime"), { minimum: "2018-03-08T10:00:00Z" }),
      ["2018-03-08T10:00:00Z", "2018-03-08T11:00:00+01:00", "2018-03-08T05:30:00-05:00", "2018-03-09T00:00:01"],
      ["2018-03-08T09:59:59Z", "2018-03-08T10:59:59+01:00", "2018-03-08T12:00:00", "2018-03-08T00:00:00"],
    ],
    [
      "at least a month",
      restricted(xsd("duration"), { minimum: "P1M" }),
      ["P1M", "P32D", "P1Y", "P40D", "PT768H"],
      ["P27D", "P28D", "P31D", "-P1M", "PT1M", "P0Y"],
    ],
    [
      "one of some values",
      restricted(decimal, { values: ["1", "2.50", "-0"] }),
      ["1", "01.0", "+1", "2.5", "2.500", "0", "0.00", "-0"],
      ["-1", "2.05", "25", "10", "0.1"],
    ],
    ["one of some bytes", restricted(hex, { values: ["0a", "FF00"] }), ["0A", "ff00"], ["a0", "ff", "00"]],
    [
      "one of some lists",
      restricted(list(integer, " "), { values: ["1 2"] }),
      ["1 2", "01  2"],
      ["1", "2 1", "12", "1 2 3"],
    ],
    [
      "one of some durations",
      restricted(xsd("duration"), { values: ["P1Y", "PT60S"] }),
      ["P12M", "PT1M"],
      ["P365D", "PT61S", "-P1Y"],
    ],
    [
      "one of some times",
      restricted(xsd("time"), { values: ["10:00:00Z"] }),
      ["11:00:00+01:00", "10:00:00.0Z"],
      ["10:00:00", "10:00:01Z"],
    ],
    ["a normalized text", xsd("normalizedString"), [" a  b ", ""], []],
  ];

describe("a type takes what it says and refuses the rest", () => {
  test.each(readings)("%s", (_what, codec, taken, refused) => {
    expect(taken.filter((each) => codec.read(each) === invalid)).toEqual([]);
    expect(refused.filter((each) => codec.read(each) !== invalid)).toEqual([]);
  });
});
