import { base64Decode, formUrlDecode, hexDecode, literal, rc4Step } from "@tagsmith/runtime/http";
import { describe, expect, test } from "vitest";
import type { ByteStep } from "../../../runtime/src/http/table.js";
import { fixedScope } from "./tables.js";

describe("steps on bytes go both ways", () => {
  test.each<[step: ByteStep, name: string, plain: Uint8Array, encoded: string]>([
    [formUrlDecode(), "form-url-decode", utf8("<a>é ~*+%</a>-_."), "%3Ca%3E%C3%A9+%7E%2A%2B%25%3C%2Fa%3E-_."],
    [formUrlDecode(), "form-url-decode", Uint8Array.of(0x00, 0xeb, 0x72, 0xff), "%00%EBr%FF"],
    [base64Decode(), "base64-decode", Uint8Array.of(0xfb, 0xff), "+/8="],
    [base64Decode(), "base64-decode", new Uint8Array(), ""],
    [hexDecode(), "hex-decode", Uint8Array.of(0xfb, 0x0f), "fb0f"],
    [hexDecode(), "hex-decode", new Uint8Array(), ""],
    [rc4Step(literal("Key")), 'rc4("Key")', utf8("Plaintext"), "\xbb\xf3\x16\xe8\xd9\x40\xaf\x0a\xd3"],
  ])("$name of %o", async (step, name, plain, encoded) => {
    const scope = fixedScope();
    const there = await step.encode(plain, scope);
    expect([step.name, latin1(there), [...(await step.decode(there, scope))]]).toEqual([name, encoded, [...plain]]);
  });

  test("RC4 and form-url-encoding give what is on the wire of a datafeed", async () => {
    const scope = fixedScope();
    const cipher = await rc4Step(literal("test")).encode(utf8("<a>é ~*+%</a>"), scope);
    expect(latin1(await formUrlDecode().encode(cipher, scope))).toBe("%92%EE%19%D2I%0A%03%0F%FDkaLp%9A");
  });
});

describe("what is no escape", () => {
  test.each([
    ["100%", "100%"],
    ["%zz%4", "%zz%4"],
    ["%2541", "%41"],
    ["a+b%2b", "a b+"],
  ])("%s is read as %s", async (text, decoded) => {
    expect(latin1(await formUrlDecode().decode(utf8(text), fixedScope()))).toBe(decoded);
  });

  test("base64 that has a second spelling is refused", async () => {
    await expect(base64Decode().decode(utf8("+/9="), fixedScope())).rejects.toMatchObject({
      message: "expected base64 but received other characters",
    });
  });
});

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
