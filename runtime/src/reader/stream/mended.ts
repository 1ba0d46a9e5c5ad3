import type { Edit, Repair } from "../../repair.js";
import { completeUpTo } from "../../repairs/markup-regions.js";
import { mendedBy } from "../any-input.js";
import { columns } from "../locate.js";
import { type Before, originLocator, unedited } from "../origin.js";
import { report } from "../place.js";
import type { Place, State } from "../state.js";
import { countLines } from "./count-lines.js";
import type { Source } from "./source.js";

/** What is known of a stream whose table has repairs: each part of it is mended on its own. */
export interface Mended {
  readonly repairs: readonly Repair[];
  readonly encoding: string;
  /** What came and cannot be mended yet: `size` bytes. It is looked at when there are `enough`, or no more will come. */
  held: Uint8Array;
  size: number;
  enough: number;
  /** More than that is not held: the reader refuses what is longer. */
  readonly most: number;
  /** The parts in the room, in their order. */
  parts: MendedPart[];
  /** What comes before the next part. */
  before: Before;
  /** What was mended and not told of yet. */
  notices: MendedNotice[];
}

interface MendedPart {
  /** Where it begins in the room. */
  start: number;
  readonly end: number;
  /** Finds the place in the input of a byte of it, counted from its beginning. */
  readonly locate: (offset: number) => Place;
}

interface MendedNotice {
  readonly repair: Repair;
  readonly edit: Edit;
  readonly place: Place;
}

/** Whether a document must be there as a whole to be mended. */
export function needsWhole({ decides, byParts }: Repair): boolean {
  return decides === "encoding" || (decides === undefined && byParts !== true);
}

/** Nothing but what comes before the document; `undefined` where there is nothing to mend. */
export function newMended(repairs: readonly Repair[] | undefined, source: Source, most: number): Mended | undefined {
  const used = (repairs ?? []).filter(({ decides }) => decides === undefined);
  if (used.length === 0) return undefined;
  const { encoding, before } = source;
  return { repairs: used, encoding, held: new Uint8Array(0), size: 0, enough: 0, most, parts: [], before, notices: [] };
}

/** Adds a piece of the stream; returns what is mended now and will stand at `start`. Without a piece it is all that is left. */
export function mend(mended: Mended, piece: Uint8Array | undefined, start: number): Uint8Array {
  if (piece !== undefined) hold(mended, piece);
  const all = mended.held.subarray(0, mended.size);
  const isAll = piece === undefined || all.length > mended.most;
  const size = isAll ? all.length : all.length < mended.enough ? 0 : completeUpTo(all);
  // A long comment is not looked through again for each piece.
  mended.enough = all.length - size < 256 ? 0 : 2 * (all.length - size);
  if (size === 0) return all.subarray(0, 0);
  const original = all.slice(0, size);
  mended.held.copyWithin(0, size, mended.size);
  mended.size -= size;
  return addPart(mended, original, start);
}

function hold(mended: Mended, piece: Uint8Array): void {
  const size = mended.size + piece.length;
  if (size > mended.held.length) {
    const held = new Uint8Array(2 * size);
    held.set(mended.held.subarray(0, mended.size));
    mended.held = held;
  }
  mended.held.set(piece, mended.size);
  mended.size = size;
}

function addPart(mended: Mended, original: Uint8Array, start: number): Uint8Array {
  const { encoding, before } = mended;
  const edits: (readonly Edit[])[] = [];
  const origin = {
    bytes: original,
    end: original.length,
    start: 0,
    leading: original.subarray(0, 0),
    encoding,
    mark: 0,
  };
  const locate = originLocator({ ...origin, edits: [] }, before);
  let bytes = original;
  for (const repair of mended.repairs) {
    const result = repair.apply(bytes);
    if (result === undefined) continue;
    for (const edit of result.edits) mended.notices.push({ repair, edit, place: locate(unedited(edits, edit.offset)) });
    edits.push(result.edits);
    bytes = result.bytes;
  }
  mended.parts.push({ start, end: start + bytes.length, locate: originLocator({ ...origin, edits }, before) });
  mended.before = behind(original, before, encoding);
  return bytes;
}

/** What comes before what follows some bytes. */
function behind(bytes: Uint8Array, before: Before, encoding: string): Before {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const { lines, start } = countLines({ bytes, view }, 0, bytes.length);
  const width = columns(bytes, start, bytes.length) + (lines === 0 ? before.columns : 0);
  const units = encoding === "UTF-8" ? bytes.length : columns(bytes, 0, bytes.length);
  const read = encoding.startsWith("UTF-16") ? 2 * units : units;
  return { lines: before.lines + lines, columns: width, bytes: before.bytes + read };
}

/** Finds the place in the input of a byte of the room. */
export function locateMended({ parts }: Mended, offset: number): Place {
  const part = parts.findLast(({ start }) => start <= offset) ?? parts[0];
  return part === undefined ? { line: 1, column: 1, offset: 0 } : part.locate(offset - part.start);
}

/** The bytes of the room stand elsewhere now, and those before `p` are gone. */
export function moveParts(mended: Mended, p: number, shift: number): void {
  mended.parts = mended.parts
    .filter(({ end }, index) => end > p || index === mended.parts.length - 1)
    .map(({ start, end, locate }) => ({ start: start + shift, end: end + shift, locate }));
}

/** Tells what was mended since it was told last. */
export function tellMended({ notices }: Mended, state: State): void {
  const { log } = state;
  const { locate } = log;
  for (const { repair, edit, place } of notices.splice(0)) {
    log.locate = () => place;
    report(state, "repair", "notice", "", 0, repair.expected, edit.found, mendedBy(repair));
  }
  log.locate = locate;
}
