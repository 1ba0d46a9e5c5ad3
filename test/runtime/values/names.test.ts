import { describe, expect, test } from "vitest";
import {
  isNcName,
  isQName,
  nameCharacters,
  nameStartCharacters,
  ncNameSource,
} from "../../../runtime/src/values/names.js";

/** The ranges of https://www.w3.org/TR/xml/#NT-NameStartChar from U+0080 on, first and last. */
const ranges = [
  [0xc0, 0xd6],
  [0xd8, 0xf6],
  [0xf8, 0x2ff],
  [0x370, 0x37d],
  [0x37f, 0x1fff],
  [0x200c, 0x200d],
  [0x2070, 0x218f],
  [0x2c00, 0x2fef],
  [0x3001, 0xd7ff],
  [0xf900, 0xfdcf],
  [0xfdf0, 0xfffd],
  [0x10000, 0xeffff],
] as const;

test.each(ranges)("a name may begin with what is from U+%# on, up to the last", (first, last) => {
  const letter = String.fromCodePoint;
  for (const code of [first, last]) {
    expect([letter(code), `a${letter(code)}`, `${letter(code)}${letter(code)}`].map(isNcName)).toEqual([
      true,
      true,
      true,
    ]);
    expect(new RegExp(`^${ncNameSource()}$`, "u").test(letter(code))).toBe(true);
    expect(new RegExp(`^[${nameStartCharacters()}]$`, "u").test(letter(code))).toBe(true);
  }
  for (const code of [first - 1, last + 1]) {
    // What is next to a range may be in the next one.
    const isIn = ranges.some(([from, to]) => code >= from && code <= to);
    expect(isNcName(letter(code))).toBe(isIn);
    expect(new RegExp(`^[${nameStartCharacters()}]$`, "u").test(letter(code))).toBe(isIn);
  }
});

describe("a name without a colon", () => {
  test.each(["a", "Z9", "_", "a-b.c", "größe", "\u{10000}a", "a\u{effff}\u{10000}", "a\u00b7\u0300\u036f\u203f\u2040"])(
    "is %j",
    (name) => {
      expect([isNcName(name), isQName(name)]).toEqual([true, true]);
      expect(new RegExp(`^${ncNameSource()}$`, "u").test(name)).toBe(true);
      expect(new RegExp(`^[${nameCharacters()}]+$`, "u").test(name)).toBe(true);
    },
  );

  test.each(["", "1", "-a", ".a", "\u0300a", "a b", "a\u00d7", "a!", "\u{f0000}", "a\u{f0000}", "a\ud800"])(
    "is not %j",
    (name) => {
      expect([isNcName(name), isQName(name)]).toEqual([false, false]);
      expect(new RegExp(`^${ncNameSource()}$`, "u").test(name)).toBe(false);
    },
  );
});

test.each([
  ["p:a", true],
  ["p-1:größe", true],
  [":a", false],
  ["a:", false],
  [":", false],
  ["p:a:b", false],
  ["p:1", false],
  ["1:a", false],
])("a name with a prefix or none: %j %s", (name, isName) => {
  expect(isQName(name)).toBe(isName);
  expect(isNcName(name)).toBe(false);
});
