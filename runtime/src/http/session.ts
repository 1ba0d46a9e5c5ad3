import type { Options } from "./options.js";
import type { RequestContext } from "./scope.js";
import type { ClientTable } from "./table.js";
import type { TokenSource } from "./token-source.js";

/** What all calls of one client share. */
export interface Session {
  readonly table: ClientTable;
  /** As the user gave them. */
  readonly settings: object;
  readonly options: Options;
  /** Where the platform gives out tokens. */
  readonly tokens?: TokenSource;
}

/** What a request of this session is made from. */
export function contextOf({ options }: Session, token?: Readonly<Record<string, unknown>>): RequestContext {
  return {
    random: options.random,
    now: options.clock.now,
    allowInsecure: options.allowInsecure,
    allowedHosts: options.allowedHosts,
    token,
  };
}
