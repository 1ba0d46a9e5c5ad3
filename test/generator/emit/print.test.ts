import { describe, expect, test } from "vitest";
import {
  type Expression,
  array,
  call,
  literal,
  object,
  plain,
  runtime,
} from "../../../generator/src/expression/expression.js";
import { print } from "../../../generator/src/emit/print.js";

const printed = (expression: Expression, before = 0): string =>
  print(expression, { indent: 0, before, after: 1, runtimeName: (name) => name });

describe("an expression is printed", () => {
  test.each<[string, Expression, string]>([
    ["a text", literal("it's"), `"it's"`],
    ["a text with quotes", literal('a "b" c'), `'a "b" c'`],
    ["a text with quotes of both kinds", literal(`'"`), `"'\\""`],
    ["a backslash in front of a quote", literal('\\"'), `'\\\\"'`],
    ["what would end a line", literal("a\u2028b\u2029\n\r\u0085"), '"a\\u2028b\\u2029\\n\\r\\u0085"'],
    ["a lone surrogate", literal("\ud800"), '"\\ud800"'],
    ["numbers", array([literal(-1), literal(12n), literal(true), literal(undefined)]), "[-1, 12n, true, undefined]"],
    ["names that are no identifiers", plain({ "a-b": 1, größe: 2, "2": 3 }), '{ "2": 3, "a-b": 1, größe: 2 }'],
    [
      "a call",
      call(runtime("restricted"), runtime("text"), plain({ maxLength: 5 })),
      "restricted(text, { maxLength: 5 })",
    ],
    ["a date", { kind: "new", type: "Date", argument: literal("2020-01-01") }, 'new Date("2020-01-01")'],
    [
      "what makes a value",
      { kind: "make", properties: ["id", "a b"], later: ["version"] },
      'function (v, b) {\n  this.version = undefined;\n  this.id = v[b];\n  this["a b"] = v[b + 1];\n}',
    ],
    ["what makes a value of nothing", { kind: "make", properties: [], later: [] }, "function () {}"],
    [
      "what makes a value of a version alone",
      { kind: "make", properties: [], later: ["version"] },
      "function () {\n  this.version = undefined;\n}",
    ],
  ])("%s", (_, expression, text) => {
    expect(printed(expression)).toBe(text);
  });

  test("a member called __proto__ is computed, since it would set the prototype", () => {
    const expression: Expression = { kind: "object", members: [["__proto__", literal(1)]] };
    expect(printed(expression)).toBe('{ ["__proto__"]: 1 }');
  });
});

describe("an expression that is too wide", () => {
  test("has one member a line", () => {
    expect(printed(object({ first: literal("x".repeat(60)), second: literal("y".repeat(60)) }))).toBe(
      `{\n  first: "${"x".repeat(60)}",\n  second: "${"y".repeat(60)}",\n}`,
    );
  });

  test("keeps the last argument of a call on the call's line", () => {
    const words = Array.from({ length: 3 }, (_, index) => "abc".charAt(index).repeat(40));
    expect(printed(call(runtime("enumeration"), plain(words)))).toBe(
      `enumeration([\n${words.map((word) => `  "${word}",\n`).join("")}])`,
    );
  });

  test("is broken by what stands before it", () => {
    expect(printed(plain({ a: "x".repeat(90) }), 10)).toBe(`{ a: "${"x".repeat(90)}" }`);
    expect(printed(plain({ a: "x".repeat(90) }), 30)).toBe(`{\n  a: "${"x".repeat(90)}",\n}`);
  });
});

test("several objects in a list stand below each other, however short", () => {
  expect(printed(plain([{ a: 1 }, { b: 2 }]))).toBe("[\n  { a: 1 },\n  { b: 2 },\n]");
  expect(printed(plain([{ a: 1 }]))).toBe("[{ a: 1 }]");
});
