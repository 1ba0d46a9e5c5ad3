import { describe } from "vitest";
import { named, negated } from "../../../runtime/src/values/named.js";
import { decimal } from "../../../runtime/src/values/decimal.js";
import { restricted } from "../../../runtime/src/values/restricted.js";
import { id } from "../../../runtime/src/values/text.js";
import { union } from "../../../runtime/src/values/union.js";
import { seconds, unixTime } from "../../../runtime/src/values/unix-time.js";
import { testCodec } from "./cases.js";

describe("a named value", () =>
  testCodec(named("customer", id), {
    expected: "an ID",
    valid: [["007", { customer: "007" }]],
    invalid: [],
    unwritable: ["007", null, {}, { customer: 7 }, { customer: "007", more: 1 }, { other: "007" }],
  }));

describe("a negated number", () =>
  testCodec(negated(restricted(seconds, { exclusiveMinimum: "0" })), {
    expected: "a whole number of seconds, more than 0, with the other sign",
    valid: [
      ["-86400", 86400],
      ["-1", 1],
    ],
    invalid: ["86400", "+1", "0", "-0", "--1", "-", "", "-x"],
    unwritable: [0, -1, 1.5, "1", null],
  }));

describe("a negated decimal", () =>
  testCodec(negated(decimal), {
    expected: "a decimal, with the other sign",
    valid: [
      ["-1.50", "1.50"],
      ["1.50", "-1.50"],
      ["+2", "-2", "2"],
      ["0.00", "0.00"],
    ],
    invalid: ["--1", "", "-"],
    unwritable: ["", "x", 1],
  }));

describe("a time, or seconds before another", () =>
  testCodec(union([named("secondsBefore", negated(restricted(seconds, { exclusiveMinimum: "0" }))), unixTime]), {
    expected: "a whole number of seconds, more than 0, with the other sign or seconds since 1970",
    valid: [
      ["-86400", { secondsBefore: 86400 }],
      ["0", new Date(0)],
      ["1494419560", new Date(1494419560000)],
    ],
    invalid: ["yesterday", ""],
    // An instant before 1970 would be read as seconds before.
    unwritable: [new Date(-86400000), { secondsBefore: 0 }, { secondsBefore: -1 }, {}, 86400, null],
  }));

describe("a time first takes what the named seconds would be", () =>
  testCodec(union([unixTime, named("secondsBefore", negated(seconds))]), {
    expected: "seconds since 1970 or a whole number of seconds, with the other sign",
    valid: [["-60", new Date(-60000)]],
    invalid: [""],
    unwritable: [{ secondsBefore: 60 }],
  }));
