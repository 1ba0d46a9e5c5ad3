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

describe("digests agree with their standards", () => {
  // https://www.rfc-editor.org/rfc/rfc1321#appendix-A.5
  test.each([
    ["", "d41d8cd98f00b204e9800998ecf8427e"],
    ["a", "0cc175b9c0f1b6a831c399e269772661"],
    ["abc", "900150983cd24fb0d6963f7d28e17f72"],
    ["message digest", "f96b697d7cb7938d525a2f31aaf161d0"],
    ["abcdefghijklmnopqrstuvwxyz", "c3fcd3d76192e4007dfb496cca67e13b"],
    ["ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", "d174ab98d277d9f5a5611c2c9f419d9f"],
    [
      "12345678901234567890123456789012345678901234567890123456789012345678901234567890",
      "57edf4a22be3c955ac49da2e2107b67a",
    ],
  ])("MD5 of %j", async (text, digest) => {
    expect(await hex(md5(literal(text))).evaluate(fixedScope())).toBe(digest);
  });

  // https://www.rfc-editor.org/rfc/rfc2202#section-3
  test.each([
    [bytes(20, 0x0b), "Hi There", "b617318655057264e28bc0b6fb378c8ef146be00"],
    ["Jefe", "what do ya want for nothing?", "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"],
    [bytes(20, 0xaa), bytes(50, 0xdd), "125d7342b9ac11cd91a39af48aa17b4f63f175d3"],
    [
      Uint8Array.from({ length: 25 }, (_, index) => index + 1),
      bytes(50, 0xcd),
      "4c9007f4026250c6bc8414f9bf50c86c2d7235da",
    ],
    [bytes(20, 0x0c), "Test With Truncation", "4c1a03424b55e07fe7f27be1d58bb9324a9a5a04"],
    [
      bytes(80, 0xaa),
      "Test Using Larger Than Block-Size Key - Hash Key First",
      "aa4ae5e15272d00e95705637ce8a3b55ed402112",
    ],
    [
      bytes(80, 0xaa),
      "Test Using Larger Than Block-Size Key and Larger Than One Block-Size Data",
      "e8e99d0f45237d786d6bbaa7965c7808bbff1a91",
    ],
  ])("HMAC-SHA1, case %#", async (key, data, digest) => {
    expect(await hex(hmacSha1(value("key"), value("data"))).evaluate(fixedScope({ key, data }))).toBe(digest);
  });

  test.each([
    // https://www.rfc-editor.org/rfc/rfc4231#section-4.3
    [
      "HMAC-SHA256",
      () => hmacSha256(literal("Jefe"), literal("what do ya want for nothing?")),
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    ],
    // https://en.wikipedia.org/wiki/HMAC#Examples
    [
      "HMAC-SHA1 of nothing without a key",
      () => hmacSha1(literal(""), literal("")),
      "fbdb1d1b18aa6c08324b7d64b71fb76370690e1d",
    ],
    // https://csrc.nist.gov/csrc/media/projects/cryptographic-standards-and-guidelines/documents/examples/sha_all.pdf
    ["SHA-1", () => sha1(literal("abc")), "a9993e364706816aba3e25717850c26c9cd0d89d"],
    ["SHA-256", () => sha256(literal("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
  ])("%s", async (_, expression, digest) => {
    expect(await hex(expression()).evaluate(fixedScope())).toBe(digest);
  });
});

describe("RC4 agrees with RFC 6229 and with the vectors that are told everywhere", () => {
  test.each([
    // https://www.rfc-editor.org/rfc/rfc6229#section-2
    ["0102030405", 0, "b2396305f03dc027ccc3524a0a1118a8"],
    ["0102030405", 16, "6982944f18fc82d589c403a47a0d0919"],
    ["0102030405", 240, "28cb1132c96ce286421dcaadb8b69eae"],
    ["0102030405", 4096, "ff25b58995996707e51fbdf08b34d875"],
    ["01020304050607", 0, "293f02d47f37c9b633f2af5285feb46b"],
    ["0102030405060708", 0, "97ab8a1bf0afb96132f2f67258da15a8"],
    ["0102030405060708090a0b0c0d0e0f10", 0, "9ac7cc9a609d1ef7b2932899cde41b97"],
    ["0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20", 0, "eaa6bd25880bf93d3f5d1e4ca2611d91"],
    ["833222772a", 0, "80ad97bdc973df8a2e879e92a497efda"],
    ["ebb46227c6cc8b37641910833222772a", 0, "720c94b63edf44e131d950ca211a5a30"],
  ])("key %s, from byte %i", async (key, from, stream) => {
    const scope = fixedScope({ key: fromHex(key), zeros: new Uint8Array(from + 16) });
    const digits = await hex(rc4(value("key"), value("zeros"))).evaluate(scope);
    expect(String(digits).slice(from * 2)).toBe(stream);
  });

  test.each([
    ["Key", "Plaintext", "bbf316e8d940af0ad3"],
    ["Wiki", "pedia", "1021bf0420"],
    ["Secret", "Attack at dawn", "45a01f645fc35b383552544b9bf5"],
  ])("key %s", async (key, text, cipher) => {
    expect(await hex(rc4(literal(key), literal(text))).evaluate(fixedScope())).toBe(cipher);
  });
});

function bytes(length: number, byte: number): Uint8Array {
  return new Uint8Array(length).fill(byte);
}

function fromHex(digits: string): Uint8Array {
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
