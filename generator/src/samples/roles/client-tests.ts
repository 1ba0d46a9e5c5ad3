import { namedImport } from "../../emit/module.js";
import type { RoleNames } from "../../emit/roles/role-names.js";
import type { Platform } from "../../model/model.js";
import type { Client } from "../../model/roles.js";
import { answerTests } from "./client/answers.js";
import { requestTests, sampleTest } from "./client/requests.js";
import { contextOf, testingOf } from "./client/testing.js";
import { wrongTests } from "./client/wrong.js";
import type { GivenRequest } from "./given-requests.js";
import { objectOf } from "./given.js";
import {
  type TestGroup,
  answeredHelper,
  answeringHelper,
  shownValue,
  testFile,
  thrownHelper,
  wireHelper,
} from "./test-file.js";

/** The tests of a client: its requests as they go over the wire, each way to be wrong, and what comes of answers. */
export function clientTests(
  platform: Platform,
  client: Client,
  names: RoleNames,
  samples: readonly GivenRequest[],
  specifier: (module: string) => string,
): string {
  const testing = testingOf(platform, client, names);
  const groups: TestGroup[] = [
    {
      title: `requests to ${platform.name} that a source shows`,
      tests: samples.map((each) => sampleTest(each, testing)),
    },
    { title: `requests to ${platform.name} as they go over the wire`, tests: requestTests(testing) },
    { title: `what cannot be sent to ${platform.name}`, tests: wrongTests(testing) },
    { title: `answers of ${platform.name}`, tests: client.operations.flatMap((each) => answerTests(each, testing)) },
  ];
  const constants = [
    `const settings = ${shownValue(objectOf(testing.given), 0, 17)};`,
    `/** Fixes what makes each request another one. */\nconst context = ${shownValue(contextOf(testing), 0, 16)};`,
  ];
  const text = testFile([], constants, groups, [answeredHelper, wireHelper, thrownHelper, answeringHelper]);
  const values = [
    names.client.create,
    ...client.operations.map(({ name }) => names.client.buildOf(name)),
    names.client.buildToken,
  ].filter((name) => text.includes(`${name}(`));
  return [
    'import { describe, expect, test } from "vitest";',
    namedImport(values.sort(), specifier("client")),
    `\n${text}`,
  ].join("\n");
}
