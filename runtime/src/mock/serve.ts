import { type Address, isComplete, isLoopback, joinAddress } from "../http/address.js";
import { withProperty } from "../http/endpoint/answer.js";
import { scopeOf } from "../http/scope.js";
import type { Settings } from "../http/settings.js";
import type { AnswerTable, AnyRecord, ClientTable, OperationTable, TokenTable } from "../http/table.js";
import { textOf } from "../http/value.js";
import { serialize } from "../writer/serialize.js";
import { type BadRequest, type GoodRequest, checkOperation, checkToken } from "./check.js";
import { errorAnswer } from "./errors.js";
import { type Asked, findItems } from "./find.js";
import { type Incoming, pathOf } from "./incoming.js";
import { withoutPath, withoutSecrets } from "./leave-out.js";
import type { Lists } from "./lists.js";
import { pageOf } from "./page.js";
import { recordAt, sampleRoot, setSizes } from "./sample.js";
import type { MockOperationTable, MockTable } from "./table.js";
import { type Tokens, addressesOf } from "./tokens.js";

/** What a mock answers from. */
export interface Serving {
  readonly table: ClientTable;
  readonly search: MockTable;
  readonly settings: Settings;
  readonly lists: Lists;
  readonly tokens: Tokens | undefined;
  readonly pageSize: number;
  readonly now: () => number;
}

/** An answer, with what the log says of it. */
export interface Served {
  readonly answer: Response;
  /** What the parts of the request are to be looked up in. */
  readonly of: Pick<OperationTable, "computed" | "parameters"> | undefined;
  readonly operation?: string;
  readonly problem?: string | undefined;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly items?: readonly unknown[];
}

/** Answers a request: that of a token, or of the operation whose method, place and parts fit. */
export async function serve(serving: Serving, incoming: Incoming): Promise<Served> {
  const { table, settings, tokens, now } = serving;
  const values = new Map<string, unknown>(table.token ? addressesOf(table.token, incoming.url.origin) : []);
  if (table.token && tokens && (await isToken(table.token, settings, incoming))) {
    return serveToken(table.token, tokens, settings, incoming, now());
  }
  let refused: { readonly operation: OperationTable; readonly bad: BadRequest } | undefined;
  for (const operation of table.operations) {
    if (operation.method !== incoming.method || !(await isHere(table, operation, settings, values, incoming))) continue;
    const checked = await checkOperation(table, operation, settings, incoming, tokens?.good(now()) ?? [], now());
    if (!("fault" in checked)) return serveOperation(serving, operation, checked, incoming);
    // One with the right credentials says best what is wrong.
    if (!refused || (refused.bad.fault === "refused" && checked.fault === "parameter"))
      refused = { operation, bad: checked };
  }
  if (!refused) {
    const problem = `expected ${table.operations.map(({ method, path }) => `${method} ${path.text}`).join(" or ")}`;
    return { answer: new Response("not found", { status: 404 }), of: undefined, problem };
  }
  const { operation, bad } = refused;
  const answer = errorAnswer(operation.answer, operation.errors, bad.fault, bad.message);
  return { answer, of: operation, operation: operation.name, problem: bad.message };
}

async function isToken({ method, url }: TokenTable, settings: Settings, incoming: Incoming): Promise<boolean> {
  if (method !== incoming.method) return false;
  const path = await pathOf({ path: url }, settings, new Map());
  return path !== undefined && isComplete(path) && new URL(path).pathname === incoming.path;
}

async function serveToken(
  table: TokenTable,
  tokens: Tokens,
  settings: Settings,
  incoming: Incoming,
  now: number,
): Promise<Served> {
  const of = { computed: table.computed, parameters: [] };
  const problem = await checkToken(table, settings, incoming, now);
  if (problem !== undefined) {
    return { answer: errorAnswer(table.answer, table.errors, "refused", problem), of, operation: "token", problem };
  }
  return { answer: Response.json(tokens.issue(incoming.url.origin, now)), of, operation: "token" };
}

async function isHere(
  table: ClientTable,
  operation: OperationTable,
  settings: Settings,
  values: ReadonlyMap<string, unknown>,
  { path }: Incoming,
): Promise<boolean> {
  const own = await pathOf(operation, settings, values);
  if (own === undefined) return true;
  const base = textOf(await table.baseUrl.evaluate(scopeOf(settings, {}, values)));
  const address: Address = joinAddress(table.platform, operation.path.text, base, own);
  const [end = ""] = own.split("?");
  // The client's base may be another, with a path of its own.
  return path === address.path || (!isComplete(own) && end.length > 1 && path.endsWith(end));
}

function serveOperation(serving: Serving, operation: OperationTable, good: GoodRequest, incoming: Incoming): Served {
  serving.tokens?.use(good.token);
  const served = { of: operation, operation: operation.name, parameters: good.parameters };
  const { answer } = operation;
  switch (answer.kind) {
    case "document": {
      const { value, items } = documentFor(serving, operation, answer, good, canBeRead(incoming));
      return { ...served, answer: xml(serialize(answer.document, value)), items };
    }
    case "text":
      return {
        ...served,
        answer: new Response(answer.text, { headers: { "content-type": "text/plain; charset=utf-8" } }),
      };
    case "json":
      return {
        ...served,
        answer: Response.json(Object.fromEntries(answer.members.map((name) => [name, `mock ${name}`]))),
      };
    case "none":
      return { ...served, answer: new Response(null) };
  }
}

function documentFor(
  serving: Serving,
  operation: OperationTable,
  { document, items: itemsAt }: Extract<AnswerTable, { kind: "document" }>,
  { asked, body }: GoodRequest,
  isOpen: boolean,
): { readonly value: unknown; readonly items: readonly unknown[] } {
  const { lists, pageSize, now } = serving;
  const list = lists.of(operation) ?? [];
  const table = searchOf(serving, operation, document().name);
  const root = document().type();
  const record = itemsAt === undefined ? root : (recordAt(root, itemsAt.split(".")) ?? root);
  const found = findItems(table, record, list, asked, body, now());
  const giving = (items: readonly unknown[]): readonly unknown[] => {
    const hideSecrets = isOpen && operation.over === "https";
    const shown = items.map((item) => given(table, record, item, asked, hideSecrets));
    takeAway(table, record, list, items, asked);
    return shown;
  };
  if (itemsAt === undefined) {
    const items = giving(found.slice(0, 1));
    return { value: items[0] ?? sampleRoot(document), items };
  }
  const page = pageOf(operation, table, found, asked, pageSize);
  const items = giving(page.items);
  let value = withProperty(sampleRoot(document), itemsAt, items);
  const { count } = operation.pages ?? {};
  if (count !== undefined && page.pages !== undefined) value = withProperty(value, count, page.pages);
  if (table.next !== undefined) value = withProperty(value, table.next, page.next);
  setSizes(root, value, itemsAt.split("."));
  return { value, items };
}

/** An item as this request is given it: without what only others are, and without secrets where they could be read on the way. */
function given(
  { only = [] }: MockOperationTable,
  record: AnyRecord,
  item: unknown,
  asked: Asked,
  hideSecrets: boolean,
): unknown {
  let value = item;
  for (const { path, parameter, is } of only) {
    if (asked.get(parameter)?.text !== is) value = withoutPath(record, value, path);
  }
  return hideSecrets ? withoutSecrets(record, value) : value;
}

/** Takes what is given once only out of the items that stay. */
function takeAway(
  { only = [] }: MockOperationTable,
  record: AnyRecord,
  list: unknown[],
  taken: readonly unknown[],
  asked: Asked,
): void {
  for (const { path, parameter, is, once } of only) {
    if (!once || asked.get(parameter)?.text !== is) continue;
    for (const [index, item] of list.entries()) {
      if (taken.includes(item)) list[index] = withoutPath(record, item, path);
    }
  }
}

/** Whether others than this computer could read the answer on the way. */
function canBeRead({ url }: Incoming): boolean {
  return url.protocol === "http:" && !isLoopback(url.hostname);
}

/** How its items are found; as those of another operation that gives the same, where the spec says nothing of its own. */
function searchOf({ table, search }: Serving, { name }: OperationTable, document: string): MockOperationTable {
  const alike = table.operations.filter(
    ({ answer }) => answer.kind === "document" && answer.document().name === document,
  );
  const names = [name, ...alike.map((operation) => operation.name)];
  const found = names.flatMap((each) => search.operations.find((operation) => operation.name === each) ?? []);
  return found[0] ?? { name, search: [] };
}

function xml(text: string): Response {
  const bytes = new TextEncoder().encode(text);
  // With its length, so that a client can tell an answer that was cut.
  const headers = { "content-type": "text/xml; charset=utf-8", "content-length": String(bytes.length) };
  return new Response(bytes, { headers });
}
