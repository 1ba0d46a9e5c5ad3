import { tableOf } from "../contract.js";
import { Refusal } from "../http/endpoint/refusal.js";
import { mask } from "../http/secrets.js";
import { readSettings } from "../http/settings.js";
import type { ClientTable } from "../http/table.js";
import type { ListenOptions, Listening } from "../node.js";
import { type Breakage, breakAnswer } from "./broken.js";
import { type Incoming, readIncoming } from "./incoming.js";
import { type Lists, listsOf } from "./lists.js";
import { type LoggedRequest, logged } from "./log.js";
import { type Served, type Serving, serve } from "./serve.js";
import { settingsAt, settingsOf } from "./settings.js";
import type { MockTable } from "./table.js";
import { tokensOf } from "./tokens.js";

/** A platform that is not there: it answers a client's requests as far as the spec says how. */
export interface Mock<Item = unknown> {
  /** Answers without any network: give it to a client as `fetch`. */
  readonly fetch: (input: Request | URL | string, init?: RequestInit) => Promise<Response>;
  /** Answers over http, by default at this computer and a port that is free. */
  readonly listen: (port?: number, options?: Omit<ListenOptions, "port">) => Promise<MockListening>;
  /** What was asked, the oldest first. */
  readonly requests: readonly LoggedRequest[];
  /** The items of the first operation that has any. They can be changed while the mock runs. */
  readonly items: Item[];
  /** The items of an operation. Operations that answer with the same document share them. */
  readonly itemsOf: (operation: string) => unknown[];
  /** The settings that are accepted, as a client takes them. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** A mock that listens. */
export interface MockListening extends Listening {
  /** The settings that lead a client here. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** How a mock behaves; each has a default. */
export interface MockOptions {
  /** The settings that are accepted. Those that are missing are defaults, examples or made up: see `Mock.settings`. */
  readonly settings?: object | undefined;
  /** Items of one's own, of the first operation that has any, or by the names of operations. */
  readonly items?: unknown[] | Readonly<Record<string, unknown[]>> | undefined;
  /** How many items are made up where none are given. Default 20. */
  readonly count?: number | undefined;
  /** The same seed makes up the same items. Default 1. */
  readonly seed?: string | number | undefined;
  /** When the first item that is made up came to be. Default 2024-01-01. */
  readonly since?: Date | undefined;
  /** How many items a page has where the request does not say. Default 50. */
  readonly pageSize?: number | undefined;
  /** For how long a token is good. Default 30. */
  readonly tokenSeconds?: number | undefined;
  /** What goes wrong: always, or for each request by its number, from 1. */
  readonly broken?: Breakage | ((number: number, request: Request) => Breakage | undefined) | undefined;
  /** How late `slow` is. Default 5,000. */
  readonly slowMilliseconds?: number | undefined;
  /** Milliseconds since 1970. Default: the clock of this computer. */
  readonly now?: (() => number) | undefined;
  /** Told of each request once it is answered. */
  readonly onRequest?: ((request: LoggedRequest) => void) | undefined;
  /** Told of what was answered, for platforms whose items change when they are fetched. */
  readonly onServed?: ((served: ServedItems) => void) | undefined;
}

/** What an operation answered with. */
export interface ServedItems {
  readonly operation: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly items: readonly unknown[];
}

/** Makes a mock of a platform from the table of its client and what is known of its searches. */
export function mock<Item = unknown>(
  table: () => ClientTable,
  search: () => MockTable,
  options: MockOptions = {},
): Mock<Item> {
  const platform = tableOf(table);
  const values = settingsOf(platform, options.settings ?? {});
  const lists = listsOf(platform, options);
  const serving: Serving = {
    table: platform,
    search: search(),
    settings: readSettings(platform, values),
    lists,
    tokens: platform.token && tokensOf(platform.token, options.tokenSeconds ?? 30),
    pageSize: options.pageSize ?? 50,
    now: options.now ?? Date.now,
  };
  const requests: LoggedRequest[] = [];
  const answer: Mock["fetch"] = async (input, init) => {
    const request = input instanceof Request && init === undefined ? input : new Request(input, init);
    // Counted before anything is waited for.
    const number = (counts.asked += 1);
    const { response, log } = await answerOne(serving, options, request, number);
    requests.push(log);
    options.onRequest?.(log);
    return response;
  };
  const counts = { asked: 0 };
  return {
    fetch: answer,
    listen: async (port = 0, listenOptions = {}) => {
      // Only here, so that a mock without sockets runs where there is no Node.
      const { listen } = await import("../node.js");
      const listening = await listen(answer, { ...listenOptions, port });
      return { ...listening, settings: settingsAt(platform, values, listening.url) };
    },
    requests,
    items: lists.first as Item[],
    itemsOf: (operation) => itemsOf(platform, lists, operation),
    settings: values,
  };
}

async function answerOne(
  serving: Serving,
  options: MockOptions,
  request: Request,
  number: number,
): Promise<{ response: Response; log: LoggedRequest }> {
  const { table, settings } = serving;
  const breakage = typeof options.broken === "function" ? options.broken(number, request) : options.broken;
  let incoming: Incoming;
  try {
    incoming = await readIncoming(request, table.platform);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { pathname: url } = new URL(request.url);
    const { status, text, message: problem } = error;
    const log = { method: request.method, url, body: undefined, operation: undefined, status, problem };
    return { response: new Response(text, { status }), log };
  }
  const served = await serveOrFail(serving, incoming);
  const response = breakage
    ? await breakAnswer(breakage, served.answer, {
        slowMilliseconds: options.slowMilliseconds ?? 5_000,
        signal: request.signal,
      })
    : served.answer;
  const problem = served.problem ?? (breakage && `told to be broken: ${breakage}`);
  const log = logged(served.of, settings, incoming, { operation: served.operation, status: response.status, problem });
  if (served.items)
    options.onServed?.({ operation: served.operation ?? "", parameters: served.parameters ?? {}, items: served.items });
  return { response, log };
}

/** What the mock cannot do is said to whoever runs it: items of his own, for instance, that cannot be written. */
async function serveOrFail(serving: Serving, incoming: Incoming): Promise<Served> {
  try {
    return await serve(serving, incoming);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const problem = mask(`the mock failed: ${reason}`, serving.settings.secrets);
    const headers = { "content-type": "text/plain; charset=utf-8" };
    return { answer: new Response(problem, { status: 500, headers }), of: undefined, problem };
  }
}

function itemsOf({ platform, operations }: ClientTable, lists: Lists, name: string): unknown[] {
  const operation = operations.find((each) => each.name === name);
  const list = operation && lists.of(operation);
  if (list) return list;
  throw new TypeError(`${platform} has no operation ${JSON.stringify(name)} with items`);
}
