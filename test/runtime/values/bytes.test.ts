import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { base64 } from "../../../runtime/src/values/base64.js";
import { hex } from "../../../runtime/src/values/hex.js";
import { testCodec } from "./cases.js";

describe("base64", () => {
  testCodec(base64, {
    expected: "base64",
    valid: [
      ["AA==", Uint8Array.of(0)],
      ["AAE=", Uint8Array.of(0, 1)],
      ["AAEC", Uint8Array.of(0, 1, 2)],
      ["+/+/", Uint8Array.of(0xfb, 0xff, 0xbf)],
      ["QU JD\r\nREVG", new TextEncoder().encode("ABCDEF"), "QUJDREVG"],
    ],
    invalid: ["", "A", "AA", "AA=", "AAE", "AB==", "AAF=", "A===", "=AAA", "AA=A", "AA-_", "AAE*", "é==="],
    unwritable: ["AA==", [0], new ArrayBuffer(1), null, new Uint8Array()],
  });

  test("any bytes are written as Node writes them, and read back", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), (bytes) => {
        expect(base64.write(bytes)).toBe(Buffer.from(bytes).toString("base64"));
        expect(base64.read(Buffer.from(bytes).toString("base64"))).toEqual(bytes);
      }),
    );
  });
});

describe("hex", () =>
  testCodec(hex, {
    expected: "hexadecimal digits, two for each byte",
    valid: [
      ["00ff0a", Uint8Array.of(0, 255, 10)],
      ["DEADBEEF", Uint8Array.of(0xde, 0xad, 0xbe, 0xef), "deadbeef"],
    ],
    invalid: ["", "0", "0g", "0x00", "00 00", "/0", ":0", "@0", "`0", "00é"],
    unwritable: ["00", null, new Uint8Array()],
  }));
