/** The code point beyond ASCII at `p`, or -1 where the bytes are not UTF-8. */
export function decodeWide(bytes: Uint8Array, p: number): number {
  const first = bytes[p]!;
  const second = bytes[p + 1]! ^ 0x80;
  if (first < 0xe0) return first >= 0xc2 && second < 0x40 ? ((first & 0x1f) << 6) | second : -1;
  const third = bytes[p + 2]! ^ 0x80;
  if (first < 0xf0) {
    const code = ((first & 0x0f) << 12) | (second << 6) | third;
    return second < 0x40 && third < 0x40 && code >= 0x800 && (code < 0xd800 || code > 0xdfff) ? code : -1;
  }
  const fourth = bytes[p + 3]! ^ 0x80;
  const code = ((first & 0x07) << 18) | (second << 12) | (third << 6) | fourth;
  const whole = first < 0xf5 && second < 0x40 && third < 0x40 && fourth < 0x40;
  return whole && code >= 0x10000 && code <= 0x10ffff ? code : -1;
}

/** Whether a code point is a character of XML: https://www.w3.org/TR/xml/#NT-Char */
export function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 9 || code === 10 || code === 13;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}

/** A code point as messages show it: `U+000B`. */
export function codePointWords(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** The number of bytes of a code point in UTF-8. */
export function utf8Length(code: number): number {
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/** Whether the first bytes are UTF-8; the one behind them is lost. */
export function isUtf8(bytes: Uint8Array, size: number): boolean {
  // What is left from before may go on behind them.
  bytes[size] = 0;
  for (let p = 0; p < size;) {
    const code = bytes[p]! < 0x80 ? 0 : decodeWide(bytes, p);
    if (code < 0) return false;
    p += utf8Length(code);
  }
  return true;
}
