import { describe, expect, test } from "vitest";
import { matchTemplate } from "../../../runtime/src/http/text-template.js";

describe("a template fits a text or not", () => {
  test.each<[template: string, text: string, fields: object | undefined]>([
    ["error|{id}|{name}|{data}", "error|5|no such id|", { id: "5", name: "no such id", data: "" }],
    ["error|{id}|{name}|{data}", "error|5|a|b|c", { id: "5", name: "a", data: "b|c" }],
    ["error|{id}|{name}|{data}", "error|5|a", undefined],
    ["error|{id}|{name}|{data}", "errors", undefined],
    ["error|{id}|{name}|{data}", '<?xml version="1.0"?><a>error|5|a|</a>', undefined],
    ["{all}", "anything", { all: "anything" }],
    ["({last})", "(a) (b)", { last: "a) (b" }],
    ["({code})", "(7)", { code: "7" }],
    ["({code})", "(7) ", undefined],
    ["(({code}))", "(()", undefined],
    ["{a}, {b}.", "1, 2, 3.", { a: "1", b: "2, 3" }],
    ["{a}{b}", "12", { a: "12", b: "" }],
    ["{a}-{b}-", "1-2-", { a: "1", b: "2" }],
    ["{a}-{b}-", "1-", undefined],
    ["<{a}>", "<>", { a: "" }],
    ["<{a}>", "<", undefined],
    ["aa{x}a", "aa", undefined],
    ["no", "no", {}],
    ["no", "not", undefined],
  ])("%s and %s", (template, text, fields) => {
    expect(matchTemplate(template, text)).toEqual(fields);
  });
});
