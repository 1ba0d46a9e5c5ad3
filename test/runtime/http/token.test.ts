import { describe, expect, test } from "vitest";
import { type Answer, ordersXml, plain } from "./shop.js";
import { store, token } from "./token-store.js";

describe("a token", () => {
  test("that is good for one request is asked for anew each time", async () => {
    const { orders, asked } = store({});
    await orders().answer();
    await orders().answer();
    expect(asked).toEqual(["token", "orders with token-1", "token", "orders with token-2"]);
  });

  test("that is good for one request is not shared by calls at the same time", async () => {
    const { orders, asked } = store({});
    await Promise.all([orders().answer(), orders().answer(), orders().answer()]);
    expect(asked.filter((what) => what !== "token").toSorted()).toEqual([
      "orders with token-1",
      "orders with token-2",
      "orders with token-3",
    ]);
  });

  test("that is good for any number is asked for once, also by calls at the same time", async () => {
    const { orders, asked } = store({}, { uses: Number.POSITIVE_INFINITY });
    await Promise.all([orders().answer(), orders().answer()]);
    await orders().answer();
    expect(asked).toEqual(["token", "orders with token-1", "orders with token-1", "orders with token-1"]);
  });

  test("is asked for again a little before it expires", async () => {
    let time = 0;
    const change = { uses: Number.POSITIVE_INFINITY, expires: "expires_in" };
    const { orders, asked } = store({}, change, { clock: { now: () => time } });
    for (time of [0, 26_999, 27_000]) await orders().answer();
    expect(asked).toEqual(["token", "orders with token-1", "orders with token-1", "token", "orders with token-2"]);
  });

  test("without the time that it is good for is an error", async () => {
    const { orders } = store({ token: token("a", { expires_in: "soon" }) }, { expires: "expires_in" });
    await expect(orders().answer()).rejects.toMatchObject({
      message:
        'store token: expected seconds in the member expires_in but received "soon" (https://store.example/authorize.cgi)',
    });
  });

  test.each([["0"], ["-1"], [""], [null]])("that is good for no time is an error: %j seconds", async (expires_in) => {
    const { orders } = store({ token: token("a", { expires_in }) }, { expires: "expires_in" });
    await expect(orders().answer()).rejects.toMatchObject({ name: "AnswerError" });
  });

  test("that was refused to one call is not taken from another that has a newer one", async () => {
    let refusals = 2;
    const refuseTwice: Answer = () => (refusals-- > 0 ? plain("stale", { status: 401 }) : ordersXml(1));
    const { orders, asked } = store({ orders: refuseTwice }, { renew: true, uses: Number.POSITIVE_INFINITY });
    await Promise.all([orders().answer(), orders().answer()]);
    expect(asked).toEqual([
      "token",
      "orders with token-1",
      "orders with token-1",
      "token",
      "orders with token-2",
      "orders with token-2",
    ]);
    await orders().answer();
    expect(asked.at(-1)).toBe("orders with token-2");
  });

  test("that was refused to one call late is not taken from those that have a newer one by then", async () => {
    let refuseLate = (): void => {};
    const late = new Promise<Response>((resolve) => (refuseLate = () => resolve(plain("stale", { status: 401 }))));
    const refusals = [late, plain("stale", { status: 401 })];
    let isAsked = (): void => {};
    const asking = new Promise<void>((resolve) => (isAsked = resolve));
    const refuseTwice: Answer = () => {
      isAsked();
      return refusals.shift() ?? ordersXml(1);
    };
    const { orders, asked } = store({ orders: refuseTwice }, { renew: true, uses: Number.POSITIVE_INFINITY });
    const first = orders().answer();
    await asking;
    await orders().answer();
    refuseLate();
    await first;
    expect(asked).toEqual([
      "token",
      "orders with token-1",
      "orders with token-1",
      "token",
      "orders with token-2",
      "orders with token-2",
    ]);
  });
});
