import { describe, expect, test } from "vitest";
import { illegalCharacter, putText } from "../../../runtime/src/writer/characters.js";
import { giveOutput, takeOutput } from "../../../runtime/src/writer/output.js";
import { attribute, cdata, text } from "../../../runtime/src/writer/places.js";

/** What is written of a text at a place; nothing where XML has no way to write it. */
function written(text: string, place: number): string | undefined {
  const output = takeOutput();
  try {
    const isLegal = putText(output, text, place);
    return isLegal ? Buffer.from(output.bytes.subarray(0, output.at)).toString("utf8") : undefined;
  } finally {
    giveOutput(output);
  }
}

/** https://www.w3.org/TR/xml/#NT-Char. */
function isChar(point: number): boolean {
  return (
    point === 9 ||
    point === 10 ||
    point === 13 ||
    (point >= 0x20 && point <= 0xd7ff) ||
    (point >= 0xe000 && point <= 0xfffd) ||
    point >= 0x10000
  );
}

const inText: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;" };
const references: readonly (readonly [name: string, place: number, of: Readonly<Record<string, string>>])[] = [
  ["text", text, inText],
  ["attribute", attribute, { ...inText, '"': "&quot;", "\t": "&#9;", "\n": "&#10;" }],
  ["cdata", cdata, { "\r": "]]>&#13;<![CDATA[" }],
];

describe.each(references)("in %s", (_, place, of) => {
  const points = [
    ...Array.from({ length: 0x10000 }, (_, point) => point),
    ...[0x10000, 0x10fff, 0x3ffff, 0x40000, 0xfffff, 0x100000, 0x10fffe, 0x10ffff],
  ];

  test("every character is written as itself or by its reference, and what is none is refused", () => {
    const wrong = points.filter((point) => {
      const character = String.fromCodePoint(point);
      const expected = isChar(point) ? (of[character] ?? character) : undefined;
      return (
        written(character, place) !== expected || written(`é${character}a`, place) !== (expected && `é${expected}a`)
      );
    });
    expect(wrong).toEqual([]);
    expect(
      points.filter((point) => (illegalCharacter(String.fromCodePoint(point)) === undefined) !== isChar(point)),
    ).toEqual([]);
  });

  test("what needs care is found wherever it stands", () => {
    for (const special of ["\r", "\0", "é", "😀", "\ud83d", "\ude00", "\uffff"]) {
      for (let length = 0; length < 10; length++) {
        for (let at = 0; at <= length; at++) {
          const [before, behind] = ["x".repeat(at), "y".repeat(length - at)];
          const expected = illegalCharacter(special) ? undefined : before + (of[special] ?? special) + behind;
          expect(written(before + special + behind, place)).toBe(expected);
        }
      }
    }
  });

  test.each([16_380, 16_383, 16_384, 16_385, 40_000])("texts of %i characters find room", (length) => {
    for (const [character, reference] of [
      ["x", "x"],
      ["é", "é"],
      ["€", "€"],
      ["\r", of["\r"] ?? ""],
    ] as const) {
      expect(written(character.repeat(length), place) === reference.repeat(length)).toBe(true);
    }
  });
});

test.each([
  ["]]>", "]]]]><![CDATA[>"],
  ["a]]>b", "a]]]]><![CDATA[>b"],
  ["]]]>", "]]]]]><![CDATA[>"],
  ["]]>]]>", "]]]]><![CDATA[>]]]]><![CDATA[>"],
  ["]>", "]>"],
  [">", ">"],
  ["a]>", "a]>"],
  ["]a>", "]a>"],
  ["]]a>", "]]a>"],
  ["é]]>", "é]]]]><![CDATA[>"],
  ["\r]]>\r", "]]>&#13;<![CDATA[]]]]><![CDATA[>]]>&#13;<![CDATA["],
])("a section ends in front of what it cannot hold: %j", (text, section) => {
  expect(written(text, cdata)).toBe(section);
});

test.each([
  ["a\0", "U+0000"],
  ["\u001fb\0", "U+001F"],
  ["😀\ud800", "U+D800"],
  ["\udc00", "U+DC00"],
  ["\ufffe", "U+FFFE"],
  ["😀\u{10ffff}\t\n\r", undefined],
])("the first character that cannot be written is named: %j", (text, name) => {
  expect(illegalCharacter(text)).toBe(name);
});
