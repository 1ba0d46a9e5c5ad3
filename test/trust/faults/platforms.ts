import { existsSync, readdirSync } from "node:fs";
import type { ClientTable } from "@tagsmith/runtime/http";
import type { EndpointTable } from "@tagsmith/runtime/endpoint";
import type { WebhookTable } from "@tagsmith/runtime/webhook";
import type { MockTable } from "@tagsmith/runtime/mock";

/** The tables of a generated platform, as far as it has them. */
export interface Platform {
  readonly name: string;
  readonly client: (() => ClientTable) | undefined;
  readonly mock: (() => MockTable) | undefined;
  readonly endpoint: (() => EndpointTable) | undefined;
  readonly webhook: (() => WebhookTable) | undefined;
}

/** All generated platforms: one that is added is tested without a line here. */
export async function readPlatforms(): Promise<Platform[]> {
  const names = readdirSync("generated").filter((name) => existsSync(`generated/${name}/index.ts`));
  return Promise.all(names.map(readPlatform));
}

/** The bundle holds all files that fit these names. */
async function readPlatform(name: string): Promise<Platform> {
  const has = (module: string): boolean => existsSync(`generated/${name}/${module}.ts`);
  const none: Record<string, unknown> = {};
  const [client, mock, endpoint, webhook] = await Promise.all([
    has("client") ? (import(`../../../generated/${name}/client.ts`) as Promise<Record<string, unknown>>) : none,
    has("mock") ? (import(`../../../generated/${name}/mock.ts`) as Promise<Record<string, unknown>>) : none,
    has("endpoint") ? (import(`../../../generated/${name}/endpoint.ts`) as Promise<Record<string, unknown>>) : none,
    has("webhook") ? (import(`../../../generated/${name}/webhook.ts`) as Promise<Record<string, unknown>>) : none,
  ]);
  return {
    name,
    client: client["clientTable"] as Platform["client"],
    mock: mock["mockTable"] as Platform["mock"],
    endpoint: endpoint["endpointTable"] as Platform["endpoint"],
    webhook: webhook["webhookTable"] as Platform["webhook"],
  };
}
