import { describe } from "vitest";
import { id, text, url } from "../../../runtime/src/values/text.js";
import { testCodec } from "./cases.js";

describe("text", () =>
  testCodec(text, {
    expected: "text",
    valid: [
      ["", ""],
      [" a\r\n\tb ", " a\r\n\tb "],
      ["é😀", "é😀"],
    ],
    invalid: [],
    unwritable: [undefined, null, 5, true, {}],
  }));

describe("id", () =>
  testCodec(id, {
    expected: "an ID",
    valid: [
      ["007", "007"],
      ["a b", "a b"],
      ["", ""],
    ],
    invalid: [],
    unwritable: [7, 7n, null, " 7", "7\n", "\t"],
  }));

describe("url", () =>
  testCodec(url, {
    expected: "a URL",
    valid: [
      ["https://shop.example/a?b=c&d#e", "https://shop.example/a?b=c&d#e"],
      ["../images/a.png", "../images/a.png"],
    ],
    invalid: ["", "a b", "a\nb"],
    unwritable: ["", "a b", 5, null],
  }));
