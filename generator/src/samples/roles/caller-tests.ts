import type { Expression } from "../../expression/expression.js";
import { namedImport } from "../../emit/module.js";
import { type Names, documentNames } from "../../emit/names.js";
import { hasParameters } from "../../emit/roles/client-module.js";
import { itemsOfAnswer } from "../../emit/roles/endpoint-table.js";
import type { RoleNames } from "../../emit/roles/role-names.js";
import { propertyName } from "../../emit/text.js";
import type { Platform } from "../../model/model.js";
import type { Client, Endpoint } from "../../model/roles.js";
import { arrivalTests } from "./caller/arrivals.js";
import { wrongAnswerTests } from "./caller/answers.js";
import { itemSample } from "./caller/items.js";
import { pageTests } from "./caller/pages.js";
import { refusedTests } from "./caller/refused.js";
import { type CallerTesting, askedName, askedWith, counterpartOf, knownSettings } from "./caller/testing.js";
import { testingOf } from "./client/testing.js";
import { handlersText } from "./endpoint/handlers.js";
import { objectOf } from "./given.js";
import { type TestCase, type TestGroup, answeringHelper, shownValue, testFile } from "./test-file.js";

/** The tests of a mock that asks: what arrives at an endpoint, all of its pages, and what is told of answers that are wrong. */
export function callerTests(
  platform: Platform,
  { client, endpoint }: { readonly client: Client; readonly endpoint: Endpoint },
  names: RoleNames,
  documents: Names,
  specifier: (module: string) => string,
): string {
  const asking = testingOf(platform, client, names);
  const testing: CallerTesting = { ...asking, endpoint, documents, known: knownSettings(asking, endpoint) };
  const groups: TestGroup[] = [
    { title: `what the program asks with that ${platform.name}'s mock plays`, tests: settingTests(testing) },
    ...client.operations.map((operation) => ({
      title: `${operation.name} of the program that ${platform.name}'s mock plays`,
      tests: [
        ...arrivalTests(operation, testing),
        ...pageTests(operation, testing),
        ...refusedTests(operation, testing),
        ...wrongAnswerTests(operation, testing),
      ],
    })),
  ];
  const body = testFile([], [], groups, []);
  const constants = constantsOf(testing).filter((text) => {
    const [, name = ""] = /const (\w+)/.exec(text) ?? [];
    return mentions(body, name);
  });
  const text = testFile([], constants, groups, [toldHelper, answeringHelper]);
  const used = (candidates: readonly string[]): string[] => {
    const names_ = [...new Set(candidates)].filter((each) => mentions(text, each.replace("type ", "")));
    return names_.sort((a, b) => (a.replace("type ", "") < b.replace("type ", "") ? -1 : 1));
  };
  const lists = platform.documents.flatMap((document) => {
    const types = client.operations.flatMap((operation) => {
      const sample = itemSample(operation, testing);
      const items = sample?.document === document ? itemsOfAnswer(platform, sample.asked) : undefined;
      return items === undefined ? [] : [`type ${items.record.typeName}`];
    });
    const found = types.length === 0 ? [] : used([...types, documentNames(documents, document).serialize]);
    return found.length === 0 ? [] : [namedImport(found, specifier(document.name))];
  });
  return [
    'import { describe, expect, test } from "vitest";',
    ...[
      namedImport(
        used(client.operations.map(({ name }) => `type ${names.client.parametersOf(name)}`)),
        specifier("client"),
      ),
      namedImport(used([`type ${names.endpoint.options}`, names.endpoint.create]), specifier("endpoint")),
    ].filter((line) => line !== ""),
    namedImport([names.mock.create], specifier("mock")),
    ...lists,
    `\n${text}`,
  ].join("\n");
}

function mentions(text: string, name: string): boolean {
  return new RegExp(`\\b${name}\\b`).test(text);
}

/** What settings it has: those that it is given, and those that it makes up. */
function settingTests(testing: CallerTesting): TestCase[] {
  const { client, given, known, names, settings } = testing;
  const shared = known.filter(({ name }) => settings.some((setting) => setting.name === name));
  const operation = client.operations.find((each) => counterpartOf(each, testing) !== undefined);
  const asked = operation && askedWith(operation, testing);
  const isGiven = given.length > 0 && shared.every(({ name }) => given.some((each) => each.name === name));
  return [
    ...(isGiven
      ? [
          {
            name: "an endpoint gets those of them that it needs as well",
            body: [
              `expect(${names.mock.create}({ settings }).settings).toEqual(${shownValue(objectOf(shared), 4, 60)});`,
            ],
          },
        ]
      : []),
    ...(operation === undefined || asked === undefined
      ? []
      : [
          {
            name: "what it is not given is made up, and an endpoint that is told of it lets it in",
            body: [
              `const vendor = ${names.mock.create}();`,
              `const endpoint = ${names.endpoint.create}({ ...options, ...vendor.settings });`,
              `const { problems } = await vendor.${propertyName(operation.name)}(endpoint${hasParameters(operation) ? `, ${askedName(operation)}` : ""});`,
              "expect(problems).toEqual([]);",
            ],
          },
        ]),
  ];
}

function constantsOf(testing: CallerTesting): string[] {
  const { client, given, names } = testing;
  return [
    `/** What the program asks with. */\nconst settings = ${shownValue(objectOf(given), 0, 17)};`,
    optionsText(testing),
    ...client.operations.flatMap((operation) => {
      const called = hasParameters(operation) ? askedWith(operation, testing) : undefined;
      return called === undefined
        ? []
        : [constantText(askedName(operation), names.client.parametersOf(operation.name), called.parameters)];
    }),
    ...client.operations.flatMap((operation) => itemSample(operation, testing)?.constants ?? []),
  ];
}

function constantText(name: string, type: string, value: Expression): string {
  const start = `const ${name}: ${type} = `;
  return `${start}${shownValue(value, 0, start.length)};`;
}

/** An endpoint that knows the program, and has nothing for it. */
function optionsText({ platform, endpoint, names, known }: CallerTesting): string {
  const settings = known.map(({ property, value }) => `  ${property}: ${shownValue(value, 2, 20)},\n`).join("");
  const members = `${settings}${handlersText(platform, endpoint)}`;
  return `/** An endpoint that knows it, and has nothing. */\nconst options: ${names.endpoint.options} = {\n${members}};`;
}

const toldHelper = `/** Answers, and what is told of them. */
interface Answered {
  name: string;
  answers: readonly (readonly [status: number, text: string])[];
  problem: string;
}`;
