import { describe, expect, test } from "vitest";
import { seconds, unixTime } from "../../../runtime/src/values/unix-time.js";
import { testCodec } from "./cases.js";

describe("unixTime", () => {
  testCodec(unixTime, {
    expected: "seconds since 1970",
    valid: [
      ["0", new Date(0)],
      ["1494419560", new Date("2017-05-10T12:32:40Z")],
      ["-1", new Date("1969-12-31T23:59:59Z")],
      ["8640000000000", new Date(8.64e15)],
    ],
    invalid: ["", "1.5", "1e9", "8640000000001", "2017-05-10", "9".repeat(30)],
    unwritable: [0, "0", new Date(Number.NaN), null, undefined],
  });

  test("milliseconds are cut off, also before 1970", () => {
    expect(unixTime.write(new Date(1999))).toBe("1");
    expect(unixTime.write(new Date(-1))).toBe("-1");
  });
});

describe("seconds", () =>
  testCodec(seconds, {
    expected: "a whole number of seconds",
    valid: [
      ["3600", 3600],
      ["-60", -60],
    ],
    invalid: ["", "1.5", "1m"],
    unwritable: ["60", 1.5],
  }));
