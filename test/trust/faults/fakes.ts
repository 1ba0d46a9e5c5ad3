import type { Fault } from "./fault.js";
import { ask, isRight, patience } from "./play.js";
import type { Target } from "./targets.js";
import type { Watch } from "./watch.js";

/** A `fetch` that somebody else wrote, or that breaks, and what may come of it. */
export interface Fake extends Pick<Fault, "name" | "outcome"> {
  readonly fetch: (request: Request, good: { bytes: Buffer; type: string }) => Promise<Response>;
}

const connection = /^ConnectionError$/;
const whole = (good: { bytes: Buffer; type: string }, init: ResponseInit = {}): Response =>
  new Response(Uint8Array.from(good.bytes), { headers: { "content-type": good.type }, ...init });
const streaming = (source: UnderlyingDefaultSource<unknown>): Response =>
  new Response(new ReadableStream(source as UnderlyingDefaultSource<Uint8Array>));
const never = (): Promise<never> => new Promise(() => {});

/** What no server can do, and a `fetch` can. */
export const fakes: readonly Fake[] = [
  { name: "a fetch that never ends and heeds no signal", fetch: never, outcome: /^TimeoutError$/ },
  {
    name: "a body that never ends and heeds no signal",
    fetch: async () => streaming({ pull: never, cancel: never }),
    outcome: /^TimeoutError$/,
  },
  {
    name: "a name that nobody knows",
    fetch: async ({ url }) => refuse(`getaddrinfo ENOTFOUND ${url}`),
    outcome: connection,
  },
  {
    name: "a certificate that is wrong",
    fetch: async ({ url }) => refuse(`self-signed certificate of ${url}`),
    outcome: connection,
  },
  {
    name: "an error that tells the request",
    fetch: async (request) => refuse(await textOf(request)),
    outcome: connection,
  },
  {
    name: "an error of several that tell the request",
    fetch: async (request) => {
      const text = await textOf(request);
      throw new AggregateError([new Error(text), new Error(text)], text, { cause: new Error(text) });
    },
    outcome: connection,
  },
  {
    name: "an error with a code that tells the request",
    fetch: async (request) => {
      throw Object.assign(new Error(""), { code: await textOf(request), errno: request.url });
    },
    outcome: connection,
  },
  { name: "a text that is thrown", fetch: async ({ url }) => reject(url), outcome: connection },
  { name: "nothing that is thrown", fetch: async () => reject(undefined), outcome: connection },
  { name: "nothing for an answer", fetch: async () => undefined as unknown as Response, outcome: connection },
  { name: "a body that was read", fetch: async (_, good) => used(whole(good)), outcome: connection },
  {
    name: "a body of texts",
    fetch: async () => streaming({ start: textAndEnd }),
    outcome: /^(?:ConnectionError|AnswerError)$/,
  },
  {
    name: "a body that breaks and tells the request",
    fetch: async (request) => {
      const text = await textOf(request);
      return streaming({ pull: (controller) => controller.error(new Error(text)) });
    },
    outcome: connection,
  },
  {
    name: "an opaque redirect",
    fetch: async () => ({ ...responseLike(0), type: "opaqueredirect" }) as Response,
    outcome: /^StatusError$/,
  },
  {
    name: "a redirect that was followed elsewhere",
    fetch: async (_, good) =>
      Object.defineProperties(whole(good), {
        redirected: { value: true },
        url: { value: "https://evil.example/taken" },
      }),
    outcome: /^StatusError$/,
  },
  { name: "what was asked for", fetch: async (_, good) => whole(good), outcome: /^answer$/ },
];

/** Plays a fake to a client, and says what is wrong with what comes of it. */
export async function playFake(target: Target, fake: Fake, watch: Watch): Promise<string[]> {
  let times = 0;
  const origin = "http://127.0.0.1:1";
  const where = `${target.name}, ${fake.name}`;
  const { outcome, value, seconds } = await ask(target, origin, watch, where, {
    timeoutMilliseconds: { idle: patience.idle, total: patience.total },
    fetch: async (request) => {
      const isToken = target.tokenPath !== undefined && new URL(request.url).pathname.startsWith(target.tokenPath);
      const good = isToken ? target.token(origin) : target.good(origin);
      if (target.tokenPath !== undefined && isToken !== (target.at === "token")) return whole(good);
      times++;
      return fake.fetch(request, good);
    },
  });
  return [
    fake.outcome.test(outcome) ? "" : `expected ${fake.outcome.source} but received ${outcome}`,
    outcome === "answer" && !isRight(target, value) ? "the answer is wrong" : "",
    times > (target.isSafe ? 3 : 1) ? `it was asked ${times} times` : "",
    seconds > 10 ? `it took ${seconds} s` : "",
  ]
    .filter((line) => line !== "")
    .map((line) => `${where}: ${line}`);
}

function refuse(text: string): never {
  throw new TypeError("fetch failed", { cause: new Error(text) });
}

function reject(reason: unknown): Promise<never> {
  // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- somebody's fetch may do so
  return Promise.reject(reason);
}

async function textOf(request: Request): Promise<string> {
  return `${request.method} ${request.url} ${JSON.stringify([...request.headers])} ${await request.clone().text()}`;
}

function textAndEnd(controller: ReadableStreamDefaultController<unknown>): void {
  controller.enqueue("text");
  controller.close();
}

function used(response: Response): Response {
  response.body?.getReader();
  return response;
}

function responseLike(status: number): object {
  return { status, headers: new Headers(), body: null, redirected: false, url: "" };
}
