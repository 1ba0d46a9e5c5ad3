import { base64 } from "../values/base64.js";
import { digit, readHex, writeHex } from "../values/hex.js";
import { rc4, rc4Stream } from "./crypto/rc4.js";
import type { Expression } from "./expression.js";
import type { ByteDecoder, ByteStep } from "./table.js";
import { bytesOf, encodeText } from "./value.js";

/** Bytes as forms escape them, whatever their meaning; the bytes need not be UTF-8. */
export function formUrlDecode(): ByteStep {
  return {
    name: "form-url-decode",
    encode: async (bytes) => encodeFormBytes(bytes),
    decode: async (bytes) => decodeFormBytes(bytes),
    decoder: async () => formDecoder(),
  };
}

/** Bytes enciphered with RC4 under a key. */
export function rc4Step(key: Expression): ByteStep {
  const apply: ByteStep["encode"] = async (bytes, scope) => rc4(bytesOf(await key.evaluate(scope)), bytes);
  return {
    name: `rc4(${key.text})`,
    encode: apply,
    decode: apply,
    decoder: async (scope) => {
      const next = rc4Stream(bytesOf(await key.evaluate(scope)));
      return (bytes) => (bytes === undefined ? new Uint8Array() : next(bytes));
    },
  };
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

/** As `decodeFormBytes`, for bytes that come in pieces: an escape may begin in one and end in the next. */
export function formDecoder(): ByteDecoder {
  let held = new Uint8Array();
  return (bytes) => {
    if (bytes === undefined) {
      const rest = held;
      held = new Uint8Array();
      return decodeFormBytes(rest);
    }
    let whole = bytes;
    if (held.length > 0) {
      whole = new Uint8Array(held.length + bytes.length);
      whole.set(held);
      whole.set(bytes, held.length);
    }
    const end = endOfEscapes(whole);
    held = Uint8Array.from(whole.subarray(end));
    return decodeFormBytes(whole.subarray(0, end));
  };
}

/** Where an escape begins that the bytes do not hold to its end; their length where there is none. */
function endOfEscapes(bytes: Uint8Array): number {
  const { length } = bytes;
  if (bytes[length - 1] === 0x25) return length - 1;
  return bytes[length - 2] === 0x25 && digit(bytes[length - 1] ?? 0) >= 0 ? length - 2 : length;
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
