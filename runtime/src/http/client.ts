import { tableOf } from "../contract.js";
import { ask } from "./ask.js";
import { callOf } from "./call.js";
import { withNamed } from "./named.js";
import { type CallOptions, type ClientOptions, readOptions } from "./options.js";
import type { Session } from "./session.js";
import { readSettings } from "./settings.js";
import type { ClientTable, OperationTable } from "./table.js";
import { tokenSource } from "./token-source.js";

/** What every client can do besides its operations. */
export interface Client {
  /**
   * Proves that the settings are right with the cheapest request that the platform has; what is wrong is thrown.
   *
   * @throws RefusedError, and all that a call throws
   */
  readonly check: (options?: Pick<CallOptions, "signal">) => Promise<void>;
}

/**
 * A client of a platform: one function for each operation, which takes its parameters and `CallOptions` and returns a
 * `Call`.
 *
 * @throws SettingError where a setting is missing or wrong
 */
export function client(table: () => ClientTable, settings: object, options: ClientOptions = {}): Client {
  const platform = tableOf(table);
  readSettings(platform, settings);
  const session: Session = {
    table: platform,
    // A copy: what the user changes later would mix old and new in one run.
    settings: { ...settings },
    options: readOptions(options),
    ...(platform.token && { tokens: tokenSource(platform.token) }),
  };
  const calls = platform.operations.map((operation) => [
    operation.name,
    (parameters: Readonly<Record<string, unknown>> = {}, callOptions: CallOptions = {}) =>
      callOf(session, operation, parameters, callOptions),
  ]);
  return { check: ({ signal } = {}) => check(session, signal), ...(Object.fromEntries(calls) as object) };
}

async function check(session: Session, signal: AbortSignal | undefined): Promise<void> {
  const { platform, operations } = session.table;
  const operation = operations.find((candidate) => candidate.check !== undefined);
  if (!operation) throw new TypeError(`${platform} has no request that proves the settings`);
  await ask(session, operation, checkParameters(operation), signal);
}

/** The parameters of the check as a caller would give them. */
function checkParameters(operation: OperationTable): Readonly<Record<string, unknown>> {
  let parameters: Readonly<Record<string, unknown>> = {};
  for (const [name, text] of Object.entries(operation.check ?? {})) {
    const more = withNamed(operation, parameters, name, text);
    if (!more) throw new TypeError(`the check of ${operation.name} cannot give ${name}`);
    parameters = more;
  }
  return parameters;
}
