import { inspect } from "node:util";
import { client } from "@tagsmith/runtime/http";
import { type EndpointOptions, endpoint } from "@tagsmith/runtime/endpoint";
import { type WebhookOptions, sender, webhook } from "@tagsmith/runtime/webhook";
import { mock } from "@tagsmith/runtime/mock";
import { listen } from "@tagsmith/runtime/node";
import { expect, test } from "vitest";
import { bazaarSearch, bazaarTable, souqSearch, souqTable } from "../mock/tables.js";
import { depotTable, parcels } from "./endpoint-tables.js";
import { signedTable, tillTable } from "./webhook-tables.js";

/** Whatever a test sees of secrets and personal values begins with this. */
const canary = "CANARY";
const secret = `${canary} s&cr<t/+7`;
const escaped = encodeURIComponent(secret);

const window = "start_date=01/01/2024+00:00&end_date=01/02/2024+00:00";
const user = "DP-UserName=depot";

test("an endpoint shows no secret, whatever comes", async () => {
  const seen: unknown[] = [];
  const serve = endpoint(depotTable, {
    username: "depot",
    password: secret,
    export: ({ page }: { page: number }) =>
      page === 2 ? [{ id: 1 }] : page === 3 ? [{ ...parcels(1)[0], changed: new Date(0) }] : 5,
    shipped: () => {},
    onProblem: (incident: unknown) => seen.push(incident),
  } as EndpointOptions);
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const requests = [
    `?action=export&${window}&${user}&DP-Password=${escaped}x`,
    `?action=${escaped}&${user}&DP-Password=${escaped}`,
    `?action=export&start_date=${escaped}&end_date=&page=${escaped}&code=${escaped}&${user}&DP-Password=${escaped}`,
    ...[1, 2, 3].map((page) => `?action=export&${window}&page=${page}&${user}&DP-Password=${escaped}`),
    `/${escaped}?${user}&DP-Password=${escaped}`,
  ].map((query) => new Request(`https://store.example/${query}`));
  for (const [headers, body] of [
    [form, `DP-Password=${escaped}`],
    [{}, `<Shipment><ID>7</ID><Weight>${secret.replace("&", "&amp;").replace("<", "&lt;")}</Weight></Shipment>`],
    [{ "content-encoding": secret }, "x"],
  ] as const) {
    const url = `https://store.example/?action=shipped&order_number=7&${user}&DP-Password=${escaped}`;
    requests.push(new Request(url, { method: "POST", headers, body }));
  }
  const statuses: number[] = [];
  for (const request of requests) {
    const answer = await serve(request);
    statuses.push(answer.status);
    seen.push(await shown(answer));
  }
  expect(statuses).toEqual([401, 404, 400, 500, 200, 200, 404, 400, 400, 415]);
  expectNone(seen);
});

test("a webhook shows no secret and nobody's data, whatever comes", async () => {
  const seen: unknown[] = [];
  const options = {
    apiKey: secret,
    secret,
    now: () => 1_700_000_000_000,
    onProblem: (problem: unknown) => seen.push(problem),
  };
  const till = webhook(tillTable, {
    ...options,
    secret: undefined,
    sales: () => Promise.reject(new Error("no")),
  } as WebhookOptions);
  const signed = webhook(signedTable, { ...options, apiKey: undefined, notes: () => {} } as WebhookOptions);
  const buyer = `${canary} Ada`;
  const { buildRequest } = sender(tillTable, { apiKey: secret });
  const xml = (text: string): Uint8Array => new TextEncoder().encode(text);
  const documents: unknown[] = [
    { sales: [{ id: "1", total: "1", buyer }] },
    xml(`<sales><sale><id>1</id><total>1</total><buyer>${buyer}</buyer><buyer>${buyer}</buyer></sale></sales>`),
    xml(`<sales><sale><id>1</id><total>1</total><buyer>${buyer}`),
    xml(secret),
  ];
  for (const document of documents)
    seen.push(await shown(await till(await buildRequest(document, "https://a.example/"))));
  const other = sender(tillTable, { apiKey: `${secret}x` });
  seen.push(await shown(await till(await other.buildRequest(documents[0], "https://a.example/"))));
  const wrong = await sender(signedTable, { secret: `${secret}x` }).buildRequest(
    { note: "a" },
    `https://a.example/?k=${escaped}`,
  );
  seen.push(await shown(await signed(wrong)));
  expectNone(seen);
});

test("a mock shows no secret in its log and answers, whatever comes, nor what it was sent in its place", async () => {
  const seen: unknown[] = [];
  const mocked = mock(bazaarTable, bazaarSearch, {
    settings: { key: secret },
    count: 2,
    onRequest: (request) => seen.push(request),
  });
  const souq = mock(souqTable, souqSearch, {
    settings: { secret },
    count: 2,
    onRequest: (request) => seen.push(request),
  });
  const server = await mocked.listen();
  try {
    for (const key of [secret, `${secret}x`]) {
      const shop = client(bazaarTable, { ...server.settings, key }) as unknown as Record<
        string,
        (given: object) => { answer: () => Promise<unknown> }
      >;
      await shop["orders"]?.({ email: `${canary}@example.com`, name: canary })
        .answer()
        .catch((error: unknown) => seen.push(error));
    }
    for (const query of ["", `?key=${escaped}`, `?${escaped}=1`]) {
      for (const path of ["/api/orders", "/other", `/${escaped}`]) {
        const body = new URLSearchParams({ portion: secret, [secret]: "1", email: canary });
        const answer = await fetch(`${server.url}${path}${query}`, { method: "POST", body });
        seen.push(await shown(answer));
      }
    }
    const asked = await souq.fetch(`https://souq.example/v1/orders?signature=${escaped}&time=1`);
    seen.push(await shown(asked));
  } finally {
    await server.close();
  }
  expect(seen.length).toBeGreaterThan(20);
  expectNone(seen);
});

test("a server shows nothing of what its handler throws", async () => {
  const server = await listen(() => {
    throw new Error(secret);
  });
  try {
    expectNone([await shown(await fetch(server.url))]);
  } finally {
    await server.close();
  }
});

async function shown(response: Response): Promise<unknown> {
  return [response.status, Object.fromEntries(response.headers), await response.text()];
}

/** In no spelling: as JSON and as a developer's console shows it. */
function expectNone(seen: unknown): void {
  expect(inspect(seen, { depth: 20 })).not.toContain(canary);
  expect(JSON.stringify(seen)).not.toContain(canary);
}
