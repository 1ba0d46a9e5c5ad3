import { type Encoding, type Transcoded, transcode } from "../encodings.js";

/** Writes the pieces of a text as UTF-8, whatever stands across their borders. */
export type Transcoder = (piece: Uint8Array, last: boolean) => Transcoded;

/** A transcoder for one stream. UTF-8 stays as it is: the reader finds what is wrong with it. */
export function transcoder(encoding: Encoding): Transcoder {
  if (encoding === "UTF-8") return (bytes) => ({ bytes, wrong: undefined });
  if (!encoding.startsWith("UTF-16")) return (bytes) => transcode(bytes, 0, encoding);
  const high = encoding === "UTF-16LE" ? 1 : 0;
  let rest = new Uint8Array(0);
  return (piece, last) => {
    const all = new Uint8Array(rest.length + piece.length);
    all.set(rest);
    all.set(piece, rest.length);
    const cut = last ? all.length : wholeUnits(all, high);
    rest = all.slice(cut);
    return transcode(all.subarray(0, cut), 0, encoding);
  };
}

/** The number of bytes without half a unit, and half a character, at the end. */
function wholeUnits(bytes: Uint8Array, high: number): number {
  const even = bytes.length & ~1;
  return even >= 2 && (bytes[even - 2 + high]! & 0xfc) === 0xd8 ? even - 2 : even;
}
