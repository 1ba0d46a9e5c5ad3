import { describe, expect, test } from "vitest";
import { type Answer } from "./shop.js";
import { store, token } from "./token-store.js";

describe("a token", () => {
  test("that goes over https only leads over http to no host that is allowed", async () => {
    const answer = token("token-1", { download_url: "http://download.example/db_xml.cgi" });
    const { orders, asked } = store({ token: answer }, { over: "https" }, { allowedHosts: ["download.example"] });
    await expect(orders().answer()).rejects.toThrow(
      "store token: the answer's download_url leads to http://download.example, and must be https (https://store.example/authorize.cgi)",
    );
    expect(asked).toEqual(["token"]);
  });

  test("may lead to another host that is allowed", async () => {
    const answer = token("token-1", { download_url: "https://download.example/db_xml.cgi" });
    const { orders, asked } = store({ token: answer }, {}, { allowedHosts: ["download.example"] });
    await orders().answer();
    expect(asked).toEqual(["token", "orders with token-1"]);
  });

  test("is not asked for again where the spec does not say that this is safe", async () => {
    const { orders, asked } = store({ token: new TypeError("fetch failed") });
    await expect(orders().answer()).rejects.toMatchObject({ name: "ConnectionError", operation: "token", attempts: 1 });
    expect(asked).toEqual(["token"]);
    const safe = store({ token: new TypeError("fetch failed") }, { repeat: "safe" });
    await expect(safe.orders().answer()).rejects.toMatchObject({ name: "ConnectionError", attempts: 3 });
  });

  test("is not spent on parameters that are wrong", async () => {
    const { orders, asked } = store({});
    await expect(orders({ maxorder: 7 }).answer()).rejects.toMatchObject({ name: "ParameterError" });
    expect(asked).toEqual([]);
  });

  test("is not lost for others when one call is given up", async () => {
    let answerToken: (response: Response) => void = () => {};
    let isAsked = (): void => {};
    const asking = new Promise<void>((resolve) => (isAsked = resolve));
    const waiting: Answer = () => {
      isAsked();
      return new Promise((resolve) => (answerToken = resolve));
    };
    const { orders, asked } = store({ token: waiting }, { uses: Number.POSITIVE_INFINITY });
    const controller = new AbortController();
    const given = orders({}, { signal: controller.signal }).answer();
    const kept = orders().answer();
    await asking;
    controller.abort(new Error("enough"));
    await expect(given).rejects.toMatchObject({ message: "enough" });
    answerToken(token("shared"));
    expect((await kept).count).toBe(1);
    expect(asked).toEqual(["token", "orders with shared"]);
  });
});
