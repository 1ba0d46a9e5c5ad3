import { type Order, serializeOrders, shiprushEndpoint } from "@tagsmith/platforms/shiprush";
import { shiprushMock } from "@tagsmith/platforms/shiprush/mock";
import { sampleItems } from "@tagsmith/runtime/mock";
import { listen } from "@tagsmith/runtime/node";
import { describe, expect, test } from "vitest";
import { ordersTable } from "../../generated/shiprush/orders.js";

const window = { startDate: new Date("2026-03-01T00:00:00Z"), endDate: new Date("2026-03-31T23:59:00Z") };

/** So many orders, each changed on a day of the window. */
function orders(count: number): Order[] {
  return sampleItems(() => ordersTable(), "orders", count).map((order, index) => ({
    ...(order as Order),
    orderId: String(1001 + index),
    lastModified: new Date(window.startDate.getTime() + index * 3_600_000),
  }));
}

describe("a program that asks", () => {
  test("asks the address that it is given, with its query", async () => {
    const vendor = shiprushMock({ settings: { username: "me", password: "of my own" } });
    const asked: string[] = [];
    const answer = shiprushEndpoint({ ...vendor.settings, export: () => orders(2) });
    const listening = await listen((request) => (asked.push(new URL(request.url).search), answer(request)));
    try {
      const { items, problems } = await vendor.export(`${listening.url}/feed?shop=7`, window);
      expect({ problems, count: items.length }).toEqual({ problems: [], count: 2 });
      expect(asked[0]).toMatch(/^\?shop=7&SS-UserName=me&SS-Password=of%20my%20own&/);
    } finally {
      await listening.close();
    }
  });
});

// What else can be wrong with answers, the tests beside the generated mocks say.
describe("what is wrong with a part of an answer", () => {
  const [first, second] = orders(2);
  if (first === undefined || second === undefined) throw new Error("too few orders");
  const page = serializeOrders({ pages: 1, orders: [first, second] }, { declaration: false });

  test.each<[what: string, answer: string, ids: readonly string[], problem: RegExp]>([
    [
      "an order that cannot be read, beside one that can",
      page.replace(/<OrderTotal>[\d.]+/, "<OrderTotal>1O3.05"),
      ["1002"],
      /^answer 1: shiprush export: left out an item that cannot be read: \d+:\d+ \/Orders\/Order\[1\]\/OrderTotal: expected a decimal but received "1O3\.05"$/,
    ],
    [
      "an unknown element",
      page.replace("<OrderTotal>", "<Colour>red</Colour><OrderTotal>"),
      ["1001", "1002"],
      /^answer 1: \d+:\d+ \/Orders\/Order\[1\]\/Colour: /,
    ],
  ])("%s", async (_, answer, ids, problem) => {
    const { problems, items } = await shiprushMock().export(() => new Response(answer), window);
    expect(items.map(({ orderId }) => orderId)).toEqual(ids);
    expect(problems).toEqual([expect.stringMatching(problem) as string]);
  });
});

describe("mistakes of who calls it", () => {
  test("are thrown: what a handler throws", async () => {
    const failing = (): never => {
      throw new RangeError("no such table");
    };
    await expect(shiprushMock().export(failing, window)).rejects.toThrow(new RangeError("no such table"));
  });

  test("are thrown: parameters and settings", async () => {
    await expect(
      shiprushMock().export(() => new Response(""), { ...window, startDate: "today" as never }),
    ).rejects.toThrow("shiprush export: startDate: expected");
    await expect(shiprushMock().export("http://shop.example/feed", window)).rejects.toThrow(
      "shiprush: the setting password is secret and must not go over http to shop.example: use https, or allowInsecure",
    );
    expect(() => shiprushMock({ settings: { username: 5 as never } })).toThrow("shiprush: the setting username");
  });
});
