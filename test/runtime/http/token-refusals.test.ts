import { describe, expect, test } from "vitest";
import { type Answer, idsOf, ordersXml, plain, xml } from "./shop.js";
import { store, token } from "./token-store.js";

describe("a token", () => {
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
});
