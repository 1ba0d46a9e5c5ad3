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

/** Bytes in UTF-8, or where the input is not in its encoding. */
export type Transcoded =
  | { readonly bytes: Uint8Array; readonly wrong: undefined }
  | { readonly bytes: Uint8Array; readonly wrong: string };

/**
 * Writes the input as UTF-8, without its byte order mark. Where it is not in its encoding the bytes end, and `wrong` says
 * what stands there.
 */
export function transcode(input: Uint8Array, start: number, encoding: Encoding): Transcoded {
  const out = new Uint8Array((input.length - start) * 3);
  let size = 0;
  const put = (code: number): void => {
    if (code < 0x80) out[size++] = code;
    else if (code < 0x800) {
      out[size++] = 0xc0 | (code >> 6);
      out[size++] = 0x80 | (code & 0x3f);
    } else if (code < 0x10000) {
      out[size++] = 0xe0 | (code >> 12);
      out[size++] = 0x80 | ((code >> 6) & 0x3f);
      out[size++] = 0x80 | (code & 0x3f);
    } else {
      out[size++] = 0xf0 | (code >> 18);
      out[size++] = 0x80 | ((code >> 12) & 0x3f);
      out[size++] = 0x80 | ((code >> 6) & 0x3f);
      out[size++] = 0x80 | (code & 0x3f);
    }
  };
  const wrong = encoding.startsWith("UTF-16")
    ? putWide(input, start, encoding === "UTF-16LE" ? 0 : 1, put)
    : putNarrow(input, start, encoding, put);
  return { bytes: out.subarray(0, size), wrong };
}

function putNarrow(
  input: Uint8Array,
  start: number,
  encoding: Encoding,
  put: (code: number) => void,
): string | undefined {
  for (let at = start; at < input.length; at++) {
    const byte = input[at]!;
    const code = encoding === "windows-1252" && byte >= 0x80 && byte < 0xa0 ? windows1252[byte - 0x80]! : byte;
    if ((encoding === "US-ASCII" && byte >= 0x80) || (code === 0 && byte !== 0)) return hexByte(byte);
    put(code);
  }
  return undefined;
}

function putWide(input: Uint8Array, start: number, low: number, put: (code: number) => void): string | undefined {
  const unit = (at: number): number => input[at + low]! | (input[at + 1 - low]! << 8);
  for (let at = start; at < input.length; at += 2) {
    if (at + 1 === input.length) return hexByte(input[at]!);
    const code = unit(at);
    if (code < 0xd800 || code > 0xdfff) {
      put(code);
      continue;
    }
    const second = at + 3 < input.length ? unit(at + 2) : 0;
    if (code > 0xdbff || second < 0xdc00 || second > 0xdfff)
      return `half a character, U+${code.toString(16).toUpperCase()}`;
    put(0x10000 + ((code - 0xd800) << 10) + (second - 0xdc00));
    at += 2;
  }
  return undefined;
}

function hexByte(byte: number): string {
  return `the byte 0x${byte.toString(16).toUpperCase().padStart(2, "0")}`;
}
