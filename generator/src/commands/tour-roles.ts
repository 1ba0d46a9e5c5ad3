import { type ClientTable, type OperationTable, client } from "@tagsmith/runtime/http";
import { type EndpointTable, endpoint } from "@tagsmith/runtime/endpoint";
import { sender, webhook } from "@tagsmith/runtime/webhook";
import { type MockTable, mock, sampleItems, sampleRoot } from "@tagsmith/runtime/mock";
import { type Listening, listen } from "@tagsmith/runtime/node";
import type { Platform } from "../model/model.js";
import { valueAt, withValueAt } from "./items.js";
import { jsonOf } from "./json.js";
import { clientInMemory, endpointInMemory, mockInMemory, webhooksInMemory } from "./roles.js";

/** What came of a role that ran end to end over loopback. */
export interface RoleRun {
  readonly platform: string;
  readonly role: string;
  /** Items that arrived. */
  readonly items: number;
  /** Of the documents on the wire. */
  readonly bytes: number;
  readonly milliseconds: number;
  /** Missing where all arrived as they were. */
  readonly wrong: string | undefined;
}

/** How many items go through each role: three pages where a page has 50. */
const count = 120;

/**
 * Runs what a platform's spec describes against its counterpart, over http: the client against a mock, the endpoint polled
 * by the vendor's own call, each webhook fed by a sender.
 */
export async function runRoles(platform: Platform): Promise<RoleRun[]> {
  const { client: asking, endpoint: asked, webhooks } = platform.roles;
  const runs: RoleRun[] = [];
  if (asked !== undefined && asking !== undefined) {
    runs.push(await timed(platform, "endpoint", () => pollEndpoint(platform)));
  } else if (asking !== undefined) {
    runs.push(await timed(platform, "client", () => askMock(platform)));
  }
  for (const { name } of webhooks) {
    // One after the other: they are timed.
    // oxlint-disable-next-line no-await-in-loop
    runs.push(await timed(platform, `webhook ${name}`, () => postAll(platform, name)));
  }
  return runs;
}

interface Arrived {
  readonly sent: readonly unknown[];
  readonly arrived: readonly unknown[];
  readonly bytes: number;
  readonly milliseconds: number;
}

async function timed({ title }: Platform, role: string, run: () => Promise<Arrived>): Promise<RoleRun> {
  try {
    const { sent, arrived, bytes, milliseconds } = await run();
    const wrong = isSame(sent, arrived) ? undefined : `${arrived.length} arrived, not as ${sent.length} were`;
    return { platform: title, role, items: arrived.length, bytes, milliseconds, wrong };
  } catch (error) {
    const [wrong = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    return { platform: title, role, items: 0, bytes: 0, milliseconds: 0, wrong };
  }
}

async function askMock(platform: Platform): Promise<Arrived> {
  const table = clientInMemory(platform);
  const search = mockInMemory(platform);
  const counterpart = mock(table, search, { count });
  // Some platforms take out of their items what they gave.
  const sent = [...counterpart.items];
  const operation = listingOf(table());
  const listening = await counterpart.listen();
  try {
    return { sent, ...(await askAll(table, listening.settings, operation.name, askingForAll(operation, search()))) };
  } finally {
    await listening.close();
  }
}

/** The parameters that ask for the parts of items that not every answer has. */
function askingForAll({ name, parameters }: OperationTable, { operations }: MockTable): Record<string, unknown> {
  const only = operations.find((operation) => operation.name === name)?.only ?? [];
  return Object.fromEntries(
    only.flatMap(({ parameter, is }) => {
      const found = parameters.find((each) => each.name === parameter);
      return found === undefined ? [] : [[found.as, found.type.read(is)]];
    }),
  );
}

async function pollEndpoint(platform: Platform): Promise<Arrived> {
  const table = clientInMemory(platform);
  const asked = endpointInMemory(platform);
  const { name, answer, window, parameters } = listingOf(asked());
  const sent = sampleItems(answer.document, answer.items, count);
  // What a mock of it would accept is as good as any.
  const { settings } = mock(table, mockInMemory(platform), { count: 0 });
  const known = asked().settings.map((setting) => setting.name);
  const own = Object.entries(settings).filter(([setting]) => known.includes(setting));
  const handlers = asked().operations.map((operation) => [operation.name, () => sent]);
  const options = { ...Object.fromEntries(own), operations: Object.fromEntries(handlers) };
  const listening = await listen(endpoint(asked, options as Parameters<typeof endpoint>[1]));
  try {
    const call = table().operations.find((operation) => operation.name === name) ?? listingOf(table());
    const times = window === undefined ? [] : sent.map((item) => valueAt(item, window.property) as Date | string);
    const ends =
      window === undefined
        ? []
        : ([
            [window.from, least(times)],
            [window.to, greatest(times)],
          ] as const);
    const given = ends.flatMap(([wire, value]) => {
      const parameter = call.parameters.find((each) => each.name === wire);
      return parameter === undefined || !parameters.some((each) => each.name === wire) ? [] : [[parameter.as, value]];
    });
    const at = settingsAt(table(), settings, listening);
    return { sent, ...(await askAll(table, at, call.name, Object.fromEntries(given))) };
  } finally {
    await listening.close();
  }
}

async function postAll(platform: Platform, name: string): Promise<Arrived> {
  const table = webhooksInMemory(platform);
  const { settings: all, webhooks } = table();
  const settings = Object.fromEntries(all.map((setting) => [setting.name, setting.example ?? "key-of-the-tour"]));
  const operation = webhooks.find((each) => each.name === name);
  if (operation === undefined) throw new Error(`there is no webhook ${name}`);
  const { document } = operation.body;
  const { items } = operation;
  const root = sampleRoot(document);
  const value = items === undefined ? root : withValueAt(root, items, sampleItems(document, items, count));
  const arrived: unknown[] = [];
  const handlers = { [name]: (item: unknown) => void arrived.push(item) };
  let problem: string | undefined;
  const onProblem = ({ message }: { readonly message: string }): void => void (problem ??= message);
  const options = { ...settings, handlers, onProblem };
  const listening = await listen(webhook(table, options as Parameters<typeof webhook>[1]));
  try {
    const request = await sender(table, settings).buildRequest(value, `${listening.url}/`, { webhook: name });
    const bytes = (await request.clone().arrayBuffer()).byteLength;
    const started = performance.now();
    const answer = await fetch(request);
    const text = await answer.text();
    const milliseconds = performance.now() - started;
    if (text !== operation.answer)
      throw new Error(problem ?? `it was answered ${answer.status} ${JSON.stringify(text)}`);
    const sent = items === undefined ? [value] : (valueAt(value, items) as readonly unknown[]);
    return { sent, arrived, bytes, milliseconds };
  } finally {
    await listening.close();
  }
}

type Call = (parameters: object) => AsyncIterable<unknown>;

async function askAll(
  table: () => ClientTable,
  settings: object,
  operation: string,
  parameters: object,
): Promise<Omit<Arrived, "sent">> {
  let bytes = 0;
  const made = client(table, settings, { onAnswer: (answer) => void (bytes += answer.bytes) });
  const call = (made as unknown as Readonly<Record<string, Call>>)[operation];
  if (call === undefined) throw new Error(`there is no operation ${operation}`);
  const started = performance.now();
  const arrived: unknown[] = [];
  for await (const item of call(parameters)) arrived.push(item);
  return { arrived, bytes, milliseconds: performance.now() - started };
}

/** The first operation that is answered with a list. */
function listingOf<Operation extends (ClientTable | EndpointTable)["operations"][number]>({
  platform,
  operations,
}: {
  readonly platform: string;
  readonly operations: readonly Operation[];
}): Operation & { readonly answer: Listed } {
  const found = operations.find(({ answer }) => answer.kind === "document" && answer.items !== undefined);
  if (found === undefined) throw new Error(`${platform} has no operation that is answered with a list`);
  return found as Operation & { readonly answer: Listed };
}

type Listed = Extract<ClientTable["operations"][number]["answer"], { kind: "document" }> & { readonly items: string };

/** The settings of a client, with all URLs leading to a server. */
function settingsAt(
  { settings }: ClientTable,
  values: Readonly<Record<string, unknown>>,
  { url }: Listening,
): Readonly<Record<string, unknown>> {
  const moved = settings.flatMap(({ name, type }) => {
    const value = values[name];
    if (type.name !== "url" || typeof value !== "string" || !URL.canParse(value)) return [];
    const { pathname, search } = new URL(value);
    return [[name, `${url}${pathname}${search}`]];
  });
  return { ...values, ...(Object.fromEntries(moved) as object) };
}

function least<T extends Date | string>(values: readonly T[]): T | undefined {
  return values.reduce<T | undefined>(
    (found, value) => (found === undefined || value < found ? value : found),
    undefined,
  );
}

function greatest<T extends Date | string>(values: readonly T[]): T | undefined {
  return values.reduce<T | undefined>(
    (found, value) => (found === undefined || value > found ? value : found),
    undefined,
  );
}

/** Whether all arrived, in whatever order, as they were. */
function isSame(sent: readonly unknown[], arrived: readonly unknown[]): boolean {
  const texts = (items: readonly unknown[]): string =>
    items
      .map((item) => jsonOf(item, 0))
      .sort()
      .join("\n");
  return texts(sent) === texts(arrived);
}
