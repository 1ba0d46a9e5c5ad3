import { type Names } from "../../emit/names.js";
import { hasMock } from "../../emit/roles/emit.js";
import { type RoleModule, type RoleNames, roleNamesOf } from "../../emit/roles/role-names.js";
import type { Platform } from "../../model/model.js";
import type { SampleFile } from "../given.js";
import { subjects } from "./check.js";
import { callerTests } from "./caller-tests.js";
import { clientTests } from "./client-tests.js";
import { endpointTests } from "./endpoint-tests.js";
import { functionTests } from "./function-tests.js";
import { type GivenRequest, givenRequest, requestFiles, subjectOf } from "./given-requests.js";
import { mockTests } from "./mock-tests.js";
import { webhookTests } from "./webhook-tests.js";

/** The tests of a platform's roles by the modules that they are of, without the header. */
export function roleTests(
  platform: Platform,
  names: Names,
  files: readonly SampleFile[],
  specifier: (module: string) => string,
): ReadonlyMap<RoleModule, string> {
  const called = roleNamesOf(platform, names);
  const { client, endpoint, webhooks, functions } = platform.roles;
  const tests = new Map<RoleModule, string>();
  const samples = requestFiles(files);
  if (client !== undefined && client.operations.length > 0)
    tests.set("client", clientTests(platform, client, called, clientSamples(platform, samples), specifier));
  if (endpoint !== undefined && endpoint.operations.length > 0)
    tests.set("endpoint", endpointTests(platform, endpoint, called, names, specifier));
  const mock = mockOf(platform, called, names, specifier);
  if (mock !== undefined) tests.set("mock", mock);
  if (webhooks.length > 0) tests.set("webhook", webhookTests(platform, webhooks, called, specifier));
  if (functions.length > 0)
    tests.set("functions", functionTests(platform, functions, called, functionSamples(platform, samples), specifier));
  return tests;
}

/** The tests of what stands in for the vendor: a server, or a program that asks. */
function mockOf(
  platform: Platform,
  called: RoleNames,
  names: Names,
  specifier: (module: string) => string,
): string | undefined {
  const { client, endpoint } = platform.roles;
  if (client === undefined) return undefined;
  if (hasMock(platform)) return mockTests(platform, client, called, specifier);
  const isAsking = client.operations.length > 0 && endpoint !== undefined && endpoint.operations.length > 0;
  return isAsking ? callerTests(platform, { client, endpoint }, called, names, specifier) : undefined;
}

/** The requests that samples show, of the client's operations and its token. */
function clientSamples(platform: Platform, samples: ReturnType<typeof requestFiles>): readonly GivenRequest[] {
  const operations = platform.roles.client?.operations ?? [];
  return samples.flatMap((file) => {
    const of = subjectOf(file, subjects(platform));
    if (of === undefined || platform.roles.functions.some(({ name }) => name === of)) return [];
    const operation = operations.find(({ name }) => name === of) ?? { parameters: [] };
    return [givenRequest(file, of, operation, platform)];
  });
}

/** The values that samples show, of the platform's helpers. */
function functionSamples(platform: Platform, samples: ReturnType<typeof requestFiles>): readonly GivenRequest[] {
  const { functions } = platform.roles;
  return samples.flatMap((file) => {
    const of = subjectOf(file, subjects(platform));
    const found = functions.find(({ name }) => name === of);
    return found === undefined ? [] : [givenRequest(file, found.name, found, platform)];
  });
}
