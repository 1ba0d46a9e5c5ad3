import { halfCharacter, halfWords } from "./input.js";

/** The encodings that can be read. */
export type Encoding = "UTF-8" | "UTF-16LE" | "UTF-16BE" | "ISO-8859-1" | "windows-1252" | "US-ASCII";

const names: Readonly<Record<string, Encoding | "UTF-16">> = {
  "utf-8": "UTF-8",
  utf8: "UTF-8",
  "utf-16": "UTF-16",
  "utf-16le": "UTF-16LE",
  "utf-16be": "UTF-16BE",
  "iso-8859-1": "ISO-8859-1",
  "iso_8859-1": "ISO-8859-1",
  latin1: "ISO-8859-1",
  "windows-1252": "windows-1252",
  cp1252: "windows-1252",
  "us-ascii": "US-ASCII",
  ascii: "US-ASCII",
};

/** The encoding of a name, whose case does not count. */
export function encodingNamed(name: string): Encoding | "UTF-16" | undefined {
  const key = name.toLowerCase();
  return Object.hasOwn(names, key) ? names[key] : undefined;
}

/** What windows-1252 has from 0x80 to 0x9F; 0 stands for nothing. https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT */
// oxfmt-ignore
const windows1252 = [
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0,
  0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
];

/** Bytes in UTF-8; what stands where the input is not in its encoding. */
export interface Transcoded {
  readonly bytes: Uint8Array;
  readonly wrong: string | undefined;
}

/**
 * Writes the input as UTF-8, from behind its byte order mark. Where it is not in its encoding the bytes end, and `wrong` says
 * what stands there.
 */
export function transcode(input: Uint8Array, start: number, encoding: Encoding): Transcoded {
  const width = encoding.startsWith("UTF-16") ? 2 : 1;
  const low = encoding === "UTF-16BE" ? 1 : 0;
  const units = new Uint16Array((input.length - start) / width);
  let size = 0;
  let at = start;
  for (; size < units.length; at += width) {
    const unit = width === 2 ? input[at + low]! | (input[at + 1 - low]! << 8) : unitOf(input[at]!, encoding);
    if (unit < 0) break;
    units[size++] = unit;
  }
  let wrong = at < input.length ? hexByte(input[at]!) : undefined;
  let text = "";
  // A call has a limited number of arguments.
  for (let from = 0; from < size; from += 4096)
    text += String.fromCharCode(...units.subarray(from, Math.min(from + 4096, size)));
  const half = halfCharacter(text);
  if (half >= 0) {
    wrong = halfWords(text, half);
    text = text.slice(0, half);
  }
  return { bytes: new TextEncoder().encode(text), wrong };
}

/** What a byte stands for in an encoding of one byte; below 0 where that is nothing. */
function unitOf(byte: number, encoding: Encoding): number {
  if (byte < 0x80) return byte;
  if (encoding === "US-ASCII") return -1;
  return encoding === "windows-1252" && byte < 0xa0 ? windows1252[byte - 0x80]! || -1 : byte;
}

function hexByte(byte: number): string {
  return `the byte 0x${byte.toString(16).toUpperCase().padStart(2, "0")}`;
}
