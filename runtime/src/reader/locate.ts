import type { Place } from "./state.js";

/**
 * Counts lines and columns. Each search goes on from the last one where it can, so that all places of a document together
 * cost as much as one pass.
 */
export function locator(bytes: Uint8Array, start: number, end: number): (offset: number) => Place {
  const lineStarts = [start];
  let counted = start;
  return (offset) => {
    const at = Math.min(offset, end);
    for (; counted < at; counted++) {
      // A line ends with LF, CR LF or CR: https://www.w3.org/TR/xml/#sec-line-ends
      const byte = bytes[counted];
      if (byte === 10 || (byte === 13 && bytes[counted + 1] !== 10)) lineStarts.push(counted + 1);
    }
    const line = lineOf(lineStarts, at);
    return { line, column: columns(bytes, lineStarts[line - 1]!, at) + 1, offset: at };
  };
}

/** The number of the last line that starts at or before the offset. */
function lineOf(lineStarts: readonly number[], at: number): number {
  let low = 0;
  let high = lineStarts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (lineStarts[middle]! <= at) low = middle;
    else high = middle;
  }
  return low + 1;
}

/** The number of UTF-16 units in so many bytes of UTF-8. */
export function columns(bytes: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    if (byte < 0x80 || byte >= 0xc0) count += byte >= 0xf0 ? 2 : 1;
  }
  return count;
}
