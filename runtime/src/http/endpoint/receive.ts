import { expiredBy, startDeadline, unlessAborted } from "../deadline.js";
import { BodyReadError } from "../errors/body-read-error.js";
import { Refusal } from "./refusal.js";

/** What bounds the receipt of a body. */
export interface Receipt {
  readonly platform: string;
  /** Bytes. */
  readonly limit: number;
  /** Between two pieces. */
  readonly idleMilliseconds: number;
}

/**
 * The body of a request, piece by piece.
 *
 * @throws BodyReadError where its bytes are gone, Refusal where it is too large, too slow, compressed or cut
 */
export async function* piecesOf(
  request: Request,
  { platform, limit, idleMilliseconds }: Receipt,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (request.bodyUsed) throw new BodyReadError(platform);
  const encoding = (request.headers.get("content-encoding") ?? "identity").trim().toLowerCase();
  if (encoding !== "identity")
    throw new Refusal(415, "expected a body without content-encoding", { "accept-encoding": "identity" });
  const header = request.headers.get("content-length");
  const expected = header !== null && /^\d+$/.test(header) ? Number(header) : undefined;
  const tooLarge = (): Refusal => new Refusal(413, `expected a body of at most ${limit} bytes`);
  if (expected !== undefined && expected > limit) throw tooLarge();
  if (!request.body) return;
  const reader = request.body.getReader();
  const deadline = startDeadline("idle", idleMilliseconds, [request.signal]);
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await unlessAborted(deadline.signal, reader.read());
      if (done) break;
      deadline.touch();
      length += value.length;
      if (length > limit) throw tooLarge();
      yield value;
    }
  } catch (error) {
    if (error instanceof Refusal || error instanceof BodyReadError) throw error;
    if (expiredBy(deadline.signal)) {
      throw new Refusal(408, `nothing of the body came for ${idleMilliseconds} ms`);
    }
    throw new Refusal(400, "the body was cut");
  } finally {
    deadline.end();
    // What is left is of no use; that it cannot be given up is none either.
    reader.cancel().catch(() => {});
  }
  if (expected !== undefined && expected !== length) throw new Refusal(400, "the body was cut");
}

/** The pieces of something in one. */
export function joinPieces(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces;
  if (only && pieces.length === 1) return only;
  const bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let offset = 0;
  for (const piece of pieces) {
    bytes.set(piece, offset);
    offset += piece.length;
  }
  return bytes;
}
