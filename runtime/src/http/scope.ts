import type { Scope } from "./table.js";
import type { Settings } from "./settings.js";

/** What makes a request this one and no other: tests and vectors fix it. */
export interface RequestContext {
  /** So many random bytes, for nonces. Default: those of `crypto`. */
  readonly random?: ((bytes: number) => Uint8Array) | undefined;
  /** Milliseconds since 1970. Default: the clock of this computer. */
  readonly now?: (() => number) | undefined;
  /** The answer of the token request, where the platform has one. */
  readonly token?: Readonly<Record<string, unknown>> | undefined;
  /** Lets secrets go over http to any host. */
  readonly allowInsecure?: boolean | undefined;
  /** Hosts, with their port where it is not the usual one, that the answer of a token request may name besides its own. */
  readonly allowedHosts?: readonly string[] | undefined;
}

/** The names of one request. Its instant is fixed here, so that all expressions see the same. */
export function scopeOf(settings: Settings, context: RequestContext, values: ReadonlyMap<string, unknown>): Scope {
  const now = (context.now ?? Date.now)();
  return {
    settings: settings.values,
    secrets: new Set(settings.secrets),
    values,
    random: context.random ?? randomBytes,
    now: () => now,
  };
}

/** Bytes that nobody can guess. */
export function randomBytes(bytes: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(bytes));
}
