import { formEncoded } from "../reader/form-encoded.js";
import type { ValueEncoding } from "../table.js";

/**
 * Texts as forms encode them, in UTF-8. It is decoded leniently: what is no escape of a character stays as it is. It is
 * encoded as `urlencode` of PHP does: https://www.php.net/manual/en/function.urlencode.php.
 */
export const formUrlEncoding: ValueEncoding = {
  name: "form-url-encoded",
  decode: decodeForm,
  encode: encodeForm,
  encodeInto: encodeFormInto,
  code: formEncoded,
};

/** The text that a form encoded; `%` without two hexadecimal digits, or bytes that are not UTF-8, stay as they are. */
export function decodeForm(text: string): string {
  const spaced = text.includes("+") ? text.replaceAll("+", " ") : text;
  if (!spaced.includes("%")) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced.replace(/%[0-9A-Fa-f]{2}(?:%[89ABab][0-9A-Fa-f]){0,3}/g, decodeEscapes);
  }
}

/** The text as a form encodes it. A lone surrogate has no bytes; it stays, and is refused where it is written. */
export function encodeForm(text: string): string {
  return text.replace(/[^A-Za-z0-9._-]/gu, encodeCharacter);
}

function encodeFormInto(text: string, view: DataView, start: number): number {
  const { length } = text;
  let at = start;
  for (let index = 0; index < length; index++) {
    // Of what stands for itself, a regular expression knows; here it is a matter of four ranges.
    const code = String.prototype.charCodeAt.call(text, index);
    if (
      (code >= 97 && code <= 122) ||
      (code >= 65 && code <= 90) ||
      (code >= 45 && code <= 57 && code !== 47) ||
      code === 95
    )
      view.setUint8(at++, code);
    else if (code === 32) view.setUint8(at++, 43);
    else if (code < 0x80) at = putEscape(view, at, code);
    else if (code < 0x800) {
      at = putEscape(view, at, 0xc0 | (code >> 6));
      at = putEscape(view, at, 0x80 | (code & 0x3f));
    } else if (code < 0xd800 || code > 0xdfff) {
      at = putEscape(view, at, 0xe0 | (code >> 12));
      at = putEscape(view, at, 0x80 | ((code >> 6) & 0x3f));
      at = putEscape(view, at, 0x80 | (code & 0x3f));
    } else return -1;
  }
  return at;
}

function putEscape(view: DataView, at: number, byte: number): number {
  view.setUint8(at, 37);
  view.setUint8(at + 1, hexadecimal(byte >> 4));
  view.setUint8(at + 2, hexadecimal(byte & 15));
  return at + 3;
}

function hexadecimal(digit: number): number {
  return digit < 10 ? 48 + digit : 55 + digit;
}

function encodeCharacter(character: string): string {
  if (character === " ") return "+";
  const code = character.charCodeAt(0);
  if (code < 128) return percent(code);
  if (character.length === 1 && code >= 0xd800 && code <= 0xdfff) return character;
  let escaped = "";
  for (const byte of new TextEncoder().encode(character)) escaped += percent(byte);
  return escaped;
}

function percent(byte: number): string {
  return `%${byte < 16 ? "0" : ""}${byte.toString(16).toUpperCase()}`;
}

function decodeEscapes(escapes: string): string {
  const bytes = Uint8Array.from({ length: escapes.length / 3 }, (_, index) =>
    Number.parseInt(escapes.slice(index * 3 + 1, index * 3 + 3), 16),
  );
  let text = "";
  for (let index = 0; index < bytes.length;) {
    const length = lengthOfCharacter(bytes, index);
    text +=
      length === 0
        ? escapes.slice(index * 3, index * 3 + 3)
        : String.fromCodePoint(codePoint(bytes.subarray(index, index + length)));
    index += Math.max(length, 1);
  }
  return text;
}

/** How many bytes the character has that begins here, or 0: https://www.rfc-editor.org/rfc/rfc3629#section-4. */
function lengthOfCharacter(bytes: Uint8Array, index: number): number {
  const first = bytes[index] ?? 0;
  if (first < 0x80) return 1;
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  if (length === 0 || index + length > bytes.length) return 0;
  for (let next = index + 1; next < index + length; next++) {
    if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  const point = codePoint(bytes.subarray(index, index + length));
  const least = length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000;
  return point < least || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff) ? 0 : length;
}

function codePoint(bytes: Uint8Array): number {
  const first = bytes[0] ?? 0;
  let point = bytes.length === 1 ? first : first & (0xff >> (bytes.length + 1));
  for (let index = 1; index < bytes.length; index++) point = (point << 6) | ((bytes[index] ?? 0) & 0x3f);
  return point;
}
