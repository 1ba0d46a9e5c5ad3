import { describe } from "vitest";
import { boolean, booleanNonzero } from "../../../runtime/src/values/boolean.js";
import { testCodec } from "./cases.js";

describe("boolean", () =>
  testCodec(boolean("true", "false"), {
    expected: "true or false",
    valid: [
      ["true", true],
      ["false", false],
    ],
    invalid: ["", "True", "TRUE", "1", "0", "yes", "true "],
    unwritable: [1, 0, "true", null, undefined],
  }));

describe("a boolean with words of its own", () =>
  testCodec(boolean("Y", ""), {
    expected: 'Y or ""',
    valid: [
      ["Y", true],
      ["", false],
    ],
    invalid: ["N", "y"],
    unwritable: ["Y"],
  }));

describe("booleanNonzero", () =>
  testCodec(booleanNonzero("0"), {
    expected: "0 for false, or anything else for true",
    valid: [
      ["0", false],
      ["1", true],
      ["2", true, "1"],
      ["yes", true, "1"],
      ["00", true, "1"],
    ],
    invalid: [""],
    unwritable: [1, "1", null],
  }));
