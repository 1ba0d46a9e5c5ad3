import { array, literal, object } from "../../emit/expression.js";
import type { Expression } from "../../emit/expression.js";
import { namedImport } from "../../emit/module.js";
import { documentOf } from "../../emit/roles/answers.js";
import { hasParameters } from "../../emit/roles/client-module.js";
import { bodyProperty, documentIn } from "../../emit/roles/parameters.js";
import type { RoleNames } from "../../emit/roles/role-names.js";
import { namesInClient, settingsOf } from "../../emit/roles/settings.js";
import { propertyName } from "../../emit/text.js";
import type { Platform, Setting } from "../../model/model.js";
import { membersOf } from "../../emit/members.js";
import { namesIn } from "../../model/expressions.js";
import type { Client, Operation } from "../../model/roles.js";
import { errorAnswers, goodAnswer } from "./client-answers.js";
import { madeDocument, without } from "./document.js";
import { CannotTell } from "./evaluate.js";
import type { GivenRequest } from "./given-requests.js";
import { type GivenValue, givenParameters, givenSettings, objectOf, parameterTexts, settingTexts } from "./given.js";
import { type Given, expectedRequest, expectedTokenRequest } from "./request.js";
import {
  type TestCase,
  type TestGroup,
  type TestTable,
  answeredHelper,
  answeringHelper,
  shownText,
  shownValue,
  testFile,
  thrownHelper,
  wireHelper,
} from "./test-file.js";
import { missingParameter, missingSetting, unknownParameter, wrongParameter, wrongSetting } from "./wrong.js";

/** What the tests of a client are made from. */
export interface ClientTesting {
  readonly platform: Platform;
  readonly client: Client;
  readonly names: RoleNames;
  readonly settings: readonly Setting[];
  readonly given: readonly GivenValue[];
  /** All that makes a request, but its parameters. */
  readonly base: Omit<Given, "parameters" | "document">;
}

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

/** What the tests of a client start from. */
export function testingOf(platform: Platform, client: Client, names: RoleNames): ClientTesting {
  const settings = settingsOf(platform, "client", namesInClient(client));
  const given = givenSettings(platform, settings, neededBy(client.operations));
  const texts = settingTexts(settings, given);
  return {
    platform,
    client,
    names,
    settings,
    given,
    base: {
      settings: texts,
      token: tokenOf(client, texts),
      fixed: { now: Date.UTC(2017, 4, 10, 12, 32, 40), random: Uint8Array.of(0x50, 0x3b, 0xb7, 0x63) },
    },
  };
}

/** The settings that operations cannot do without, whether they may be left out or not. */
function neededBy(operations: readonly Operation[]): ReadonlySet<string> {
  const expressions = operations.flatMap(({ path, computed }) => [path, ...computed.map(({ value }) => value)]);
  return new Set(expressions.flatMap(namesIn).map(({ name }) => name));
}

/** The answer of the token request, on the host that gives it. */
function tokenOf({ token }: Client, settings: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  if (token?.answer.kind !== "json") return new Map();
  const url = [...settings.values()].find((text) => URL.canParse(text)) ?? "https://shop.example";
  return new Map(
    token.answer.members.map((name) => [
      name,
      token.urls.includes(name)
        ? new URL(`/given/${name}`, url).href
        : name === token.expires
          ? "3600"
          : `some-${name.replaceAll("_", "-")}`,
    ]),
  );
}

function contextOf({ base: { fixed, token } }: ClientTesting): Expression {
  const bytes = array([...fixed.random].map((byte) => literal(byte)));
  return object({
    now: { kind: "arrow", body: literal(fixed.now) },
    random: { kind: "arrow", body: { kind: "new", type: "Uint8Array", argument: bytes } },
    token:
      token.size === 0
        ? undefined
        : object(Object.fromEntries([...token].map(([name, text]) => [name, literal(text)]))),
  });
}

/** What an operation is called with, in TypeScript and as it goes over the wire. */
export interface Called {
  readonly parameters: Expression;
  readonly given: Given;
}

/** What an operation is called with; nothing where its document cannot be made. */
export function calledWith(
  operation: Operation,
  which: "all" | "required",
  { platform, base }: ClientTesting,
): Called | undefined {
  const values = givenParameters(platform, operation, which);
  const parameters = parameterTexts(operation.parameters, values);
  const property = bodyProperty(operation.body);
  const name = documentIn(operation.body);
  const whole = objectOf(values);
  if (property === undefined || name === undefined || whole.kind !== "object")
    return { parameters: whole, given: { ...base, parameters } };
  const document = documentOf(platform, name);
  const set = operation.computed.filter(({ location }) => location === "body");
  const texts = new Map(
    set.flatMap(({ name: path, value }): [string, string][] => {
      const text = value.kind === "name" ? base.settings.get(value.name) : undefined;
      return text === undefined ? [] : [[path, text]];
    }),
  );
  const made = madeDocument(platform, document, which === "all" ? "full" : "smallest", texts);
  if (made === undefined || texts.size < set.length) return undefined;
  const filled = membersOf(document.type).flatMap((member) =>
    "wires" in member && member.wires.some((wire) => texts.has(`${wire.attribute ? "@" : ""}${wire.name}`))
      ? [member.property]
      : [],
  );
  return {
    parameters: { ...whole, members: [...whole.members, [property, without(made.value, filled)]] },
    given: { ...base, parameters, document: made.text },
  };
}

function requestTests(testing: ClientTesting): TestCase[] {
  const { client, names } = testing;
  const token = told(() => expectedTokenRequest(client, { ...testing.base, parameters: [] }));
  const tokenTests: TestCase[] =
    token === undefined
      ? []
      : [
          {
            name: "the request of a token",
            body: [
              `const request = await ${names.client.buildToken}(settings, context);`,
              `expect(await wire(request)).toBe(${shownText(token)});`,
            ],
          },
        ];
  return [
    ...tokenTests,
    ...client.operations.flatMap((operation) =>
      (["required", "all"] as const).flatMap((which) => {
        const called = calledWith(operation, which, testing);
        const expected = called && told(() => expectedRequest(client, operation, called.given));
        if (called === undefined || expected === undefined) return [];
        if (which === "all" && !hasParameters(operation)) return [];
        const name = which === "all" ? "all that can be given" : "what must be given and no more";
        return [
          {
            name: `${operation.name} with ${name}`,
            body: [
              `const request = await ${callOf(operation, called.parameters, testing)};`,
              `expect(await wire(request)).toBe(${shownText(expected)});`,
            ],
          },
        ];
      }),
    ),
  ];
}

/** The call of a builder. */
function callOf(operation: Operation, parameters: Expression, { names }: ClientTesting, settings = "settings"): string {
  const values = hasParameters(operation) ? [settings, shownValue(parameters, 4, 60)] : [settings];
  return `${names.client.buildOf(operation.name)}(${[...values, "context"].join(", ")})`;
}

function sampleTest(
  { name, of, source, settings, parameters, context, expected }: GivenRequest,
  { names, client }: ClientTesting,
): TestCase {
  const operation = client.operations.find((each) => each.name === of);
  const build = operation === undefined ? names.client.buildToken : names.client.buildOf(of);
  const values = [
    shownValue(settings, 4, 40),
    ...(operation !== undefined && hasParameters(operation) ? [shownValue(parameters, 4, 40)] : []),
    ...(context === undefined ? [] : [shownValue(context, 4, 40)]),
  ];
  return {
    name: `${name}.http`,
    comment: source,
    body: [
      `const request = await ${build}(${values.join(", ")});`,
      `expect(await wire(request)).toBe(${shownText(expected)});`,
    ],
  };
}

function wrongTests(testing: ClientTesting): TestTable[] {
  const { platform, client, settings } = testing;
  const [first] = client.operations;
  const called = first && calledWith(first, "required", testing);
  if (first === undefined || called === undefined) return [];
  const needed = settings.filter(({ optional }) => !optional);
  const build = callOf(first, called.parameters, testing, "{ ...settings, ...wrong } as typeof settings");
  const messages: TestTable[] = [];
  const add = (title: string, rows: readonly { change: Expression; message: string }[], line: string): void => {
    if (rows.length === 0) return;
    messages.push({
      rows: array(rows.map(({ change, message }) => object({ wrong: change, message: literal(message) }))),
      title,
      takes: ["wrong", "message"],
      body: [`expect((await thrown(() => ${line})).message).toBe(message);`],
    });
  };
  add(
    "$message",
    [
      ...needed.map((setting) => ({
        change: { kind: "object" as const, members: [[setting.name, literal(undefined)] as const] },
        message: missingSetting(platform, setting),
      })),
      ...settings.flatMap((setting) => {
        const wrong = wrongSetting(platform, setting);
        return wrong === undefined
          ? []
          : [{ change: object({ [wrong.property]: wrong.value }), message: wrong.message }];
      }),
    ],
    build.replace("as typeof settings", "as never"),
  );
  for (const operation of client.operations) {
    const with_ = calledWith(operation, "required", testing);
    if (with_ === undefined || !hasParameters(operation)) continue;
    const known = [...operation.parameters.map(({ property }) => property), bodyProperty(operation.body) ?? []].flat();
    const rows = [
      ...operation.parameters
        .filter(({ optional }) => !optional)
        .map((parameter) => ({
          change: { kind: "object" as const, members: [[parameter.property, literal(undefined)] as const] },
          message: missingParameter(platform, operation, parameter),
        })),
      ...operation.parameters.flatMap((parameter) => {
        const wrong = wrongParameter(platform, operation, parameter);
        return wrong === undefined
          ? []
          : [{ change: object({ [wrong.property]: wrong.value }), message: wrong.message }];
      }),
      { change: object({ unheardOf: literal(1) }), message: unknownParameter(platform, operation, known) },
    ];
    const optional = settings.filter(
      ({ name, optional, type }) => optional && type.default === undefined && neededBy([operation]).has(name),
    );
    add(
      `${operation.name}: $message`,
      optional.map((setting) => ({
        change: { kind: "object" as const, members: [[setting.name, literal(undefined)] as const] },
        message: missingSetting(platform, setting),
      })),
      callOf(operation, with_.parameters, testing, "{ ...settings, ...wrong }"),
    );
    const parameters = `{ ...${shownValue(with_.parameters, 4, 60)}, ...wrong } as never`.replace("...{}, ", "");
    add("$message", rows, `${testing.names.client.buildOf(operation.name)}(settings, ${parameters}, context)`);
  }
  return messages;
}

function answerTests(operation: Operation, testing: ClientTesting): (TestCase | TestTable)[] {
  const { platform, client, names, base } = testing;
  const called = calledWith(operation, "required", testing);
  if (called === undefined) return [];
  const first: [number, string][] =
    operation.signed && client.token !== undefined ? [[200, JSON.stringify(Object.fromEntries(base.token))]] : [];
  const create = `${names.client.create}(settings, { fetch: answering(answers) })`;
  const parameters = hasParameters(operation) ? shownValue(called.parameters, 4, 60).replace(/^\{\}$/, "") : "";
  const call = `${create}.${propertyName(operation.name)}(${parameters}).answer()`;
  const good = goodAnswer(platform, operation);
  const errors = errorAnswers(platform, client, operation, called.given, first);
  return [
    ...(good === undefined
      ? []
      : [
          {
            name: `a good answer to ${operation.name}`,
            body: [
              `const answers = ${shownValue(answersExpression([...first, [200, good.text]]), 4, 20)} as const;`,
              `expect(await ${call}).toEqual(${shownValue(good.value, 4, 60)});`,
            ],
          },
        ]),
    {
      rows: array(
        errors.map((each) =>
          object({
            name: literal(each.name),
            answers: answersExpression(each.answers),
            error: literal(each.error),
            message: literal(each.message),
          }),
        ),
      ),
      type: "Answered",
      title: `${operation.name}: $name is a $error`,
      takes: ["answers", "error", "message"],
      body: [`expect(await thrown(() => ${call})).toEqual({ name: error, message });`],
    },
  ];
}

function answersExpression(answers: readonly (readonly [number, string])[]): Expression {
  return array(answers.map(([status, text]) => array([literal(status), literal(text)])));
}

function told<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof CannotTell) return undefined;
    throw error;
  }
}
