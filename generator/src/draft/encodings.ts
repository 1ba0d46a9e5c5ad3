/** The encodings that documents may be in. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "iso-8859-1" | "windows-1252";

/** By the byte order mark, the first characters, or the declaration; the reader has seen that they agree. */
export function encodingOf(bytes: Uint8Array): Encoding {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return "utf-16le";
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return "utf-16be";
  const declared = declaredEncoding(bytes)?.toLowerCase() ?? "utf-8";
  if (/^(?:windows-1252|cp1252)$/.test(declared)) return "windows-1252";
  return /^utf-?8$/.test(declared) ? "utf-8" : "iso-8859-1";
}

/** The encoding that the XML declaration names, or the byte order mark shows. */
export function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 300)).toString("latin1");
  if (/^(?:\xff\xfe|\xfe\xff)/.test(start)) return "utf-16";
  const found = /^(?:\xef\xbb\xbf)?<\?xml\s[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(start)?.[1];
  return found ?? (start.startsWith("\xef\xbb\xbf") ? "utf-8" : undefined);
}

export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Whether all bytes mean the same in all encodings of one byte, and in UTF-8. */
export function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 128);
}

/** The text of bytes that are in an encoding, without a byte order mark. */
export function decodeBytes(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding.startsWith("utf")) return new TextDecoder(encoding).decode(bytes);
  const text = Buffer.from(bytes).toString("latin1");
  if (encoding !== "windows-1252") return text;
  return text.replaceAll(/[\u0080-\u009F]/g, (character) => windows1252[character.charCodeAt(0) - 128] ?? character);
}

/** The bytes of a text in an encoding that has all its characters. */
export function encodeText(text: string, encoding: Encoding): Uint8Array {
  if (encoding === "utf-8") return Buffer.from(text, "utf8");
  if (encoding === "utf-16le") return Buffer.from(`\uFEFF${text}`, "utf16le");
  if (encoding === "utf-16be") return Buffer.from(`\uFEFF${text}`, "utf16le").swap16();
  const narrow = text.replaceAll(/[^\u0000-\u00FF]/gu, (character) => {
    const at = windows1252.indexOf(character);
    return at < 0 ? "?" : String.fromCharCode(at + 128);
  });
  return Buffer.from(narrow, "latin1");
}

/** What windows-1252 has from 0x80 to 0x9F: https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT */
const windows1252 = Array.from(
  "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F" +
    "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178",
);
