import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { gzipSync } from "node:zlib";
import { type ClientOptions, type MaskedAnswer, type MaskedRequest, type Notice, client } from "@tagsmith/runtime/http";
import { afterEach, expect, test, describe } from "vitest";
import type { Problem } from "../../../runtime/src/problem.js";
import type { ShopClient } from "./shop.js";
import { shopTable } from "./tables.js";

const canary = "CANARY/sécret+key";
const leak = /CANARY|t\+key|t%2Bkey/;
const whole = '<orders count="1"><order ID="7"><price>1</price></order></orders>';
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** What a server can do wrong, and what comes of it: the orders or the name of an error. */
const faults: readonly [fault: string, listener: RequestListener, outcome: object | string][] = [
  ["nothing", (_, response) => response.end(whole), { count: 1 }],
  ["reset before an answer", (request) => request.socket.destroy(), "ConnectionError"],
  [
    "reset in the middle of a body with a length",
    (_, response) => {
      response.writeHead(200, { "content-length": whole.length }).write(whole.slice(0, 20));
      setTimeout(() => response.destroy(), 5);
    },
    "ConnectionError",
  ],
  [
    "reset in the middle of a chunked body",
    (_, response) => {
      response.write(whole.slice(0, 20));
      setTimeout(() => response.destroy(), 5);
    },
    "ConnectionError",
  ],
  ["cut where the end of the connection is the end of the body", closeDelimited(whole.slice(0, -5)), "AnswerError"],
  ["whole where the end of the connection is the end of the body", closeDelimited(whole), { count: 1 }],
  ["gzip that was not asked for", gzip(gzipSync(whole)), { count: 1 }],
  ["gzip that was cut", gzip(gzipSync(whole + " ".repeat(100)).subarray(0, 40)), /ConnectionError|AnswerError/.source],
  [
    "gzip with a wrong checksum",
    gzip(Buffer.concat([gzipSync(whole).subarray(0, -8), Buffer.alloc(8)])),
    "ConnectionError",
  ],
  ["gzip that is none", gzip(Buffer.from(whole)), "ConnectionError"],
  ["a gzip bomb", gzip(gzipSync(Buffer.alloc(5_000_000))), "LimitError"],
  ["more than the limit", (_, response) => response.end(" ".repeat(200_000)), "LimitError"],
  ["nothing before the time is over", () => {}, "TimeoutError"],
  ["headers and then nothing", (_, response) => response.flushHeaders(), "TimeoutError"],
  ["an answer drop by drop", drops, "TimeoutError"],
  ["429 for ever", status(429), "StatusError"],
  ["429 with an absurd Retry-After", status(429, { "retry-after": "99999999" }), "StatusError"],
  ["500", status(500), "StatusError"],
  ["503 once", once(503), { count: 1 }],
  ["redirect to itself", status(302, { location: "/API/orders.php" }), "StatusError"],
  ["redirect elsewhere", status(307, { location: "http://127.0.0.1:1/" }), "StatusError"],
  ["redirect to a file", status(302, { location: "file:///etc/passwd" }), "StatusError"],
  ["a page in place of a document", (_, response) => response.end(`<html>${canary}</html>`), "AnswerError"],
  ["an error that tells the key", (_, response) => response.end(`error|1|wrong key|${canary}`), "VendorError"],
  ["401 that tells the key", (_, response) => response.writeHead(401).end(canary), "RefusedError"],
  ["400 that tells the address", (request, response) => response.writeHead(400).end(request.url), "StatusError"],
  [
    "a wrong value that tells the key",
    (_, response) => response.end(whole.replace("1</price", `${canary}</price`)),
    "AnswerError",
  ],
  ["UTF-16", (_, response) => response.end(Buffer.from(`\uFEFF${whole}`, "utf16le")), { count: 1 }],
  ["a byte order mark", (_, response) => response.end(`\uFEFF${whole}`), { count: 1 }],
  [
    "a charset that nobody knows",
    (_, response) => response.writeHead(200, { "content-type": "text/xml; charset=x-klingon" }).end(whole),
    "AnswerError",
  ],
  ["bytes that are no text", (_, response) => response.end(Buffer.alloc(1000, 0xff)), "AnswerError"],
  [
    "a header twice",
    (_, response) =>
      response
        .writeHead(
          200,
          [
            ["retry-after", "1"],
            ["retry-after", "2"],
          ].flat(),
        )
        .end(whole),
    { count: 1 },
  ],
];

describe("what a server does wrong is an error of its kind or is overcome, and never shows a secret", () => {
  test.each(faults)("%s", async (_, listener, outcome) => {
    const { answer, everything } = await run(await listen(listener));
    if (typeof outcome === "object") expect(answer).toMatchObject(outcome);
    else expect((answer as Error).name).toMatch(new RegExp(`^(?:${outcome})$`));
    expect(everything).not.toMatch(leak);
  });

  test.each<[fault: string, baseUrl: string]>([
    ["nobody listens", "http://127.0.0.1:1"],
    ["the name is unknown", "https://tagsmith.invalid"],
  ])("%s", async (_, baseUrl) => {
    const { answer, everything } = await run(baseUrl, { timeoutMilliseconds: { idle: 20_000, total: 20_000 } });
    expect(answer).toMatchObject({ name: "ConnectionError", attempts: 2 });
    expect(everything).not.toMatch(leak);
  });

  test("what is not https is said where https is expected", async () => {
    const baseUrl = (await listen((_, response) => response.end())).replace("http:", "https:");
    expect((await run(baseUrl)).answer).toMatchObject({ name: "ConnectionError" });
  });

  test("an error of fetch that shows the whole address", async () => {
    const fetch = async (request: Request): Promise<Response> => {
      throw new TypeError(`Failed to parse URL from ${request.url}`, {
        cause: new Error(`Invalid URL: ${request.url}`),
      });
    };
    const { answer, everything } = await run("http://127.0.0.1:1", { fetch });
    expect(answer).toMatchObject({
      message:
        "shop orders: the connection failed: Invalid URL: http://127.0.0.1:1/API/orders.php?api_id=56&api_key=*** (http://127.0.0.1:1/API/orders.php), tried 2 times",
    });
    expect(everything).not.toMatch(leak);
  });

  test.each<[what: string, settings: object]>([
    ["a key with a line end", { apiId: "56", apiKey: `${canary}\r\nX: y`, baseUrl: "nonsense" }],
    ["a key that is no text", { apiId: "56", apiKey: [canary], baseUrl: "https://shop.example" }],
    ["a key over http", { apiId: "56", apiKey: canary, baseUrl: "http://shop.example" }],
    ["a base URL that holds the key", { apiId: "56", apiKey: canary, baseUrl: `https://u:${canary}@shop.example` }],
    ["a base URL that is none", { apiId: "56", apiKey: canary, baseUrl: `${canary}://` }],
  ])("%s", async (_, settings) => {
    const error = await Promise.resolve()
      .then(() => (client(shopTable, settings) as ShopClient).orders().answer())
      .catch((error: unknown) => error);
    expect(error).toMatchObject({ name: "SettingError" });
    expect(show(error)).not.toMatch(leak);
  });
});

/** Asks once, and returns the answer or the error, and all that anybody could have seen of it. */
async function run(baseUrl: string, options: ClientOptions = {}): Promise<{ answer: unknown; everything: string }> {
  const seen: (MaskedRequest | MaskedAnswer | Problem | Notice)[] = [];
  const shop = client(
    shopTable,
    { apiId: "56", apiKey: canary, baseUrl },
    {
      retries: { attempts: 2, baseMilliseconds: 1 },
      timeoutMilliseconds: { idle: 150, total: 400 },
      limits: { answer: 100_000 },
      onRequest: (request) => seen.push(request),
      onAnswer: (answer) => seen.push(answer),
      onProblem: (problem) => seen.push(problem),
      ...options,
    },
  ) as ShopClient;
  const answer: unknown = await shop
    .orders()
    .answer()
    .catch((error: unknown) => error);
  expect(seen.length).toBeGreaterThan(0);
  return { answer, everything: show(answer) + show(seen) + show(shop) };
}

function show(value: unknown): string {
  const error = value instanceof Error ? `${value} ${value.message} ${value.stack} ${inspect(value.cause)}` : "";
  return `${error} ${inspect(value, { depth: 10, showHidden: true })} ${JSON.stringify(value)}`;
}

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function closeDelimited(body: string): RequestListener {
  return ({ socket }) => void socket.end(`HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n${body}`);
}

function gzip(bytes: Uint8Array): RequestListener {
  return (_, response) => void response.writeHead(200, { "content-encoding": "gzip" }).end(bytes);
}

function status(code: number, headers: Record<string, string> = {}): RequestListener {
  return (_, response) => void response.writeHead(code, headers).end("later");
}

function once(code: number): RequestListener {
  let isFirst = true;
  return (request, response) => {
    if (isFirst) status(code)(request, response as never);
    else response.end(whole);
    isFirst = false;
  };
}

function drops(...[, response]: Parameters<RequestListener>): void {
  const timer = setInterval(() => response.write(" "), 20);
  response.on("close", () => clearInterval(timer));
}
