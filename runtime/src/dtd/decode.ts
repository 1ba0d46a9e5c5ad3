import { defaultLimits } from "../limits.js";
import type { ProblemCode } from "../problem.js";
import { openInput } from "../reader/any-input.js";
import { originLocator } from "../reader/origin.js";
import { giveRoom } from "../reader/room.js";
import type { Place } from "../reader/state.js";

/** A text whose lines end with LF alone: https://www.w3.org/TR/xml/#sec-line-ends */
export interface Decoded {
  readonly text: string;
  /** Where an index into the text is in the input. */
  readonly locate: (index: number) => Place;
  readonly problem: DecodingProblem | undefined;
}

/** Why the input is no text of XML. */
export interface DecodingProblem {
  readonly code: ProblemCode;
  readonly expected: string;
  readonly received: string;
  readonly place: Place;
}

/** Decodes a document or an external entity as the reader does, and checks that it has only characters of XML. */
export function decodeText(input: string | Uint8Array, charset: string | undefined, most: number): Decoded {
  const opened = openInput(
    input,
    { contract: 1, name: "", roots: [], type: () => ({ name: "", members: [] }) },
    charset === undefined ? {} : { charset },
    { ...defaultLimits, document: most },
  );
  const { room, start, end, origin, refused } = opened;
  const bytes = room.bytes.slice(start, end);
  giveRoom(room);
  const locateByte = originLocator({ ...origin, bytes: origin.bytes.slice(0, origin.end) });
  if (refused !== undefined) {
    const { code, expected, received, offset } = refused;
    return decoded("", locateByte, start, { code, expected, received, place: locateByte(offset) });
  }
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const wrong = wrongByte(text, bytes);
  if (wrong !== undefined) {
    const received = `the byte 0x${bytes[wrong]!.toString(16).toUpperCase()}`;
    const place = locateByte(start + wrong);
    return decoded("", locateByte, start, { code: "encoding", expected: "UTF-8", received, place });
  }
  // https://www.w3.org/TR/xml/#charsets
  const illegal = text.search(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u);
  if (illegal >= 0) {
    const received = `U+${text.codePointAt(illegal)!.toString(16).toUpperCase().padStart(4, "0")}`;
    const place = locateByte(start + byteLength(text.slice(0, illegal)));
    return decoded("", locateByte, start, { code: "ill-formed", expected: "a character of XML", received, place });
  }
  return decoded(text, locateByte, start, undefined);
}

function decoded(
  text: string,
  locateByte: (offset: number) => Place,
  start: number,
  problem: DecodingProblem | undefined,
): Decoded {
  return {
    text: text.replaceAll(/\r\n?/g, "\n"),
    locate: (index) => locateByte(start + byteLength(text.slice(0, unnormalised(text, index)))),
    problem,
  };
}

/** The index before line ends were made one character. */
function unnormalised(text: string, index: number): number {
  let at = 0;
  for (let left = index; left > 0; left--) at += text.startsWith("\r\n", at) ? 2 : 1;
  return at;
}

/** Where bytes are no UTF-8: they were decoded to U+FFFD, which does not stand there. */
function wrongByte(text: string, bytes: Uint8Array): number | undefined {
  let offset = 0;
  let from = 0;
  for (let at = text.indexOf("\ufffd"); at >= 0; at = text.indexOf("\ufffd", from)) {
    offset += byteLength(text.slice(from, at));
    if (bytes[offset] !== 0xef || bytes[offset + 1] !== 0xbf || bytes[offset + 2] !== 0xbd) return offset;
    offset += 3;
    from = at + 1;
  }
  return undefined;
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
