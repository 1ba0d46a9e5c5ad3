import { base64 } from "../values/base64.js";
import { digit, readHex, writeHex } from "../values/hex.js";
import { rc4 } from "./crypto/rc4.js";
import type { Expression } from "./expression.js";
import type { ByteStep } from "./table.js";
import { bytesOf, encodeText } from "./value.js";

/** Bytes as forms escape them, whatever their meaning; the bytes need not be UTF-8. */
export function formUrlDecode(): ByteStep {
  return {
    name: "form-url-decode",
    encode: async (bytes) => encodeFormBytes(bytes),
    decode: async (bytes) => decodeFormBytes(bytes),
  };
}

/** Bytes enciphered with RC4 under a key. */
export function rc4Step(key: Expression): ByteStep {
  const apply: ByteStep["encode"] = async (bytes, scope) => rc4(bytesOf(await key.evaluate(scope)), bytes);
  return { name: `rc4(${key.text})`, encode: apply, decode: apply };
}

/** Bytes in base64. */
export function base64Decode(): ByteStep {
  return {
    name: "base64-decode",
    encode: async (bytes) => encodeText(bytes.length === 0 ? "" : String(base64.write(bytes))),
    decode: async (bytes) => {
      const decoded = bytes.length === 0 ? bytes : base64.read(latin1(bytes));
      if (typeof decoded === "symbol") throw new TypeError("expected base64 but received other characters");
      return decoded;
    },
  };
}

/** Bytes as two hexadecimal digits each. */
export function hexDecode(): ByteStep {
  return {
    name: "hex-decode",
    encode: async (bytes) => encodeText(bytes.length === 0 ? "" : String(writeHex(bytes))),
    decode: async (bytes) => {
      const decoded = bytes.length === 0 ? bytes : readHex(latin1(bytes));
      if (typeof decoded === "symbol") throw new TypeError("expected hexadecimal digits but received other characters");
      return decoded;
    },
  };
}

const hexadecimal = "0123456789ABCDEF";

/** Bytes as `urlencode` of PHP writes them: https://www.php.net/manual/en/function.urlencode.php. */
export function encodeFormBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const output = new Uint8Array(bytes.length * 3);
  let length = 0;
  for (const byte of bytes) {
    if (byte === 0x20) output[length++] = 0x2b;
    else if (isPlain(byte)) output[length++] = byte;
    else {
      output[length++] = 0x25;
      output[length++] = hexadecimal.charCodeAt(byte >> 4);
      output[length++] = hexadecimal.charCodeAt(byte & 15);
    }
  }
  return output.slice(0, length);
}

/** The bytes that a form escaped: `+` is a space; `%` without two hexadecimal digits stays as it is. */
export function decodeFormBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const output = new Uint8Array(bytes.length);
  let length = 0;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index] ?? 0;
    const high = byte === 0x25 ? digit(bytes[index + 1] ?? 0) : -1;
    const low = high < 0 ? -1 : digit(bytes[index + 2] ?? 0);
    if (low >= 0) {
      output[length++] = high * 16 + low;
      index += 2;
    } else {
      output[length++] = byte === 0x2b ? 0x20 : byte;
    }
  }
  return output.slice(0, length);
}

/** Letters, digits and `-._`. */
function isPlain(byte: number): boolean {
  const lower = byte | 0x20;
  return (
    (lower >= 0x61 && lower <= 0x7a) ||
    (byte >= 0x30 && byte <= 0x39) ||
    byte === 0x2d ||
    byte === 0x2e ||
    byte === 0x5f
  );
}

function latin1(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
