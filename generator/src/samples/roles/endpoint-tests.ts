import { namedImport } from "../../emit/module.js";
import { type Names, documentNames } from "../../emit/names.js";
import type { RoleNames } from "../../emit/roles/role-names.js";
import { namesInEndpoint, settingsOf } from "../../emit/roles/settings.js";
import type { Platform } from "../../model/model.js";
import type { Endpoint } from "../../model/roles.js";
import { answerTests } from "./endpoint/answers.js";
import type { EndpointTesting } from "./endpoint/asking.js";
import { authenticationTests } from "./endpoint/authentication.js";
import { handlersText } from "./endpoint/handlers.js";
import { meaningTests } from "./endpoint/meanings.js";
import { refusalTests } from "./endpoint/refusals.js";
import { itemConstants, windowSample } from "./endpoint/windows.js";
import { givenSettings, settingTexts } from "./given.js";
import { type TestGroup, shownValue, testFile } from "./test-file.js";

/** The tests of an endpoint: who is let in, what is refused, what is answered, and the vendor's own call. */
export function endpointTests(
  platform: Platform,
  endpoint: Endpoint,
  names: RoleNames,
  documents: Names,
  specifier: (module: string) => string,
): string {
  const settings = settingsOf(platform, "endpoint", namesInEndpoint(endpoint));
  const given = givenSettings(platform, settings);
  const testing = { platform, endpoint, names, documents, given, settings: settingTexts(settings, given) };
  const groups: TestGroup[] = [
    { title: `who may ask ${platform.name}'s endpoint`, tests: authenticationTests(testing) },
    { title: `what ${platform.name}'s endpoint refuses`, tests: refusalTests(testing) },
    {
      title: `what ${platform.name}'s endpoint answers`,
      tests: endpoint.operations.flatMap((operation) => answerTests(operation, testing)),
    },
    {
      title: `what items mean to ${platform.name}`,
      tests: endpoint.operations.flatMap((operation) => meaningTests(operation, testing)),
    },
  ];
  const constants = [optionsText(testing), ...itemConstants(testing)];
  const text = testFile([], constants, groups, [answeredHelper, messageHelper]);
  const used = (names_: readonly string[]): string[] =>
    names_.filter((name) => new RegExp(`\\b${name}\\(`).test(text)).sort();
  const imports = platform.documents.flatMap((document) => {
    const { parse } = documentNames(documents, document);
    const types = endpoint.operations.flatMap((operation) => {
      const sample = windowSample(operation, testing);
      return sample?.document === document ? [`type ${sample.type}`] : [];
    });
    const names_ = [...new Set(types), ...used([parse])];
    return names_.length === 0 ? [] : [namedImport(names_, specifier(document.name))];
  });
  return [
    'import { describe, expect, test } from "vitest";',
    ...[
      namedImport(
        used([names.client.create, ...endpoint.operations.map(({ name }) => names.client.buildOf(name))]),
        specifier("client"),
      ),
    ].filter((line) => line !== ""),
    namedImport(
      [
        `type ${names.endpoint.options}`,
        ...used([names.endpoint.create, ...endpoint.operations.map(({ name }) => names.endpoint.classifyOf(name))]),
      ],
      specifier("endpoint"),
    ),
    ...imports,
    `\n${text}`,
  ].join("\n");
}

/** Options with a handler for each operation that gives nothing. */
function optionsText({ names, given, endpoint, platform }: EndpointTesting): string {
  const settings = given.map(({ property, value }) => `  ${property}: ${shownValue(value, 2, 20)},\n`).join("");
  return `const options: ${names.endpoint.options} = {\n${settings}${handlersText(platform, endpoint)}};`;
}

const answeredHelper = `/** What is answered: of a refusal, a status and a text. */
async function answered(answer: Response): Promise<{ status: number; text: string }> {
  return { status: answer.status, text: await answer.text() };
}`;

const messageHelper = `/** What a call throws. */
function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  throw new Error("nothing was thrown");
}`;
