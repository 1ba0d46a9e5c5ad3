/** Ends work that takes too long, or that its caller gave up. */
export interface Deadline {
  /** Its reason is the caller's, or says which time ran out: see `expiredBy`. */
  readonly signal: AbortSignal;
  /** The time starts again. */
  readonly touch: () => void;
  readonly end: () => void;
}

export type Expiry = "total" | "idle";

/** Starts the time, which ends with an abort; so does any of the signals. */
export function startDeadline(
  kind: Expiry,
  milliseconds: number,
  signals: readonly (AbortSignal | undefined)[],
): Deadline {
  const controller = new AbortController();
  const given = signals.filter((signal) => signal !== undefined);
  const stop = ({ target }: { target: unknown }): void => controller.abort((target as AbortSignal).reason);
  for (const signal of given) {
    if (signal.aborted) stop({ target: signal });
    signal.addEventListener("abort", stop);
  }
  let timer: ReturnType<typeof setTimeout> | undefined;
  const touch = (): void => {
    clearTimeout(timer);
    // Timers take at most 2^31 - 1 ms, and fire at once beyond it.
    if (milliseconds < 2_147_483_648) timer = setTimeout(() => controller.abort(expiries[kind]), milliseconds);
  };
  touch();
  return {
    signal: controller.signal,
    touch,
    end: () => {
      clearTimeout(timer);
      for (const signal of given) signal.removeEventListener("abort", stop);
    },
  };
}

const expiries = { total: /* @__PURE__ */ Symbol("total"), idle: /* @__PURE__ */ Symbol("idle") };

/** Which time ran out, where that is why a signal was aborted. */
export function expiredBy({ aborted, reason }: AbortSignal): Expiry | undefined {
  if (!aborted) return undefined;
  return reason === expiries.total ? "total" : reason === expiries.idle ? "idle" : undefined;
}

/** The result of work, or the reason of the signal as soon as it is aborted, whether or not the work heeds it. */
export function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop);
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
