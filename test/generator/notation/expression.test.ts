import { describe, expect, test } from "vitest";
import {
  parseComputed,
  parseCondition,
  parseMembership,
  parsePath,
  parsePathTemplate,
  parseSearch,
  parseVersionRule,
} from "../../../generator/src/notation/expression.js";
import { shape } from "./shape.js";

const name = (of: string): unknown => ({ kind: "name", name: of });
const string = (value: string): unknown => ({ kind: "string", value });
const call = (of: string, ...list: unknown[]): unknown => ({ kind: "call", function: { name: of }, arguments: list });
const join = (...terms: unknown[]): unknown => ({ kind: "join", terms });

describe("expressions", () => {
  test.each([
    ["= apiKey", name("apiKey")],
    ['= "export"', string("export")],
    ['base64(clientId ":" nonce)', call("base64", join(name("clientId"), string(":"), name("nonce")))],
    ["= base64(hmac-sha1(secretKey, signed))", call("base64", call("hmac-sha1", name("secretKey"), name("signed")))],
    ["random-hex(8)", call("random-hex", { kind: "number", value: 8 })],
    ["now()", call("now")],
    ["page + 1", { kind: "add", left: name("page"), right: { kind: "number", value: 1 } }],
    ["start + size", { kind: "add", left: name("start"), right: name("size") }],
    [
      "last order/@ID + 1",
      { kind: "add", left: { kind: "path", path: "order/@ID", last: true }, right: { kind: "number", value: 1 } },
    ],
    ["@pages", { kind: "path", path: "@pages", last: false }],
    ["last", name("last")],
    ["last Order", { kind: "path", path: "Order", last: true }],
    ['lines(token, "", sorted(params))', call("lines", name("token"), string(""), call("sorted", name("params")))],
    ['"a" "b" c', join(string("a"), string("b"), name("c"))],
    [
      'storeUrl "?id=" id + 1 "&x"',
      join(
        name("storeUrl"),
        string("?id="),
        { kind: "add", left: name("id"), right: { kind: "number", value: 1 } },
        string("&x"),
      ),
    ],
    ["folded\n  over lines", join(name("folded"), name("over"), name("lines"))],
  ])("%j", (text, expected) => {
    expect(shape(parseComputed(text))).toEqual(expected);
  });

  test.each([
    ["=", "1-1 expected a text in quotes, a number, a name or a function but found the end"],
    ["a(b", '3-3 expected "," or ")" but found the end'],
    ["a)", '1-2 expected an expression or its end but found ")"'],
    ["a + (b)", '4-5 expected a whole number but found "("'],
    ["a(,)", '2-3 expected a text in quotes, a number, a name or a function but found ","'],
    ["1.5", '0-3 expected a whole number but found "1.5"'],
  ])("%j is none", (text, mistake) => {
    expect(shape(parseComputed(text))).toBe(mistake);
  });
});

test.each([
  ["/API/orders.php", string("/API/orders.php")],
  ["", string("")],
  ["/orders/{id}.xml", join(string("/orders/"), call("percent", name("id")), string(".xml"))],
  ["/a b", '3-4 expected a path without spaces, with names in "{" and "}" but found "b"'],
  ["/{a", '3-3 expected "}" but found the end'],
  ["/{}", '2-3 expected the name of a parameter or a setting but found "}"'],
])("the path of a request %j", (text, expected) => {
  expect(shape(parsePathTemplate(text))).toEqual(expected);
});

test.each([
  ["Order/@ID", { path: "Order/@ID" }],
  ["a/b/$", { path: "a/b/$" }],
  ["@ID/x", '3-4 expected "/" or the end of the path but found "/"'],
])("the path %s", (text, expected) => {
  expect(shape(parsePath(text))).toEqual(expected);
});

test.each([
  ['@ID = "100000000"', { path: { path: "@ID" }, is: { name: "100000000" } }],
  ["Mode = test", { path: { path: "Mode" }, is: { name: "test" } }],
])("the condition %s", (text, expected) => {
  expect(shape(parseCondition(text))).toEqual(expected);
});

test.each([
  ["otherwise", { kind: "otherwise" }],
  ['Status in "a,b"', { kind: "words", path: { path: "Status" }, words: { name: "a,b" } }],
  ["Status in paid", { kind: "setting", path: { path: "Status" }, setting: { name: "paid" } }],
])("the membership %s", (text, expected) => {
  expect(shape(parseMembership(text))).toEqual(expected);
});

test.each([
  ["equals @ID", { comparison: "equals", paths: [{ path: "@ID" }] }],
  ["starts a/b | c", { comparison: "starts", paths: [{ path: "a/b" }, { path: "c" }] }],
  ['equals @test unless "2" | "any"', { comparison: "equals", paths: [{ path: "@test" }], all: ["2", "any"] }],
  ["skip", { comparison: "skip", paths: [] }],
  ["skip from 1", { comparison: "skip", paths: [], from: 1 }],
  ["take", { comparison: "take", paths: [] }],
])("the search %s", (text, expected) => {
  expect(shape(parseSearch(text))).toEqual(expected);
});

test.each([
  ["store_version", { kind: "path", path: { path: "store_version" } }],
  ['v "Feed {version}"', { kind: "path", path: { path: "v" }, template: { name: "Feed {version}" } }],
  ["060 where a/b", { kind: "version", version: { name: "060" }, where: { path: "a/b" } }],
  ["051", { kind: "version", version: { name: "051" } }],
  ["beta", { kind: "version", version: { name: "beta" } }],
])("the version rule %s", (text, expected) => {
  expect(shape(parseVersionRule(text, new Set(["051", "060", "beta"])))).toEqual(expected);
});
