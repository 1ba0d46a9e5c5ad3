import type { Room } from "../room.js";

/** How many lines end between two places, and where the last line begins. */
export function countLines(
  { bytes, view }: Pick<Room, "bytes" | "view">,
  from: number,
  to: number,
): { lines: number; start: number } {
  const plain = to > from && bytes[to - 1] !== 13 ? countLineFeeds(bytes, view, from, to) : -1;
  if (plain >= 0) return { lines: plain, start: plain === 0 ? from : bytes.lastIndexOf(10, to - 1) + 1 };
  // A line ends with LF, CR LF or CR: https://www.w3.org/TR/xml/#sec-line-ends
  let lines = 0;
  let start = from;
  for (let at = from; at < to; at++) {
    const byte = bytes[at];
    if (byte === 10 || (byte === 13 && bytes[at + 1] !== 10)) {
      lines++;
      start = at + 1;
    }
  }
  return { lines, start };
}

/**
 * The number of line feeds, or -1 where there are carriage returns. Four bytes at a time: what XML allows below the blank is
 * LF, CR and the tab. Mostly there are line feeds alone, which have no bit in common with one.
 */
function countLineFeeds(bytes: Uint8Array, view: DataView, from: number, to: number): number {
  let count = 0;
  let at = from;
  let others = 0;
  while (at + 4 <= to) {
    // Each byte of `sums` can count up to 255.
    const end = Math.min(to - 3, at + 4 * 255);
    let sums = 0;
    for (; at < end; at += 4) {
      const word = view.getInt32(at, true);
      const controls = (~(word | (word << 1) | (word << 2)) >>> 7) & 0x01010101;
      sums += controls;
      others |= controls & word;
    }
    count += sumOf(sums);
  }
  for (; at < to; at++) {
    if (bytes[at] === 10) count++;
    else if (bytes[at] === 13 || bytes[at] === 9) others = 1;
  }
  return others === 0 ? count : countAmongOthers(bytes, view, from, to);
}

/** As `countLineFeeds`, where there are tabs or carriage returns. */
function countAmongOthers(bytes: Uint8Array, view: DataView, from: number, to: number): number {
  let count = 0;
  let at = from;
  let returns = 0;
  while (at + 4 <= to) {
    const end = Math.min(to - 3, at + 4 * 255);
    let sums = 0;
    for (; at < end; at += 4) {
      const word = view.getInt32(at, true);
      sums += zeros(word ^ 0x0a0a0a0a);
      returns |= zeros(word ^ 0x0d0d0d0d);
    }
    count += sumOf(sums);
  }
  for (; at < to; at++) {
    if (bytes[at] === 10) count++;
    else if (bytes[at] === 13) returns = 1;
  }
  return returns === 0 ? count : -1;
}

/** The sum of the bytes of a word. */
function sumOf(word: number): number {
  const pairs = (word & 0x00ff00ff) + ((word >>> 8) & 0x00ff00ff);
  return (pairs & 0xffff) + (pairs >>> 16);
}

/** For each byte of a word 1 where it is 0. */
function zeros(word: number): number {
  return (~(((word & 0x7f7f7f7f) + 0x7f7f7f7f) | word | 0x7f7f7f7f) >>> 7) & 0x01010101;
}
