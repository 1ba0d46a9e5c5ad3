import { expiredBy, startDeadline, unlessAborted } from "./deadline.js";
import { StatusError } from "./errors/status-error.js";
import { type Asked, TagsmithError, nameOf } from "./errors/tagsmith-error.js";
import { TimeoutError } from "./errors/timeout-error.js";
import { maskAnswer } from "./masked-answer.js";
import { placeOf } from "./masked-request.js";
import { noticeOf } from "./notice.js";
import type { Prepared } from "./draft.js";
import { backoff, isTransient, retryAfter } from "./retry.js";
import { type Reply, isConnectionProblem, send } from "./send.js";
import type { Session } from "./session.js";
import type { AnswerTable } from "./table.js";

/** An answer with the request that it answers. */
export interface Exchange {
  readonly prepared: Prepared;
  readonly reply: Reply;
  readonly attempts: number;
}

/**
 * Sends a request, and sends it again where that is safe and may help. It is prepared anew each time: nonces, timestamps
 * and tokens are good for one attempt.
 */
export async function exchange(
  session: Session,
  asked: Asked,
  { repeat = "unsafe", answer }: { readonly repeat?: "safe" | "unsafe"; readonly answer: AnswerTable },
  signal: AbortSignal | undefined,
  prepare: (signal: AbortSignal) => Promise<Prepared>,
): Promise<Exchange> {
  const { options } = session;
  const { retries } = options;
  let url = "not asked yet";
  let attempts = 0;
  const deadline = startDeadline("total", options.timeouts.total, [options.signal, signal]);
  try {
    for (;;) {
      const prepared = await unlessAborted(deadline.signal, prepare(deadline.signal));
      url = placeOf(prepared);
      attempts++;
      const isLast = repeat === "unsafe" || attempts >= retries.attempts;
      let wait: number | undefined;
      let reason: string;
      try {
        const reply = await send(session, asked, prepared, deadline.signal, attempts);
        options.onAnswer(maskAnswer(prepared, reply, answer));
        wait = retryAfter(reply.headers, options.clock.now());
        if (isLast || !isTransient(reply.status)) return { prepared, reply, attempts };
        if (wait !== undefined && wait > retries.retryAfterMilliseconds) {
          const facts = { ...asked, url, status: reply.status, attempts, retryAfterMilliseconds: wait };
          throw new StatusError({ ...facts, reason: `; the platform asks to wait ${Math.ceil(wait / 1000)} s` });
        }
        reason = `status ${reply.status}`;
      } catch (error) {
        if (isLast || !isConnectionProblem(error)) throw error;
        reason = "the connection failed";
      }
      const milliseconds = Math.max(wait ?? 0, backoff(retries, attempts, options.random));
      const message = `${nameOf(asked)}: ${reason}, asked again after ${milliseconds} ms`;
      options.onProblem(noticeOf("retry", message));
      await unlessAborted(deadline.signal, options.clock.sleep(milliseconds, deadline.signal));
    }
  } catch (error) {
    const kind = expiredBy(deadline.signal);
    if (!kind || error instanceof TagsmithError) throw error;
    throw new TimeoutError({ ...asked, url, kind, milliseconds: options.timeouts[kind], attempts });
  } finally {
    deadline.end();
  }
}
