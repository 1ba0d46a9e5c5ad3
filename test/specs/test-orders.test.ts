import { readFileSync } from "node:fs";
import { foxycartSender, foxycartWebhook, parseDatafeed } from "@tagsmith/platforms/foxycart";
import { xmlshop } from "@tagsmith/platforms/xmlshop";
import { xmlshopMock } from "@tagsmith/platforms/xmlshop/mock";
import { describe, expect, test } from "vitest";

describe("test orders carry `test: true` and can be left out, the same way on every platform whose pages name them", () => {
  const shop = xmlshopMock({ count: 4 });
  const [first, second, ...others] = shop.items;
  if (first === undefined || second === undefined) throw new Error("the mock made no orders");
  shop.items.splice(0, 4, first, { ...second, test: true }, ...others);

  test("by an iterator, which goes on behind them all the same", async () => {
    const idsOf = async (testItem?: "give" | "skip", inClient?: "give" | "skip"): Promise<string> => {
      const client = xmlshop(shop.settings, { fetch: shop.fetch, testItem: inClient });
      let ids = "";
      for await (const { id } of client.orders({ testMode: "any", portion: 1 }, { testItem })) ids += ` ${id}`;
      return ids;
    };
    expect(await idsOf()).toBe(" 1001 1002 1003 1004");
    expect(await idsOf("skip")).toBe(" 1001 1003 1004");
    expect(await idsOf(undefined, "skip")).toBe(" 1001 1003 1004");
    expect(await idsOf("give", "skip")).toBe(" 1001 1002 1003 1004");
    const { orders } = await xmlshop(shop.settings, { fetch: shop.fetch })
      .orders({ testMode: "any" }, { testItem: "skip" })
      .answer();
    expect(orders).toHaveLength(4);
  });

  test("by a webhook, which archives and acknowledges them all the same", async () => {
    const sample = readFileSync(new URL("../../specs/foxycart/samples/datafeed-2.0.xml", import.meta.url));
    const feed = parseDatafeed(sample);
    const [transaction] = feed.transactions;
    if (transaction === undefined) throw new Error("the sample has no transaction");
    const transactions = [
      { ...transaction, id: "1", test: true },
      { ...transaction, id: "2", test: false },
    ];
    const archived: number[] = [];
    const post = async (testItem?: "give" | "skip"): Promise<string> => {
      let ids = "";
      const handle = foxycartWebhook({
        apiKey: "foobarbat",
        testItem,
        archive: ({ xml }) => void archived.push(parseDatafeed(xml).transactions.length),
        transactions: ({ id }) => void (ids += ` ${id}`),
      });
      const sender = foxycartSender({ apiKey: "foobarbat" });
      const answer = await handle(await sender.buildRequest({ ...feed, transactions }, "https://mine.example/feed"));
      return `${await answer.text()}${ids}`;
    };
    expect([await post(), await post("give"), await post("skip")]).toEqual(["foxy 1 2", "foxy 1 2", "foxy 2"]);
    expect(archived).toEqual([2, 2, 2]);
  });
});
