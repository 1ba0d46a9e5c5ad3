import type { Edit } from "../repair.js";
import type { Place } from "./state.js";

/** How the bytes that are read came from the input. */
export interface Origin {
  /** The bytes of the input in UTF-8, before they were repaired. */
  readonly bytes: Uint8Array;
  readonly end: number;
  /** Where the reading of `bytes` begins: behind a byte order mark. */
  readonly start: number;
  /** What was replaced in `bytes`, one list for each repair. */
  readonly edits: readonly (readonly Edit[])[];
  /** What was cut off before the input was decoded. */
  readonly leading: Uint8Array;
  readonly encoding: string;
  /** The bytes of the byte order mark of an input that was transcoded. */
  readonly mark: number;
}

/**
 * Counts lines and columns. Each search goes on from the last one where it can, so that all places of a document together
 * cost as much as one pass.
 */
export function locator(origin: Origin, before: Before = leadingPlace(origin.leading)): (offset: number) => Place {
  const { bytes } = origin;
  const lineStarts = [origin.start];
  let counted = origin.start;
  return (offset) => {
    const at = Math.min(originalOffset(origin, offset), origin.end);
    for (; counted < at; counted++) {
      // A line ends with LF, CR LF or CR: https://www.w3.org/TR/xml/#sec-line-ends
      const byte = bytes[counted];
      if (byte === 10 || (byte === 13 && bytes[counted + 1] !== 10)) lineStarts.push(counted + 1);
    }
    const line = lineOf(lineStarts, at);
    const column = columns(bytes, lineStarts[line - 1]!, at) + 1;
    return {
      line: line + before.lines,
      column: line === 1 ? column + before.columns : column,
      offset: before.bytes + inputOffset(origin, at),
    };
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

/** What comes before the bytes in which places are counted. */
export interface Before {
  readonly lines: number;
  readonly columns: number;
  readonly bytes: number;
}

/** What comes before a document that had something in front of it. */
export function leadingPlace(leading: Uint8Array): Before {
  let lines = 0;
  let start = 0;
  leading.forEach((byte, at) => {
    if (byte === 10 || (byte === 13 && leading[at + 1] !== 10)) {
      lines++;
      start = at + 1;
    }
  });
  return { lines, columns: columns(leading, start, leading.length), bytes: leading.length };
}

/** Undoes the repairs, the last one first. */
function originalOffset({ edits }: Origin, offset: number): number {
  return edits.reduceRight((at, list) => {
    let shift = 0;
    for (const edit of list) {
      const start = edit.offset + shift;
      if (at < start) break;
      if (at < start + edit.inserted) return edit.offset;
      shift += edit.inserted - edit.removed;
    }
    return at - shift;
  }, offset);
}

/** The offset in the input of an offset in its UTF-8. */
function inputOffset({ bytes, start, encoding, mark }: Origin, at: number): number {
  if (encoding === "UTF-8") return at;
  const units = columns(bytes, start, at);
  return mark + (encoding.startsWith("UTF-16") ? units * 2 : units);
}
