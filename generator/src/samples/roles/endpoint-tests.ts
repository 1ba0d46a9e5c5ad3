import { type Expression, literal, object } from "../../emit/expression.js";
import { namedImport } from "../../emit/module.js";
import { type Names, documentNames } from "../../emit/names.js";
import { documentOf, propertiesOf, typesOf } from "../../emit/roles/answers.js";
import { itemsOfAnswer } from "../../emit/roles/endpoint-table.js";
import { bodyProperty, documentIn } from "../../emit/roles/parameters.js";
import type { RoleNames } from "../../emit/roles/role-names.js";
import { namesInClient, namesInEndpoint, settingsOf } from "../../emit/roles/settings.js";
import { valueOf } from "../../emit/values.js";
import type { Platform } from "../../model/model.js";
import { resolvePath } from "../../model/paths.js";
import type { Endpoint, EndpointOperation } from "../../model/roles.js";
import { wrongOf } from "../edges.js";
import { expectedOf, shown } from "../expected.js";
import { type MadeDocument, madeDocument, valueAt } from "./document.js";
import { percent } from "./evaluate.js";
import { type GivenValue, givenParameters, givenSettings, objectOf, settingTexts } from "./given.js";
import type { LeafSample } from "../leaf.js";
import { momentSample } from "./moments.js";
import { type TestCase, type TestGroup, type TestTable, shownText, shownValue, testFile } from "./test-file.js";
import { missingSetting } from "./wrong.js";

/** What the tests of an endpoint are made from. */
interface EndpointTesting {
  readonly platform: Platform;
  readonly endpoint: Endpoint;
  readonly names: RoleNames;
  readonly documents: Names;
  readonly given: readonly GivenValue[];
  readonly settings: ReadonlyMap<string, string>;
}

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
    const values = used([parse]);
    return values.length === 0 ? [] : [namedImport(values, specifier(document.name))];
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
  const handlers = endpoint.operations.map((operation) => {
    const isList = itemsOfAnswer(platform, operation) !== undefined;
    return `  ${operation.name}: () => ${isList ? "[]" : "undefined"},\n`;
  });
  return `const options: ${names.endpoint.options} = {\n${settings}${handlers.join("")}};`;
}

interface Asking {
  readonly operation: EndpointOperation;
  readonly query: readonly (readonly [name: string, text: string, value?: Expression | undefined])[];
  readonly headers: Readonly<Record<string, string>>;
}

/** A request that is right: the operation's conditions, its parameters, and the first way to prove who asks. */
function rightRequest(operation: EndpointOperation, testing: EndpointTesting): Asking {
  const parameters = givenParameters(testing.platform, operation, "all").filter(({ name }) => {
    const parameter = operation.parameters.find((each) => each.name === name);
    return parameter?.location === "query" && parameter.leaf.default === undefined;
  });
  return {
    operation,
    query: [
      ...Object.entries(operation.when),
      ...parameters.map(({ name, text, value }) => [name, text, value] as const),
    ],
    headers: {},
  };
}

/** A request with the credentials of one way, each right or replaced. */
function withCredentials(
  { operation, query, headers }: Asking,
  way: Endpoint["authentication"][number] | undefined,
  { settings }: EndpointTesting,
  change: (text: string) => string = (text) => text,
): Asking {
  const text = (name: string): string => change(settings.get(name) ?? "");
  if (way === undefined) return { operation, query, headers };
  if (way.kind === "basic") {
    const credentials = Buffer.from(`${settings.get(way.user) ?? ""}:${text(way.password)}`).toString("base64");
    return { operation, query, headers: { ...headers, authorization: `Basic ${credentials}` } };
  }
  const fields = Object.entries(way.fields).map(([name, setting]) => [name, text(setting)] as const);
  if (way.location === "header") return { operation, query, headers: { ...headers, ...Object.fromEntries(fields) } };
  return { operation, query: [...fields, ...query], headers };
}

const address = "https://mystore.example/endpoint?store=1";

function requestText({ operation, query, headers }: Asking, method: string = operation.method): string {
  const url = [address, ...query.map(([name, text]) => `${percent(name)}=${percent(text)}`)].join("&");
  const parts = [
    ...(method === "GET" ? [] : [`method: ${JSON.stringify(method)}`]),
    ...(Object.keys(headers).length === 0 ? [] : [`headers: ${shownValue(plainObject(headers), 4)}`]),
  ];
  return `new Request(${JSON.stringify(url)}${parts.length === 0 ? "" : `, { ${parts.join(", ")} }`})`;
}

function plainObject(texts: Readonly<Record<string, string>>): Expression {
  return object(Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, literal(text)])));
}

/** An operation that needs no body. */
function plainOperation({ endpoint }: EndpointTesting): EndpointOperation | undefined {
  return endpoint.operations.find(({ body }) => body === undefined) ?? endpoint.operations[0];
}

function authenticationTests(testing: EndpointTesting): TestCase[] {
  const { endpoint, names } = testing;
  const operation = plainOperation(testing);
  if (operation === undefined) return [];
  const right = rightRequest(operation, testing);
  return endpoint.authentication.flatMap((way): TestCase[] => {
    const name = way.kind === "basic" ? "HTTP Basic" : `fields of the ${way.location}`;
    if (way.kind === "fields" && way.location === "form") return [];
    const good = withCredentials(right, way, testing);
    const bad = withCredentials(right, way, testing, (text) => `${text}?`);
    const ask = (asking: Asking): string => `await ${names.endpoint.create}(options)(${requestText(asking)})`;
    return [
      { name: `${name} let in`, body: [`expect((${ask(good)}).status).toBe(200);`] },
      {
        name: `${name} that are wrong are refused`,
        body: [
          `const answer = ${ask(bad)};`,
          "expect(answer.status).toBe(401);",
          'expect(await answer.text()).toBe("expected the credentials of this store");',
        ],
      },
    ];
  });
}

function refusalTests(testing: EndpointTesting): (TestCase | TestTable)[] {
  const { endpoint, names, platform, given } = testing;
  const [way] = endpoint.authentication;
  const rows: { name: string; request: string; status: number; text: string }[] = [];
  for (const operation of endpoint.operations) {
    const right = withCredentials(rightRequest(operation, testing), way, testing);
    const change = (name: string, to: string | undefined): Asking => ({
      ...right,
      query: right.query.flatMap(([each, text]) =>
        each !== name ? [[each, text] as const] : to === undefined ? [] : [[each, to] as const],
      ),
    });
    const refused = (name: string, asking: Asking, text: string): void => {
      rows.push({ name: `${operation.name}: ${name}`, request: requestText(asking), status: 400, text });
    };
    for (const { name, leaf, optional, location } of operation.parameters) {
      if (location !== "query") continue;
      if (!optional)
        refused(
          `${name} is missing`,
          change(name, undefined),
          `${name}: expected ${expectedOf(leaf)} but received nothing`,
        );
      const wrong = wrongOf(leaf);
      if (wrong === undefined) continue;
      const received = leaf.secret ? "a secret value" : leaf.personal ? "a personal value" : shown(wrong.text);
      const asking = right.query.some(([each]) => each === name)
        ? change(name, wrong.text)
        : { ...right, query: [...right.query, [name, wrong.text] as const] };
      refused(`${name} is wrong`, asking, `${name}: expected ${expectedOf(leaf)} but received ${received}`);
    }
  }
  const conditions = [
    ...new Set(
      endpoint.operations.map(({ when }) =>
        Object.entries(when)
          .map(([name, value]) => `${name}=${value}`)
          .join("&"),
      ),
    ),
  ];
  const first = plainOperation(testing);
  if (first !== undefined && conditions.every((condition) => condition !== "")) {
    const right = withCredentials(rightRequest(first, testing), way, testing);
    const without = right.query.filter(([name]) => !Object.hasOwn(first.when, name));
    rows.push({
      name: "an operation that there is none of",
      request: requestText({ ...right, query: without }),
      status: 404,
      text: `expected ${conditions.join(" or ")} but received nothing`,
    });
  }
  if (first !== undefined) {
    const methods = ["GET", "POST"].filter((method) =>
      endpoint.operations.some((operation) => operation.method === method),
    );
    rows.push({
      name: "a method that there is none of",
      request: requestText(withCredentials(rightRequest(first, testing), way, testing), "DELETE"),
      status: 405,
      text: `expected the method ${methods.join(" or ")} but received DELETE`,
    });
  }
  const required = platform.settings.filter(({ name }) => given.some((each) => each.name === name));
  return [
    ...rows.map(({ name, request, status, text }): TestCase => ({
      name,
      body: [
        `const answer = await ${names.endpoint.create}(options)(${request});`,
        `expect(await answered(answer)).toEqual({ status: ${status}, text: ${shownText(text)} });`,
      ],
    })),
    ...required.map((setting): TestCase => ({
      name: `to be made without the setting ${setting.name}`,
      body: [
        `const message = messageOf(() => ${names.endpoint.create}({ ...options, ${setting.name}: undefined } as never));`,
        `expect(message).toBe(${shownText(missingSetting(platform, setting))});`,
      ],
    })),
  ];
}

/** An item that fits into a window, one that came later, and what is asked for so that both or one are in it. */
interface WindowSample {
  readonly made: MadeDocument;
  readonly item: Expression;
  readonly name: string;
  readonly at: number;
}

const moment = Date.UTC(2018, 2, 8, 22, 26);
const day = 86_400_000;

function windowSample(operation: EndpointOperation, { platform }: EndpointTesting): WindowSample | undefined {
  const { answer, window, pages } = operation;
  const items = itemsOfAnswer(platform, operation);
  if (answer.kind !== "document" || items === undefined || window === undefined) return undefined;
  const document = documentOf(platform, answer.document);
  const resolved = resolvePath(document.type, window.field, typesOf(document));
  const leaf = "end" in resolved ? resolved.end.leaf : undefined;
  const at = leaf && momentSample(leaf, moment);
  if (at === undefined) return undefined;
  const texts = new Map<string, string | LeafSample>([
    [window.field, at],
    ...(pages?.count === undefined ? [] : [[pages.count, "1"] as const]),
  ]);
  const made = madeDocument(platform, document, "lean", texts);
  const item = made && valueAt(made.value, items.property);
  if (made === undefined || item === undefined) return undefined;
  return { made, item, name: `${operation.name}Item`, at: moment };
}

function itemConstants(testing: EndpointTesting): string[] {
  return testing.endpoint.operations.flatMap((operation) => {
    const sample = windowSample(operation, testing);
    return sample === undefined ? [] : [`const ${sample.name} = ${shownValue(sample.item, 0, 20)};`];
  });
}

/** A request for the items from one instant to another, both included. */
function windowRequest(
  operation: EndpointOperation,
  testing: EndpointTesting,
  from: number,
  to: number,
  page?: string,
): Asking {
  const { window, pages } = operation;
  const right = withCredentials(rightRequest(operation, testing), testing.endpoint.authentication[0], testing);
  const texts = new Map<string, LeafSample>();
  for (const [name, at] of [
    [window?.from, from],
    [window?.to, to],
  ] as const) {
    const leaf = operation.parameters.find((each) => each.name === name)?.leaf;
    const text = leaf && momentSample(leaf, at);
    if (name !== undefined && text !== undefined) texts.set(name, text);
  }
  const query = right.query.map(([name, text, value]) => {
    const found = texts.get(name);
    return [name, found?.text ?? text, found?.value ?? value] as const;
  });
  return {
    ...right,
    query: page === undefined || pages === undefined ? query : [...query, [pages.parameter, page] as const],
  };
}

function answerTests(operation: EndpointOperation, testing: EndpointTesting): TestCase[] {
  return [...windowTests(operation, testing), ...bodyTests(operation, testing)];
}

function windowTests(operation: EndpointOperation, testing: EndpointTesting): TestCase[] {
  const { platform, names, documents } = testing;
  const { answer, window, pages, name } = operation;
  const sample = windowSample(operation, testing);
  const items = itemsOfAnswer(platform, operation);
  if (sample === undefined || items === undefined || window === undefined || answer.kind !== "document") return [];
  const document = documentOf(platform, answer.document);
  const { parse } = documentNames(documents, document);
  const property = propertiesOf(document, window.field).slice(items.property.split(".").length).join(".");
  const fromAsked = operation.parameters.find((each) => each.name === window.from);
  const toAsked = operation.parameters.find((each) => each.name === window.to);
  const create = names.endpoint.create;
  const at = (asking: Asking, given: string, more = ""): string =>
    `await ${create}({ ...options, ${name}: () => ${given}${more} })(${requestText(asking)})`;
  const later = `{ ...${sample.name}, ${property}: new Date(${JSON.stringify(new Date(sample.at + day).toISOString())}) }`;
  const whole = windowRequest(operation, testing, sample.at, sample.at + day);
  const isFlat = !items.property.includes(".") && !property.includes(".");
  const shownPages = pages?.count === undefined ? undefined : propertiesOf(document, pages.count).join(".");
  const value = (given: string, count: number): string =>
    `{ ${shownPages === undefined ? "" : `${shownPages}: ${count}, `}${items.property}: ${given} }`;
  const empty = madeDocument(
    platform,
    document,
    "smallest",
    new Map(pages?.count === undefined ? [] : [[pages.count, "1"]]),
  );
  const tests: TestCase[] = [
    {
      name: `${name}: what the handler gives, word by word`,
      body: [
        `const answer = ${at(windowRequest(operation, testing, sample.at, sample.at), `[${sample.name}]`)};`,
        'expect(answer.headers.get("content-type")).toBe("text/xml; charset=utf-8");',
        `expect(await answer.text()).toBe(${shownText(sample.made.text)});`,
      ],
    },
    ...(empty === undefined
      ? []
      : [
          {
            name: `${name}: nothing`,
            body: [`const answer = ${at(whole, "[]")};`, `expect(await answer.text()).toBe(${shownText(empty.text)});`],
          },
        ]),
    {
      name: `${name}: the handler is asked with typed parameters`,
      body: [
        "const asked: unknown[] = [];",
        `${at(whole, "{", ` asked.push(parameters); return []; }`).replace(`${name}: () => {`, `${name}: (parameters) => {`)};`,
        `expect(asked).toEqual([${shownValue(askedValue(operation, whole), 4, 28)}]);`,
      ],
    },
  ];
  if (!isFlat) return tests;
  tests.push({
    name: `${name}: what is outside of the window is left out and reported`,
    body: [
      "const problems: string[] = [];",
      "const onProblem = ({ message }: { message: string }): void => void problems.push(message);",
      `const answer = ${at(windowRequest(operation, testing, sample.at, sample.at), `[${sample.name}, ${later}]`, ", onProblem")};`,
      `expect(${parse}(await answer.text())).toEqual(${value(`[${sample.name}]`, 1)});`,
      `expect(problems).toEqual([${shownText(
        `${platform.name} ${name}: left out 1 of 2 items, whose ${property} is not in the window from ` +
          `${fromAsked === undefined ? "" : (momentSample(fromAsked.leaf, sample.at)?.text ?? "")} to ` +
          `${toAsked === undefined ? "" : (momentSample(toAsked.leaf, sample.at)?.text ?? "")}; that of the first is ${new Date(sample.at + day).toISOString()}`,
      )}]);`,
    ],
  });
  if (pages === undefined) return tests;
  tests.push({
    name: `${name}: pages in the order that the spec says`,
    body: [
      `const later = ${later};`,
      `const first = ${at(windowRequest(operation, testing, sample.at, sample.at + day, "1"), `[later, ${sample.name}]`, ", pageSize: 1")};`,
      `expect(${parse}(await first.text())).toEqual(${value(`[${sample.name}]`, 2)});`,
      `const second = ${at(windowRequest(operation, testing, sample.at, sample.at + day, "2"), `[later, ${sample.name}]`, ", pageSize: 1")};`,
      `expect(${parse}(await second.text())).toEqual(${value("[later]", 2)});`,
    ],
  });
  return [...tests, ...callTests(operation, sample, later, testing)];
}

/** The vendor's own call, where the spec has it, against the endpoint: without sockets. */
function callTests(
  operation: EndpointOperation,
  sample: WindowSample,
  later: string,
  testing: EndpointTesting,
): TestCase[] {
  const { platform, names } = testing;
  const { client } = platform.roles;
  const call = client?.operations.find(({ name }) => name === operation.name);
  if (client === undefined || call === undefined || operation.window === undefined) return [];
  const settings = givenSettings(platform, settingsOf(platform, "client", namesInClient(client)));
  const { from, to } = operation.window;
  const parameter = (name: string, at: number): [string, Expression][] => {
    const found = call.parameters.find((each) => each.name === name);
    const text = found && momentSample(found.leaf, at);
    return found === undefined || text === undefined ? [] : [[found.property, text.value]];
  };
  const parameters = object(Object.fromEntries([...parameter(from, sample.at), ...parameter(to, sample.at + day)]));
  return [
    {
      name: `${operation.name}: ${platform.title}'s own call gets all pages`,
      body: [
        `const later = ${later};`,
        `const fetch = ${names.endpoint.create}({ ...options, ${operation.name}: () => [later, ${sample.name}], pageSize: 1 });`,
        `const call = ${names.client.create}(${shownValue(objectOf(settings), 4, 40)}, { fetch }).${operation.name}(${shownValue(parameters, 4, 40)});`,
        "const items = [];",
        "for await (const item of call) items.push(item);",
        `expect(items).toEqual([${sample.name}, later]);`,
      ],
    },
  ];
}

/** The parameters of a request as the handler gets them. */
function askedValue(operation: EndpointOperation, { query }: Asking): Expression {
  return object(
    Object.fromEntries(
      operation.parameters.flatMap(({ name, property, leaf }): [string, Expression][] => {
        const [, text = leaf.default, value] = query.find(([each]) => each === name) ?? [];
        return text === undefined ? [] : [[property, value ?? valueOf(leaf, text)]];
      }),
    ),
  );
}

/** What is posted reaches the handler as a value. */
function bodyTests(operation: EndpointOperation, testing: EndpointTesting): TestCase[] {
  const { platform, names, endpoint } = testing;
  const property = bodyProperty(operation.body);
  const name = documentIn(operation.body);
  const [from, ...steps] = operation.body?.steps ?? [];
  if (property === undefined || name === undefined || from?.kind !== "raw" || steps.length > 1) return [];
  const made = madeDocument(platform, documentOf(platform, name), "lean");
  if (made === undefined) return [];
  const right = withCredentials(rightRequest(operation, testing), endpoint.authentication[0], testing);
  const asked = askedValue(operation, right);
  const whole: Expression =
    asked.kind === "object" ? { ...asked, members: [...asked.members, [property, made.value]] } : asked;
  const post = (body: string): string =>
    requestText(right)
      .replace(/\}\)$/, `, body: ${body} })`)
      .replace(/^new Request\("([^"]*)"\)$/, `new Request("$1", { body: ${body} })`);
  const test = (title: string, body: string, expected: Expression): TestCase => ({
    name: `${operation.name}: ${title}`,
    body: [
      "const asked: unknown[] = [];",
      `const handler = ${names.endpoint.create}({ ...options, ${operation.name}: (parameters) => void asked.push(parameters) });`,
      `expect((await handler(${post(body)})).status).toBe(200);`,
      `expect(asked).toEqual([${shownValue(expected, 4, 28)}]);`,
    ],
  });
  return [
    test("what is posted is handed over", shownText(made.text), whole),
    ...(from.empty === true ? [test("without a body the parameters are all", '""', asked)] : []),
  ];
}

/** Each word, and an item that it is for. */
function meaningTests(operation: EndpointOperation, testing: EndpointTesting): TestCase[] {
  const { names, platform, settings } = testing;
  const { each, answer, name } = operation;
  const items = itemsOfAnswer(platform, operation);
  const sample = windowSample(operation, testing);
  if (each === undefined || items === undefined || sample === undefined || answer.kind !== "document") return [];
  const document = documentOf(platform, answer.document);
  const rows = each.words.flatMap(
    ({ word, field, in: listed, setting }): { word: string; at: string; text: string }[] => {
      const first = each.words.find((other) => other.field !== undefined)?.field;
      const path = field ?? first;
      if (path === undefined) return [];
      const property = propertiesOf(document, path, items.record).join(".");
      const texts =
        field === undefined ? ["a word of nobody"] : (listed ?? settings.get(setting ?? "") ?? "").split(",");
      return property.includes(".") ? [] : texts.map((text) => ({ word, at: property, text }));
    },
  );
  if (rows.length === 0) return [];
  const seen = new Set<string>();
  return rows
    .filter(({ text }) => !seen.has(text) && seen.add(text))
    .map(({ word, at, text }) => ({
      name: `${JSON.stringify(text)} means ${word}`,
      body: [
        `const item = { ...${sample.name}, ${at}: ${JSON.stringify(text)} };`,
        `expect(${names.endpoint.classifyOf(name)}(options)(item)).toBe(${JSON.stringify(word)});`,
      ],
    }));
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
