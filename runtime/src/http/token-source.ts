import { decode } from "./decode.js";
import { unlessAborted } from "./deadline.js";
import { AnswerError } from "./errors/answer-error.js";
import { exchange } from "./exchange.js";
import { placeOf } from "./masked-request.js";
import { prepareToken } from "./prepare.js";
import { type Session, contextOf } from "./session.js";
import type { TokenTable } from "./table.js";

/** The members of the answer of a token request. */
export type TokenMembers = Readonly<Record<string, unknown>>;

/** Gives out tokens that are still good; calls at the same time share one as far as it may be shared. */
export interface TokenSource {
  readonly take: (session: Session, signal: AbortSignal) => Promise<TokenMembers>;
  /** The platform refused it. */
  readonly drop: (members: TokenMembers) => void;
}

interface Token {
  readonly members: TokenMembers;
  /** Milliseconds since 1970. */
  readonly until: number;
  left: number;
}

/** A source without a token yet. */
export function tokenSource(table: TokenTable): TokenSource {
  let token: Token | undefined;
  let pending: Promise<void> | undefined;
  return {
    take: async (session, signal) => {
      for (;;) {
        if (token && token.left > 0 && session.options.clock.now() < token.until) {
          token.left--;
          return token.members;
        }
        // Not under the signal of this call: others may wait for the same token.
        pending ??= askForToken(session, table)
          .then((given) => void (token = given))
          .finally(() => void (pending = undefined));
        await unlessAborted(signal, pending);
      }
    },
    drop: (members) => {
      if (token?.members === members) token = undefined;
    },
  };
}

async function askForToken(session: Session, table: TokenTable): Promise<Token> {
  const asked = { platform: session.table.platform, operation: "token" };
  const started = session.options.clock.now();
  const done = await exchange(session, asked, table, undefined, async () =>
    prepareToken(session.table, table, session.settings, contextOf(session)),
  );
  const answer = decode(session, asked, table, done);
  const members: TokenMembers = typeof answer === "object" ? { ...answer } : {};
  const left = table.uses ?? Number.POSITIVE_INFINITY;
  if (table.expires === undefined) return { members, left, until: Number.POSITIVE_INFINITY };
  const seconds = Number(members[table.expires]);
  if (!(seconds > 0)) {
    const reason = `expected seconds in the member ${table.expires} but received ${JSON.stringify(members[table.expires])}`;
    throw new AnswerError({ ...asked, url: placeOf(done.prepared), reason });
  }
  // Counted from before it was asked for, and a tenth sooner, for the time that a request takes to arrive.
  return { members, left, until: started + seconds * 900 };
}
