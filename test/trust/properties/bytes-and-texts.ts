import { isDeepStrictEqual } from "node:util";
import {
  base64,
  boolean,
  decimal,
  entries,
  enumeration,
  formUrlEncoding,
  hex,
  id,
  integer,
  invalid,
  list,
  text,
  union,
  url,
} from "@tagsmith/runtime";
import { xsd } from "@tagsmith/runtime/xsd";
import * as fc from "fast-check";
import { type Law, law } from "./law.js";
import { near } from "./near.js";
import { legalText, trimmedText } from "./texts.js";

const bytes = fc.uint8Array({ maxLength: 40 });
const anyText = fc.oneof(legalText, fc.string({ unit: "binary", maxLength: 12 }));

/** Bytes are held against Buffer, forms against URLSearchParams, and all else against what it was made from. */
export const bytesAndTexts: readonly Law[] = [
  law("base64 is what Buffer writes, and only the one spelling of the bytes is read", () =>
    fc.property(
      near(/^(?:[A-Za-z0-9+/]{4}){0,5}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/, "ABab01+/=-_ "),
      (text) => {
        const plain = text.replaceAll(/[ \t\r\n]/g, "");
        const isOne = plain !== "" && Buffer.from(plain, "base64").toString("base64") === plain;
        const read = base64.read(text);
        return isOne ? read !== invalid && Buffer.from(read).equals(Buffer.from(plain, "base64")) : read === invalid;
      },
    ),
  ),
  law("bytes are written as Buffer writes them, in base64 and in digits", () =>
    fc.property(bytes, (value) => {
      const buffer = Buffer.from(value);
      if (value.length === 0) return base64.write(value) === invalid && hex.write(value) === invalid;
      return (
        base64.write(value) === buffer.toString("base64") &&
        hex.write(value) === buffer.toString("hex") &&
        xsd("hexBinary").write(value) === buffer.toString("hex").toUpperCase()
      );
    }),
  ),
  law("hexadecimal digits are two for each byte, in any case", () =>
    fc.property(near(/^(?:[0-9a-fA-F]{2}){0,10}$/, "09afAFgG x"), (text) => {
      const isOne = /^(?:[0-9a-fA-F]{2})+$/.test(text);
      const read = hex.read(text);
      return isOne ? read !== invalid && Buffer.from(read).equals(Buffer.from(text, "hex")) : read === invalid;
    }),
  ),
  law("what is encoded for a form is read by URLSearchParams and by us", () =>
    fc.property(anyText, (value) => {
      const encoded = formUrlEncoding.encode(value);
      if (!isWellFormed(value)) return !isWellFormed(encoded);
      const view = new DataView(new ArrayBuffer(value.length * 9));
      const end = formUrlEncoding.encodeInto?.(value, view, 0) ?? -1;
      const into = Buffer.from(view.buffer, 0, Math.max(end, 0)).toString("latin1");
      return (
        /^[\w.+%-]*$/.test(encoded) &&
        formUrlEncoding.decode(encoded) === value &&
        new URLSearchParams(`a=${encoded}`).get("a") === value &&
        (end < 0 ? /[\ud800-\udfff]/.test(value) : into === encoded)
      );
    }),
  ),
  law("any text of a form is decoded, as URLSearchParams does where its bytes are UTF-8", () =>
    fc.property(near(/^(?:[a-z+]|%[0-9A-Fa-f]{2}|%[Cc]3%[Aa]9|%F0%9F%98%80){0,8}$/, "%+aF9&= é😀"), (value) => {
      fc.pre(isWellFormed(value));
      const decoded = formUrlEncoding.decode(value);
      try {
        return decoded === decodeURIComponent(value.replaceAll("+", " "));
      } catch {
        return isWellFormed(decoded) && decoded.length <= value.length;
      }
    }),
  ),
  law("true and false are their words and no others", () =>
    fc.property(trimmedText, trimmedText, trimmedText, (yes, no, other) => {
      fc.pre(yes !== no && other !== yes && other !== no);
      const codec = boolean(yes, no);
      return (
        codec.read(yes) === true &&
        codec.read(no) === false &&
        codec.read(other) === invalid &&
        codec.write(true) === yes &&
        codec.write(false) === no
      );
    }),
  ),
  law(
    "a word of an enumeration is its name, any other is refused, or kept as it stands where it can be told apart",
    () =>
      fc.property(
        fc.uniqueArray(fc.tuple(trimmedText, trimmedText), { minLength: 1, maxLength: 4, selector: ([word]) => word }),
        trimmedText,
        fc.boolean(),
        (words, other, open) => {
          fc.pre(new Set(words.map(([, name]) => name)).size === words.length);
          const codec = enumeration(words, open);
          const isListed = words.some(([word]) => word === other);
          const read = codec.read(other);
          if (!isListed && !open && read !== invalid) return false;
          if (read !== invalid && codec.write(read) !== other) return false;
          return words.every(([word, name]) => codec.read(word) === name && codec.write(name) === word);
        },
      ),
  ),
  law("a URL has no white space and is kept as it stands", () =>
    fc.property(anyText, (value) => {
      const isOne = value !== "" && !/[ \t\r\n]/.test(value);
      return url.read(value) === (isOne ? value : invalid) && url.write(value) === (isOne ? value : invalid);
    }),
  ),
  law("a list that is written is read as the same items", () =>
    fc.property(
      fc.array(fc.oneof(legalText, fc.constantFrom("|n", "n|", "|", "n", "a|n")), { maxLength: 4 }),
      fc.constantFrom("|n|", ",", "||", " ", "; "),
      (items, separator) =>
        [list(text, separator), list(id, separator)].every((codec) => {
          const written = codec.write(items);
          return written === invalid || isDeepStrictEqual(codec.read(written), items);
        }),
    ),
  ),
  law("entries that are written are read as the same names and values", () =>
    fc.property(
      fc.array(
        fc.record(
          {
            name: fc.oneof(legalText, fc.constantFrom("a", "a|", ":", "a: b", "|n")),
            value: fc.oneof(legalText, fc.constantFrom("|n", "n|", ": ", " x")),
          },
          { noNullPrototype: true },
        ),
        { maxLength: 3 },
      ),
      fc.constantFrom(": ", "=", "::"),
      fc.constantFrom("|n|", ",", "||"),
      (values, between, separator) =>
        [entries(text, between, separator), entries(id, between, separator)].every((codec) => {
          const written = codec.write(values);
          return written === invalid || isDeepStrictEqual(codec.read(written), values);
        }),
    ),
  ),
  law("a text of a union that is read has a text for its value, which is read as the same one", () =>
    fc.property(
      fc.oneof(
        fc.constantFrom("0", "1", "true", "false", "yes", "no", "1.50", "+7", "007", "1e0", "1e5", "-0", "a"),
        legalText,
      ),
      (given) =>
        [
          union([xsd("NCName"), xsd("boolean"), xsd("date")]),
          union([enumeration([["1", "1"]]), xsd("boolean"), decimal]),
          union([xsd("boolean"), integer, xsd("token")]),
          union([xsd("boolean"), xsd("integer"), xsd("double")]),
        ].every((codec) => {
          const value = codec.read(given.trim());
          if (value === invalid) return true;
          const written = codec.write(value as never);
          return written !== invalid && isDeepStrictEqual(codec.read(written), value);
        }),
    ),
  ),
  law("a value of a union that is written is read as the same value", () =>
    fc.property(fc.oneof(legalText, fc.integer(), fc.boolean(), fc.constantFrom("1", "yes", "1.50", "007")), (value) =>
      [
        union([integer, boolean("yes", "no"), decimal, text]),
        union([text, integer]),
        union([boolean("1", "0"), integer]),
      ].every((codec) => {
        const written = codec.write(value as never);
        return written === invalid || isDeepStrictEqual(codec.read(written), value);
      }),
    ),
  ),
];

function isWellFormed(value: string): boolean {
  return !/[\ud800-\udfff]/u.test(value);
}
