import type { ClientTable } from "@tagsmith/runtime/http";
import { describe, expect, test } from "vitest";
import { type Answer, idsOf, ordersXml, plain, shop, xml } from "./shop.js";
import { storeTable } from "./tables.js";

const settings = {
  clientId: "B9D3299B",
  secretKey: "CANARY-EF01-2345-6789",
  code: "CANARY-MTQxMDZ8",
  authorizationUrl: "https://store.example/authorize.cgi",
};

type Token = NonNullable<ClientTable["token"]>;

/** A store whose answers are chosen by what is asked for; it remembers in which order that was. */
function store(
  answers: { token?: Answer; orders?: Answer },
  change: Partial<Token> = {},
  options: Parameters<typeof shop>[1] = {},
) {
  const asked: string[] = [];
  let number = 0;
  const table = (): ClientTable => {
    const { token, ...rest } = storeTable();
    return { ...rest, ...(token && { token: { ...token, ...change } }) };
  };
  const platform: Answer = async (request) => {
    const form = new URLSearchParams(await request.clone().text());
    const isToken = request.url.endsWith("authorize.cgi");
    asked.push(isToken ? "token" : `orders with ${form.get("token")}`);
    const answer = isToken ? (answers.token ?? token(`token-${++number}`)) : (answers.orders ?? ordersXml(1));
    if (answer instanceof Error) throw answer;
    return answer instanceof Response ? answer.clone() : answer(request);
  };
  return { ...shop([platform], options, table, settings), asked };
}

function token(access_token: string, more: object = {}): Response {
  const download_url = "https://store.example/db_xml.cgi";
  return plain(JSON.stringify({ access_token, expires_in: 30, download_url, ...more }));
}

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

  test("that is refused is asked for again, once", async () => {
    let refusals = 1;
    const refuseOnce: Answer = () => (refusals-- > 0 ? plain("stale", { status: 401 }) : ordersXml(1));
    const { orders, asked, seen } = store({ orders: refuseOnce }, { renew: true });
    expect(await idsOf(orders())).toBe("1");
    expect(asked).toEqual(["token", "orders with token-1", "token", "orders with token-2"]);
    expect(seen.problems.map(({ message }) => message)).toEqual([
      "store orders: the token was refused; another is asked for",
    ]);
    refusals = 9;
    await expect(orders().answer()).rejects.toMatchObject({ name: "RefusedError", status: 401 });
    expect(asked).toHaveLength(8);
  });

  test("that is refused is an error where it is not to be renewed, and says which settings to look at", async () => {
    const refusal = plain('{"error":"invalid_grant","error_description":"signature"}');
    const { orders, asked } = store({ orders: refusal });
    await expect(orders().answer()).rejects.toMatchObject({
      name: "RefusedError",
      fields: { error: "invalid_grant", error_description: "signature" },
      message:
        "store orders: the platform refused the credentials (https://store.example/db_xml.cgi, status 200): " +
        'error "invalid_grant", error_description "signature"; check these settings:\n' +
        "  secretKey; found at: Utilities > Applications\n  code\n  authorizationUrl; found at: Utilities > Applications",
    });
    expect(asked).toHaveLength(2);
  });

  test.each<[what: string, answer: Answer, expected: object]>([
    [
      "credentials that are refused",
      plain('{"error":"invalid_client","error_description":""}'),
      { name: "RefusedError", operation: "token" },
    ],
    [
      "an answer of nothing but empty texts",
      token("", { download_url: "" }),
      {
        message:
          "store token: expected the member access_token in the answer but received nothing (https://store.example/authorize.cgi)",
      },
    ],
    [
      "a page",
      xml("<html><title>Log in</title>"),
      {
        message:
          'store token: expected a JSON object but received the HTML page "Log in" (https://store.example/authorize.cgi)',
      },
    ],
    [
      "an answer that was cut behind the token",
      plain('{"access_token":"token-1","token_ty'),
      {
        name: "AnswerError",
        message:
          "store token: expected a JSON object but received something that is none, or not whole (https://store.example/authorize.cgi)",
      },
    ],
    [
      "a failure that tells a token all the same",
      plain('{"access_token":"token-1","message":"down"}', { status: 418 }),
      { name: "StatusError", message: "store token: status 418 (https://store.example/authorize.cgi)" },
    ],
    [
      "an address on another host",
      token("token-1", { download_url: "https://evil.example/db_xml.cgi" }),
      {
        name: "AnswerError",
        message:
          "store token: the answer's download_url leads to https://evil.example, which is not https://store.example: add evil.example to allowedHosts if you trust it (https://store.example/authorize.cgi)",
      },
    ],
    [
      "an address on another port",
      token("token-1", { download_url: "https://store.example:8443/" }),
      { name: "AnswerError" },
    ],
    [
      "an address with another host behind the name of ours",
      token("token-1", { download_url: "https://store.example@evil.example/" }),
      { name: "AnswerError" },
    ],
    [
      "an address that is no longer https",
      token("token-1", { download_url: "http://store.example/db_xml.cgi" }),
      { name: "AnswerError" },
    ],
    [
      "an address that is no http at all",
      token("token-1", { download_url: "file:///etc/passwd" }),
      { name: "AnswerError" },
    ],
    ["no address at all", token("token-1", { download_url: "db_xml.cgi" }), { name: "AnswerError" }],
  ])("is not taken from %s", async (_, answer, expected) => {
    const { orders, asked } = store({ token: answer });
    const error = await orders()
      .answer()
      .catch((error: unknown) => error);
    expect(error).toMatchObject(expected);
    expect(asked).toEqual(["token"]);
  });

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
