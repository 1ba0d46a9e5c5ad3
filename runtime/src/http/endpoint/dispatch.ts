import type { EndpointOperationTable } from "../endpoint-table.js";
import { describeValue } from "../settings.js";
import type { Received } from "./received.js";
import { Refusal } from "./refusal.js";

/** The operation that a request asks for. */
export function operationFor(
  operations: readonly EndpointOperationTable[],
  received: Received,
): EndpointOperationTable {
  const chosen = operations.filter((operation) => fits(operation, received));
  const found = chosen.find(({ method }) => method === plainMethod(received.method));
  if (found) return found;
  if (chosen.length > 0) throw wrongMethod(received.method, chosen);
  throw new Refusal(404, describe(operations, received));
}

/** A request with a method that no operation has. */
export function checkMethod(operations: readonly EndpointOperationTable[], method: string): void {
  if (!operations.some((operation) => operation.method === plainMethod(method))) throw wrongMethod(method, operations);
}

/** For `Allow`: https://www.rfc-editor.org/rfc/rfc9110#section-10.2.1. */
export function allowedMethods(operations: readonly EndpointOperationTable[]): string {
  const methods = new Set<string>(operations.map(({ method }) => method));
  return [...(methods.has("GET") ? ["GET", "HEAD"] : []), ...(methods.has("POST") ? ["POST"] : []), "OPTIONS"].join(
    ", ",
  );
}

/** HEAD is a GET whose answer has no content: https://www.rfc-editor.org/rfc/rfc9110#section-9.3.2. */
function plainMethod(method: string): string {
  return method === "HEAD" ? "GET" : method;
}

function fits({ path = "/", when }: EndpointOperationTable, received: Received): boolean {
  if (path !== "/" && path !== "" && !received.path.endsWith(path)) return false;
  return when.every(([name, value]) =>
    received.query.all(name).some((given) => given.toLowerCase() === value.toLowerCase()),
  );
}

function wrongMethod(method: string, operations: readonly EndpointOperationTable[]): Refusal {
  const allow = allowedMethods(operations);
  const expected = allow.replace(", OPTIONS", "").replace("GET, HEAD", "GET").replace(", ", " or ");
  return new Refusal(405, `expected the method ${expected} but received ${method}`, { allow });
}

function describe(operations: readonly EndpointOperationTable[], { query, path }: Received): string {
  const conditions = operations.map(
    ({ path: end = "/", when }) =>
      when.map(([name, value]) => `${name}=${value}`).join("&") || `a path that ends in ${end}`,
  );
  const names = [...new Set(operations.flatMap(({ when }) => when.map(([name]) => name)))];
  const given = names.flatMap((name) => query.all(name).map((value) => `${name}=${describeValue(value)}`));
  const received = given.length > 0 ? given.join("&") : names.length > 0 ? "nothing" : describeValue(path);
  return `expected ${[...new Set(conditions)].join(" or ")} but received ${received}`;
}
