import { joinPieces } from "../endpoint/receive.js";
import { Refusal } from "../endpoint/refusal.js";
import type { BodyTable, Scope } from "../table.js";

/** Undoes the steps of a body piece by piece and gathers the document. */
export interface Gathering {
  /** @throws Refusal as soon as the bytes can be no XML */
  readonly add: (piece: Uint8Array) => Promise<void>;
  /** The whole document. */
  readonly end: () => Promise<Uint8Array>;
}

type Stage = (piece: Uint8Array | undefined) => Uint8Array | Promise<Uint8Array>;

/** Starts to gather the document of a body; one larger than the limit is refused. */
export async function gather({ steps }: BodyTable, scope: Scope, limit: number): Promise<Gathering> {
  const stages: Stage[] = [];
  for (const { decoder, decode } of steps.toReversed()) {
    stages.push(decoder ? await decoder(scope) : inOnePiece((bytes) => decode(bytes, scope)));
  }
  const pieces: Uint8Array[] = [];
  let length = 0;
  let start = new Uint8Array();
  const keep = (piece: Uint8Array): void => {
    if (piece.length === 0) return;
    if (start.length < 4) {
      start = Uint8Array.of(...start, ...piece.subarray(0, 4)).slice(0, 4);
      checkStart(start);
    }
    length += piece.length;
    if (length > limit)
      throw new Refusal(400, "the document is too large", {}, `expected a document of at most ${limit} bytes`);
    pieces.push(piece);
  };
  const pass = async (piece: Uint8Array, first: number): Promise<void> => {
    let passed = piece;
    for (const stage of stages.slice(first)) {
      if (passed.length === 0) return;
      passed = await stage(passed);
    }
    keep(passed);
  };
  return {
    add: (piece) => pass(piece, 0),
    end: async () => {
      for (const [index, stage] of stages.entries()) await pass(await stage(undefined), index + 1);
      return joinPieces(pieces);
    },
  };
}

/** A step that needs all bytes at once. */
function inOnePiece(decode: (bytes: Uint8Array) => Promise<Uint8Array>): Stage {
  const pieces: Uint8Array[] = [];
  return async (piece) => {
    if (piece === undefined) return pieces.length === 0 ? new Uint8Array() : decode(joinPieces(pieces));
    pieces.push(piece);
    return new Uint8Array();
  };
}

/**
 * What the bytes of an XML document can begin with, in any encoding: a wrong key is found out before everything is
 * deciphered. https://www.w3.org/TR/xml/#sec-guessing
 */
function checkStart([a, b, c, d]: Uint8Array): void {
  const isUnknown = (byte: number | undefined, ...expected: number[]): boolean =>
    byte === undefined || expected.includes(byte);
  const isText = isUnknown(a, 0x3c, 0x20, 0x09, 0x0a, 0x0d);
  const isUtf8Mark = a === 0xef && isUnknown(b, 0xbb) && isUnknown(c, 0xbf) && isUnknown(d, 0x3c);
  const isUtf16 =
    (a === 0xfe && isUnknown(b, 0xff)) || (a === 0xff && isUnknown(b, 0xfe)) || (a === 0x00 && isUnknown(b, 0x3c));
  if (isText || isUtf8Mark || isUtf16) return;
  throw new Refusal(
    400,
    "expected XML",
    {},
    'expected the document to begin with "<" but received something else: the key may be wrong',
  );
}
