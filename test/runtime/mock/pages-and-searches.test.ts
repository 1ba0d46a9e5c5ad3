import { type MockTable } from "@tagsmith/runtime/mock";
import { describe, expect, test } from "vitest";
import { bazaarTable, marketTable, souqSearch, souqTable } from "./tables.js";
import { bazaar, idsOf, noSearch, order, pair } from "./bazaar.js";

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
