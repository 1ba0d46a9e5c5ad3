import type { ReadOptions } from "../document.js";
import type { Limits } from "../limits.js";
import type { ProblemCode } from "../problem.js";
import type { Edit, Repair } from "../repair.js";
import type { DocumentTable } from "../table.js";
import { type Disagreement, type Decision, decide, evidenceOf } from "./encoding.js";
import { transcode } from "./encodings.js";
import { halfCharacter } from "./input.js";
import { type Origin, originLocator } from "./origin.js";
import { fail, report } from "./place.js";
import { type Room, closeRoom, roomOf, takeRoom } from "./room.js";
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
  if (typeof input === "string") return openText(input, repairs, limits);
  if (input.length > limits.document) return refuse(tooLong(limits), roomOf(new Uint8Array(0)));
  const notices: InputProblem[] = [];
  const leading = cutLeading(input, repairs, notices);
  const bytes = leading === 0 ? input : input.subarray(leading);
  const evidence = evidenceOf(bytes, options.charset);
  const trust = repairs.find(({ decides }) => decides === "encoding");
  const decision: Decision = decide(evidence, bytes, table.read?.encoding, trust !== undefined);
  const origin = (text: Uint8Array, end: number, start: number, encoding: string): Origin => ({
    bytes: text,
    end,
    start,
    edits: [],
    leading: input.subarray(0, leading),
    encoding,
    mark: evidence.markLength,
  });
  if ("problem" in decision) {
    const room = roomOf(bytes);
    return refuse(
      { ...decision.problem, code: "encoding", suffix: "" },
      room,
      origin(room.bytes, bytes.length, evidence.markLength, "UTF-8"),
    );
  }
  if (decision.overruled !== undefined && trust !== undefined)
    notices.push({ ...decision.overruled, code: "repair", suffix: mendedBy(trust) });
  const { encoding } = decision;
  if (encoding === "UTF-8") {
    const room = roomOf(bytes);
    const start = evidence.markLength;
    return repaired(
      {
        room,
        start,
        end: bytes.length,
        origin: origin(room.bytes, bytes.length, start, encoding),
        refused: undefined,
        notices,
      },
      repairs,
    );
  }
  const { bytes: text, wrong } = transcode(bytes, evidence.markLength, encoding);
  const room = roomOf(text);
  const opened = {
    room,
    start: 0,
    end: text.length,
    origin: origin(room.bytes, text.length, 0, encoding),
    refused: undefined,
    notices,
  };
  if (wrong === undefined) return repaired(opened, repairs);
  return {
    ...opened,
    refused: { code: "encoding", offset: text.length, expected: encoding, received: wrong, suffix: "" },
  };
}

function openText(input: string, repairs: readonly Repair[], limits: Limits): OpenInput {
  // Behind a byte order mark a text is a document like any other.
  const room = takeRoom(input.length * 3);
  const { written } = new TextEncoder().encodeInto(input, room.bytes);
  closeRoom(room, written);
  const start = input.startsWith("\ufeff") ? 3 : 0;
  const whole: Origin = {
    bytes: room.bytes,
    end: written,
    start,
    edits: [],
    leading: new Uint8Array(0),
    encoding: "UTF-8",
    mark: 0,
  };
  if (written > limits.document) return refuse(tooLong(limits), room, whole);
  const half = halfCharacter(input);
  if (half >= 0) {
    const offset = new TextEncoder().encode(input.slice(0, half)).length;
    const received = `half a character, U+${input.charCodeAt(half).toString(16).toUpperCase()}`;
    return refuse({ code: "ill-formed", offset, expected: "a character of XML", received, suffix: "" }, room, whole);
  }
  const notices: InputProblem[] = [];
  const bytes = room.bytes.subarray(0, written);
  const leading = cutLeading(bytes, repairs, notices);
  return repaired(
    { room, start: Math.max(start, leading), end: written, origin: whole, refused: undefined, notices },
    repairs,
  );
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
    for (const edit of result.edits) notices.push({ ...noticeOf(repair, edit), offset: edit.offset });
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

function tooLong(limits: Limits): InputProblem {
  return {
    code: "limit",
    offset: 0,
    expected: `a document of at most ${limits.document} bytes`,
    received: "more",
    suffix: "",
  };
}

function refuse(refused: InputProblem, room: Room, origin?: Origin): OpenInput {
  return {
    room,
    start: 0,
    end: 0,
    origin: origin ?? {
      bytes: room.bytes,
      end: 0,
      start: 0,
      edits: [],
      leading: new Uint8Array(0),
      encoding: "UTF-8",
      mark: 0,
    },
    refused,
    notices: [],
  };
}
