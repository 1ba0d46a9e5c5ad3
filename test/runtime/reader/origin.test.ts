import { describe, expect, test } from "vitest";
import { type Origin, leadingPlace, originLocator } from "../../../runtime/src/reader/origin.js";
import type { Edit } from "../../../runtime/src/repair.js";

const encoder = new TextEncoder();

function originOf(text: string, more: Partial<Origin> = {}): Origin {
  const bytes = encoder.encode(text);
  const leading = new Uint8Array(0);
  return { bytes, end: bytes.length, start: 0, edits: [], leading, encoding: "UTF-8", mark: 0, ...more };
}

function edit(offset: number, removed: number, inserted: number): Edit {
  return { offset, removed, inserted, found: "x" };
}

describe("a place behind what was mended is the one in the input", () => {
  test.each<[what: string, input: string, edits: Edit[][], offsets: number[]]>([
    ["nothing", "abc", [], [0, 1, 2, 3]],
    // `a&b&c` became `a&amp;b&amp;c`.
    ["longer", "a&b&c", [[edit(1, 1, 5), edit(3, 1, 5)]], [0, 1, 1, 1, 1, 1, 2, 3, 3, 3, 3, 3, 4, 5]],
    // `ab12cd3e` became `abcde`.
    ["shorter", "ab12cd3e", [[edit(2, 2, 0), edit(6, 1, 0)]], [0, 1, 4, 5, 7, 8]],
    // `&é;x&e;y` became `éxey`.
    ["both", "&aa;x&b;y", [[edit(0, 4, 2), edit(5, 3, 1)]], [0, 0, 4, 5, 8, 9]],
    ["at the end", "ab", [[edit(2, 0, 3)]], [0, 1, 2, 2, 2, 2]],
    // `1&2` became `&2` and then `&amp;2`: the last one is taken back first.
    ["twice", "1&2", [[edit(0, 1, 0)], [edit(0, 1, 5)]], [1, 1, 1, 1, 1, 2, 3]],
    ["twice apart", "&1", [[edit(0, 1, 5)], [edit(5, 1, 0)]], [0, 0, 0, 0, 0, 2]],
  ])("%s", (_what, input, edits, offsets) => {
    const locate = originLocator(originOf(input, { edits }));
    expect(offsets.map((_, at) => locate(at).offset)).toEqual(offsets);
    expect(offsets.map((_, at) => locate(at).column)).toEqual(offsets.map((offset) => offset + 1));
  });
});

describe("an offset counts the bytes that were received", () => {
  const text = "aé\n😀x";
  test.each<[encoding: string, mark: number, places: [line: number, column: number, offset: number][]]>([
    [
      "UTF-8",
      0,
      [
        [1, 1, 0],
        [1, 3, 3],
        [2, 1, 4],
        [2, 3, 8],
        [2, 4, 9],
      ],
    ],
    [
      "UTF-16LE",
      2,
      [
        [1, 1, 2],
        [1, 3, 6],
        [2, 1, 8],
        [2, 3, 12],
        [2, 4, 14],
      ],
    ],
    [
      "UTF-16BE",
      0,
      [
        [1, 1, 0],
        [1, 3, 4],
        [2, 1, 6],
        [2, 3, 10],
        [2, 4, 12],
      ],
    ],
  ])("%s with a mark of %i bytes", (encoding, mark, places) => {
    const locate = originLocator(originOf(text, { encoding, mark }));
    expect([0, 3, 4, 8, 9].map((at) => locate(at))).toEqual(
      places.map(([line, column, offset]) => ({ line, column, offset })),
    );
  });

  test("of one byte each", () => {
    const locate = originLocator(originOf("aéß\nx", { encoding: "ISO-8859-1" }));
    expect([0, 1, 3, 5, 6, 7].map((at) => locate(at).offset)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test("behind a mark that is kept", () => {
    const locate = originLocator(originOf("\ufeffab", { start: 3 }));
    expect(locate(4)).toEqual({ line: 1, column: 2, offset: 4 });
  });
});

describe("what was cut off before is counted", () => {
  test.each<[leading: string, before: { lines: number; columns: number; bytes: number }]>([
    ["", { lines: 0, columns: 0, bytes: 0 }],
    ["abc", { lines: 0, columns: 3, bytes: 3 }],
    ["é😀", { lines: 0, columns: 3, bytes: 6 }],
    ["a\nbc", { lines: 1, columns: 2, bytes: 4 }],
    ["a\r\nb\r\n", { lines: 2, columns: 0, bytes: 6 }],
    ["a\rb\rcd", { lines: 2, columns: 2, bytes: 6 }],
    ["\r\r\n\n\r", { lines: 4, columns: 0, bytes: 5 }],
  ])("%j", (leading, before) => {
    expect(leadingPlace(encoder.encode(leading))).toEqual(before);
    const locate = originLocator(originOf("xy\nz", { leading: encoder.encode(leading) }));
    expect(locate(1)).toEqual({ line: before.lines + 1, column: before.columns + 2, offset: before.bytes + 1 });
    expect(locate(3)).toEqual({ line: before.lines + 2, column: 1, offset: before.bytes + 3 });
  });
});
