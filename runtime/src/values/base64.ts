import * as codecKinds from "../codec-kinds.js";
import { type Codec, codec, invalid } from "../codec.js";

/** Bytes in base64 with padding; white space between the characters is skipped. */
export const base64: Codec<Uint8Array> = /* @__PURE__ */ codec(
  codecKinds.other,
  "base64",
  "base64",
  false,
  readBase64,
  writeBase64,
);

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/**
 * Only the one spelling that these bytes have is taken, since signatures are compared by it: full padding, and no bits left
 * over in the last character. https://www.rfc-editor.org/rfc/rfc4648#section-3.5
 */
function readBase64(text: string): Uint8Array | typeof invalid {
  const characters = text.replace(/[ \t\r\n]+/g, "");
  if (characters === "" || characters.length % 4 !== 0) return invalid;
  const padding = characters.endsWith("==") ? 2 : characters.endsWith("=") ? 1 : 0;
  const bytes = new Uint8Array((characters.length / 4) * 3 - padding);
  let at = 0;
  let bits = 0;
  let held = 0;
  for (let index = 0; index < characters.length - padding; index++) {
    const six = valueOf(characters.charCodeAt(index));
    if (six < 0) return invalid;
    bits = ((bits << 6) | six) & 0xffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes[at++] = bits >> held;
    }
  }
  return (bits & ((1 << held) - 1)) === 0 ? bytes : invalid;
}

function valueOf(code: number): number {
  if (code >= 65 && code <= 90) return code - 65;
  if (code >= 97 && code <= 122) return code - 71;
  if (code >= 48 && code <= 57) return code + 4;
  return code === 43 ? 62 : code === 47 ? 63 : -1;
}

function writeBase64(value: Uint8Array): string | typeof invalid {
  if (!(value instanceof Uint8Array)) return invalid;
  let text = "";
  for (let index = 0; index < value.length; index += 3) {
    const [first = 0, second, third] = value.subarray(index, index + 3);
    const bits = (first << 16) | ((second ?? 0) << 8) | (third ?? 0);
    text += alphabet.charAt(bits >> 18) + alphabet.charAt((bits >> 12) & 63);
    text += second === undefined ? "==" : alphabet.charAt((bits >> 6) & 63);
    text += third !== undefined ? alphabet.charAt(bits & 63) : second !== undefined ? "=" : "";
  }
  return text === "" ? invalid : text;
}
