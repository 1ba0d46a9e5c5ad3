import { describe, expect, test } from "vitest";
import { type OrdersParameters, modularMerchant } from "../../generated/modular-merchant/client.js";
import { modularMerchantMock } from "../../generated/modular-merchant/mock.js";
import type { Order } from "../../generated/modular-merchant/orders.js";
import { type RequestDocument, parseRequest } from "../../generated/modular-merchant/request.js";

/** The store with so many orders, asked ten at a time; what it was asked; and the orders that come in while it is. */
function store(count: number, arriving: Order[] = []) {
  const mock = modularMerchantMock({ count });
  const asked: RequestDocument[] = [];
  const client = modularMerchant(
    { ...mock.settings, resultsPerPage: 10 },
    {
      fetch: async (request) => {
        asked.push(parseRequest(await request.clone().text()));
        const answer = await mock.fetch(request);
        mock.items.push(...arriving.splice(0, 1));
        return answer;
      },
    },
  );
  const idsOf = async (parameters?: OrdersParameters): Promise<number[]> => {
    const ids: number[] = [];
    for await (const { id } of client.orders(parameters)) ids.push(Number(id));
    return ids;
  };
  return { mock, client, asked, idsOf };
}

const numbers = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, at) => from + at);

/** What a request asks for, without the credentials. */
function short({ startResult, match, orderBy, direction, rules }: RequestDocument): string {
  const words = rules.map(({ field, comparison, value }) => `${field} ${comparison} ${value}`);
  return [startResult, match, orderBy, direction, ...words].join(" | ");
}

describe("orders of the store", () => {
  test("are asked for by number, page by page, with the rules of the caller", async () => {
    const { asked, idsOf } = store(25);
    const rules = [{ field: "orders.cid", comparison: "greater", value: "0" } as const];
    expect(await idsOf({ request: { rules } })).toEqual(numbers(1001, 1025));
    const start = "1 | all | orders.id | ascending | orders.cid greater 0";
    expect(asked.map(short)).toEqual([
      start,
      `${start} | orders.id greater 1010`,
      `${start} | orders.id greater 1020`,
      `${start} | orders.id greater 1025`,
    ]);
  });

  test("are each given once, however many come in meanwhile", async () => {
    const { idsOf } = store(25, modularMerchantMock({ count: 30 }).items.slice(25));
    expect(await idsOf()).toEqual(numbers(1001, 1030));
  });

  test.each<[string, NonNullable<OrdersParameters["request"]>]>([
    ["any rule is enough", { match: "any" }],
    ["they come downwards", { direction: "descending" }],
    ["they are sorted by something else", { orderBy: "orders.email" }],
    [
      "a rule of the caller is about the number",
      { rules: [{ field: "orders.id", comparison: "less", value: "9999" }] },
    ],
  ])("are asked for by position where %s", async (_, request) => {
    const { asked, idsOf } = store(25);
    const ids = numbers(1001, 1025);
    expect(await idsOf({ request })).toEqual(request.direction === "descending" ? ids.toReversed() : ids);
    expect(asked.map(({ startResult }) => startResult)).toEqual([1, 11, 21, 26]);
  });

  test("go on in a later run", async () => {
    const { mock, client } = store(25);
    let cursor: string | undefined;
    for await (const entry of client.orders().entries()) ({ cursor } = entry);
    expect(cursor).toBe("1025");
    mock.items.push(...modularMerchantMock({ count: 27 }).items.slice(25));
    const later: string[] = [];
    for await (const { id } of client.orders({}, { cursor })) later.push(id);
    expect(later).toEqual(["1026", "1027"]);
    await expect(client.orders({ request: { match: "any" } }, { cursor }).answer()).rejects.toThrow(
      'modular-merchant orders: cursor: expected none, since match is "any" in the request but received "1025"',
    );
  });
});
