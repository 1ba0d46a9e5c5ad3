import { maskRequest } from "./masked-request.js";
import { isHtml, looseText } from "./media.js";
import type { Prepared } from "./draft.js";
import { mask, masked } from "./secrets.js";
import type { Reply } from "./send.js";
import type { AnswerTable } from "./table.js";

/** An answer as logs may show it: secrets are replaced by `***`. */
export interface MaskedAnswer {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly bytes: number;
  /** Since the request was sent. */
  readonly milliseconds: number;
  /** The text of an answer that is not a document; a document may hold the data of customers. */
  readonly text: string | undefined;
}

/** The copy of an answer that may be shown. */
export function maskAnswer(prepared: Prepared, reply: Reply, { kind }: AnswerTable): MaskedAnswer {
  const { method, url } = maskRequest(prepared);
  const { status, milliseconds, bytes } = reply;
  const headers = [...reply.headers].map(([name, value]): [string, string] => [
    name,
    name === "set-cookie" ? masked : mask(value, prepared.unshown),
  ]);
  const text = mask(looseText(bytes.subarray(0, 2 * mostText), reply.headers), prepared.unshown);
  // A JSON object may hold the token that was asked for, which is not known as a secret yet.
  const isShown = kind === "text" || (kind === "document" && (isHtml(text) || !/^\uFEFF?\s*</.test(text)));
  return {
    method,
    url,
    status,
    headers,
    bytes: bytes.length,
    milliseconds,
    text: isShown ? text.slice(0, mostText) : undefined,
  };
}

// Twice as much is masked as is shown, since half of a secret is not found any more.
const mostText = 10_000;
