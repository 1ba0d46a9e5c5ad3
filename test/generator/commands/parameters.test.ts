import { describe, expect, test } from "vitest";
import { clientTable as byRules } from "../../../generated/modular-merchant/client.js";
import { clientTable as byForm } from "../../../generated/xmlshop/client.js";
import { parametersOf } from "../../../generator/src/commands/parameters.js";
import { Failure } from "../../../generator/src/disk/failure.js";

const [search] = byRules().operations;
const [list] = byForm().operations;
if (search === undefined || list === undefined) throw new Error("a client without operations");

const searched = (...words: string[]): unknown => parametersOf("acme", search, words);

function failureOf(make: () => unknown): readonly [message: string, hint: string | undefined] | undefined {
  try {
    make();
    return undefined;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return [error.message, error.hint];
  }
}

describe("an entry of a list in the document that is sent", () => {
  test.each([
    ["rules=orders.id greater 1001", { field: "orders.id", comparison: "greater", value: "1001" }],
    ["search_rule=orders.id > 1001", { field: "orders.id", comparison: "greater", value: "1001" }],
    [
      "rules=orders.create_date less 2015-03-09",
      { field: "orders.create_date", comparison: "less", value: "2015-03-09" },
    ],
    [
      "rules=orders.create_date less 03-09-2015",
      { field: "orders.create_date", comparison: "less", value: "2015-03-09" },
    ],
    ["rules=orders.processor equals admin", { field: "orders.processor", comparison: "equals", value: "admin" }],
    ["rules=orders.processor equals A", { field: "orders.processor", comparison: "equals", value: "admin" }],
    [
      "rules=  orders.memo  contains two  words ",
      { field: "orders.memo", comparison: "contains", value: "two  words " },
    ],
    ['rules=orders.memo "*NOT LIKE*" x=1', { field: "orders.memo", comparison: "containsNot", value: "x=1" }],
    ["rules=product_attr_12 equals red", { field: "product_attr_12", comparison: "equals", value: "red" }],
    ["rules=other:orders.rank equals 5", { field: "other:orders.rank", comparison: "equals", value: "5" }],
  ])("%s", (word, rule) => {
    expect(searched(word)).toEqual({ request: { rules: [rule] } });
  });

  test("several of them are a list, beside what holds one value", () => {
    expect(searched("rules=orders.cid equals 7", "match=any", "rules=order_total greater 9.90")).toEqual({
      request: {
        match: "any",
        rules: [
          { field: "orders.cid", comparison: "equals", value: "7" },
          { field: "order_total", comparison: "greater", value: "9.90" },
        ],
      },
    });
  });

  test.each([
    [
      "rules=",
      'acme orders: rules: expected "field comparison value" but received no field',
      'Give it as --param "rules=field comparison value"',
    ],
    [
      "rules=orders.id greater",
      'acme orders: rules: expected "field comparison value" but received no value',
      'Give it as --param "rules=field comparison value"',
    ],
    [
      "rules=orders.id grater 5",
      'acme orders: rules: comparison: expected one of "*LIKE*", "*NOT LIKE*", "=", "!=", ">", "<", "LIKE*", "*LIKE" but received "grater"',
      "Did you mean greater?",
    ],
    [
      "rules=orders.id over 5",
      'acme orders: rules: comparison: expected one of "*LIKE*", "*NOT LIKE*", "=", "!=", ">", "<", "LIKE*", "*LIKE" but received "over"',
      "There are: contains, containsNot, equals, differs, greater, less, startsWith, endsWith",
    ],
    [
      "rules=orders.create_date greater soon",
      'acme orders: rules: value: expected a date such as 03-08-2018 but received "soon"',
      undefined,
    ],
    [
      "rules=orders.processor equals nobody",
      'acme orders: rules: value: expected one of "S", "A", "C" but received "nobody"',
      "There are: system, admin, customer",
    ],
  ])("%j is refused", (word, message, hint) => {
    expect(failureOf(() => searched(word))).toEqual([message, hint]);
  });

  test("a field that is not listed is a slip, unless it is said to be another one", () => {
    const [message, hint] = failureOf(() => searched("rules=orders.creat_date greater 2015-03-09")) ?? [];
    expect(message).toMatch(
      /^acme orders: rules: field: expected one of "product_attr_\{attribute\}", .* and 34 more but received "orders\.creat_date"$/,
    );
    expect(hint).toBe("Did you mean orders.create_date?");
  });
});

describe("a value in the document that is sent", () => {
  test.each([
    ["numberOfResults=25", { numberOfResults: 25 }],
    ["number_of_results=25", { numberOfResults: 25 }],
    ["direction=descending", { direction: "descending" }],
    ["asc_vs_desc=DESC", { direction: "descending" }],
  ])("%s", (word, document) => {
    expect(searched(word)).toEqual({ request: document });
  });

  test.each([
    [
      ["number_of_results=x"],
      'acme orders: numberOfResults: expected a whole number, more than 0 but received "x"',
      undefined,
    ],
    [["match=some"], 'acme orders: match: expected one of "any", "all" but received "some"', "There are: any, all"],
    [["match=any", "any_vs_all=all"], "acme orders: match is given twice", undefined],
    [["rule=1"], 'acme orders has no parameter "rule"', "Did you mean rules?"],
    [
      ["where=1"],
      'acme orders has no parameter "where"',
      "There are: adminSid, adminKey, apiKey, searchType, startResult, numberOfResults, match, orderBy, direction, rules",
    ],
  ])("%j is refused", (words, message, hint) => {
    expect(failureOf(() => searched(...words))).toEqual([message, hint]);
  });
});

describe("a parameter", () => {
  test("is given by its property or its name on the wire", () => {
    expect(parametersOf("acme", list, ["minId=5"])).toEqual({ minId: "5" });
    expect(parametersOf("acme", list, ["min_id=5"])).toEqual({ minId: "5" });
  });

  test("that stands once is given once", () => {
    expect(failureOf(() => parametersOf("acme", list, ["minId=5", "min_id=6"]))).toEqual([
      "acme orders: minId is given twice",
      undefined,
    ]);
  });
});
