import { type Draft, type Prepared, addComputed, choose, finish, nameParts, startDraft, usual } from "./draft.js";
import { ParameterError } from "./errors/parameter-error.js";
import { type GivenParameter, readParameters } from "./parameters.js";
import { addBody } from "./prepare-body.js";
import type { RequestContext } from "./scope.js";
import { readSettings } from "./settings.js";
import type { ClientTable, OperationTable, PartLocation, TokenTable } from "./table.js";
import { checkToken } from "./token-answer.js";

/** The request of an operation. Nothing is sent. */
export async function prepareOperation(
  table: ClientTable,
  operation: OperationTable,
  settings: object,
  parameters: object,
  context: RequestContext,
): Promise<Prepared> {
  const read = readSettings(table, settings);
  const given = readParameters(table.platform, operation, parameters);
  const isSigned = operation.sign !== false;
  const token = isSigned && table.token ? tokenOf(table, operation, context) : {};
  const draft = await startDraft(table, read, context, operation.method, async (scope, values) => {
    for (const { table: parameter, text } of given) {
      values.set(parameter.name, text);
      if (parameter.secret && text !== "") scope.secrets?.add(text);
    }
    for (const [name, member] of Object.entries(token)) values.set(name, member);
    if (isSigned && table.token) await checkToken(table, table.token, token, scope, context.allowedHosts ?? []);
    return { base: table.baseUrl, path: operation.path };
  });
  await addComputed(draft, operation.computed);
  for (const parameter of given) await addParameter(draft, parameter);
  const value = operation.body && (parameters as Readonly<Record<string, unknown>>)[operation.body.as ?? "body"];
  if (operation.body) await addBody(draft, operation, operation.body, value);
  if (isSigned) await addComputed(draft, table.sign ?? []);
  return finish(draft, context, operation);
}

/** The request of a token. Nothing is sent. */
export async function prepareToken(
  table: ClientTable,
  token: TokenTable,
  settings: object,
  context: RequestContext,
): Promise<Prepared> {
  const draft = await startDraft(table, readSettings(table, settings), context, token.method, async () => ({
    base: token.url,
    path: token.url,
  }));
  await addComputed(draft, token.computed);
  return finish(draft, context, { name: "token", ...(token.over && { over: token.over }) });
}

async function addParameter(draft: Draft, { table, text }: GivenParameter): Promise<void> {
  nameParts(draft);
  const location = table.at ? await choose<PartLocation>(draft, table.at, ["query", "form"]) : table.in;
  const hidden = table.secret === true || table.personal === true;
  if (hidden) draft.unshown.add(text);
  draft.steps.push({ name: table.name, in: location, expression: table.as, value: text, hidden });
  draft.parts.push({ in: location, name: table.name, value: text, escape: usual(location), hidden });
}

function tokenOf(
  table: ClientTable,
  operation: OperationTable,
  { token }: RequestContext,
): Readonly<Record<string, unknown>> {
  if (token) return token;
  const asked = { platform: table.platform, operation: operation.name };
  throw new ParameterError({
    ...asked,
    parameter: "token",
    expected: "the answer of the token request",
    received: "nothing",
  });
}
