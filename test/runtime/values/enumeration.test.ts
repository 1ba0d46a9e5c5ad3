import { describe } from "vitest";
import { enumeration } from "../../../runtime/src/values/enumeration.js";
import { testCodec } from "./cases.js";

const words = [
  ["S", "system"],
  ["A", "admin"],
  ["C", "C"],
] as const;

describe("enumeration", () =>
  testCodec(enumeration(words), {
    expected: 'one of "S", "A", "C"',
    valid: [
      ["S", "system"],
      ["A", "admin"],
      ["C", "C"],
    ],
    invalid: ["", "s", "system", "B", "__proto__"],
    unwritable: ["S", "", null, undefined, 5, "__proto__"],
  }));

describe("an open enumeration", () =>
  testCodec(enumeration(words, true), {
    expected: 'one of "S", "A", "C", or another word',
    valid: [
      ["A", "admin"],
      ["B", "B"],
      ["two words", "two words"],
    ],
    // Kept as it is, "admin" would be written as "A".
    invalid: ["", "admin"],
    unwritable: ["", "A", " B", 5, null],
  }));

describe("an enumeration of one word", () =>
  testCodec(enumeration([["3.1", "3.1"]]), {
    expected: '"3.1"',
    valid: [["3.1", "3.1"]],
    invalid: ["3.10"],
    unwritable: [3.1],
  }));

describe("an enumeration of many words", () =>
  testCodec(enumeration([..."abcdefghijklmnopqrstuvwxyz"].map((letter) => [letter, letter] as const)), {
    expected: 'one of "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l" and 14 more',
    valid: [["z", "z"]],
    invalid: ["aa"],
    unwritable: ["Z"],
  }));

describe("an enumeration that collapses", () =>
  testCodec(enumeration([["two words", "two words"]], false, true), {
    expected: '"two words"',
    valid: [
      ["two words", "two words"],
      ["two\n\t words", "two words", "two words"],
    ],
    invalid: ["twowords", "two  words x"],
    unwritable: ["two  words"],
  }));
