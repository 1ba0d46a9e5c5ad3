import { serializeBytes } from "../writer/serialize.js";
import { type Address, joinAddress, isComplete, isLoopback } from "./address.js";
import { ParameterError } from "./errors/parameter-error.js";
import { SettingError } from "./errors/setting-error.js";
import type { Expression, Value } from "./expression.js";
import { withNamed, writtenNames } from "./named.js";
import { type GivenParameter, readParameters } from "./parameters.js";
import { type Escape, type Part, pairsIn, readPairs, writeParts } from "./parts.js";
import { type RequestContext, scopeOf } from "./scope.js";
import { type Settings, missingSetting, readSettings } from "./settings.js";
import type {
  BodyTable,
  ClientTable,
  ComputedTable,
  OperationTable,
  PartLocation,
  Scope,
  TokenTable,
} from "./table.js";
import { encodeFormBytes } from "./steps.js";
import { checkToken } from "./token-answer.js";
import { textOf } from "./value.js";

/** All of a request before it is one: what is sent, and what of it may be shown. */
export interface Prepared {
  readonly method: string;
  readonly address: Address;
  readonly parts: readonly Part[];
  /** What is sent that is no form. */
  readonly document?: Uint8Array<ArrayBuffer>;
  readonly contentType?: string;
  readonly steps: readonly Step[];
  readonly secrets: ReadonlySet<string>;
  /** The secrets, and the personal values that the caller gave: what an answer may repeat and no message may. */
  readonly unshown: ReadonlySet<string>;
}

/** One value on the way to a request. */
export interface Step {
  readonly name: string;
  readonly in: PartLocation | "let" | "body" | "address";
  /** As the spec writes it; for a parameter, the property that the caller gives. */
  readonly expression: string;
  readonly value: Value;
  readonly hidden: boolean;
}

/** The request of an operation. Nothing is sent. */
export async function prepareOperation(
  table: ClientTable,
  operation: OperationTable,
  settings: object,
  parameters: object,
  context: RequestContext,
): Promise<Prepared> {
  const read = readSettings(table, settings);
  const given = readParameters(table.platform, operation, parameters);
  const isSigned = operation.sign !== false;
  const token = isSigned && table.token ? tokenOf(table, operation, context) : {};
  const draft = await startDraft(table, read, context, operation.method, async (scope, values) => {
    for (const { table: parameter, text } of given) {
      values.set(parameter.name, text);
      if (parameter.secret && text !== "") scope.secrets?.add(text);
    }
    for (const [name, member] of Object.entries(token)) values.set(name, member);
    if (isSigned && table.token) await checkToken(table, table.token, token, scope, context.allowedHosts ?? []);
    return { base: table.baseUrl, path: operation.path };
  });
  await addComputed(draft, operation.computed);
  for (const parameter of given) await addParameter(draft, parameter);
  const value = operation.body && (parameters as Readonly<Record<string, unknown>>)[operation.body.as ?? "body"];
  if (operation.body) await addBody(draft, operation, operation.body, value);
  if (isSigned) await addComputed(draft, table.sign ?? []);
  return finish(draft, context);
}

/** The request of a token. Nothing is sent. */
export async function prepareToken(
  table: ClientTable,
  token: TokenTable,
  settings: object,
  context: RequestContext,
): Promise<Prepared> {
  const draft = await startDraft(table, readSettings(table, settings), context, token.method, async () => ({
    base: token.url,
    path: token.url,
  }));
  await addComputed(draft, token.computed);
  return finish(draft, context);
}

interface Draft {
  readonly table: ClientTable;
  readonly method: string;
  readonly address: Address;
  readonly scope: Scope;
  readonly secrets: Set<string>;
  readonly unshown: Set<string>;
  readonly values: Map<string, unknown>;
  readonly parts: Part[];
  readonly steps: Step[];
  document?: Uint8Array<ArrayBuffer>;
  contentType?: string;
}

async function startDraft(
  table: ClientTable,
  settings: Settings,
  context: RequestContext,
  method: string,
  where: (scope: Scope, values: Map<string, unknown>) => Promise<{ base: Expression; path: Expression }>,
): Promise<Draft> {
  const values = new Map<string, unknown>();
  const scope = scopeOf(settings, context, values);
  const { base, path } = await where(scope, values);
  const at = textOf(await evaluate(table, path, scope));
  const address = isComplete(at)
    ? joinAddress(table.platform, path.text, "", at)
    : joinAddress(table.platform, base.text, textOf(await evaluate(table, base, scope)), at);
  values.set("method", method);
  values.set("host", address.host);
  values.set("port", address.port);
  values.set("path", address.path);
  for (const name of ["now", "timestamp"]) values.set(name, String(Math.floor(scope.now() / 1000)));
  const secrets = scope.secrets ?? new Set<string>();
  return { table, method, address, scope, secrets, unshown: new Set(), values, parts: [], steps: [] };
}

async function addComputed(draft: Draft, computed: readonly ComputedTable[]): Promise<void> {
  for (const { name, in: declared, at, value, escape } of computed) {
    nameParts(draft);
    const location = at ? await choose<PartLocation>(draft, at, ["query", "form"]) : declared;
    const result = await evaluate(draft.table, value, draft.scope);
    draft.steps.push({ name, in: location, expression: value.text, value: result, hidden: false });
    if (location === "let") {
      draft.values.set(name, result);
      continue;
    }
    if (!draft.values.has(name)) draft.values.set(name, result);
    const escaping = escape ? await choose<Escape>(draft, escape, ["form", "percent", "raw"]) : usual(location);
    draft.parts.push({ in: location, name, value: textOf(result), escape: escaping, hidden: false });
  }
}

async function addParameter(draft: Draft, { table, text }: GivenParameter): Promise<void> {
  nameParts(draft);
  const location = table.at ? await choose<PartLocation>(draft, table.at, ["query", "form"]) : table.in;
  const hidden = table.secret === true || table.personal === true;
  if (hidden) draft.unshown.add(text);
  draft.steps.push({ name: table.name, in: location, expression: table.as, value: text, hidden });
  draft.parts.push({ in: location, name: table.name, value: text, escape: usual(location), hidden });
}

async function addBody(draft: Draft, operation: OperationTable, body: BodyTable, given: unknown): Promise<void> {
  nameParts(draft);
  const value = await setMembers(draft, operation, body, given);
  let bytes: Uint8Array = serializeBytes(body.document, value);
  for (const step of body.steps) bytes = await step.encode(bytes, draft.scope);
  const named = body.fieldSetting === undefined ? undefined : draft.scope.settings[body.fieldSetting];
  const field = body.field ?? (typeof named === "string" && named !== "" ? named : undefined);
  const expression = body.as ?? "body";
  draft.steps.push({ name: field ?? "body", in: "body", expression, value: bytes, hidden: false });
  if (field === undefined) {
    draft.document = Uint8Array.from(bytes);
    draft.contentType = body.contentType ?? "application/xml; charset=utf-8";
    return;
  }
  // The bytes of a cipher are no text, but a form can hold them.
  const encoded = new TextDecoder().decode(encodeFormBytes(bytes));
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  draft.parts.push({ in: "form", name: field, value: text, encoded, escape: "form", hidden: true });
}

/** The document that the caller gives, with what follows from settings. */
async function setMembers(
  draft: Draft,
  operation: OperationTable,
  { as: property = "body", set }: BodyTable,
  given: unknown,
): Promise<unknown> {
  const asked = { platform: draft.table.platform, operation: operation.name };
  if (given === undefined && !set) {
    throw new ParameterError({
      ...asked,
      parameter: property,
      expected: "a value for the document",
      received: "nothing",
    });
  }
  let parameters: Readonly<Record<string, unknown>> = { [property]: given };
  const written = writtenNames(asked.platform, { ...operation, parameters: [] }, parameters);
  for (const { name, value } of set ?? []) {
    if (written.has(name)) continue;
    const text = textOf(await evaluate(draft.table, value, draft.scope));
    draft.steps.push({ name, in: "body", expression: value.text, value: text, hidden: false });
    const more = withNamed({ ...operation, parameters: [] }, parameters, name, text);
    if (!more) throw new TypeError(`the document that ${operation.name} sends cannot hold ${name}`);
    parameters = more;
  }
  return parameters[property];
}

/** Gives expressions the parts that are there so far. */
function nameParts({ values, parts, address, document }: Draft): void {
  const query = [...readPairs(address.query), ...pairsIn(parts, "query")];
  const form = pairsIn(parts, "form");
  values.set("query", query);
  values.set("form", form);
  values.set("params", [...query, ...form]);
  values.set("body", document ?? writeParts(parts, "form"));
}

function finish(draft: Draft, { allowInsecure }: RequestContext): Prepared {
  const { table, method, address, parts, steps, secrets, document, contentType } = draft;
  if (address.scheme === "http" && !allowInsecure && !isLoopback(address.host) && secrets.size > 0) {
    const secret = table.settings.find(
      (setting) => setting.secret && secrets.has(String(draft.scope.settings[setting.name])),
    );
    const reason = `is secret and must not go over http to ${address.host}: use https, or allowInsecure`;
    throw new SettingError({ platform: table.platform, setting: secret?.name ?? "token", reason });
  }
  const isForm = document === undefined && parts.some((part) => part.in === "form");
  return {
    method,
    address,
    parts,
    steps,
    secrets,
    unshown: new Set([...draft.unshown, ...secrets]),
    ...(document && { document }),
    ...(isForm ? { contentType: "application/x-www-form-urlencoded" } : contentType && { contentType }),
  };
}

/** A setting that is missing is found out where an expression names it: then the table knows where it is found. */
async function evaluate(table: ClientTable, expression: Expression, scope: Scope): Promise<Value> {
  try {
    return await expression.evaluate(scope);
  } catch (error) {
    const setting = error instanceof SettingError && table.settings.find(({ name }) => name === error.setting);
    throw setting ? missingSetting(table.platform, setting) : error;
  }
}

async function choose<Word extends string>(draft: Draft, choice: Expression, words: readonly Word[]): Promise<Word> {
  const word = textOf(await evaluate(draft.table, choice, draft.scope));
  const found = words.find((known) => known === word);
  if (found === undefined) {
    const reason = `cannot be used: expected ${words.join(" or ")} but received ${JSON.stringify(word)}`;
    throw new SettingError({ platform: draft.table.platform, setting: choice.text, reason });
  }
  return found;
}

function usual(location: PartLocation): Escape {
  return location === "query" ? "percent" : location === "form" ? "form" : "raw";
}

function tokenOf(
  table: ClientTable,
  operation: OperationTable,
  { token }: RequestContext,
): Readonly<Record<string, unknown>> {
  if (token) return token;
  const asked = { platform: table.platform, operation: operation.name };
  throw new ParameterError({
    ...asked,
    parameter: "token",
    expected: "the answer of the token request",
    received: "nothing",
  });
}
