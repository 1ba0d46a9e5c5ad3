import * as fc from "fast-check";
import { expect, test } from "vitest";
import { roomOf } from "../../../runtime/src/reader/room.js";
import { countLines } from "../../../runtime/src/reader/stream/count-lines.js";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each([
  ["", { lines: 0, start: 0 }],
  ["<a>\n  <b/>\n</a>", { lines: 2, start: 11 }],
  ["<a>\r\n\t<b/>\r\n</a>", { lines: 2, start: 12 }],
  ["<a>\r<b/>\r</a>", { lines: 2, start: 9 }],
  ["\t\t\t\t\n\t\t", { lines: 1, start: 5 }],
  ["größe ÿ\nğ", { lines: 1, start: 11 }],
  ["\n".repeat(3000), { lines: 3000, start: 3000 }],
  ["no end of a line ".repeat(200), { lines: 0, start: 0 }],
])("the lines of %j end with LF, CR LF or CR", (text, expected) => {
  const bytes = bytesOf(text);
  expect(countLines(roomOf(bytes), 0, bytes.length)).toEqual(expected);
});

test("lines are counted as a split of the text counts them, wherever the part begins", () => {
  const piece = fc.constantFrom("\n", "\r", "\r\n", "\t", " ", "a", "ß", "語", "<tag>", "\u{1f600}", "?\n", "J*");
  const text = fc.oneof(
    fc.array(piece, { maxLength: 60 }),
    fc.array(fc.constantFrom("\n", " ", "x", "é"), { maxLength: 3000 }),
  );
  fc.assert(
    fc.property(text, fc.nat(9), (pieces, skipped) => {
      const before = "-".repeat(skipped);
      const bytes = bytesOf(before + pieces.join(""));
      const lines = new TextDecoder("latin1").decode(bytes.subarray(skipped)).split(/\r\n|\r|\n/);
      const start = bytes.length - lines.at(-1)!.length;
      expect(countLines(roomOf(bytes), skipped, bytes.length)).toEqual({ lines: lines.length - 1, start });
    }),
  );
});
