import { type Call, type Client, type ClientOptions, type ClientTable, client } from "@tagsmith/runtime/http";
import { type Mock, type MockOptions, type MockTable, mock } from "@tagsmith/runtime/mock";
import { describe, expect, test } from "vitest";
import { shopTable, storeTable } from "../http/tables.js";
import { type Order, type Orders, bazaarSearch, bazaarTable, marketTable, souqSearch, souqTable } from "./tables.js";

interface OrdersClient extends Client {
  orders(parameters?: object): Call<Orders, Order>;
}

const noSearch = (): MockTable => ({ contract: 1, operations: [] });

function bazaar(
  options: MockOptions = {},
  clientOptions: ClientOptions = {},
): { shop: OrdersClient; mocked: Mock<Order> } {
  return pair(bazaarTable, bazaarSearch, options, clientOptions);
}

function pair(
  table: () => ClientTable,
  search: () => MockTable,
  options: MockOptions = {},
  clientOptions: ClientOptions = {},
  settings: object = {},
): { shop: OrdersClient; mocked: Mock<Order> } {
  const mocked = mock<Order>(table, search, options);
  const given = { ...mocked.settings, ...settings };
  return { mocked, shop: client(table, given, { fetch: mocked.fetch, ...clientOptions }) as OrdersClient };
}

async function idsOf(orders: AsyncIterable<Order>): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of orders) ids.push(id);
  return ids;
}

function order(id: number, more: Partial<Order> = {}): Order {
  const address = { firstName: "Ada", lastName: "Lovelace", zip: "02108" };
  const time = new Date(Date.UTC(2024, 0, id));
  const rest = { status: "1", test: false, total: "1", email: "ada@example.com", shipping: address, billing: address };
  return { id: String(id), time, ...rest, items: [{ sku: "A", quantity: 1 }], ...more };
}

describe("paging", () => {
  test.each([1, 7, 50, 500])("by the smallest ID gives 500 orders in portions of %i, each once", async (portion) => {
    const { shop, mocked } = bazaar({ count: 500 });
    expect(await idsOf(shop.orders({ portion, testMode: "any" }))).toEqual(mocked.items.map(({ id }) => id));
    expect(mocked.requests).toHaveLength(500 / portion + 1 - (500 % portion) / portion + (500 % portion > 0 ? 1 : 0));
  });

  test("gives orders that arrive meanwhile too, and none twice", async () => {
    const { shop, mocked } = bazaar({ items: Array.from({ length: 10 }, (_, index) => order(index + 1)) });
    const ids: string[] = [];
    for await (const { id } of shop.orders({ portion: 3 })) {
      ids.push(id);
      if (mocked.items.length < 20) mocked.items.push(order(mocked.items.length + 1));
    }
    expect(ids).toEqual(Array.from({ length: 20 }, (_, index) => String(index + 1)));
  });

  test("comes from the last on where a parameter says so", async () => {
    const search = (): MockTable => ({
      contract: 1,
      operations: [
        { name: "orders", search: [{ parameter: "status", comparison: "reverse", properties: [], all: ["9", "8"] }] },
      ],
    });
    const { shop } = pair(bazaarTable, search, { items: [1, 2, 3].map((id) => order(id)) });
    const ids = async (status: string): Promise<string> =>
      (await shop.orders({ status }).answer()).orders.map(({ id }) => id).join(" ");
    expect([await ids("9"), await ids("8"), await ids("7")]).toEqual(["3 2 1", "3 2 1", "1 2 3"]);
  });

  test("starts at a position", async () => {
    const { shop } = bazaar({ items: [1, 2, 3, 4].map((id) => order(id)) });
    expect((await shop.orders({ start: 1, portion: 2 }).answer()).orders.map(({ id }) => id)).toEqual(["2", "3"]);
    expect(await idsOf(shop.orders({ start: 2, portion: 1 }))).toEqual(["3", "4"]);
  });

  test("by number says how many pages there are", async () => {
    const { shop, mocked } = pair(marketTable, noSearch, { count: 120 });
    expect(await idsOf(shop.orders())).toEqual(mocked.items.map(({ id }) => id));
    expect(mocked.requests.map(({ url }) => /page=\d+/.exec(url)?.[0])).toEqual(["page=1", "page=2", "page=3"]);
    expect((await shop.orders({ page: 9 }).answer()).pages).toBe(3);
  });

  test("by a token goes on where the answer says, each request signed", async () => {
    const { shop, mocked } = pair(souqTable, souqSearch, { count: 25, pageSize: 10 });
    expect(await idsOf(shop.orders())).toEqual(mocked.items.map(({ id }) => id));
    expect(mocked.requests.map(({ url, status }) => `${status} ${url}`)).toEqual([
      "200 /v1/orders?time=***&signature=***",
      "200 /v1/orders?after=after-10&time=***&signature=***",
      "200 /v1/orders?after=after-20&time=***&signature=***",
    ]);
  });
});

describe("searching", () => {
  const items = [
    order(1, { email: "Ada@Example.com", status: "3" }),
    order(2, { billing: { firstName: "Grace", lastName: "Hopper", zip: "1" } }),
    order(3, {
      items: [
        { sku: "B", quantity: 1 },
        { sku: "C", quantity: 2 },
      ],
    }),
    order(4, { test: true }),
    order(10),
  ];
  const now = (): number => Date.UTC(2024, 0, 10, 12);

  test.each([
    [{}, "1 2 3 10"],
    [{ testMode: "test" }, "4"],
    [{ testMode: "any" }, "1 2 3 4 10"],
    [{ minId: "3" }, "3 10"],
    [{ maxId: "3" }, "1 2 3"],
    [{ status: "3" }, "1"],
    [{ status: "" }, ""],
    [{ email: "EXAMPLE" }, "1 2 3 10"],
    [{ email: "Ada@E" }, "1 2 3 10"],
    [{ name: "hop" }, "2"],
    [{ name: "opper" }, ""],
    [{ sku: "C" }, "3"],
    [{ sku: "c" }, ""],
    [{ since: new Date(Date.UTC(2024, 0, 3)) }, "3 10"],
    [{ until: new Date(Date.UTC(2024, 0, 3)) }, "1 2 3"],
    [{ day: "2024-01-03" }, "1 2 3"],
    [{ since: -86_400 }, "10"],
    [{ since: -86_400, until: new Date(Date.UTC(2024, 0, 3)) }, "2 3"],
    [{ since: -86_400 * 9, sku: "A", maxId: "9" }, "2"],
  ])("%j finds %s", async (parameters, ids) => {
    const { shop } = bazaar({ items: [...items], now });
    expect((await idsOf(shop.orders(parameters))).join(" ")).toBe(ids);
  });
});

describe("what is wrong with a request is said in the platform's own form", () => {
  const ask = async (change: (url: URL, form: URLSearchParams) => void): Promise<string> => {
    const { mocked } = bazaar();
    const url = new URL(`https://bazaar.example/api/orders?shop=56&key=${String(mocked.settings["key"])}&version=2`);
    const form = new URLSearchParams({ testmode: "0" });
    change(url, form);
    const answer = await mocked.fetch(url, { method: "POST", body: form });
    const said = await answer.text();
    expect(JSON.stringify(mocked.requests)).not.toContain(String(mocked.settings["key"]));
    return said.startsWith("error") ? said : said.slice(0, 16);
  };

  test.each([
    ["nothing", () => {}, '<?xml version="1'],
    ["a key that is wrong", (url: URL) => url.searchParams.set("key", "CANARY"), "error|1|access_denied|key is wrong"],
    ["a key that is missing", (url: URL) => url.searchParams.delete("key"), "error|1|access_denied|key is missing"],
    [
      "a constant that is wrong",
      (url: URL) => url.searchParams.set("version", "3"),
      "error|1|access_denied|version is wrong",
    ],
    [
      "a name that is unknown",
      (_: URL, form: URLSearchParams) => form.set("protion", "1"),
      "error|2|invalid_request|protion is no parameter of orders; there are start, portion, min_id, max_id, since, until, day, status, email, name, sku, testmode",
    ],
    [
      "a value that is malformed",
      (_: URL, form: URLSearchParams) => form.set("portion", "0"),
      'error|2|invalid_request|portion: expected a whole number, at least 1 but received "0"',
    ],
    [
      "a value with a separator in it",
      (_: URL, form: URLSearchParams) => form.set("portion", "1|2"),
      'error|2|invalid_request|portion: expected a whole number, at least 1 but received "1 2"',
    ],
  ] as const)("%s", async (_, change, said) => {
    expect(await ask(change)).toBe(said);
  });

  test("so that the client tells it apart", async () => {
    const { shop } = pair(bazaarTable, bazaarSearch, {}, {}, { key: "CANARY-other" });
    await expect(shop.orders().answer()).rejects.toMatchObject({
      name: "VendorError",
      fields: { id: "1", name: "access_denied", data: "key is wrong" },
    });
    await expect(pair(souqTable, souqSearch, {}, {}, { secret: "other" }).shop.orders().answer()).rejects.toMatchObject(
      {
        name: "RefusedError",
        status: 401,
      },
    );
  });

  test("or as a page that is not there", async () => {
    const { mocked } = bazaar();
    const answers = [
      await mocked.fetch("https://bazaar.example/api/orders?key=CANARY"),
      await mocked.fetch("https://bazaar.example/other?key=CANARY", { method: "POST" }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    expect(mocked.requests).toMatchObject([
      { method: "GET", url: "/api/orders?key=***", operation: undefined, problem: 'expected POST "/api/orders"' },
      { method: "POST", url: "/other?key=***" },
    ]);
  });

  test("a signature that is old, or for something else, is refused", async () => {
    const { mocked } = pair(souqTable, souqSearch, { now: () => 1_700_000_400_000 });
    const old = client(souqTable, mocked.settings, {
      fetch: mocked.fetch,
      clock: { now: () => 1_700_000_000_000 },
    }) as OrdersClient;
    await expect(old.orders().answer()).rejects.toMatchObject({ name: "RefusedError" });
    const changed = client(souqTable, mocked.settings, {
      clock: { now: () => 1_700_000_400_000 },
      fetch: (request) => mocked.fetch(`${request.url}&size=9`, { headers: request.headers }),
    }) as OrdersClient;
    await expect(changed.orders().answer()).rejects.toMatchObject({ name: "RefusedError" });
    expect(mocked.requests.map(({ problem }) => problem)).toEqual(["time is not about now", "signature is wrong"]);
  });
});

describe("tokens", () => {
  const store = (options: MockOptions = {}, clientOptions: ClientOptions = {}): ReturnType<typeof pair> =>
    pair(storeTable, noSearch, options, clientOptions);

  test("are given out for a right signature, and good for one download each", async () => {
    const { shop, mocked } = store({ count: 3 });
    expect(await idsOf(shop.orders())).toEqual(["1001", "1002", "1003"]);
    expect(await idsOf(shop.orders())).toHaveLength(3);
    expect(mocked.requests.map(({ operation, status }) => `${operation} ${status}`)).toEqual([
      "token 200",
      "orders 200",
      "token 200",
      "orders 200",
    ]);
    expect(mocked.requests[0]?.body).toBe(
      "grant_type=authorization_code&code=***&client_credentials=***&signature=***",
    );
  });

  test("are refused to wrong credentials", async () => {
    const { mocked } = store();
    const wrong = client(
      storeTable,
      { ...mocked.settings, secretKey: "CANARY-x" },
      { fetch: mocked.fetch },
    ) as OrdersClient;
    await expect(wrong.orders().answer()).rejects.toMatchObject({
      name: "RefusedError",
      operation: "token",
      fields: { error: "access_denied", error_description: "signature is wrong" },
    });
  });

  test("that were used are refused", async () => {
    const { mocked } = store();
    const sent: Request[] = [];
    const fetch = (request: Request): Promise<Response> => {
      sent.push(request.clone());
      return mocked.fetch(request);
    };
    await (client(storeTable, mocked.settings, { fetch }) as OrdersClient).orders().answer();
    const again = await mocked.fetch(sent[1] as Request);
    expect([again.status, await again.json()]).toEqual([
      401,
      { error: "access_denied", error_description: "there is no token that is good" },
    ]);
  });

  test("that are too old are refused", async () => {
    let time = Date.UTC(2024, 0, 1);
    const { mocked } = store({ now: () => time, tokenSeconds: 30 });
    const fetch = (request: Request): Promise<Response> => {
      const answer = mocked.fetch(request);
      time += 31_000;
      return answer;
    };
    const slow = client(storeTable, mocked.settings, { fetch, clock: { now: () => time } }) as OrdersClient;
    await expect(slow.orders().answer()).rejects.toMatchObject({ name: "RefusedError", operation: "orders" });
  });

  test("work over loopback, where the answer names the mock's own address", async () => {
    const mocked = mock(storeTable, noSearch, { count: 3 });
    const server = await mocked.listen();
    try {
      const shop = client(storeTable, server.settings) as OrdersClient;
      expect(await idsOf(shop.orders())).toHaveLength(3);
    } finally {
      await server.close();
    }
  });
});

describe("told to be broken", () => {
  const once = { retries: { attempts: 1 }, timeoutMilliseconds: { total: 1_500 } };
  const kinds = [
    ["500", { name: "StatusError", status: 500 }],
    ["429", { name: "StatusError", status: 429, retryAfterMilliseconds: 1000 }],
    ["slow", { name: "TimeoutError", kind: "total" }],
    ["cut", { name: "ConnectionError" }],
    ["bad-xml", { name: "AnswerError" }],
  ] as const;

  test.each(kinds)("%s, without a network", async (broken, error) => {
    const { shop } = bazaar({ broken }, once);
    await expect(shop.orders().answer()).rejects.toMatchObject(error);
  });

  test.each(kinds)("%s, over loopback", async (broken, error) => {
    const mocked = mock(bazaarTable, bazaarSearch, { broken });
    const server = await mocked.listen(0, { graceMilliseconds: 0 });
    try {
      const shop = client(bazaarTable, server.settings, once) as OrdersClient;
      await expect(shop.orders().answer()).rejects.toMatchObject(error);
    } finally {
      await server.close();
    }
  });

  test("only now and then, a client gets through", async () => {
    const broken = (number: number): "500" | "cut" | undefined =>
      number % 3 === 1 ? "500" : number % 3 === 2 ? "cut" : undefined;
    const { shop, mocked } = bazaar({ count: 5, broken }, { clock: { sleep: async () => {} } });
    expect(await idsOf(shop.orders({ portion: 2, testMode: "any" }))).toEqual(mocked.items.map(({ id }) => id));
    expect(mocked.requests[0]).toMatchObject({ status: 500, problem: "told to be broken: 500" });
  });
});

test("the log shows what was asked for without secrets and personal values, as it comes", async () => {
  const told: unknown[] = [];
  const { shop, mocked } = bazaar({ onRequest: (request) => told.push(request) });
  await shop.orders({ email: "CANARY@example.com", portion: 1, status: "a&b" }).answer();
  expect(mocked.requests).toEqual([
    {
      method: "POST",
      url: "/api/orders?shop=***&key=***&version=2",
      body: "portion=1&status=a%26b&email=***&testmode=0",
      operation: "orders",
      status: 200,
      problem: undefined,
    },
  ]);
  expect(told).toEqual(mocked.requests);
});

test("whoever wants to know is told what was served", async () => {
  const served: unknown[] = [];
  const { shop } = bazaar({ items: [order(1)], onServed: (given) => served.push(given) });
  await shop.orders({ portion: 1 }).answer();
  expect(served).toMatchObject([{ operation: "orders", parameters: { portion: 1 }, items: [{ id: "1" }] }]);
});

test("items of one's own that cannot be written are said to whoever runs the mock", async () => {
  const { shop, mocked } = bazaar({ items: [{ id: "1", test: false }] }, { retries: { attempts: 1 } });
  await expect(shop.orders().answer()).rejects.toMatchObject({
    name: "StatusError",
    status: 500,
    excerpt: "the mock failed: /orders/order[1]/@time: expected seconds since 1970 but received nothing",
  });
  expect(mocked.requests).toMatchObject([
    { status: 500, problem: expect.stringContaining("the mock failed: ") as string },
  ]);
});

test("settings of one's own are the ones that are accepted", async () => {
  const { shop, mocked } = bazaar({ settings: { shop: "7", key: "CANARY-k", baseUrl: "https://x.example/base" } });
  expect(mocked.settings).toEqual({ shop: "7", key: "CANARY-k", baseUrl: "https://x.example/base" });
  await shop.check();
  expect(mocked.requests[0]?.url).toBe("/base/api/orders?shop=***&key=***&version=2");
});

test("a client whose address has another path and a query of its own is served", async () => {
  const mocked = mock(bazaarTable, bazaarSearch, { settings: { baseUrl: "https://bazaar.example?store=1" } });
  const shop = client(
    bazaarTable,
    { ...mocked.settings, baseUrl: "https://proxy.example/a/b?store=1" },
    { fetch: mocked.fetch },
  );
  await shop.check();
  expect(mocked.requests[0]?.status).toBe(200);
});

test("items are shared by operations that answer with the same document", () => {
  const table = (): ClientTable => {
    const [first] = shopTable().operations;
    return { ...shopTable(), operations: first ? [first, { ...first, name: "more" }] : [] };
  };
  const mocked = mock(table, noSearch, { count: 2 });
  expect(mocked.itemsOf("more")).toBe(mocked.items);
  expect(() => mocked.itemsOf("none")).toThrow('shop has no operation "none" with items');
});

test("500 orders are served in well under a second", async () => {
  const start = performance.now();
  const { shop } = bazaar({ count: 500 });
  expect(await idsOf(shop.orders({ portion: 100, testMode: "any" }))).toHaveLength(500);
  expect(performance.now() - start).toBeLessThan(10_000);
});

describe("what not every request is given", () => {
  const search = (): MockTable => ({
    contract: 1,
    operations: bazaarSearch().operations.map((operation) => ({
      ...operation,
      only: [
        { path: "email", parameter: "testmode", is: "2" },
        { path: "items/item/@sku", parameter: "portion", is: "5", once: true },
      ],
    })),
  });
  const seen = async (orders: AsyncIterable<Order>): Promise<string[]> => {
    const all: string[] = [];
    for await (const { email, items } of orders) all.push(`${email} ${items[0]?.sku}`);
    return all;
  };

  test("is left out but where its parameter says so, and stays in the shop", async () => {
    const { shop, mocked } = pair(bazaarTable, search, { items: [order(1)] });
    expect(await seen(shop.orders())).toEqual([" "]);
    expect(await seen(shop.orders({ testMode: "any" }))).toEqual(["ada@example.com "]);
    expect(mocked.items).toEqual([order(1)]);
  });

  test("is taken away by who was given it, page by page, and of nobody's own items", async () => {
    const items = Array.from({ length: 7 }, (_, index) => order(index + 1));
    const { shop, mocked } = pair(bazaarTable, search, { items: [...items] });
    await shop.orders({ portion: 5 }).answer();
    expect(mocked.items.map((each) => each.items[0]?.sku)).toEqual(["", "", "", "", "", "A", "A"]);
    expect(await seen(shop.orders({ portion: 5 }))).toEqual([" ", " ", " ", " ", " ", " A", " A"]);
    expect(mocked.items.map((each) => each.items[0]?.sku).join("")).toBe("");
    expect(items[0]?.items[0]?.sku).toBe("A");
  });
});
