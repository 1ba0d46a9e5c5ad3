import { describe } from "vitest";
import { integer, whenEmpty } from "@tagsmith/runtime";
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
