import { SettingError, client } from "@tagsmith/runtime/http";
import { describe, expect, test } from "vitest";
import { type Answer, all, idsOf, ordersXml, plain, shop, shopSettings } from "./shop.js";
import { shopTable } from "./tables.js";

describe("a call", () => {
  test("sends nothing before it is iterated", async () => {
    const { orders, seen } = shop([ordersXml()]);
    const call = orders();
    expect(seen.requests).toEqual([]);
    expect(await idsOf(call)).toBe("");
    expect(seen.requests).toEqual(["testmode=0"]);
  });

  test("gives the first answer whole", async () => {
    expect(
      await shop([ordersXml(7, 9)])
        .orders()
        .answer(),
    ).toEqual({
      count: 2,
      orders: [
        { id: "7", price: 1 },
        { id: "9", price: 1 },
      ],
    });
  });

  test("gives answers page by page", async () => {
    const { orders } = shop([ordersXml(1, 2), ordersXml(3), ordersXml()]);
    expect((await all(orders({ portion: 2 }).answers())).map(({ count }) => count)).toEqual([2, 1, 0]);
  });

  test("shows request and answer to hooks, with secrets and personal values masked", async () => {
    const { orders, seen } = shop([ordersXml(1), plain("error|4|bad key CANARY-354dsg43652|")]);
    await orders({ name: "Ada" }).answer();
    await orders()
      .answer()
      .catch(() => {});
    expect(seen.sent[0]).toEqual({
      method: "POST",
      url: "https://shop.example/API/orders.php?api_id=56&api_key=***",
      headers: [["content-type", "application/x-www-form-urlencoded"]],
      body: "name=***&testmode=0",
    });
    expect(seen.answers).toEqual([
      {
        method: "POST",
        url: "https://shop.example/API/orders.php?api_id=56&api_key=***",
        status: 200,
        headers: [["content-type", "text/xml; charset=utf-8"]],
        bytes: 65,
        milliseconds: 0,
        text: undefined,
      },
      {
        method: "POST",
        url: "https://shop.example/API/orders.php?api_id=56&api_key=***",
        status: 200,
        headers: [["content-type", "text/plain"]],
        bytes: 35,
        milliseconds: 0,
        text: "error|4|bad key ***|",
      },
    ]);
  });

  test("asks for bytes that are not compressed, and says not to follow redirects", async () => {
    let asked: Request | undefined;
    const answer: Answer = (request) => {
      asked = request;
      return ordersXml();
    };
    await shop([answer]).orders().answer();
    expect([asked?.headers.get("accept-encoding"), asked?.redirect]).toEqual(["identity", "manual"]);
  });
});

describe("a client", () => {
  test("says at once that a setting is missing", () => {
    expect(() => client(shopTable, { apiId: "56" })).toThrow(SettingError);
  });

  test("proves the settings with the cheapest request", async () => {
    const { check, seen } = shop([ordersXml(1)]);
    await check();
    expect(seen.requests).toEqual(["portion=1 testmode=0"]);
  });

  test("says that the check was refused", async () => {
    await expect(shop([plain("no", { status: 403 })]).check()).rejects.toMatchObject({ name: "RefusedError" });
  });

  test("does not heed what becomes of the settings later", async () => {
    const settings = { ...shopSettings };
    const { orders, seen } = shop([ordersXml()], {}, shopTable, settings);
    settings.apiId = "57";
    await orders().answer();
    expect(seen.sent[0]?.url).toContain("api_id=56");
  });
});
