import { type Deadline, unlessAborted } from "./deadline.js";
import { ConnectionError } from "./errors/connection-error.js";
import { LimitError } from "./errors/limit-error.js";
import type { Asked } from "./errors/tagsmith-error.js";

/** The whole body of an answer, within its limit. One that is shorter than its header says was cut. */
export async function readBody(
  response: Response,
  deadline: Deadline,
  limit: number,
  place: Asked & { readonly url: string; readonly attempts: number },
): Promise<Uint8Array> {
  const expected = plainLength(response.headers);
  const tooLarge = (): LimitError => new LimitError({ ...place, limit: "answer", allowed: limit, unit: "bytes" });
  if (!response.body) return new Uint8Array();
  const reader = response.body.getReader();
  try {
    if (expected !== undefined && expected > limit) throw tooLarge();
    const chunks: Uint8Array[] = [];
    let length = 0;
    for (;;) {
      const { done, value } = await unlessAborted(deadline.signal, reader.read());
      if (done) break;
      deadline.touch();
      // A `fetch` of somebody's own may give anything.
      if (!ArrayBuffer.isView(value)) throw new TypeError("expected bytes in the answer");
      length += value.length;
      if (length > limit) throw tooLarge();
      chunks.push(value);
    }
    if (expected !== undefined && expected !== length) {
      throw new ConnectionError({ ...place, reason: `the answer was cut: ${length} of ${expected} bytes came` });
    }
    return concatenate(chunks, length);
  } catch (error) {
    // The rest is of no use; that it cannot be given up is none either.
    reader.cancel().catch(() => {});
    throw error;
  }
}

/** The length that the body must have, where the header speaks of the bytes that `fetch` gives us. */
function plainLength(headers: Headers): number | undefined {
  const encoding = headers.get("content-encoding") ?? "identity";
  const length = headers.get("content-length");
  return encoding.trim().toLowerCase() === "identity" && length !== null && /^\d+$/.test(length)
    ? Number(length)
    : undefined;
}

function concatenate(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = chunks;
  if (only && chunks.length === 1) return only;
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
