import { hex, hmacSha1, hmacSha256, literal, md5, rc4, sha1, sha256, value } from "@tagsmith/runtime/http";
import { describe, expect, test } from "vitest";
import { fixedScope } from "./tables.js";

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
