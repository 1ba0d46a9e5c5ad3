import type { Random } from "./random.js";

/** The longest document that is made. */
export const longest = 8_192;

/** What means something to a parser, or nearly does. */
const tokens: readonly Uint8Array[] = [
  ...["<", ">", "/>", "</", "<a>", "</a>", "<a/>", "<!--", "-->", "--", "<![CDATA[", "]]>", "]]", "<?", "?>", "<?xml"],
  ...["&", "&amp;", "&lt;", "&#65;", "&#x1F600;", "&#0;", "&#xD800;", "&#xFFFF;", "&#x110000;", "&#1114112;", "&x;"],
  ...["&amp", "&;", "&#;", "&#x;", "&#13;", "&#xA;", "&#00000000065;", "=", '"', "'", ' a="1"', " a='1'", ' a="<"'],
  ...[
    ' xmlns="urn:a"',
    ' xmlns:p="urn:p"',
    ' xmlns:p=""',
    ' xmlns:xml="urn:x"',
    ' xml:lang="de"',
    " xmlns=''",
    "p:",
    ":",
  ],
  ...['<?xml version="1.0"?>', '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>', "<?p q?>", "<?XmL ?>"],
  ...['<?xml version="1.0" encoding="ISO-8859-1"?>', '<?xml version="1.0" encoding="UTF-16"?>', "<!DOCTYPE a>"],
  ...["<!DOCTYPE a [", "]>", "<!ENTITY e 'x'>", "<!ENTITY e '<b/>'>", "&e;", "<!ATTLIST a b CDATA 'x'>", "%p;"],
  ...["\r", "\n", "\r\n", "\t", " ", "\0", "\u0001", "\u007f", "\u0085", "\u00b7", "\u0300", "\u2028", "\ufeff"],
  ...[
    "\ufffd",
    "\ufffe",
    "\uffff",
    "\ud7ff",
    "\ue000",
    "é",
    "😀",
    "\u{10ffff}",
    "__proto__",
    "constructor",
    "toString",
  ],
].map((token) => new TextEncoder().encode(token));

/** Bytes that are no UTF-8, each in its own way. */
const wrongBytes: readonly Uint8Array[] = [
  [0x80],
  [0xbf],
  [0xc0, 0xbc],
  [0xc1, 0xbf],
  [0xc3],
  [0xe0, 0x80, 0xbc],
  [0xed, 0xa0, 0x80],
  [0xed, 0xbf, 0xbf],
  [0xe2, 0x82],
  [0xf0, 0x80, 0x80, 0xbc],
  [0xf4, 0x90, 0x80, 0x80],
  [0xf5, 0x80, 0x80, 0x80],
  [0xfe],
  [0xff, 0xfe],
].map((bytes) => Uint8Array.from(bytes));

/** A document with some changes, of which most are small. */
export function mutate(random: Random, seeds: readonly Uint8Array[], seed: Uint8Array): Uint8Array {
  let bytes = seed;
  for (let left = 1 + random.below(random.chance(0.7) ? 2 : 6); left > 0; left--) bytes = change(random, seeds, bytes);
  return bytes.subarray(0, longest);
}

function change(random: Random, seeds: readonly Uint8Array[], bytes: Uint8Array): Uint8Array {
  const at = random.below(bytes.length + 1);
  const end = Math.min(bytes.length, at + 1 + random.below(random.chance(0.8) ? 8 : 64));
  switch (random.below(12)) {
    case 0:
      return splice(bytes, at, end);
    case 1:
    case 2:
    case 3:
      return splice(bytes, at, at, random.pick(tokens));
    case 4:
      return splice(bytes, at, end, random.pick(tokens));
    case 5:
      return splice(bytes, at, Math.min(at + 1, bytes.length), Uint8Array.of(random.below(256)));
    case 6:
      return splice(bytes, at, at, bytes.subarray(at, end));
    case 7: {
      const to = random.below(bytes.length + 1);
      return splice(bytes, to, to, bytes.subarray(at, end));
    }
    case 8: {
      const other = random.pick(seeds);
      const from = random.below(other.length);
      return splice(bytes, at, end, other.subarray(from, from + 1 + random.below(64)));
    }
    case 9:
      return random.chance(0.3) ? bytes.subarray(0, at) : splice(bytes, at, at, random.pick(tokens));
    case 10:
      return random.chance(0.3) ? splice(bytes, at, at, random.pick(wrongBytes)) : changeCharacter(random, bytes);
    default:
      return random.chance(0.2) ? inUtf16(random, bytes) : changeCharacter(random, bytes);
  }
}

/** Of one character of markup, another one. */
function changeCharacter(random: Random, bytes: Uint8Array): Uint8Array {
  const from = random.below(bytes.length + 1);
  const at = bytes.findIndex((byte, index) => index >= from && /[<>&;"'=/!?[\]:-]/.test(String.fromCharCode(byte)));
  if (at < 0) return bytes;
  return splice(
    bytes,
    at,
    at + 1,
    new TextEncoder().encode(random.pick(["", "<", ">", "&", ";", '"', "'", "=", "/", " ", "-"])),
  );
}

function inUtf16(random: Random, bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString("utf8");
  const wide = Buffer.from((random.chance(0.7) ? "\ufeff" : "") + text, "utf16le");
  return new Uint8Array(random.chance(0.5) ? wide : wide.swap16());
}

function splice(bytes: Uint8Array, from: number, to: number, put: Uint8Array = new Uint8Array(0)): Uint8Array {
  const result = new Uint8Array(from + put.length + bytes.length - to);
  result.set(bytes.subarray(0, from));
  result.set(put, from);
  result.set(bytes.subarray(to), from + put.length);
  return result;
}
