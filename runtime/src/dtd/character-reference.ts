import { type Reading, refuse } from "./reading.js";
import { matchAt } from "./scan.js";

const pattern = /&#(?:x([0-9a-fA-F]+)|([0-9]+));/y;

/** The character that a reference stands for, and the length of the reference; there must be one. https://www.w3.org/TR/xml/#NT-CharRef */
export function characterAt(reading: Reading, text: string, index: number): { character: string; length: number } {
  const match = matchAt(pattern, text, index);
  if (match === undefined)
    return refuse(reading, "a reference to a character", JSON.stringify(text.slice(index, index + 12)));
  const [reference, hex, digits] = match;
  const code = hex === undefined ? Number(digits) : parseInt(hex, 16);
  if (!isCharacter(code)) refuse(reading, "a reference to a character of XML", JSON.stringify(reference.slice(0, 40)));
  return { character: String.fromCodePoint(code), length: reference.length };
}

/** https://www.w3.org/TR/xml/#NT-Char */
function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 9 || code === 10 || code === 13;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}
