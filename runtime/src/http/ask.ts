import { decode } from "./decode.js";
import { RefusedError } from "./errors/refused-error.js";
import { nameOf } from "./errors/tagsmith-error.js";
import { exchange } from "./exchange.js";
import { placeOf } from "./masked-request.js";
import { noticeOf } from "./notice.js";
import { readParameters } from "./parameters.js";
import { prepareOperation } from "./prepare.js";
import { type Session, contextOf } from "./session.js";
import type { OperationTable } from "./table.js";
import type { TokenMembers } from "./token-source.js";

/** One whole answer, with where it came from. */
export interface Answered {
  readonly value: unknown;
  /** Without query and secrets. */
  readonly url: string;
}

/** Asks for one answer. Where a token is refused that may have gone stale, it is renewed once. */
export async function ask(
  session: Session,
  operation: OperationTable,
  parameters: object,
  signal: AbortSignal | undefined,
): Promise<Answered> {
  const asked = { platform: session.table.platform, operation: operation.name };
  // Wrong parameters are said before a token is spent on them.
  readParameters(session.table.platform, operation, parameters);
  const tokens = operation.sign === false ? undefined : session.tokens;
  let token: TokenMembers | undefined;
  const once = async (): Promise<Answered> => {
    const done = await exchange(session, asked, operation, signal, async (ends) => {
      token = await tokens?.take(session, ends);
      return prepareOperation(session.table, operation, session.settings, parameters, contextOf(session, token));
    });
    return { value: decode(session, asked, operation, done), url: placeOf(done.prepared) };
  };
  try {
    return await once();
  } catch (error) {
    if (!(error instanceof RefusedError) || !session.table.token?.renew || !token) throw error;
    tokens?.drop(token);
    session.options.onProblem(noticeOf("renewed", `${nameOf(asked)}: the token was refused; another is asked for`));
    return once();
  }
}
