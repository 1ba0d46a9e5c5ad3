import type { Repair } from "../repair.js";
import { eachAmpersand } from "./markup-regions.js";
import { type Replacement, replaceAll } from "./replace.js";

/**
 * Leaves out what is no character of XML: control characters, U+FFFE and U+FFFF, as they are or as references to them.
 *
 * @see https://www.w3.org/TR/xml/#charsets
 */
export const controlCharacters: Repair = {
  name: "control-characters",
  expected: "a character of XML",
  byParts: true,
  apply(bytes) {
    const replacements: Replacement[] = [];
    eachUnusual(bytes, (p) => {
      const byte = bytes[p]!;
      if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) leaveOut(replacements, p, 1, byte);
      else if (byte === 0xef && bytes[p + 1] === 0xbf && bytes[p + 2]! >= 0xbe)
        leaveOut(replacements, p, 3, 0xff40 + bytes[p + 2]!);
    });
    eachAmpersand(bytes, (p) => {
      const reference = bytes[p + 1] === 35 ? referenceAt(bytes, p) : undefined;
      if (reference !== undefined) leaveOut(replacements, p, reference.length, reference.code);
    });
    return replaceAll(
      bytes,
      replacements.sort((a, b) => a.offset - b.offset),
    );
  },
};

/** Calls `visit` with each place that may be a control character or beyond ASCII; four bytes at a time are passed. */
function eachUnusual(bytes: Uint8Array, visit: (p: number) => void): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const last = bytes.length - 4;
  for (let p = 0; p < bytes.length; p += 4) {
    const word = p <= last ? view.getInt32(p, true) : 0;
    // In ASCII from the blank on, one of the bits 5 and 6 is set and bit 7 is not.
    if ((((word << 1) | (word << 2)) & ~word & 0x80808080) === (0x80808080 | 0)) continue;
    for (let at = p; at < p + 4 && at < bytes.length; at++) visit(at);
  }
}

function leaveOut(replacements: Replacement[], offset: number, removed: number, code: number): void {
  const name = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  replacements.push({ offset, removed, text: "", found: removed > 3 ? `a reference to ${name}` : name });
}

function referenceAt(bytes: Uint8Array, p: number): { length: number; code: number } | undefined {
  const match = /^&#(?:x([0-9A-Fa-f]+)|([0-9]+));/.exec(String.fromCharCode(...bytes.subarray(p, p + 12)));
  if (match === null) return undefined;
  const code = match[1] === undefined ? Number(match[2]) : parseInt(match[1], 16);
  const control = (code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 0xfffe || code === 0xffff;
  return control ? { length: match[0].length, code } : undefined;
}
