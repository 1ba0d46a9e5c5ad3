import type { Platform } from "../../model/model.js";
import type { Specifier } from "../document.js";
import { namedExport } from "../module.js";
import type { Names } from "../names.js";
import { callerModule } from "./caller-module.js";
import { clientExports, clientModule } from "./client-module.js";
import { endpointExports, endpointModule } from "./endpoint-module.js";
import { functionExports, functionsModule } from "./functions-module.js";
import { mockModule } from "./mock-module.js";
import { type RoleModule, roleNamesOf } from "./role-names.js";
import { webhookExports, webhookModule } from "./webhook-module.js";

/** The modules of a platform's roles by their names, without the header: `client.ts` and so on. */
export function roleModulesOf(platform: Platform, names: Names, specifier: Specifier): ReadonlyMap<RoleModule, string> {
  const called = roleNamesOf(platform, names);
  const { client, endpoint, webhooks, functions } = rolesOf(platform);
  const files = new Map<RoleModule, string>();
  if (client !== undefined) files.set("client", clientModule(platform, client, names, called, specifier));
  if (endpoint !== undefined) files.set("endpoint", endpointModule(platform, endpoint, names, called, specifier));
  if (webhooks.length > 0) files.set("webhook", webhookModule(platform, webhooks, names, called, specifier));
  if (client !== undefined && hasMock(platform)) files.set("mock", mockModule(platform, client, called, specifier));
  if (client !== undefined && endpoint !== undefined)
    files.set("mock", callerModule(platform, { client, endpoint }, called, specifier));
  if (functions.length > 0) files.set("functions", functionsModule(platform, functions, called, specifier));
  return files;
}

/** What the index of a platform exports of its roles. The mock has an entry of its own: nobody wants it in a bundle. */
export function roleExports(platform: Platform, names: Names, specifier: Specifier): string[] {
  const called = roleNamesOf(platform, names);
  const { client, endpoint, webhooks, functions } = rolesOf(platform);
  const exported = (module: RoleModule, exports: readonly { name: string; isType: boolean }[]): string =>
    namedExport(
      exports.map(({ name, isType }) => (isType ? `type ${name}` : name)),
      specifier(module),
    );
  return [
    ...(client === undefined ? [] : [exported("client", clientExports(client, called.client))]),
    ...(endpoint === undefined ? [] : [exported("endpoint", endpointExports(endpoint, called.endpoint))]),
    ...(webhooks.length === 0 ? [] : [exported("webhook", webhookExports(called.webhook))]),
    ...(functions.length === 0 ? [] : [exported("functions", functionExports(functions, called.functions))]),
  ];
}

/** A mock stands in for the vendor's server; where we are the server ourselves, for the vendor's program that asks. */
export function hasMock({ roles: { client, endpoint } }: Platform): boolean {
  return client !== undefined && client.operations.length > 0 && endpoint === undefined;
}

/** A role that can do nothing is none. */
function rolesOf({ roles: { client, endpoint, webhooks, functions } }: Platform): Platform["roles"] {
  return {
    ...(client !== undefined && client.operations.length > 0 && { client }),
    ...(endpoint !== undefined && endpoint.operations.length > 0 && { endpoint }),
    webhooks,
    functions,
    mock: [],
  };
}
