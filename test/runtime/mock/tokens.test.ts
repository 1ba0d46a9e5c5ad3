import { type ClientOptions, client } from "@tagsmith/runtime/http";
import { type MockOptions, mock } from "@tagsmith/runtime/mock";
import { describe, expect, test } from "vitest";
import { storeTable } from "../http/tables.js";
import { idsOf, noSearch, pair, type OrdersClient } from "./bazaar.js";

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
