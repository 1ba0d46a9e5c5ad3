import type { ReadOptions } from "../document.js";
import { type InputCode, codeOf } from "../feature.js";
import type { Limits } from "../limits.js";
import type { ProblemCode } from "../problem.js";
import type { DocumentTable } from "../table.js";
import { standsAt, usualDeclaration } from "./declaration.js";
import { locator } from "./locate.js";
import { fail } from "./place.js";
import { type Room, closeRoom, roomOf, takeRoom } from "./room.js";
import type { Place, State } from "./state.js";
import { codePointWords } from "./utf8.js";

/** The input as UTF-8 with zeros behind it. */
export interface Input {
  readonly room: Room;
  readonly start: number;
  readonly end: number;
  /** Finds the place of a byte of the room in the input as it was received. */
  readonly locate: (offset: number) => Place;
  /** Tells what was noticed on the way, or why there is nothing to read. */
  readonly tell: ((state: State) => void) | undefined;
}

/**
 * Makes the input ready to be read, in a room of its own: UTF-8, unless the table has the code for more. What is UTF-8 anyway
 * needs none of that code.
 */
export function openInput(
  input: string | Uint8Array,
  table: DocumentTable<unknown>,
  options: ReadOptions,
  limits: Limits,
): Input {
  const encodingProblem = typeof input === "string" ? undefined : otherEncoding(input, options.charset);
  const needsCode = table.repairs !== undefined || table.read?.encoding !== undefined;
  if (needsCode || (table.input !== undefined && encodingProblem !== undefined))
    return codeOf<InputCode>(table, table.input, "anyInput").open(input, table, options, limits);
  return plainInput(input, limits, encodingProblem);
}

/** The input as it stands, which is UTF-8; `refusal` says why it is not read. */
export function plainInput(input: string | Uint8Array, limits: Limits, refusal?: Refusal): Input {
  const { room, start, end, problem = refusal } = openPlain(input, limits.document);
  return {
    room,
    start,
    end,
    locate: locator(room.bytes, start, end),
    tell: problem && ((state) => fail(state, problem.offset, problem.expected, problem.received, problem.code)),
  };
}

/** Puts a text, or bytes as they are, into a room. */
export function openPlain(
  input: string | Uint8Array,
  most: number,
): { readonly room: Room; readonly start: number; readonly end: number; readonly problem: Refusal | undefined } {
  const isText = typeof input === "string";
  let room: Room;
  let end = input.length;
  if (!isText) room = roomOf(end > most ? input.subarray(0, 0) : input);
  else {
    room = takeRoom(end * 3);
    end = new TextEncoder().encodeInto(input, room.bytes).written;
    closeRoom(room, end);
  }
  const { bytes } = room;
  // Behind a byte order mark a text is a document like any other.
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return { room, start, end, problem: end > most ? tooLong(most) : isText ? half(input) : undefined };
}

/** Why there is nothing to read. */
export interface Refusal {
  readonly code: ProblemCode;
  readonly offset: number;
  readonly expected: string;
  readonly received: string;
}

function tooLong(most: number): Refusal {
  return { code: "limit", offset: 0, expected: `a document of at most ${most} bytes`, received: "more" };
}

function half(input: string): Refusal | undefined {
  const at = halfCharacter(input);
  if (at < 0) return undefined;
  const offset = new TextEncoder().encode(input.slice(0, at)).length;
  return { code: "ill-formed", offset, expected: "a character of XML", received: halfWords(input, at) };
}

/** What messages call a surrogate that stands alone. */
export function halfWords(text: string, at: number): string {
  return `half a character, ${codePointWords(text.charCodeAt(at))}`;
}

/** Where a surrogate stands alone, or -1. It would be written as another character. */
export function halfCharacter(text: string): number {
  const { isWellFormed } = text as { isWellFormed?: () => boolean };
  if (isWellFormed !== undefined && isWellFormed.call(text)) return -1;
  return text.search(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/);
}

/** What says that bytes are in another encoding than UTF-8, where something does: https://www.w3.org/TR/xml/#sec-guessing */
export function otherEncoding(bytes: Uint8Array, charset: string | undefined): Refusal | undefined {
  const [a, b] = bytes;
  const isWide = (a! & 0xfe) === 0xfe || (b === 0 && a === 60) || (a === 0 && b === 60);
  if (isWide) return refusal(0, "UTF-16");
  if (charset !== undefined && !isUtf8(charset)) return refusal(0, charset);
  const start = a === 0xef ? 3 : 0;
  if (bytes[start + 1] !== 63 || standsAt(bytes, start, usualDeclaration)) return undefined;
  let beginning = "";
  for (let p = start; p < start + 300 && p < bytes.length && bytes[p] !== 62; p++)
    beginning += String.fromCharCode(bytes[p]!);
  const [before = "", name = "UTF-8"] = /^<\?xml\s.*?\sencoding\s*=\s*["']([^"']*)/s.exec(beginning) ?? [];
  return isUtf8(name) ? undefined : refusal(start + before.length - name.length, name);
}

function isUtf8(name: string): boolean {
  return /^utf-?8$/i.test(name);
}

function refusal(offset: number, name: string): Refusal {
  return {
    code: "encoding",
    offset,
    expected: "UTF-8, the only encoding of these documents,",
    received: JSON.stringify(name),
  };
}
