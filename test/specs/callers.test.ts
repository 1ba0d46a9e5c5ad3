import { type Order, serializeOrders, shiprushEndpoint } from "@tagsmith/platforms/shiprush";
import { shiprushMock } from "@tagsmith/platforms/shiprush/mock";
import { type Shipnotice, shipstationEndpoint } from "@tagsmith/platforms/shipstation";
import { shipstationMock } from "@tagsmith/platforms/shipstation/mock";
import { sampleItems, sampleRoot } from "@tagsmith/runtime/mock";
import { listen } from "@tagsmith/runtime/node";
import { describe, expect, test } from "vitest";
import { ordersTable } from "../../generated/shiprush/orders.js";
import { shipnoticeTable } from "../../generated/shipstation/shipnotice.js";

const window = { startDate: new Date("2026-03-01T00:00:00Z"), endDate: new Date("2026-03-31T23:59:00Z") };

/** So many orders, each changed on a day of the window. */
function orders(count: number): Order[] {
  return sampleItems(() => ordersTable(), "orders", count).map((order, index) => ({
    ...(order as Order),
    orderId: String(1001 + index),
    lastModified: new Date(window.startDate.getTime() + index * 3_600_000),
  }));
}

const numbers = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => String(from + index));

describe("a program that asks", () => {
  test("gets all pages of an endpoint, and finds nothing wrong with them", async () => {
    const vendor = shiprushMock();
    const endpoint = shiprushEndpoint({ ...vendor.settings, export: () => orders(120) });
    const { items, answers, requests, problems } = await vendor.export(endpoint, window);
    expect(problems).toEqual([]);
    expect(items.map(({ orderId }) => orderId)).toEqual(numbers(1001, 1120));
    expect(answers.map(({ pages }) => pages)).toEqual([3, 3, 3]);
    expect(requests.map(({ url }) => new URL(url).search)).toEqual(
      [1, 2, 3].map(
        (page) =>
          `?store=1&SS-UserName=shiprush&SS-Password=***&action=export&start_date=03%2F01%2F2026%2000%3A00&end_date=03%2F31%2F2026%2023%3A59&page=${page}`,
      ),
    );
  });

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

  test("tells what was shipped, and of an endpoint that does not take it", async () => {
    const vendor = shipstationMock();
    const told: string[] = [];
    const take = shipstationEndpoint({
      ...vendor.settings,
      export: () => [],
      shipnotify: ({ orderNumber }) => void told.push(orderNumber),
    });
    const notice = {
      orderNumber: "ABC-7",
      carrier: "USPS",
      shipnotice: sampleRoot(() => shipnoticeTable()) as unknown as Shipnotice,
    };
    expect((await vendor.shipnotify(take, notice)).problems).toEqual([]);
    expect(told).toEqual(["ABC-7"]);
    const { problems } = await vendor.shipnotify(() => new Response("busy", { status: 503 }), notice);
    expect(problems).toEqual([
      "answer 1: shipstation shipnotify: status 503 (https://mystore.example/shipstation): busy",
    ]);
  });
});

describe("what is wrong with an answer", () => {
  const ask = async (...answers: (string | Response)[]) => {
    const rest = [...answers];
    const { problems, items } = await shiprushMock().export(() => {
      const next = rest.shift() ?? "";
      return next instanceof Response ? next : new Response(next);
    }, window);
    return { problems, ids: items.map(({ orderId }) => orderId) };
  };
  const [first, second, third] = orders(3);
  if (first === undefined || second === undefined || third === undefined) throw new Error("too few orders");
  const page = (pages: number, ...given: Order[]): string =>
    serializeOrders({ pages, orders: given }, { declaration: false });

  test.each<
    [what: string, answers: readonly (string | Response)[], ids: readonly string[], problems: readonly string[]]
  >([
    [
      "refused credentials",
      [new Response("", { status: 401 })],
      [],
      [expect.stringMatching(/^answer 1: shiprush export: the platform refused the credentials /) as string],
    ],
    [
      "a page in place of a document",
      ["<html><title>Log in</title></html>"],
      [],
      [
        'answer 1: shiprush export: expected a document but received the HTML page "Log in" (https://mystore.example/shiprush)',
      ],
    ],
    [
      "an order that cannot be read, beside one that can",
      [page(1, first, second).replace(/<OrderTotal>[\d.]+/, "<OrderTotal>1O3.05")],
      ["1002"],
      [
        expect.stringMatching(
          /^answer 1: shiprush export: left out an item that cannot be read: \d+:\d+ \/Orders\/Order\[1\]\/OrderTotal: expected a decimal but received "1O3\.05"$/,
        ) as string,
      ],
    ],
    [
      "an unknown element",
      [page(1, first).replace("<OrderTotal>", "<Colour>red</Colour><OrderTotal>")],
      ["1001"],
      [expect.stringMatching(/^answer 1: \d+:\d+ \/Orders\/Order\[1\]\/Colour: /) as string],
    ],
    [
      "an order that changed before the window",
      [page(1, { ...first, lastModified: new Date("2026-02-28T23:59:00Z") }, second)],
      ["1001", "1002"],
      [
        "answer 1: expected items of the window that was asked for but received one whose lastModified is 2026-02-28T23:59:00.000Z",
      ],
    ],
    [
      "the same order on two pages",
      [page(2, first, second), page(2, second, third)],
      ["1001", "1002", "1002", "1003"],
      ['answer 2: expected each item once but received the one whose orderId is "1002" again'],
    ],
    [
      "an empty page before the last",
      [page(3, first), page(3)],
      ["1001"],
      ["answer 2: expected items on page 2 of 3 but received none"],
    ],
    [
      "another number of pages",
      [page(2, first), page(3, second), page(3, third)],
      ["1001", "1002", "1003"],
      [
        "answer 2: expected 2 pages, as the first answer says, but received 3",
        "answer 3: expected 2 pages, as the first answer says, but received 3",
      ],
    ],
  ])("%s", async (_, answers, ids, problems) => {
    expect(await ask(...answers)).toEqual({ ids, problems });
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
