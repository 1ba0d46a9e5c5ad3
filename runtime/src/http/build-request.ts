import { tableOf } from "../contract.js";
import { ParameterError } from "./errors/parameter-error.js";
import { headersOf, urlOf } from "./masked-request.js";
import { writeParts } from "./parts.js";
import type { Prepared } from "./draft.js";
import { prepareOperation, prepareToken } from "./prepare.js";
import type { RequestContext } from "./scope.js";
import type { ClientTable, OperationTable, TokenTable } from "./table.js";
import { encodeText } from "./value.js";

/**
 * The request of an operation, for any HTTP stack. Nothing is sent; only `random` and `now` are asked, both of which the
 * context can fix.
 *
 * @throws SettingError, ParameterError
 */
export async function buildRequest(
  table: () => ClientTable,
  operation: string,
  settings: object,
  parameters: object = {},
  context: RequestContext = {},
): Promise<Request> {
  const client = tableOf(table);
  return toRequest(
    client,
    await prepareOperation(client, operationOf(client, operation), settings, parameters, context),
  );
}

/** The request that asks for a token, whose answer `buildRequest` takes as `token` of its context. Nothing is sent. */
export async function buildTokenRequest(
  table: () => ClientTable,
  settings: object,
  context: RequestContext = {},
): Promise<Request> {
  const client = tableOf(table);
  return toRequest(client, await prepareToken(client, tokenTableOf(client), settings, context));
}

/** The operation of a name. */
export function operationOf({ platform, operations }: ClientTable, name: string): OperationTable {
  const found = operations.find((operation) => operation.name === name);
  if (found) return found;
  const known = operations.map((operation) => operation.name).join(", ");
  throw new TypeError(`${platform} has no operation ${JSON.stringify(name)}; there are ${known}`);
}

/** How the platform gives out tokens. */
export function tokenTableOf({ platform, token }: ClientTable): TokenTable {
  if (token) return token;
  throw new TypeError(`${platform} has no token request`);
}

/** A request for `fetch`. What `fetch` would refuse is refused here, since its errors show the secret that it refuses. */
export function toRequest({ platform }: ClientTable, prepared: Prepared, signal?: AbortSignal): Request {
  const headers = headersOf(prepared);
  // https://fetch.spec.whatwg.org/#concept-header-value
  const refused = headers.find(([, value]) => /[^\t\x20-\x7e\x80-\xff]|^[\t ]|[\t ]$/.test(value));
  if (refused) {
    const expected = "a value that a header can hold";
    throw new ParameterError({ platform, parameter: refused[0], expected, received: "other characters" });
  }
  const body = bodyOf(prepared);
  return new Request(urlOf(prepared), {
    method: prepared.method,
    headers,
    redirect: "manual",
    ...(body && { body }),
    ...(signal && { signal }),
  });
}

function bodyOf({ parts, document }: Prepared): Uint8Array<ArrayBuffer> | undefined {
  if (document) return document;
  return parts.some((part) => part.in === "form") ? encodeText(writeParts(parts, "form")) : undefined;
}
