import { codePointWords } from "../reader/utf8.js";
import * as places from "./places.js";
import { type Output, reserve } from "./output.js";

/** Writes what is markup already, or a name. */
export function put(output: Output, text: string): void {
  putText(output, text, places.raw);
}

/**
 * Writes a text in UTF-8, with references for what cannot stand there. Returns whether XML has a way to write each of its
 * characters: https://www.w3.org/TR/xml/#NT-Char.
 */
export function putText(output: Output, text: string, place: number): boolean {
  reserve(output, text.length + 4);
  if (!copyPlain(output.view, output.at, text, place)) return putCarefully(output, text, place);
  output.at += text.length;
  return true;
}

/**
 * Copies a text, four characters at a time. There is one look at the end whether any of them needs care, since most texts
 * need none. Methods of strings are called by their own name: V8 makes one fast call of that, but looks up a method in a
 * string anew where it has met more than four kinds of strings.
 */
export function copyPlain(view: DataView, at: number, text: string, place: number): boolean {
  const { length } = text;
  let codes = 0;
  let bits = 0;
  let index = 0;
  for (; index + 3 < length; index += 4) {
    const first = String.prototype.charCodeAt.call(text, index);
    const second = String.prototype.charCodeAt.call(text, index + 1);
    const third = String.prototype.charCodeAt.call(text, index + 2);
    const fourth = String.prototype.charCodeAt.call(text, index + 3);
    codes |= first | second | third | fourth;
    bits |= classes[first & 127]! | classes[second & 127]! | classes[third & 127]! | classes[fourth & 127]!;
    view.setInt32(at + index, first | (second << 8) | (third << 16) | (fourth << 24), true);
  }
  for (; index < length; index++) {
    const code = String.prototype.charCodeAt.call(text, index);
    codes |= code;
    bits |= classes[code & 127]!;
    view.setUint8(at + index, code);
  }
  return codes <= 127 && (bits & place) === 0;
}

/** The first character that XML has no way to write. */
export function illegalCharacter(text: string): string | undefined {
  const found = illegal.exec(text)?.[0];
  return found === undefined ? undefined : codePointWords(found.charCodeAt(0));
}

/** With the flag `u`, a surrogate matches only where it is alone. */
const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/u;

function putCarefully(output: Output, text: string, place: number): boolean {
  const { length } = text;
  reserve(output, length * 3);
  let { view, at } = output;
  for (let index = 0; index < length; index++) {
    const code = String.prototype.charCodeAt.call(text, index);
    if (code < 128) {
      if ((classes[code]! & place) === 0) {
        view.setUint8(at++, code);
        continue;
      }
      const reference = place === places.cdata ? sectionBreak(text, index) : references[code];
      if (reference === undefined) return false;
      output.at = at;
      put(output, reference);
      reserve(output, (length - index) * 3);
      ({ view, at } = output);
    } else if (code < 0x800) {
      view.setUint8(at++, 0xc0 | (code >> 6));
      view.setUint8(at++, 0x80 | (code & 0x3f));
    } else if (code < 0xd800 || (code > 0xdfff && code < 0xfffe)) {
      view.setUint8(at++, 0xe0 | (code >> 12));
      view.setUint8(at++, 0x80 | ((code >> 6) & 0x3f));
      view.setUint8(at++, 0x80 | (code & 0x3f));
    } else {
      const point = text.codePointAt(index)!;
      if (point < 0x10000) return false;
      view.setUint8(at++, 0xf0 | (point >> 18));
      view.setUint8(at++, 0x80 | ((point >> 12) & 0x3f));
      view.setUint8(at++, 0x80 | ((point >> 6) & 0x3f));
      view.setUint8(at++, 0x80 | (point & 0x3f));
      index++;
    }
  }
  output.at = at;
  return true;
}

/** A section ends in front of what it cannot hold: `]]>` and a carriage return, which would be read as a line feed. */
function sectionBreak(text: string, index: number): string | undefined {
  if (text[index] === "\r") return "]]>&#13;<![CDATA[";
  if (text[index] !== ">") return undefined;
  return index > 1 && text[index - 1] === "]" && text[index - 2] === "]" ? "]]><![CDATA[>" : ">";
}

/**
 * `>` is escaped because of `]]>`, a carriage return because of https://www.w3.org/TR/xml/#sec-line-ends. In an attribute,
 * tab and line ends would be read as spaces: https://www.w3.org/TR/xml/#AVNormalize.
 */
const references: Readonly<Record<number, string>> = {
  9: "&#9;",
  10: "&#10;",
  13: "&#13;",
  34: "&quot;",
  38: "&amp;",
  60: "&lt;",
  62: "&gt;",
};

const classes: Uint8Array = /* @__PURE__ */ classify();

function classify(): Uint8Array {
  const table = new Uint8Array(128);
  for (let code = 0; code < 32; code++) table[code] = places.text | places.attribute | places.cdata;
  table[9] = places.attribute;
  table[10] = places.attribute;
  table[34] = places.attribute;
  table[38] = places.text | places.attribute;
  table[60] = places.text | places.attribute;
  table[62] = places.text | places.attribute | places.cdata;
  return table;
}
