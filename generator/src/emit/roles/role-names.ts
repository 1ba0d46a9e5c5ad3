import type { Platform } from "../../model/model.js";
import { type Names, camelCase, pascalCase } from "../names.js";
import { documentOf, itemsAt } from "./answers.js";

/** What the roles of a platform are called in TypeScript: each name is one in the whole platform. */
export interface RoleNames {
  readonly client: ClientNames;
  readonly endpoint: EndpointNames;
  readonly webhook: WebhookNames;
  readonly functions: FunctionNames;
  readonly mock: MockNames;
}

export interface ClientNames {
  /** The function that makes a client: `acme`. */
  readonly create: string;
  readonly settings: string;
  readonly client: string;
  readonly parametersOf: (operation: string) => string;
  readonly buildOf: (operation: string) => string;
  readonly buildToken: string;
  readonly table: string;
}

export interface EndpointNames {
  /** The function that makes an endpoint: `acmeEndpoint`. */
  readonly create: string;
  readonly options: string;
  readonly requestOf: (operation: string) => string;
  /** The words that an item can be to the caller, and the function that finds the one: `disposition`, `Disposition`. */
  readonly wordOf: (operation: string) => string;
  readonly classifyOf: (operation: string) => string;
  readonly table: string;
}

export interface WebhookNames {
  readonly create: string;
  readonly options: string;
  readonly createSender: string;
  readonly senderSettings: string;
  readonly acknowledgeAll: string;
  readonly table: string;
}

export interface FunctionNames {
  readonly settingsOf: (name: string) => string;
  readonly parametersOf: (name: string) => string;
  readonly functionOf: (name: string) => string;
  readonly tableOf: (name: string) => string;
}

export interface MockNames {
  readonly create: string;
  readonly options: string;
  /** The interface of a mock that asks: `AcmeMock`. */
  readonly caller: string;
  readonly table: string;
}

/** Finds names that neither the documents of the platform nor another role has. */
export function roleNamesOf(platform: Platform, names: Names): RoleNames {
  const taken = new Set([
    ...[...names.documents.values()].flatMap((each) => Object.values(each)),
    ...platform.documents.flatMap(({ types }) =>
      types.flatMap((type) => [type.typeName, names.functionOf(type) ?? type.typeName]),
    ),
  ]);
  const pascal = identifier(pascalCase(platform.name));
  const camel = identifier(camelCase(platform.name));
  const free = (name: string): string => {
    const found = [name, `${pascal}${upper(name)}`].find((each) => !taken.has(each)) ?? numbered(name, taken);
    taken.add(found);
    return found;
  };
  const one = (name: string): string => (reserved.has(name) ? free(`${name}Of`) : free(name));
  const each = (items: readonly { readonly name: string }[], nameOf: (name: string) => string) => {
    const found = new Map(items.map(({ name }) => [name, one(nameOf(pascalCase(name)))]));
    return (name: string): string => found.get(name) ?? nameOf(pascalCase(name));
  };
  const { client, endpoint, functions } = platform.roles;
  const operations = client?.operations ?? [];
  const asked = endpoint?.operations ?? [];
  const itemNames = new Map(
    asked.flatMap(({ name, answer, each: rule }) =>
      rule === undefined || answer.kind !== "document"
        ? []
        : [[pascalCase(name), itemsAt(documentOf(platform, answer.document), rule.item).record.typeName] as const],
    ),
  );
  const classified = asked.flatMap(({ name, each: rule }) => (rule ? [{ name, property: rule.property }] : []));
  return {
    client: {
      create: client === undefined ? camel : one(reserved.has(camel) ? `${camel}Client` : camel),
      settings: one(`${pascal}Settings`),
      client: one(`${pascal}Client`),
      parametersOf: each(operations, (name) => `${name}Parameters`),
      buildOf: each(operations, (name) => `build${name}Request`),
      buildToken: one("buildTokenRequest"),
      table: one("clientTable"),
    },
    endpoint: {
      create: one(`${camel}Endpoint`),
      options: one(`${pascal}EndpointOptions`),
      requestOf: each(asked, (name) => `${name}Request`),
      wordOf: wordsOf(classified, free),
      classifyOf: each(
        classified.map(({ name }) => ({ name })),
        (name) => `classify${itemNames.get(name) ?? name}`,
      ),
      table: one("endpointTable"),
    },
    webhook: {
      create: one(`${camel}Webhook`),
      options: one(`${pascal}WebhookOptions`),
      createSender: one(`${camel}Sender`),
      senderSettings: one(`${pascal}SenderSettings`),
      acknowledgeAll: one(`${camel}AcknowledgeAll`),
      table: one("webhookTable"),
    },
    functions: {
      functionOf: each(functions, (name) => name.slice(0, 1).toLowerCase() + name.slice(1)),
      settingsOf: each(functions, (name) => `${name}Settings`),
      parametersOf: each(functions, (name) => `${name}Parameters`),
      tableOf: each(functions, (name) => `${name.slice(0, 1).toLowerCase()}${name.slice(1)}Table`),
    },
    mock: {
      create: one(`${camel}Mock`),
      options: one(`${pascal}MockOptions`),
      caller: one(`${pascal}Mock`),
      table: one("mockTable"),
    },
  };

  function wordsOf(
    items: readonly { readonly name: string; readonly property: string }[],
    free: (name: string) => string,
  ): (operation: string) => string {
    const found = new Map(items.map(({ name, property }) => [name, free(upper(property))]));
    return (name) => found.get(name) ?? upper(name);
  }
}

/** The modules of roles: no document can be called so. */
export const roleModules = ["client", "endpoint", "webhook", "functions", "mock"] as const;

export type RoleModule = (typeof roleModules)[number];

function numbered(name: string, taken: ReadonlySet<string>): string {
  let count = 2;
  while (taken.has(`${name}${count}`)) count++;
  return `${name}${count}`;
}

function upper(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}

/** A folder may be called `3d-shop`. */
function identifier(name: string): string {
  return /^\p{N}/u.test(name) ? `_${name}` : name;
}

// https://262.ecma-international.org/#prod-ReservedWord, and what strict mode and types reserve.
const reserved: ReadonlySet<string> = new Set(
  (
    "arguments async await break case catch class const continue debugger default delete do else enum eval export extends " +
    "false finally for function if implements import in instanceof interface let new null package private protected public " +
    "return static super switch this throw true try typeof undefined var void while with yield"
  ).split(" "),
);
