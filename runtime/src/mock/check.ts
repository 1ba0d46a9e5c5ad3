import { mask } from "../http/secrets.js";
import { invalid } from "../codec.js";
import { readReceived } from "../http/endpoint/parameters.js";
import { Refusal } from "../http/endpoint/refusal.js";
import { at } from "../http/expressions/names.js";
import { leavesOf } from "../http/named.js";
import { scopeOf } from "../http/scope.js";
import { type Settings, writeValue } from "../http/settings.js";
import type { ClientTable, ComputedTable, OperationTable, ParameterTable, TokenTable } from "../http/table.js";
import { textOf } from "../http/value.js";
import { verifyComputed } from "../http/verify.js";
import type { Fault } from "./errors.js";
import type { Asked, AskedValue } from "./find.js";
import { type Incoming, Unreadable, computedNames, documentOf, partOf, valuesBefore } from "./incoming.js";

/** What a good request asks for. */
export interface GoodRequest {
  readonly asked: Asked;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  /** The token that it came with, where it needs one. */
  readonly token: TokenMembers;
}

/** What is wrong with a request. */
export interface BadRequest {
  readonly fault: Fault;
  readonly message: string;
}

/** The answer to the request of a token. */
export type TokenMembers = Readonly<Record<string, unknown>>;

/** Checks credentials and parameters of a request, as far as the page of the platform says what they must be. */
export async function checkOperation(
  table: ClientTable,
  operation: OperationTable,
  settings: Settings,
  incoming: Incoming,
  tokens: readonly TokenMembers[],
  now: number,
): Promise<GoodRequest | BadRequest> {
  const isSigned = operation.sign !== false;
  const sign = isSigned ? (table.sign ?? []) : [];
  const parameters = await placed(operation.parameters, settings);
  const body = operation.body && (await documentOf(operation.body, incoming, settings));
  const candidates = isSigned && table.token ? tokens : [{}];
  let wrong: string | undefined = "there is no token that is good";
  let token: TokenMembers = {};
  for (const candidate of candidates) {
    token = candidate;
    wrong = await checkComputed({ operation, sign, parameters }, settings, incoming, token, now);
    if (wrong === undefined) break;
  }
  wrong ??= body instanceof Unreadable ? undefined : await checkSet(operation, settings, body, now);
  if (wrong !== undefined) return { fault: "refused", message: wrong };
  const bad =
    body instanceof Unreadable
      ? mask(body.message, settings.secrets)
      : unknownPart(operation, sign, settings, incoming);
  if (bad !== undefined) return { fault: "parameter", message: bad };
  try {
    const values = await readReceived(parameters, incoming, settings.secrets);
    return { asked: askedFor(operation, values, body), parameters: values, body, token };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { fault: "parameter", message: mask(error.text, settings.secrets) };
  }
}

/** Checks the request of a token; what is wrong, in words. */
export function checkToken(
  table: TokenTable,
  settings: Settings,
  incoming: Incoming,
  now: number,
): Promise<string | undefined> {
  return checkComputed(
    { operation: { computed: table.computed }, sign: [], parameters: [] },
    settings,
    incoming,
    {},
    now,
  );
}

async function checkComputed(
  {
    operation: { computed, body },
    sign,
    parameters,
  }: {
    readonly operation: Pick<OperationTable, "computed" | "body">;
    readonly sign: readonly ComputedTable[];
    readonly parameters: readonly ParameterTable[];
  },
  settings: Settings,
  incoming: Incoming,
  token: TokenMembers,
  now: number,
): Promise<string | undefined> {
  const values = new Map<string, unknown>(Object.entries(token));
  for (const { name, in: location } of parameters) {
    const text = partOf(incoming, name, location);
    if (text !== undefined) values.set(name, text);
  }
  const given = parameters.map(({ name }) => name);
  const field = body?.field ?? (body?.fieldSetting === undefined ? undefined : settings.values[body.fieldSetting]);
  const verify = (tables: readonly ComputedTable[], after: readonly string[]): Promise<string | undefined> =>
    verifyComputed(tables, {
      settings,
      now,
      values,
      received: (name, location) => partOf(incoming, name, location),
      before: (index) => {
        const later = new Set([...computedNames(tables.slice(index)), ...after]);
        for (const [name, value] of valuesBefore(incoming, later, field === undefined)) values.set(name, value);
      },
    });
  const first = await verify(computed, [...given, ...(field === undefined ? [] : [field]), ...computedNames(sign)]);
  return first ?? verify(sign, []);
}

/** Members of the document that follow from settings are credentials as well, but for those that say which page is asked for. */
async function checkSet(
  { body, pages }: OperationTable,
  settings: Settings,
  document: unknown,
  now: number,
): Promise<string | undefined> {
  for (const { name, value } of body?.set ?? []) {
    if (name === pages?.by || name === pages?.size) continue;
    const leaf = leavesOf({ body } as OperationTable).find((candidate) => candidate.name === name);
    const given = leaf && at(document, leaf.as);
    const written = leaf && given !== undefined ? writeValue(leaf.type, given) : invalid;
    const expected = textOf(await value.evaluate(scopeOf(settings, { now: () => now }, new Map())));
    if (written !== expected) return `${name} is wrong`;
  }
  return undefined;
}

/** The parameters, each where a setting puts it. */
function placed(parameters: readonly ParameterTable[], settings: Settings): Promise<ParameterTable[]> {
  return Promise.all(
    parameters.map(async (table) => {
      if (!table.at) return table;
      const chosen = textOf(await table.at.evaluate(scopeOf(settings, {}, new Map())));
      return { ...table, in: chosen === "query" ? ("query" as const) : ("form" as const) };
    }),
  );
}

function unknownPart(
  operation: OperationTable,
  sign: readonly ComputedTable[],
  settings: Settings,
  { pairs }: Incoming,
): string | undefined {
  const { body } = operation;
  const field = body?.field ?? (body?.fieldSetting === undefined ? undefined : settings.values[body.fieldSetting]);
  const known = new Set([
    ...operation.parameters.map(({ name }) => name),
    ...computedNames([...operation.computed, ...sign]),
    ...(field === undefined ? [] : [field]),
    ...Object.values(settings.values).flatMap(namesInQuery),
  ]);
  const unknown = [...pairs.query, ...pairs.form].find(([name]) => !known.has(name));
  if (!unknown) return undefined;
  const listed = operation.parameters.map(({ name }) => name).join(", ") || "none";
  return mask(`${unknown[0]} is no parameter of ${operation.name}; there are ${listed}`, settings.secrets);
}

/** An address that the user gives may have a query of its own. */
function namesInQuery(value: string): readonly string[] {
  return /^https?:/.test(value) && URL.canParse(value) ? [...new URL(value).searchParams.keys()] : [];
}

function askedFor(operation: OperationTable, values: Readonly<Record<string, unknown>>, body: unknown): Asked {
  const asked = new Map<string, AskedValue>();
  const add = (name: string, type: ParameterTable["type"], value: unknown): void => {
    const text = value === undefined ? invalid : writeValue(type, value);
    if (text !== invalid) asked.set(name, { text, value, table: { type } });
  };
  for (const { name, as, type, repeated } of operation.parameters) {
    const given = values[as];
    add(name, type, repeated && Array.isArray(given) ? given[0] : given);
  }
  for (const { name, as, type } of leavesOf(operation)) add(name, type, at(body, as));
  return asked;
}
