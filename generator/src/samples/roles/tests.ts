import { type Names } from "../../emit/names.js";
import { type RoleModule, roleNamesOf } from "../../emit/roles/role-names.js";
import type { Platform } from "../../model/model.js";
import type { SampleFile } from "../given.js";
import { clientTests } from "./client-tests.js";
import { endpointTests } from "./endpoint-tests.js";
import { type GivenRequest, givenRequest, requestFiles, subjectOf } from "./given-requests.js";

/** The tests of a platform's roles by the modules that they are of, without the header. */
export function roleTests(
  platform: Platform,
  names: Names,
  files: readonly SampleFile[],
  specifier: (module: string) => string,
): ReadonlyMap<RoleModule, string> {
  const called = roleNamesOf(platform, names);
  const { client, endpoint } = platform.roles;
  const tests = new Map<RoleModule, string>();
  const samples = requestFiles(files);
  if (client !== undefined && client.operations.length > 0)
    tests.set("client", clientTests(platform, client, called, clientSamples(platform, samples), specifier));
  if (endpoint !== undefined && endpoint.operations.length > 0)
    tests.set("endpoint", endpointTests(platform, endpoint, called, names, specifier));
  return tests;
}

/** The requests that samples show, of the client's operations and its token. */
function clientSamples(platform: Platform, samples: ReturnType<typeof requestFiles>): readonly GivenRequest[] {
  const operations = platform.roles.client?.operations ?? [];
  const names = [...operations.map(({ name }) => name), "token"];
  return samples.flatMap((file) => {
    const of = subjectOf(file, names);
    if (of === undefined) return [];
    const operation = operations.find(({ name }) => name === of) ?? { parameters: [] };
    return [givenRequest(file, of, operation, platform)];
  });
}
