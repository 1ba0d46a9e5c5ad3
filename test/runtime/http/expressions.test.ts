import {
  add,
  answer,
  base64,
  form,
  hex,
  hmacSha1,
  hmacSha256,
  join,
  joined,
  last,
  lines,
  literal,
  lower,
  md5,
  percent,
  randomDigits,
  randomHex,
  raw,
  rc4,
  replace,
  setting,
  sha1,
  sha256,
  sorted,
  timestamp,
  upper,
  value,
} from "@tagsmith/runtime/http";
import { describe, expect, test } from "vitest";
import type { Expression } from "../../../runtime/src/http/expression.js";
import { fixedScope } from "./tables.js";

const params = [
  ["startdate", "05/01/2017"],
  ["clientApp", "1"],
  ["a b", "c&d"],
  ["clientApp", "0"],
];

const a = value("a");

describe("what an expression gives, and how the spec writes it", () => {
  test.each<[text: string, expression: () => Expression, result: unknown]>([
    ['"B9:"', () => literal("B9:"), "B9:"],
    ["apiId", () => setting("apiId"), "56"],
    ["a", () => a, "Straße"],
    ['apiId ":" a', () => join(setting("apiId"), literal(":"), a), "56:Straße"],
    ['join("|", apiId, a)', () => joined(literal("|"), setting("apiId"), a), "56|Straße"],
    ['lines(apiId, "", a)', () => lines(setting("apiId"), literal(""), a), "56\n\nStraße\n"],
    [
      "lines(sorted(params))",
      () => lines(sorted(value("params"))),
      "a%20b=c%26d\nclientApp=0\nclientApp=1\nstartdate=05%2F01%2F2017\n",
    ],
    [
      "lines(raw(params))",
      () => lines(raw(value("params"))),
      "startdate=05/01/2017\nclientApp=1\na b=c&d\nclientApp=0\n",
    ],
    [
      'join("", sorted(params))',
      () => joined(literal(""), sorted(value("params"))),
      "a%20b=c%26dclientApp=0clientApp=1startdate=05%2F01%2F2017",
    ],
    ["form(params)", () => form(value("params")), "startdate=05%2F01%2F2017&clientApp=1&a+b=c%26d&clientApp=0"],
    ["percent(params)", () => percent(value("params")), "startdate=05%2F01%2F2017&clientApp=1&a%20b=c%26d&clientApp=0"],
    ["lower(a)", () => lower(a), "straße"],
    ["upper(a)", () => upper(a), "STRASSE"],
    ['replace(a, "[aeß]", "$&")', () => replace(a, "[aeß]", literal("$&")), "Str$&$&$&"],
    ["page + page", () => add(value("page"), value("page")), "4"],
    ["percent(marks)", () => percent(value("marks")), "%21%27%28%29%2A-._~%20%2B%C3%A9"],
    // https://www.php.net/manual/en/function.urlencode.php: all but -_. and letters and digits; a space is a plus sign.
    ["form(marks)", () => form(value("marks")), "%21%27%28%29%2A-._%7E+%2B%C3%A9"],
    ["base64(a)", () => base64(a), "U3RyYcOfZQ=="],
    ["base64(empty)", () => base64(value("empty")), ""],
    ["hex(a)", () => hex(a), "53747261c39f65"],
    ["hex(md5(a))", () => hex(md5(a)), "a763ca073cfda1fce8a14f2f0cc84591"],
    ["hex(sha1(a))", () => hex(sha1(a)), "880c6886fd25455f5534ec8b46e24a832dfb43b3"],
    ["hex(sha256(a))", () => hex(sha256(a)), "58a3778c18c41726cd53c2a4c77dcbed8512f962d7e616717abee95ca41d0029"],
    ["hex(hmac-sha1(apiId, a))", () => hex(hmacSha1(setting("apiId"), a)), "678b31a9d2137cc74001cfbeac9b98f3f1ceafc4"],
    [
      "hex(hmac-sha256(apiId, a))",
      () => hex(hmacSha256(setting("apiId"), a)),
      "0a3439674c1ccffc2c40fe503a7eb01f0ab41f703e71a46cce6ae80dfd4df1a3",
    ],
    ["hex(rc4(apiId, a))", () => hex(rc4(setting("apiId"), a)), "1200a9f73479a9"],
    ["great", () => value("great"), "9007199254740993"],
    ["gift", () => value("gift"), "true"],
    ["last id", () => last("id"), "1234"],
    ["answer next.id", () => answer("next.id"), "7"],
    ["answer nothing.id", () => answer("nothing.id"), ""],
    ["answer next.id.length", () => answer("next.id.length"), ""],
    ['last padded + "-1"', () => add(last("padded"), literal("-1")), "0098"],
    ['less + "5"', () => add(value("less"), literal("5")), "-2"],
    ['less + "7"', () => add(value("less"), literal("7")), "0"],
    ["last order/@ID + 1", () => add(last("id", "last order/@ID"), 1), "1235"],
    ["last order/@ID + 1", () => add(last("padded", "last order/@ID"), 1), "0100"],
    ["last order/@ID + 1", () => add(last("great", "last order/@ID"), 1), "90071992547409930"],
    ["last gone + 1", () => add(last("gone"), 1), ""],
    ["page + 12", () => add(value("page"), 12), "14"],
    ["page + 0", () => add(value("page"), 0), "2"],
    ['page + ""', () => add(value("page"), literal("")), ""],
    ["last padded - 99", () => add(last("padded"), -99), "0000"],
    ["last padded - 100", () => add(last("padded"), -100), "-1"],
    [
      "lines(raw(sorted(names)))",
      () => lines(raw(sorted(value("names")))),
      "a=1\na=2\nab=0\nb=\nba=\nz=\né=\n\ue000=\n😀=\n",
    ],
    ["page + 1", () => add(value("page"), 1), "3"],
    ["page - 3", () => add(value("page"), -3), "-1"],
    ["random-hex(4)", () => randomHex(4), "01020304"],
    ["random-digits(8)", () => randomDigits(8), "90730508"],
    ["timestamp()", () => timestamp(), "1494419560"],
  ])("%s", async (text, expression, result) => {
    const others = { great: 9007199254740993n, gift: true, less: "-007", answer: { next: { id: "7" }, nothing: null } };
    const names = ["😀", "\ue000", "é", "z", "ba", "b", "ab"].map((name) => [name, name === "ab" ? "0" : ""]);
    const last = { id: "1234", padded: "0099", great: "90071992547409929" };
    const scope = fixedScope(
      {
        a: "Straße",
        marks: "!'()*-._~ +é",
        empty: "",
        params,
        page: 2,
        last,
        ...others,
        names: [...names, ["a", "2"], ["a", "1"]],
      },
      { apiId: "56" },
    );
    expect([expression().text, await expression().evaluate(scope)]).toEqual([text, result]);
  });
});

test("random digits are as many as asked for, also where the first of them are zeros", async () => {
  const scope = { ...fixedScope(), random: (bytes: number) => new Uint8Array(bytes) };
  expect(await randomDigits(8).evaluate(scope)).toBe("00000000");
});

test("an RC4 key may have 256 bytes", async () => {
  const twice = rc4(literal("k".repeat(256)), rc4(literal("k".repeat(256)), literal("text")));
  expect(await twice.evaluate(fixedScope())).toEqual(new TextEncoder().encode("text"));
});

test("bytes with texts around them are bytes", async () => {
  const joined = join(literal("é"), value("body"), literal("."));
  expect(await joined.evaluate(fixedScope({ body: Uint8Array.of(0xff, 0x00) }))).toEqual(
    Uint8Array.of(0xc3, 0xa9, 0xff, 0x00, 0x2e),
  );
});

describe("what an expression refuses", () => {
  test.each<[what: string, expression: () => Expression, message: string]>([
    [
      "bytes as a text",
      () => upper(md5(literal("a"))),
      "expected a text but received bytes: base64(...) or hex(...) make one of them",
    ],
    [
      "pairs as a text",
      () => join(value("params")),
      "expected a text but received a list: lines(...) or join(...) make one of it",
    ],
    ["a text as pairs", () => sorted(literal("a")), "expected pairs such as `params`"],
    ["a name that stands for nothing", () => value("nonce"), "expected a value for `nonce` but there is none"],
    ["an object as a text", () => value("object"), "expected a text or a number for `object`"],
    ["letters behind digits", () => add(literal("7A"), 1), "expected digits to add to, but received other characters"],
    [
      "letters that are added",
      () => add(literal("7"), literal("A1")),
      "expected digits to add to, but received other characters",
    ],
    [
      "letters behind what is added",
      () => add(literal("7"), literal("1A")),
      "expected digits to add to, but received other characters",
    ],
    ["letters to add to", () => add(literal("A7"), 1), "expected digits to add to, but received other characters"],
    [
      "half of a surrogate pair",
      () => sha1(literal("\ud83d")),
      "expected a text but received half of a surrogate pair",
    ],
    ["a missing setting", () => setting("apiKey"), "the request: the setting apiKey is missing"],
    [
      "an RC4 key of too many bytes",
      () => rc4(literal("k".repeat(257)), literal("a")),
      "expected a key of 1 to 256 bytes but received 257",
    ],
    [
      "an RC4 key without bytes",
      () => rc4(literal(""), literal("a")),
      "expected a key of 1 to 256 bytes but received 0",
    ],
  ])("%s", async (_, expression, message) => {
    await expect(expression().evaluate(fixedScope({ params, object: {} }))).rejects.toMatchObject({ message });
  });
});
