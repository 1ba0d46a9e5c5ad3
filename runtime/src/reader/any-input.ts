import type { ReadOptions } from "../document.js";
import type { Limits } from "../limits.js";
import type { ProblemCode } from "../problem.js";
import type { Edit, Repair } from "../repair.js";
import type { DocumentTable } from "../table.js";
import { type Decision, type Disagreement, decide } from "./encoding.js";
import { transcode } from "./encodings.js";
import { openPlain } from "./input.js";
import { type Origin, originLocator, unedited } from "./origin.js";
import { fail, report } from "./place.js";
import { type Room, roomOf } from "./room.js";
import type { State } from "./state.js";

/** Tells what was found before the first byte was read as XML. The places count in the input before it was repaired. */
export function tellInput(state: State, input: Pick<OpenInput, "origin" | "notices" | "refused">): void {
  const { log } = state;
  const { locate } = log;
  const locateInput = originLocator({ ...input.origin, edits: [] });
  for (const { code, offset, expected, received, suffix, leading } of input.notices) {
    log.locate = leading ? () => ({ line: 1, column: 1, offset: 0 }) : locateInput;
    report(state, code, "notice", "", offset, expected, received, suffix);
  }
  log.locate = locateInput;
  if (input.refused !== undefined) {
    const { code, offset, expected, received } = input.refused;
    fail(state, offset, expected, received, code);
  }
  log.locate = locate;
}

/** The input as UTF-8 with zeros behind it, and all that was noticed on the way. */
export interface OpenInput {
  readonly room: Room;
  readonly start: number;
  readonly end: number;
  readonly origin: Origin;
  /** Why there is nothing to read: told at once. */
  readonly refused: InputProblem | undefined;
  readonly notices: readonly InputProblem[];
}

/** An offset counts in the bytes of `origin`. */
export interface InputProblem extends Disagreement {
  readonly code: ProblemCode;
  readonly suffix: string;
  /** It stands before all that is counted. */
  readonly leading?: boolean;
}

/** Makes the input ready to be read: decoded, repaired, in a room of its own. */
export function openInput(
  input: string | Uint8Array,
  { repairs = [], read }: DocumentTable<unknown>,
  { charset }: ReadOptions,
  limits: Limits,
): OpenInput {
  const notices: InputProblem[] = [];
  const isWhole = typeof input === "string" || input.length > limits.document;
  // A text is in UTF-8, whatever it declares.
  const plain = isWhole ? openPlain(input, limits.document) : undefined;
  const all = plain === undefined ? (input as Uint8Array) : plain.room.bytes.subarray(0, plain.end);
  const leading = plain?.problem === undefined ? cutLeading(all, repairs, notices) : 0;
  const bytes = all.subarray(leading);
  const trust = repairs.find(({ decides }) => decides === "encoding");
  const { encoding, mark, disagreement, isOverruled }: Decision =
    plain === undefined
      ? decide(bytes, charset, read?.encoding, trust !== undefined)
      : { encoding: "UTF-8", mark: leading > 0 ? 0 : plain.start, disagreement: undefined, isOverruled: false };
  let refused: InputProblem | undefined = plain?.problem && { ...plain.problem, suffix: "" };
  if (disagreement !== undefined && isOverruled)
    notices.push({ ...disagreement, code: "repair", suffix: mendedBy(trust!) });
  else if (disagreement !== undefined) {
    refused = { ...disagreement, code: "encoding", suffix: "" };
    notices.length = 0;
  }
  const isPlain = encoding === "UTF-8" || refused !== undefined;
  const { bytes: text, wrong } = isPlain ? { bytes, wrong: undefined } : transcode(bytes, mark, encoding);
  let room = plain !== undefined && leading === 0 ? plain.room : roomOf(text);
  let end = text.length;
  const start = isPlain ? mark : 0;
  if (wrong !== undefined) refused = { code: "encoding", offset: end, expected: encoding, received: wrong, suffix: "" };
  const edits: (readonly Edit[])[] = [];
  const origin: Origin = { bytes: room.bytes, end, start, edits, leading: all.subarray(0, leading), encoding, mark };
  for (const repair of refused === undefined ? repairs : []) {
    const mended = repair.decides === undefined ? repair.apply(room.bytes.subarray(0, end)) : undefined;
    if (mended === undefined) continue;
    for (const edit of mended.edits) notices.push({ ...noticeOf(repair, edit), offset: unedited(edits, edit.offset) });
    edits.push(mended.edits);
    // The bytes of the input are kept for places, so that their room is not given back.
    room = roomOf(mended.bytes);
    end = mended.bytes.length;
  }
  return { room, start, end, origin, refused, notices };
}

/** Repairs that come before the encoding is known take something away from the beginning. */
export function cutLeading(bytes: Uint8Array, repairs: readonly Repair[], notices: InputProblem[]): number {
  let cut = 0;
  for (const repair of repairs) {
    if (repair.decides !== "start") continue;
    for (const edit of repair.apply(bytes.subarray(cut))?.edits ?? []) {
      notices.push({ ...noticeOf(repair, edit), leading: true });
      cut += edit.removed;
    }
  }
  return cut;
}

function noticeOf(repair: Repair, edit: Edit): InputProblem {
  return {
    code: "repair",
    offset: edit.offset,
    expected: repair.expected,
    received: edit.found,
    suffix: mendedBy(repair),
  };
}

export function mendedBy({ name }: Repair): string {
  return `, which was mended by ${name}`;
}
