import type { Expression } from "../../expression/expression.js";
import { namedImport } from "../../emit/module.js";
import { documentOf, propertiesOf, typesOf } from "../../emit/roles/answers.js";
import { hasParameters } from "../../emit/roles/client-module.js";
import { itemsOfOperation } from "../../emit/roles/client-table.js";
import type { RoleNames } from "../../emit/roles/role-names.js";
import { namesInClient } from "../../emit/roles/settings.js";
import { propertyName } from "../../emit/text.js";
import { valueOf } from "../../emit/values.js";
import type { Platform } from "../../model/model.js";
import { resolvePath } from "../../model/paths.js";
import type { Client, MockOnly, Operation } from "../../model/roles.js";
import { type ClientTesting, calledWith, testingOf } from "./client/testing.js";
import { type TestCase, type TestGroup, shownValue, testFile } from "./test-file.js";

/** The tests of a mock: the client against it without sockets and over loopback, its searches, and who is let in. */
export function mockTests(
  platform: Platform,
  client: Client,
  names: RoleNames,
  specifier: (module: string) => string,
): string | undefined {
  const testing = testingOf(platform, client, names);
  const groups: TestGroup[] = client.operations.flatMap((operation) => {
    const called = calledWith(operation, "required", testing);
    if (itemsOfOperation(platform, operation) === undefined || called === undefined) return [];
    const parameters = showingAll(operation, called.parameters, testing);
    return [
      {
        title: `${operation.name} of ${platform.name}'s mock`,
        tests: [
          ...allTests(operation, parameters, testing),
          ...searchTests(operation, parameters, testing),
          ...refusedTests(operation, called.parameters, testing),
        ],
      },
    ];
  });
  if (groups.length === 0) return undefined;
  const text = testFile([], [], groups, [collectedHelper]);
  return [
    'import { describe, expect, test } from "vitest";',
    namedImport([names.client.create], specifier("client")),
    namedImport([names.mock.create], specifier("mock")),
    `\n${text}`,
  ].join("\n");
}

const collectedHelper = `/** All items, in order. */
async function collected<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}`;

/** The parts of items that not every answer has. */
function onlySome(operation: Operation, { platform }: ClientTesting): readonly MockOnly[] {
  const own = (platform.roles.mockOnly ?? []).filter((only) => only.operation === operation.name);
  if (own.length > 0 || platform.roles.mock.some((search) => search.operation === operation.name)) return own;
  // A mock finds the items of such an operation as those of another with the same answer.
  return platform.roles.mockOnly ?? [];
}

/** What is given, and what asks for the parts of items that not every answer has. */
function showingAll(operation: Operation, required: Expression, testing: ClientTesting): Expression {
  if (required.kind !== "object") return required;
  const more = onlySome(operation, testing).flatMap(({ parameter: name, is }): [string, Expression][] => {
    const parameter = operation.parameters.find((each) => each.name === name);
    return parameter === undefined ? [] : [[parameter.property, valueOf(parameter.leaf, is)]];
  });
  return { ...required, members: [...required.members, ...more] };
}

function callText(operation: Operation, parameters: Expression): string {
  const given = hasParameters(operation) ? shownValue(parameters, 4, 60).replace(/^\{\}$/, "") : "";
  return `.${propertyName(operation.name)}(${given})`;
}

function allTests(operation: Operation, parameters: Expression, testing: ClientTesting): TestCase[] {
  const { client, mock } = testing.names;
  const call = callText(operation, parameters);
  const found = usuallyFound(operation, testing);
  const all = `shop.itemsOf(${JSON.stringify(operation.name)})`;
  // What is given only once is not there any more afterwards.
  const isTaken = onlySome(operation, testing).some(({ once }) => once);
  const before = isTaken ? [`const all = [...${all}];`] : [];
  const expected = isTaken ? "all" : found === undefined ? all : `shop.items.filter((item) => ${found})`;
  return [
    {
      name: "a client gets all of its items, without sockets",
      body: [
        `const shop = ${mock.create}({ count: 7 });`,
        ...before,
        `const items = await collected(${client.create}(shop.settings, { fetch: shop.fetch })${call});`,
        `expect(items).toEqual(${expected});`,
        "expect(items.length).not.toBe(0);",
      ],
    },
    {
      name: "a client gets all of its items, over loopback",
      body: [
        `const shop = ${mock.create}({ count: 7 });`,
        ...before,
        "const listening = await shop.listen();",
        "try {",
        `  const items = await collected(${client.create}(listening.settings as typeof shop.settings)${call});`,
        `  expect(items).toEqual(${expected});`,
        "} finally {",
        "  await listening.close();",
        "}",
      ],
    },
  ];
}

/** What an item must be to be found without being asked for: parameters that search have defaults. */
function usuallyFound(operation: Operation, { platform }: ClientTesting): string | undefined {
  const { answer, parameters } = operation;
  if (answer.kind !== "document") return undefined;
  const document = documentOf(platform, answer.document);
  const items = itemsOfOperation(platform, operation);
  const conditions = platform.roles.mock.flatMap(
    ({ operation: name, parameter, comparison, paths: [path], all = [] }) => {
      const text = parameters.find((each) => each.name === parameter)?.leaf.default;
      if (name !== operation.name || comparison !== "equals" || path === undefined || text === undefined) return [];
      if (all.includes(text) || items === undefined) return [];
      const resolved = resolvePath(items.record, path, typesOf(document));
      const leaf = "end" in resolved ? resolved.end.leaf : undefined;
      const properties = propertiesOf(document, path, items.record);
      return leaf === undefined ? [] : [`item.${properties.join(".")} === ${shownValue(valueOf(leaf, text), 0)}`];
    },
  );
  return conditions.length === 0 ? undefined : conditions.join(" && ");
}

/** A search by a key finds what has it, and those at or behind a bound. */
function searchTests(operation: Operation, required: Expression, testing: ClientTesting): TestCase[] {
  const { platform, names } = testing;
  const { answer, parameters } = operation;
  if (answer.kind !== "document" || required.kind !== "object") return [];
  const document = documentOf(platform, answer.document);
  const items = itemsOfOperation(platform, operation);
  return platform.roles.mock
    .filter((search) => search.operation === operation.name)
    .flatMap(({ parameter: name, comparison, paths: [path, ...others] }): TestCase[] => {
      const parameter = parameters.find((each) => each.name === name);
      if (parameter === undefined || path === undefined || others.length > 0) return [];
      const [property = "", ...deeper] = propertiesOf(document, path, items?.record);
      const test = { equals: `item.${property} === third.${property}`, least: bound(">="), most: bound("<=") }[
        comparison as "equals" | "least" | "most"
      ];
      const usual = usuallyFound(operation, testing);
      if (test === undefined || deeper.length > 0 || parameter.leaf.scalar.kind !== "id") return [];
      const isTaken = onlySome(operation, testing).some(({ once }) => once);
      const all = isTaken ? "all" : "shop.items";
      const given = shownValue({ kind: "object", members: [...required.members] }, 4, 60);
      const merged = given === "{}" ? "" : given.startsWith("{ ") ? `${given.slice(2, -2)}, ` : `...${given}, `;
      return [
        {
          name: `${parameter.property} finds ${comparison === "equals" ? "those that have it" : `those at or ${comparison === "least" ? "behind" : "before"} it`}`,
          body: [
            `const shop = ${names.mock.create}({ count: 7 });`,
            ...(isTaken ? ["const all = [...shop.items];"] : []),
            `const third = ${all}[2];`,
            'if (third === undefined) throw new Error("the mock has no third item");',
            `const client = ${names.client.create}(shop.settings, { fetch: shop.fetch });`,
            `const items = await collected(client.${operation.name}({ ${merged}${propertyName(parameter.property)}: third.${property} }));`,
            `expect(items).toEqual(${all}.filter((item) => ${usual === undefined ? test : `${test} && ${usual}`}));`,
          ],
        },
      ];

      function bound(sign: ">=" | "<="): string {
        return `BigInt(item.${property}) ${sign} BigInt(third.${property})`;
      }
    });
}

/** A secret that is another one. */
function refusedTests(
  operation: Operation,
  parameters: Expression,
  { platform, client, names, given }: ClientTesting,
): TestCase[] {
  const alone = { baseUrl: client.baseUrl, operations: [operation], place: client.place };
  const used = namesInClient(
    operation.signed
      ? { ...alone, ...(client.token && { token: client.token }), ...(client.sign && { sign: client.sign }) }
      : alone,
  );
  const secret = given.find(({ name }) =>
    platform.settings.some((setting) => setting.name === name && setting.type.secret && used.has(name)),
  );
  if (secret === undefined) return [];
  return [
    {
      name: `another ${secret.name} is refused, and no log shows it`,
      body: [
        `const shop = ${names.mock.create}({ count: 7 });`,
        `const client = ${names.client.create}({ ...shop.settings, ${secret.name}: "CANARY-000" }, { fetch: shop.fetch });`,
        `const error: unknown = await client${callText(operation, parameters)}.answer().catch((reason: unknown) => reason);`,
        `expect(error).toMatchObject({ platform: ${JSON.stringify(platform.name)} });`,
        'expect(JSON.stringify(shop.requests).includes("CANARY-000")).toBe(false);',
        "expect(shop.requests.length).not.toBe(0);",
      ],
    },
  ];
}
