import { type ClientTable, buildRequest } from "@tagsmith/runtime/http";
import {
  buildOrdersByLoginRequest,
  buildOrdersRequest,
  buildTokenRequest,
  clientTable,
  shopsite,
} from "../../generated/shopsite/client.js";
import { shopsiteMock } from "../../generated/shopsite/mock.js";
import type { Order } from "../../generated/shopsite/orders.js";
import { describe, expect, test } from "vitest";

const settings = {
  clientId: "B9D3299B",
  secretKey: "ABCD-EF01-2345-6789",
  code: "MTQxMDZ8ZGViYmllfDJ8",
  authorizationUrl: "https://demo.shopsite.com/cgi-bin/ssdemos/stores/evaluate/sc/authorize.cgi",
};
const context = {
  now: () => 1494419560000,
  random: () => Uint8Array.of(0x50, 0x3b, 0xb7, 0x63),
  token: {
    access_token: "MTQ5NDQxOTU1MnxldmFsdWF0ZTUwfDF8U2hpcFdvcmtzfDc3NXw=",
    download_url: "https://demo.shopsite.com/cgi-bin/ssdemos/stores/evaluate/sc/db_xml.cgi",
  },
};

// Made by the rules of the vendor's own plug-in, of just these parameters: the client sends version and pay with each.
describe("the signature of a download", () => {
  test.each([
    [{ maxOrder: 50, pay: "withoutCvv", startOrder: "1236" }, "ps4MLYyUyQyzLvi9YIysfm4JpRk="],
    [{ version: "14.0", startDate: "2017-05-01", endDate: "2017-05-31" }, "dA6sQTitD4HpcYEbaf+Avi2/yw8="],
  ])("of %j", async (parameters, signature) => {
    const request = await buildRequest(withoutDefaults, "orders", settings, parameters, context);
    expect(new URLSearchParams(await request.text()).get("signature")).toBe(signature);
  });
});

test("a page where a login should be is a refusal, also behind the header that the store prints", async () => {
  const page = "Content-type: application/x-www-form-urlencoded\n\n<html>Your User Name could not be determined</html>";
  const login = { downloadUrl: "https://mystore.example/db_xml.cgi", userName: "debbie", password: "x" };
  const shop = shopsite({ ...settings, ...login }, { fetch: async () => new Response(page) });
  await expect(shop.ordersByLogin().answer()).rejects.toMatchObject({ name: "RefusedError" });
});

describe("card data", () => {
  const open = { ...settings, authorizationUrl: "http://mystore.example/authorize.cgi" };
  const insecure = { ...context, allowInsecure: true };

  test("goes over https only, even with allowInsecure", async () => {
    const token = { ...context.token, download_url: "http://mystore.example/db_xml.cgi" };
    const login = { ...settings, downloadUrl: "http://mystore.example/db_xml.cgi", userName: "debbie", password: "x" };
    const errors = await Promise.all([
      buildTokenRequest(open, insecure).catch(String),
      buildOrdersRequest(open, {}, { ...insecure, token }).catch(String),
      buildOrdersByLoginRequest(login, {}, insecure).catch(String),
    ]);
    expect(errors).toEqual([
      "SettingError: shopsite token: the setting authorizationUrl must not lead over http to mystore.example, even with allowInsecure: use https",
      "AnswerError: shopsite token: the answer's download_url leads to http://mystore.example, and must be https (http://mystore.example/authorize.cgi)",
      "SettingError: shopsite ordersByLogin: the setting downloadUrl must not lead over http to mystore.example, even with allowInsecure: use https",
    ]);
  });

  test("is not asked for, nor is anything else sent, by a client", async () => {
    const sent: Request[] = [];
    const fetch = async (request: Request): Promise<Response> => (sent.push(request), new Response(""));
    await expect(shopsite(open, { fetch, allowInsecure: true }).orders().answer()).rejects.toThrow(
      "shopsite token: the setting authorizationUrl must not lead over http to mystore.example, even with allowInsecure: use https",
    );
    expect(sent).toEqual([]);
  });

  test("is left out by the mock where it is asked over http, as the store does", async () => {
    const login = { userName: "debbie", password: "x" };
    const shop = shopsiteMock({
      settings: { ...login, downloadUrl: "https://mystore.example/db_xml.cgi" },
      items: [paidByCard()],
    });
    const ask = async (origin: string): Promise<string[]> => {
      const url = `${origin}/db_xml.cgi?clientApp=1&dbname=orders&version=8.1&pay=yes`;
      const answer = await shop.fetch(url, { headers: { authorization: `Basic ${btoa("debbie:x")}` } });
      return [...(await answer.text()).matchAll(/<(?:Number|VerificationValue)>.*?</g)].map(([each]) => each);
    };
    expect(await ask("http://mystore.example")).toEqual([]);
    shop.items.splice(0, 1, paidByCard());
    expect(await ask("https://mystore.example")).toEqual(["<Number>4111111111111111<", "<VerificationValue>123<"]);
    shop.items.splice(0, 1, paidByCard());
    expect(await ask("http://127.0.0.1:8080")).toEqual(["<Number>4111111111111111<", "<VerificationValue>123<"]);
  });
});

test("who is refused is told of no setting that he did not give", async () => {
  const refused = { error: "invalid_client", error_description: "Unknown client" };
  const fetch = async (): Promise<Response> => Response.json(refused);
  await expect(shopsite(settings, { fetch }).orders().answer()).rejects.toMatchObject({
    name: "RefusedError",
    settings: ["clientId", "secretKey", "code", "authorizationUrl"].map((setting) => ({ setting })),
  });
});

describe("CVV2 codes of the mock", () => {
  test("stay in the store unless they are asked for by name, and then go", async () => {
    const shop = shopsiteMock({ items: [paidByCard()] });
    const client = shopsite(shop.settings, { fetch: shop.fetch });
    const codes = async (pay?: "withCvv"): Promise<unknown[]> => {
      const { orders } = await client.orders(pay === undefined ? {} : { pay }).answer();
      return orders.map(({ payment: { method } }) => method?.name === "CreditCard" && method.value.verificationValue);
    };
    expect(await codes()).toEqual([undefined]);
    expect(await codes("withCvv")).toEqual(["123"]);
    expect(await codes("withCvv")).toEqual([undefined]);
  });
});

function paidByCard(): Order {
  const [order] = shopsiteMock({ count: 1 }).items;
  if (order === undefined) throw new Error("the mock made no order");
  const card = { number: "4111111111111111", verificationValue: "123" };
  return { ...order, payment: { method: { name: "CreditCard", value: card } } };
}

/** The client's table, with no parameter that is sent unless it is given. */
function withoutDefaults(): ClientTable {
  const table = clientTable();
  return {
    ...table,
    operations: table.operations.map((operation) => ({
      ...operation,
      parameters: operation.parameters.map((parameter) => ({ ...parameter, default: undefined, optional: true })),
    })),
  };
}
