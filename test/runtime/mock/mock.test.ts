import { type ClientTable, client } from "@tagsmith/runtime/http";
import { type MockTable, mock } from "@tagsmith/runtime/mock";
import { describe, expect, test } from "vitest";
import { shopTable } from "../http/tables.js";
import type { Order } from "./orders.js";
import { bazaarSearch, bazaarTable } from "./tables.js";
import { bazaar, idsOf, noSearch, order, pair, type OrdersClient } from "./bazaar.js";

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
