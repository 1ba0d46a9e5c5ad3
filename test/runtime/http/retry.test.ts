import { describe, expect, test } from "vitest";
import { type Answer, idsOf, ordersXml, plain, shop } from "./shop.js";
import { shopWith } from "./tables.js";

const reset: Answer = new TypeError("fetch failed", {
  cause: Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }),
});
const status = (code: number, headers: Record<string, string> = {}): Answer =>
  plain("later", { status: code, headers });

describe("what is asked again, where the spec says that this is safe", () => {
  test.each<[what: string, first: Answer]>([
    ["an error of the connection", reset],
    ["status 408", status(408)],
    ["status 429", status(429)],
    ["status 500", status(500)],
    ["status 502", status(502)],
    ["status 503", status(503)],
    ["status 504", status(504)],
    ["an answer that is shorter than it says", plain("<orders", { headers: { "content-length": "20" } })],
  ])("%s", async (_, first) => {
    const { orders, seen } = shop([first, ordersXml(1)]);
    expect((await orders().answer()).count).toBe(1);
    expect([seen.requests.length, seen.waits.length, seen.problems.map(({ code }) => code)]).toEqual([2, 1, ["retry"]]);
  });

  test.each<[what: string, first: Answer, error: object]>([
    ["status 400", status(400), { name: "StatusError", status: 400, attempts: 1 }],
    ["status 401", status(401), { name: "RefusedError", status: 401 }],
    ["status 404", status(404), { name: "StatusError", status: 404, attempts: 1 }],
    ["a document that cannot be read", plain("<orders"), { name: "AnswerError" }],
    ["the vendor's error", plain("error|1|a|"), { name: "VendorError" }],
  ])("but not %s", async (_, first, error) => {
    const { orders, seen } = shop([first, ordersXml(1)]);
    await expect(orders().answer()).rejects.toMatchObject(error);
    expect(seen.requests).toHaveLength(1);
  });

  test.each<[what: string, first: Answer, error: object]>([
    ["an error of the connection", reset, { name: "ConnectionError", code: "ECONNRESET", attempts: 1 }],
    [
      "status 503",
      status(503, { "retry-after": "1" }),
      { name: "StatusError", status: 503, retryAfterMilliseconds: 1000 },
    ],
  ])("nothing where it is not safe: %s", async (_, first, error) => {
    const table = shopWith((operation) => ({ ...operation, repeat: "unsafe" }));
    const { orders, seen } = shop([first, ordersXml(1)], {}, table);
    await expect(orders().answer()).rejects.toMatchObject(error);
    expect(seen.requests).toHaveLength(1);
  });

  test("three times in all, then the last answer is the error", async () => {
    const { orders, seen } = shop([reset, status(503), status(502)]);
    await expect(orders().answer()).rejects.toMatchObject({
      message: "shop orders: status 502 (https://shop.example/API/orders.php), tried 3 times: later",
    });
    expect(seen.requests).toHaveLength(3);
  });

  test("each page on its own", async () => {
    const { orders } = shop([reset, reset, ordersXml(1), reset, status(500), ordersXml(2), ordersXml()]);
    expect(await idsOf(orders())).toBe("1 2");
  });

  test("as often as the options say", async () => {
    const { orders, seen } = shop([reset], { retries: { attempts: 5 } });
    await expect(orders().answer()).rejects.toMatchObject({
      message:
        "shop orders: the connection failed: read ECONNRESET (https://shop.example/API/orders.php), tried 5 times",
    });
    expect(seen.requests).toHaveLength(5);
    await expect(
      shop([reset], { retries: { attempts: 1 } })
        .orders()
        .answer(),
    ).rejects.toMatchObject({ attempts: 1 });
  });
});

describe("waits", () => {
  const most = (bytes: number): Uint8Array => new Uint8Array(bytes).fill(255);

  test("are bound by a bound that doubles up to its cap", async () => {
    const { orders, seen } = shop([reset], { random: most, retries: { attempts: 10 } });
    await orders()
      .answer()
      .catch(() => {});
    expect(seen.waits).toEqual([99, 199, 399, 799, 1599, 3199, 6399, 12799, 19999]);
  });

  test("are spread from nothing on", async () => {
    const { orders, seen } = shop([reset], { random: (bytes) => new Uint8Array(bytes), retries: { attempts: 4 } });
    await orders()
      .answer()
      .catch(() => {});
    expect(seen.waits).toEqual([0, 0, 0]);
  });

  test.each<[header: string, milliseconds: number]>([
    ["2", 2000],
    ["0", 99],
    ["60", 60_000],
    ["Mon, 01 Jan 2024 00:00:05 GMT", 5000],
    ["Sun, 31 Dec 2023 00:00:00 GMT", 99],
    ["soon", 99],
    ["-5", 99],
    ["1.5", 99],
    ["2024-01-01T00:00:05Z", 99],
    ["Mon, 99 Jan 2024 00:00:05 GMT", 99],
  ])("are as long as Retry-After says: %s", async (header, milliseconds) => {
    const { orders, seen } = shop([status(429, { "retry-after": header }), ordersXml(1)], { random: most });
    await orders().answer();
    expect(seen.waits).toEqual([milliseconds]);
    expect(seen.problems[0]?.message).toBe(`shop orders: status 429, asked again after ${milliseconds} ms`);
  });

  test.each(["61", "86400", "99999999999999999999", "Tue, 01 Jan 2030 00:00:00 GMT"])(
    "are not as long as an absurd Retry-After says: %s",
    async (header) => {
      const { orders, seen } = shop([status(503, { "retry-after": header }), ordersXml(1)]);
      await expect(orders().answer()).rejects.toMatchObject({ name: "StatusError", status: 503, attempts: 1 });
      expect([seen.requests.length, seen.waits]).toEqual([1, []]);
    },
  );

  test("that are too long say how long the platform asks to wait", async () => {
    await expect(
      shop([status(429, { "retry-after": "3600" })])
        .orders()
        .answer(),
    ).rejects.toMatchObject({
      message: "shop orders: status 429 (https://shop.example/API/orders.php); the platform asks to wait 3600 s",
      retryAfterMilliseconds: 3_600_000,
    });
  });
});
