import { columns } from "../locate.js";
import { type Before, originLocator } from "../origin.js";
import { nameAt } from "../place.js";
import { closeRoom, makeRoom, padding } from "../room.js";
import type { Place } from "../state.js";
import { countLines } from "./count-lines.js";
import { locateMended, mend, moveParts } from "./mended.js";
import type { Streaming } from "./streaming.js";

/**
 * Brings more of the stream into the room until there are `wanted` bytes from `p` on, or no more. What was read makes place;
 * the start tags of open elements stay in front, since their names are needed for end tags and paths. Returns where `p` is now.
 */
export async function more(streaming: Streaming, p: number, wanted: number): Promise<number> {
  const { state, source, mended } = streaming;
  // A line feed may follow that belongs to it.
  if (p === state.end && p > streaming.head && state.bytes[p - 1] === 13) {
    p--;
    wanted++;
  }
  const tags = pin(streaming, p);
  const head = tags.length;
  if (head !== p) state.bytes.copyWithin(head, p, state.end);
  state.bytes.set(tags);
  state.end += head - p;
  streaming.lastEnd += head - p;
  streaming.searched += head - p;
  streaming.tagEnd += head - p;
  if (mended !== undefined) moveParts(mended, p, head - p);
  streaming.head = head;
  while (state.end - head < wanted && !streaming.ended) {
    const piece = await source.next();
    if (mended !== undefined) append(streaming, mend(mended, piece, state.end));
    else if (piece !== undefined) append(streaming, piece);
    if (piece === undefined) {
      streaming.ended = true;
      streaming.final = source.wrong === undefined;
    }
  }
  closeRoom(state.room, state.end);
  // Tags that were scanned may stand elsewhere now.
  state.scannedTag = -1;
  locateIn(streaming);
  return head;
}

function append({ state }: Streaming, piece: Uint8Array): void {
  const end = state.end + piece.length;
  if (end + padding > state.bytes.length) {
    const room = makeRoom(2 * end + padding);
    room.bytes.set(state.bytes.subarray(0, state.end));
    state.room = room;
    state.bytes = room.bytes;
    state.view = room.view;
  }
  state.bytes.set(piece, state.end);
  state.end = end;
}

/** Notes all places that are lost when the bytes before `p` are dropped, and returns the start tags to keep. */
function pin(streaming: Streaming, p: number): Uint8Array {
  const { state, head, frames, pins } = streaming;
  const names: string[] = [];
  let size = 0;
  frames.forEach(({ own, node }, index) => {
    const depth = index + 1;
    const start = state.starts[depth]!;
    if (start >= head) streaming.tags[depth] = state.log.locate(start);
    names.push(`<${nameAt(state, start + 1)}\0`);
    for (const placeSlot of node.record.placeSlots) {
      const place = state.values[own + placeSlot];
      if (typeof place !== "number" || place < 0) continue;
      pins.push(state.log.locate(place));
      state.values[own + placeSlot] = -pins.length;
    }
  });
  if (streaming.mended === undefined) streaming.before = placeOf(streaming, p);
  const parts = names.map((name) => new TextEncoder().encode(name));
  parts.forEach((part, index) => {
    state.starts[index + 1] = size;
    size += part.length;
  });
  const tags = new Uint8Array(size);
  parts.forEach((part, index) => tags.set(part, state.starts[index + 1]));
  return tags;
}

/** What comes before `p`: lines, the columns of the last line, bytes of the input. */
function placeOf({ state, head, before, source }: Streaming, p: number): Before {
  const { bytes } = state;
  const { lines, start } = countLines(state.room, head, p);
  const width = columns(bytes, start, p) + (lines === 0 ? before.columns : 0);
  const { encoding } = source;
  const read = encoding === "UTF-8" ? p - head : columns(bytes, head, p) * (encoding.startsWith("UTF-16") ? 2 : 1);
  return { lines: before.lines + lines, columns: width, bytes: before.bytes + read };
}

/** From now on places are counted in the bytes as they are. */
export function locateIn(streaming: Streaming): void {
  const { state, head, source, tags, pins, before, mended } = streaming;
  const { bytes, end } = state;
  const { encoding } = source;
  const origin = { bytes, end, start: head, edits: [], leading: bytes.subarray(0, 0), encoding, mark: 0 };
  const { lines, columns: width, bytes: read } = before;
  // With the keys of `placeOf` in their order: what is spread is of another class to engines, whose code is given up for it.
  const locate = originLocator(origin, { lines, columns: width, bytes: encoding === "UTF-8" ? read - head : read });
  state.log.locate = (offset): Place => {
    if (offset < 0) return pins[-1 - offset]!;
    if (offset >= head) return mended === undefined ? locate(offset) : locateMended(mended, offset);
    return tags[state.starts.lastIndexOf(offset)]!;
  };
}
