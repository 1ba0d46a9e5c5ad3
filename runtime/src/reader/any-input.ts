import type { ReadOptions } from "../document.js";
import type { Limits } from "../limits.js";
import type { ProblemCode } from "../problem.js";
import type { Edit, Repair } from "../repair.js";
import type { DocumentTable } from "../table.js";
import { type Disagreement, decide, evidenceOf } from "./encoding.js";
import { type Encoding, transcode } from "./encodings.js";
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
  table: DocumentTable<unknown>,
  options: ReadOptions,
  limits: Limits,
): OpenInput {
  const repairs = table.repairs ?? [];
  const notices: InputProblem[] = [];
  const opened =
    typeof input === "string" || input.length > limits.document
      ? openWhole(input, repairs, limits, notices)
      : openBytes(input, table, options, notices);
  return opened.refused === undefined ? repaired(opened, repairs) : opened;
}

function openWhole(
  input: string | Uint8Array,
  repairs: readonly Repair[],
  limits: Limits,
  notices: InputProblem[],
): OpenInput {
  const { room, start, end, problem } = openPlain(input, limits.document);
  const leading = problem === undefined ? cutLeading(room.bytes.subarray(0, end), repairs, notices) : 0;
  const empty = new Uint8Array(0);
  return {
    room,
    start: Math.max(start, leading),
    end,
    origin: { bytes: room.bytes, end, start, edits: [], leading: empty, encoding: "UTF-8", mark: 0 },
    refused: problem && { ...problem, suffix: "" },
    notices,
  };
}

function openBytes(
  input: Uint8Array,
  { repairs = [], read }: DocumentTable<unknown>,
  { charset }: ReadOptions,
  notices: InputProblem[],
): OpenInput {
  const leading = cutLeading(input, repairs, notices);
  const bytes = input.subarray(leading);
  const evidence = evidenceOf(bytes, charset);
  const mark = evidence.markLength;
  const trust = repairs.find(({ decides }) => decides === "encoding");
  const decision = decide(evidence, bytes, read?.encoding, trust !== undefined);
  let encoding: Encoding = "UTF-8";
  let refused: InputProblem | undefined;
  if ("problem" in decision) {
    refused = { ...decision.problem, code: "encoding", suffix: "" };
    notices.length = 0;
  } else {
    ({ encoding } = decision);
    if (decision.overruled !== undefined && trust !== undefined)
      notices.push({ ...decision.overruled, code: "repair", suffix: mendedBy(trust) });
  }
  const isPlain = encoding === "UTF-8";
  const { bytes: text, wrong } = isPlain ? { bytes, wrong: undefined } : transcode(bytes, mark, encoding);
  const room = roomOf(text);
  const start = isPlain ? mark : 0;
  const end = text.length;
  if (wrong !== undefined) refused = { code: "encoding", offset: end, expected: encoding, received: wrong, suffix: "" };
  const cut = input.subarray(0, leading);
  return {
    room,
    start,
    end,
    origin: { bytes: room.bytes, end, start, edits: [], leading: cut, encoding, mark },
    refused,
    notices,
  };
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

function repaired(input: OpenInput, repairs: readonly Repair[]): OpenInput {
  const edits: (readonly Edit[])[] = [];
  const notices = [...input.notices];
  let { room, end } = input;
  for (const repair of repairs) {
    if (repair.decides !== undefined) continue;
    const result = repair.apply(room.bytes.subarray(0, end));
    if (result === undefined) continue;
    for (const edit of result.edits) notices.push({ ...noticeOf(repair, edit), offset: unedited(edits, edit.offset) });
    edits.push(result.edits);
    room = roomOf(result.bytes);
    end = result.bytes.length;
  }
  if (edits.length === 0) return input;
  // The bytes of the input are kept for places, so that their room is not given back.
  return { ...input, room, end, notices, origin: { ...input.origin, edits } };
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
