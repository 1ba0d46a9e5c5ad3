import { ascii } from "./ascii.js";
import { decodeWide, utf8Length } from "./utf8.js";

/**
 * The bytes of a parse, with zeros behind them: every scan ends at a byte that is no plain character, so that none has to
 * compare with the end.
 */
export interface Room {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  /** The same bytes where the host has `Buffer`: its slices make strings faster than a `TextDecoder`. */
  readonly host: HostBuffer | undefined;
}

interface HostBuffer {
  latin1Slice(start: number, end: number): string;
  utf8Slice(start: number, end: number): string;
}

/** Longer than any literal of a plan. */
export const padding = 4096;

/** Rooms up to this size are kept for the next parse. */
const keptSize = 8_388_608;

let spare: Room | undefined;

/** A room for so many bytes. A parse inside a parse gets another one. */
export function takeRoom(size: number): Room {
  const room = spare;
  if (room !== undefined && room.bytes.length >= size + padding) {
    spare = undefined;
    return room;
  }
  return makeRoom(size + padding + (size >> 2));
}

/** Gives a room back whose bytes are no longer needed. */
export function giveRoom(room: Room): void {
  if (room.bytes.length <= keptSize) spare = room;
}

/** A room that holds the bytes. */
export function roomOf(bytes: Uint8Array): Room {
  const room = takeRoom(bytes.length);
  room.bytes.set(bytes);
  closeRoom(room, bytes.length);
  return room;
}

/** Puts the zeros behind the bytes. */
export function closeRoom(room: Room, end: number): void {
  room.bytes.fill(0, end, end + 64);
}

/** A room of exactly so many bytes. */
export function makeRoom(size: number): Room {
  const memory = new ArrayBuffer(size);
  return { bytes: new Uint8Array(memory), view: new DataView(memory), host: hostBuffer(memory) };
}

function hostBuffer(memory: ArrayBuffer): HostBuffer | undefined {
  const host = (globalThis as { Buffer?: { from?: (memory: ArrayBuffer) => Partial<HostBuffer> } }).Buffer;
  const buffer = host?.from?.(memory);
  return typeof buffer?.latin1Slice === "function" && typeof buffer.utf8Slice === "function"
    ? (buffer as HostBuffer)
    : undefined;
}

/** The string of bytes that are all ASCII. It shares no memory with the document. */
export function asciiSlice(room: Room, start: number, end: number): string {
  if (end - start <= 24) return ascii(room.bytes, start, end - start);
  if (room.host !== undefined) return room.host.latin1Slice(start, end);
  return decoder().decode(room.bytes.subarray(start, end));
}

/** The string of bytes that were found to be UTF-8. */
export function utf8Slice(room: Room, start: number, end: number): string {
  if (end - start <= 24) return shortText(room, start, end);
  if (room.host !== undefined) return room.host.utf8Slice(start, end);
  return decoder().decode(room.bytes.subarray(start, end));
}

/** A short text is put together here: to call the host takes longer. */
function shortText(room: Room, start: number, end: number): string {
  const { bytes } = room;
  let text = "";
  let from = start;
  for (let p = start; p < end;) {
    if (bytes[p]! < 0x80) {
      p++;
      continue;
    }
    if (p > from) text += asciiSlice(room, from, p);
    const code = decodeWide(bytes, p);
    text += code < 0x10000 ? String.fromCharCode(code) : String.fromCodePoint(code);
    from = p += utf8Length(code);
  }
  return from === start ? asciiSlice(room, start, end) : from < end ? text + asciiSlice(room, from, end) : text;
}

let sharedDecoder: TextDecoder | undefined;

/** A byte order mark inside of a document is a character like any other. */
function decoder(): TextDecoder {
  return (sharedDecoder ??= new TextDecoder("utf-8", { ignoreBOM: true }));
}
