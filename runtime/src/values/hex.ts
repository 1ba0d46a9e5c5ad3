import * as codecKinds from "../codec-kinds.js";
import { type Codec, codec, invalid } from "../codec.js";

/** Bytes as two hexadecimal digits each, read in both cases and written in lower case. */
export const hex: Codec<Uint8Array> = /* @__PURE__ */ codec(
  codecKinds.other,
  "hex",
  "hexadecimal digits, two for each byte",
  false,
  readHex,
  writeHex,
);

/** The bytes of a text of hexadecimal digits. */
export function readHex(text: string): Uint8Array | typeof invalid {
  if (text === "" || text.length % 2 !== 0) return invalid;
  const bytes = new Uint8Array(text.length / 2);
  for (let index = 0; index < bytes.length; index++) {
    const high = digit(text.charCodeAt(index * 2));
    const low = digit(text.charCodeAt(index * 2 + 1));
    if (high < 0 || low < 0) return invalid;
    bytes[index] = high * 16 + low;
  }
  return bytes;
}

/** The value of a hexadecimal digit, or -1. */
export function digit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const upper = code & 0xdf;
  return upper >= 65 && upper <= 70 ? upper - 55 : -1;
}

/** The hexadecimal digits of bytes, in lower case. */
export function writeHex(value: Uint8Array): string | typeof invalid {
  if (!(value instanceof Uint8Array) || value.length === 0) return invalid;
  let text = "";
  for (const byte of value) text += (byte < 16 ? "0" : "") + byte.toString(16);
  return text;
}
