import { describe } from "vitest";
import { duration } from "../../../runtime/src/values/duration.js";
import { testCodec } from "./cases.js";

describe("duration", () =>
  testCodec(duration, {
    expected: "a duration such as P1Y2M3DT4H5M6S",
    valid: [
      ["P1Y2M3DT4H5M6.7S", "P1Y2M3DT4H5M6.7S"],
      ["-P120D", "-P120D"],
      ["PT0S", "PT0S"],
      ["P1M", "P1M"],
      ["PT1M", "PT1M"],
    ],
    invalid: ["", "P", "PT", "P1", "1D", "P1DT", "P-1D", "+P1D", "P1M1Y", "P1S", "PT1D", "PT1.S", "PT.5S", "P1.5D"],
    unwritable: [5, "1D", null],
  }));
