import { describe } from "vitest";
import { decimal } from "../../../runtime/src/values/decimal.js";
import { entries } from "../../../runtime/src/values/entries.js";
import { integer } from "../../../runtime/src/values/integer.js";
import { list } from "../../../runtime/src/values/list.js";
import { id, text } from "../../../runtime/src/values/text.js";
import { union } from "../../../runtime/src/values/union.js";
import { unixTime } from "../../../runtime/src/values/unix-time.js";
import { testCodec } from "./cases.js";

describe("a list by commas", () =>
  testCodec(list(id, ","), {
    expected: 'a list of which each item is an ID, separated by ","',
    valid: [
      ["1,02,3", ["1", "02", "3"]],
      ["1", ["1"]],
      ["1, 2 ,3", ["1", "2", "3"], "1,2,3"],
      ["1,,3", ["1", "", "3"]],
      [",", ["", ""]],
    ],
    invalid: [""],
    unwritable: [[], [""], ["1,2"], ["1", 2], "1", null],
  }));

describe("a list of numbers", () =>
  testCodec(list(integer, "|"), {
    expected: 'a list of which each item is a whole number, separated by "|"',
    valid: [["1|-2", [1, -2]]],
    invalid: ["1|", "1||2", "1|a", "1,2"],
    unwritable: [["1"], [1.5]],
  }));

describe("a list of texts keeps their white space", () =>
  testCodec(list(text, ";"), {
    expected: 'a list of which each item is text, separated by ";"',
    valid: [[" a ; b", [" a ", " b"]]],
    invalid: [""],
    unwritable: [["a;b"]],
  }));

describe("a list whose separator may begin in an item", () =>
  testCodec(list(text, "|n|"), {
    expected: 'a list of which each item is text, separated by "|n|"',
    valid: [
      ["a|n|b", ["a", "b"]],
      ["n|n|n|", ["n", "n|"]],
    ],
    invalid: [""],
    unwritable: [["|n", ""], ["a|n", "b"], ["a|n|b"]],
  }));

describe("a list by white space", () =>
  testCodec(list(decimal, " "), {
    expected: "a list of which each item is a decimal, separated by white space",
    valid: [
      ["1.0 2", ["1.0", "2"]],
      ["1.0 \n\t 2", ["1.0", "2"], "1.0 2"],
      ["", []],
    ],
    invalid: ["1,0 2", "a"],
    unwritable: [["1 2"], [""], [1]],
  }));

describe("entries", () =>
  testCodec(entries(text, ":", "|n|"), {
    expected: 'entries such as "name:value", separated by "|n|"',
    valid: [
      [
        "TYPE: sale|n|ID:7:8",
        [
          { name: "TYPE", value: " sale" },
          { name: "ID", value: "7:8" },
        ],
      ],
      ["a:", [{ name: "a", value: "" }]],
      [
        "just words|n|a:1|n|",
        [
          { name: "", value: "just words" },
          { name: "a", value: "1" },
          { name: "", value: "" },
        ],
      ],
      [":x", [{ name: "", value: ":x" }]],
      ["__proto__:1", [{ name: "__proto__", value: "1" }]],
    ],
    invalid: [""],
    unwritable: [
      [],
      [{ name: "a:b", value: "c" }],
      [{ name: "a|n|b", value: "c" }],
      [{ name: "a", value: "c|n|d" }],
      [{ name: "", value: "a:b" }],
      [
        { name: "a", value: "|n" },
        { name: "b", value: "" },
      ],
      [{ name: "a", value: 5 }],
      [null],
      { a: "b" },
    ],
  }));

describe("entries of numbers", () =>
  testCodec(entries(integer, "=", ";"), {
    expected: 'entries such as "name=value", separated by ";"',
    valid: [
      [
        "a= 1 ;b=2",
        [
          { name: "a", value: 1 },
          { name: "b", value: 2 },
        ],
        "a=1;b=2",
      ],
    ],
    invalid: ["a=x", "a=1;"],
    unwritable: [[{ name: "a", value: "1" }]],
  }));

describe("a union", () =>
  testCodec(union([integer, unixTime, id]), {
    expected: "a whole number, seconds since 1970 or an ID",
    valid: [
      ["12", 12],
      ["abc", "abc"],
      ["1.5", "1.5"],
    ],
    invalid: [],
    // A whole number would be read in their place.
    unwritable: ["12", new Date(0), null, " a"],
  }));
