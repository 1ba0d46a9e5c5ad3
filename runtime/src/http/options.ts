import { type Limits, defaultLimits } from "../limits.js";
import type { Problem } from "../problem.js";
import type { MaskedAnswer } from "./masked-answer.js";
import type { MaskedRequest } from "./masked-request.js";
import type { Notice } from "./notice.js";
import { randomBytes } from "./scope.js";

/** How a client behaves; each has a default. */
export interface ClientOptions {
  /** Default: that of this platform. It is given a whole `Request` that says not to follow redirects. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  readonly clock?: Partial<Clock> | undefined;
  /** So many random bytes, for nonces and for the spread of waits. Default: those of `crypto`. */
  readonly random?: ((bytes: number) => Uint8Array) | undefined;
  /** `Infinity`: none. */
  readonly timeoutMilliseconds?: Partial<Timeouts> | undefined;
  /** Ends everything that the client is doing; see also `CallOptions`. */
  readonly signal?: AbortSignal | undefined;
  readonly retries?: Partial<Retries> | undefined;
  /** Told of whatever is noticed without failing, in answers and on the way to them. */
  readonly onProblem?: ((problem: Problem | Notice) => void) | undefined;
  /** Told of each request before it is sent. */
  readonly onRequest?: ((request: MaskedRequest) => void) | undefined;
  /** Told of each answer once it is there. */
  readonly onAnswer?: ((answer: MaskedAnswer) => void) | undefined;
  /** Lets secrets go over http to any host. Default false: only to this computer. */
  readonly allowInsecure?: boolean | undefined;
  /** Hosts, with their port where it is not the usual one, that the answer of a token request may name besides its own. */
  readonly allowedHosts?: readonly string[] | undefined;
  readonly limits?: Partial<ClientLimits> | undefined;
  /** Whether an item that cannot be read fails its whole answer or is reported and left out. Default `throw`. */
  readonly badItem?: "throw" | "skip" | undefined;
  /** Whether items that the platform calls a test are given or left out; in whole answers they stay. Default `give`. */
  readonly testItem?: "give" | "skip" | undefined;
}

/** How one call differs from the client's options. */
export interface CallOptions {
  /** Goes on after the entry that had this cursor. */
  readonly cursor?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly testItem?: ClientOptions["testItem"];
}

export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Waits between a request and its repetition. Time-outs do not wait: they run by the timers of this platform. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

export interface Timeouts {
  /** For a request with its repetitions and the waits between them. Default 300,000. */
  readonly total: number;
  /** Between two parts of an answer, and before its first. Default 60,000. */
  readonly idle: number;
}

/**
 * Only what the spec calls safe to repeat is repeated: after errors of the connection and the statuses 408, 429 and 5xx,
 * with waits that grow and are spread at random between nothing and their bound.
 */
export interface Retries {
  /** How often a request is sent at most. Default 3; 1: never repeated. */
  readonly attempts: number;
  /** The bound of the first wait; it doubles each time. Default 100. */
  readonly baseMilliseconds: number;
  /** Default 20,000. */
  readonly capMilliseconds: number;
  /** The longest wait that `Retry-After` may ask for; beyond it the request fails at once. Default 60,000. */
  readonly retryAfterMilliseconds: number;
}

/** Bounds on what an answer may cost; see `Limits`. */
export interface ClientLimits extends Limits {
  /** Bytes of an answer after decompression. */
  readonly answer: number;
}

/** Options with all defaults filled in. */
export interface Options {
  readonly fetch: (request: Request) => Promise<Response>;
  readonly clock: Clock;
  readonly random: (bytes: number) => Uint8Array;
  readonly timeouts: Timeouts;
  readonly signal: AbortSignal | undefined;
  readonly retries: Retries;
  readonly onProblem: (problem: Problem | Notice) => void;
  readonly onRequest: (request: MaskedRequest) => void;
  readonly onAnswer: (answer: MaskedAnswer) => void;
  readonly allowInsecure: boolean;
  readonly allowedHosts: readonly string[];
  readonly limits: ClientLimits;
  readonly badItem: "throw" | "skip";
  readonly testItem: "give" | "skip";
}

/** Fills in the defaults. */
export function readOptions(given: ClientOptions): Options {
  return {
    // Not `fetch` itself: a test may replace the global one later.
    fetch: given.fetch ?? ((request) => fetch(request)),
    clock: { now: Date.now, sleep, ...given.clock },
    random: given.random ?? randomBytes,
    timeouts: { total: 300_000, idle: 60_000, ...given.timeoutMilliseconds },
    signal: given.signal,
    retries: {
      attempts: 3,
      baseMilliseconds: 100,
      capMilliseconds: 20_000,
      retryAfterMilliseconds: 60_000,
      ...given.retries,
    },
    onProblem: given.onProblem ?? ignore,
    onRequest: given.onRequest ?? ignore,
    onAnswer: given.onAnswer ?? ignore,
    allowInsecure: given.allowInsecure ?? false,
    allowedHosts: given.allowedHosts ?? [],
    limits: { ...defaultLimits, answer: 268_435_456, ...given.limits },
    badItem: given.badItem ?? "throw",
    testItem: given.testItem ?? "give",
  };
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
  });
}

function ignore(): void {}
