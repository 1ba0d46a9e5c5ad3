import type { Edit } from "../repair.js";
import { columns, locator } from "./locate.js";
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

/** Finds the place in the input, as it was received, of a byte of what it became. */
export function originLocator(
  origin: Origin,
  before: Before = leadingPlace(origin.leading),
): (offset: number) => Place {
  const locate = locator(origin.bytes, origin.start, origin.end);
  return (offset) => {
    const { line, column, offset: at } = locate(unedited(origin.edits, offset));
    return {
      line: line + before.lines,
      column: line === 1 ? column + before.columns : column,
      offset: before.bytes + inputOffset(origin, at),
    };
  };
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

/** Where a byte stood before repairs, the last of which is undone first. */
export function unedited(edits: readonly (readonly Edit[])[], offset: number): number {
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
