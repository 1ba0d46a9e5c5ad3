import * as http from "@tagsmith/runtime/http";
import type { MockTable } from "@tagsmith/runtime/mock";
import type { ClientTable } from "@tagsmith/runtime/http";
import type { EndpointTable } from "@tagsmith/runtime/endpoint";
import type { WebhookTable } from "@tagsmith/runtime/webhook";
import { Failure } from "../disk/failure.js";
import { documentEntries } from "../expression/document-entries.js";
import { evaluate } from "../expression/evaluate.js";
import { type Names, namesOf } from "../emit/names.js";
import { clientTable } from "../emit/roles/client-table.js";
import { endpointTable } from "../emit/roles/endpoint-table.js";
import { mockTable } from "../emit/roles/mock-table.js";
import { webhookTable } from "../emit/roles/webhook-table.js";
import { tableOf } from "../emit/table.js";
import type { Expression } from "../expression/expression.js";
import type { Platform } from "../model/model.js";
import { chosenPlatforms } from "./platforms.js";
import { specProblems } from "./spec-problems.js";
import { loadPlatform } from "./tables.js";
import type { Terminal } from "./terminal.js";

/** A platform by its name; nothing where its spec has errors, which are shown. */
export function platformNamed(specs: string, name: string, terminal: Terminal): Platform | undefined {
  chosenPlatforms(specs, [name]);
  const { platform, problems } = loadPlatform(specs, name);
  if (platform === undefined) terminal.error(specProblems(problems, specs, terminal));
  return platform;
}

/** The table of a platform's client, made in memory. */
export function clientInMemory(platform: Platform): () => ClientTable {
  const { client } = platform.roles;
  if (client === undefined) throw new Failure(`${platform.name} has no requests that we send`);
  return inMemory(platform, (names) => clientTable(platform, client, names)) as () => ClientTable;
}

/** What a mock of a platform knows besides the table of its client. */
export function mockInMemory(platform: Platform): () => MockTable {
  const { client } = platform.roles;
  if (client === undefined) throw new Failure(`${platform.name} has no requests that we send`);
  return inMemory(platform, () => mockTable(platform, client)) as () => MockTable;
}

/** The table of what a platform asks of our endpoint, made in memory. */
export function endpointInMemory(platform: Platform): () => EndpointTable {
  const { endpoint } = platform.roles;
  if (endpoint === undefined) throw new Failure(`${platform.name} asks for nothing, so there is nothing to serve`);
  return inMemory(platform, (names) => endpointTable(platform, endpoint, names)) as () => EndpointTable;
}

/** The table of what a platform sends to our webhook, made in memory. */
export function webhooksInMemory(platform: Platform): () => WebhookTable {
  const { webhooks } = platform.roles;
  if (webhooks.length === 0) throw new Failure(`${platform.name} sends nothing`);
  return inMemory(platform, (names) => webhookTable(platform, webhooks, names)) as () => WebhookTable;
}

/** Evaluates the table of a role together with those of the documents that it refers to. */
function inMemory(platform: Platform, make: (names: Names) => Expression): () => unknown {
  const names = namesOf(platform);
  const documents = platform.documents.flatMap((document) => tableOf(platform.name, document, names));
  // No definition of a document can be called so.
  const name = "the role";
  return evaluate([...documents, { name, body: make(names) }], { ...documentEntries, http }).get(name) as () => unknown;
}
