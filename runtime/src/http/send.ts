import { toRequest } from "./build-request.js";
import { expiredBy, startDeadline, unlessAborted } from "./deadline.js";
import { ConnectionError } from "./errors/connection-error.js";
import { TagsmithError, type Asked } from "./errors/tagsmith-error.js";
import { TimeoutError } from "./errors/timeout-error.js";
import { maskRequest, placeOf } from "./masked-request.js";
import type { Prepared } from "./draft.js";
import { readBody } from "./read-body.js";
import { followRedirects } from "./redirect.js";
import { mask } from "./secrets.js";
import type { Session } from "./session.js";

/** A whole answer. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  readonly milliseconds: number;
}

/**
 * Sends a request once and reads its whole answer, whatever its status.
 *
 * @throws ConnectionError, TimeoutError, LimitError, StatusError for a redirect that is not followed
 */
export async function send(
  session: Session,
  asked: Asked,
  prepared: Prepared,
  total: AbortSignal,
  attempts: number,
): Promise<Reply> {
  const { options } = session;
  const place = { ...asked, url: placeOf(prepared), attempts };
  const started = options.clock.now();
  const deadline = startDeadline("idle", options.timeouts.idle, [total]);
  const { signal } = deadline;
  const request = toRequest(session.table, prepared, signal);
  // `fetch` takes a gzip stream that was cut for a whole one; only the length of plain bytes can be checked.
  request.headers.set("accept-encoding", "identity");
  options.onRequest(maskRequest(prepared));
  try {
    const again = request.clone();
    const first = await unlessAborted(signal, options.fetch(request));
    const response = await followRedirects(session, { ...place, secrets: prepared.unshown }, first, again, deadline);
    deadline.touch();
    const bytes = await readBody(response, deadline, options.limits.answer, place);
    return { status: response.status, headers: response.headers, bytes, milliseconds: options.clock.now() - started };
  } catch (error) {
    const kind = expiredBy(signal);
    if (kind) throw new TimeoutError({ ...place, kind, milliseconds: options.timeouts[kind] });
    if (signal.aborted) throw signal.reason;
    if (error instanceof TagsmithError) throw error;
    throw new ConnectionError({ ...place, ...reasonOf(error, prepared.unshown) });
  } finally {
    deadline.end();
  }
}

/** Whether no whole answer came, so that asking again may help. */
export function isConnectionProblem(error: unknown): boolean {
  return error instanceof ConnectionError || (error instanceof TimeoutError && error.kind === "idle");
}

/** What went wrong, without the error itself: it may show the secrets that it was given. */
function reasonOf(error: unknown, secrets: ReadonlySet<string>): { reason: string; code?: string } {
  const inner = causeOf(error);
  const message = inner instanceof Error && inner.message !== "" ? inner.message : "no answer";
  const code = typeof inner === "object" && inner !== null && "code" in inner ? inner.code : undefined;
  const reason = `the connection failed: ${mask(message, secrets)}`;
  return typeof code === "string" ? { reason, code: mask(code, secrets) } : { reason };
}

/** `fetch` says no more than "fetch failed"; the cause says why, and several addresses have a cause each. */
function causeOf(error: unknown): unknown {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return cause instanceof AggregateError ? (cause.errors[0] ?? cause) : cause;
}
