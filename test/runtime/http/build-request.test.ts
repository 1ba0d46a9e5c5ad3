import { buildRequest, buildTokenRequest, literal } from "@tagsmith/runtime/http";
import { describe, expect, test } from "vitest";
import type { ClientTable } from "../../../runtime/src/http/table.js";
import { counting, ordersTable, shopTable, storeTable } from "./tables.js";

const shop = { apiId: "56", apiKey: "354dsg43652" };

describe("what a request looks like on the wire", () => {
  test("its computed parts come first, then the parameters in the order of the spec", async () => {
    const parameters = {
      minId: "0099",
      portion: 10,
      startTime: new Date(1494419560999),
      name: "O'Hara & Söhne",
      statuses: ["1", "x y"],
    };
    expect(await wire(await buildRequest(shopTable, "orders", shop, parameters))).toBe(
      "POST https://shop.example/API/orders.php?api_id=56&api_key=354dsg43652\n" +
        "content-type: application/x-www-form-urlencoded\n\n" +
        "portion=10&start_time=1494419560&min_id=0099&name=O%27Hara+%26+S%C3%B6hne&status%5B%5D=1&status%5B%5D=x+y&testmode=0",
    );
  });

  test.each([
    ["https://shop.example", "https://shop.example/API/orders.php?api_id=56&api_key=354dsg43652"],
    ["https://shop.example/", "https://shop.example/API/orders.php?api_id=56&api_key=354dsg43652"],
    [
      "https://shop.example:8443/a/b/?store=1#top",
      "https://shop.example:8443/a/b/API/orders.php?store=1&api_id=56&api_key=354dsg43652",
    ],
    ["http://127.0.0.1:8000", "http://127.0.0.1:8000/API/orders.php?api_id=56&api_key=354dsg43652"],
  ])("the base URL %s is kept, with its own query", async (baseUrl, url) => {
    expect((await buildRequest(shopTable, "orders", { ...shop, baseUrl })).url).toBe(url);
  });

  test("a body that is a document is sent as such", async () => {
    const body = { count: 1, orders: [{ id: "7", price: 12 }] };
    expect(await wire(await buildRequest(upload(), "upload", shop, { body }))).toBe(
      "PUT https://shop.example/upload\ncontent-type: application/xml; charset=utf-8\n\n" +
        '<?xml version="1.0" encoding="UTF-8"?>\n<orders count="1"><order ID="7"><price>12</price></order></orders>',
    );
  });

  test("a document in a field of a form is escaped as forms are", async () => {
    const body = { count: 0, orders: [] };
    expect(await wire(await buildRequest(upload("xml"), "upload", shop, { body }))).toBe(
      "PUT https://shop.example/upload\ncontent-type: application/x-www-form-urlencoded\n\n" +
        "xml=%3C%3Fxml+version%3D%221.0%22+encoding%3D%22UTF-8%22%3F%3E%0A%3Corders+count%3D%220%22%2F%3E",
    );
  });
});

describe("a request that needs a token and is signed", () => {
  const settings = {
    clientId: "B9D3299B",
    secretKey: "ABCD-EF01-2345-6789",
    code: "MTQxMDZ8ZGViYmllfDJ8",
    authorizationUrl: "https://demo.store.example/authorize.cgi",
  };
  const host = "demo.shopsite.com";
  const token = {
    access_token: "MTQ5NDQxOTU1MnxldmFsdWF0ZTUwfDF8U2hpcFdvcmtzfDc3NXw=",
    download_url: `https://${host}/cgi-bin/ssdemos/stores/evaluate/sc/db_xml.cgi`,
  };
  const context = {
    random: () => Uint8Array.of(0x50, 0x3b, 0xb7, 0x63),
    now: () => 1494419560999,
    token,
    allowedHosts: [host],
  };

  // Three vectors made by hand after the vendor's own code.
  test("asks for the token with the signature of the client credentials", async () => {
    const random = (): Uint8Array => Uint8Array.of(0x80, 0x02, 0x6b, 0xc7);
    expect(await wire(await buildTokenRequest(storeTable, settings, { random }))).toBe(
      "POST https://demo.store.example/authorize.cgi\ncontent-type: application/x-www-form-urlencoded\n\n" +
        "grant_type=authorization_code&code=MTQxMDZ8ZGViYmllfDJ8" +
        "&client_credentials=QjlEMzI5OUI6ODAwMjZiYzc%3D&signature=5mnqwxBCrKfbTW5FhHAQaFW9hW4%3D",
    );
    expect(await (await buildTokenRequest(storeTable, { ...settings, escape: "raw" }, { random })).text()).toBe(
      "grant_type=authorization_code&code=MTQxMDZ8ZGViYmllfDJ8" +
        "&client_credentials=QjlEMzI5OUI6ODAwMjZiYzc=&signature=5mnqwxBCrKfbTW5FhHAQaFW9hW4=",
    );
  });

  test.each([
    [
      { maxorder: "50", pay: "no_cvv", startorder: "1236" },
      "clientApp=1&dbname=orders&maxorder=50&pay=no_cvv&startorder=1236&signature=ps4MLYyUyQyzLvi9YIysfm4JpRk%3D",
    ],
    [
      { version: "14.0", startdate: "05/01/2017", enddate: "05/31/2017" },
      "clientApp=1&dbname=orders&version=14.0&startdate=05%2F01%2F2017&enddate=05%2F31%2F2017&signature=dA6sQTitD4HpcYEbaf%2BAvi2%2Fyw8%3D",
    ],
  ])("signs %o", async (parameters, signed) => {
    expect(await wire(await buildRequest(storeTable, "orders", settings, parameters, context))).toBe(
      `POST ${token.download_url}\ncontent-type: application/x-www-form-urlencoded\n\n${signed}` +
        "&token=MTQ5NDQxOTU1MnxldmFsdWF0ZTUwfDF8U2hpcFdvcmtzfDc3NXw%3D&timestamp=1494419560&nonce=503bb763",
    );
  });

  test("refuses an address in the token's answer that leads to another host, unless it is allowed", async () => {
    await expect(
      buildRequest(storeTable, "orders", settings, {}, { ...context, allowedHosts: ["evil.example"] }),
    ).rejects.toMatchObject({
      name: "AnswerError",
      message:
        `store token: the answer's download_url leads to https://${host}, which is not https://demo.store.example: ` +
        `add ${host} to allowedHosts if you trust it (https://demo.store.example/authorize.cgi)`,
    });
  });

  test("says that it needs the token", async () => {
    await expect(buildRequest(storeTable, "orders", settings)).rejects.toMatchObject({
      name: "ParameterError",
      message: "store orders: token: expected the answer of the token request but received nothing",
    });
  });

  test("is the same for the same instant and the same random bytes", async () => {
    const build = async (): Promise<string> =>
      wire(await buildRequest(storeTable, "orders", settings, {}, { ...context, random: counting() }));
    expect(await build()).toBe(await build());
  });
});

describe("what is wrong with settings and parameters is said before anything is sent", () => {
  test.each<[what: string, settings: object, parameters: object, error: string]>([
    [
      "a missing setting",
      { apiId: "56" },
      {},
      "SettingError: shop: the setting apiKey is missing; it looks like 354dsg43652; found at: the API page of your account",
    ],
    [
      "a setting of another type",
      { ...shop, apiId: 56 },
      {},
      "SettingError: shop: the setting apiId cannot be used: expected an ID but received 56; found at: the API page of your account",
    ],
    [
      "a secret setting of another type",
      { ...shop, apiKey: 354436521 },
      {},
      "SettingError: shop: the setting apiKey cannot be used: expected text but received a secret value; it looks like 354dsg43652; found at: the API page of your account",
    ],
    [
      "an unknown setting",
      { ...shop, key: "a" },
      {},
      "SettingError: shop: the setting key is unknown; there are apiId, apiKey, baseUrl",
    ],
    [
      "a base URL that is none",
      { ...shop, baseUrl: "shop.example" },
      {},
      "SettingError: shop: the setting baseUrl is not a URL",
    ],
    [
      "a base URL with a password",
      { ...shop, baseUrl: "https://u:p@shop.example" },
      {},
      "SettingError: shop: the setting baseUrl must not hold a user name or a password",
    ],
    [
      "a base URL of another kind",
      { ...shop, baseUrl: "file:///etc/passwd" },
      {},
      "SettingError: shop: the setting baseUrl is not an http or https URL",
    ],
    [
      "a parameter out of range",
      shop,
      { portion: 0 },
      "ParameterError: shop orders: portion: expected a whole number, more than 0 but received 0",
    ],
    [
      "a parameter of another type",
      shop,
      { startTime: "yesterday" },
      'ParameterError: shop orders: startTime: expected a Date but received "yesterday"',
    ],
    [
      "an impossible time",
      shop,
      { startTime: new Date(Number.NaN) },
      "ParameterError: shop orders: startTime: expected a Date but received an invalid Date",
    ],
    [
      "a word that there is not",
      shop,
      { testMode: "live" },
      'ParameterError: shop orders: testMode: expected one of "actual", "test", "any" but received "live"',
    ],
    [
      "a personal parameter of another type",
      shop,
      { name: 7 },
      "ParameterError: shop orders: name: expected text but received a personal value",
    ],
    [
      "half of a character",
      shop,
      { name: "\ud83d" },
      "ParameterError: shop orders: name: expected whole characters but received a personal value",
    ],
    [
      "one value for many",
      shop,
      { statuses: "1" },
      'ParameterError: shop orders: statuses: expected an array but received "1"',
    ],
    [
      "an unknown parameter",
      shop,
      { min_id: "1" },
      "ParameterError: shop orders: min_id: expected one of the parameters portion, start, startTime, minId, name, statuses, testMode but received this name",
    ],
    [
      "a secret over http",
      { ...shop, baseUrl: "http://shop.example" },
      {},
      "SettingError: shop: the setting apiKey is secret and must not go over http to shop.example: use https, or allowInsecure",
    ],
  ])("%s", async (_, settings, parameters, error) => {
    await expect(buildRequest(shopTable, "orders", settings, parameters).catch(String)).resolves.toBe(error);
  });

  test.each([
    [
      {},
      "SettingError: shop orders: the setting baseUrl must not lead over http to shop.example, even with allowInsecure: use https",
    ],
    [
      { allowInsecure: true },
      "SettingError: shop orders: the setting baseUrl must not lead over http to shop.example, even with allowInsecure: use https",
    ],
  ])("what goes over https only never goes over http, with %j", async (context, error) => {
    const given = { ...shop, baseUrl: "http://shop.example" };
    await expect(buildRequest(httpsOnly, "orders", given, {}, context).catch(String)).resolves.toBe(error);
  });

  test.each(["https://shop.example", "http://127.0.0.1:8080", "http://localhost"])(
    "what goes over https only goes to %s",
    async (baseUrl) => {
      const request = await buildRequest(httpsOnly, "orders", { ...shop, baseUrl });
      expect(new URL(request.url).origin).toBe(baseUrl);
    },
  );

  test("a secret goes over http where that is allowed", async () => {
    const request = await buildRequest(
      shopTable,
      "orders",
      { ...shop, baseUrl: "http://shop.example" },
      {},
      { allowInsecure: true },
    );
    expect(request.url).toBe("http://shop.example/API/orders.php?api_id=56&api_key=354dsg43652");
  });

  test.each([
    "localhost:80",
    "shop.localhost",
    "localhost.",
    "127.8.9.1",
    "[::1]:81",
    "0x7f.1",
    "2130706433",
    "[::ffff:127.0.0.1]",
  ])("a secret goes over http to this computer: %s", async (host) => {
    await expect(buildRequest(shopTable, "orders", { ...shop, baseUrl: `http://${host}` })).resolves.toBeInstanceOf(
      Request,
    );
  });

  test.each(["127.0.0.1.example", "localhost.example", "128.0.0.1", "[::2]", "[::ffff:8000:1]"])(
    "a secret does not go over http to %s",
    async (host) => {
      await expect(buildRequest(shopTable, "orders", { ...shop, baseUrl: `http://${host}` })).rejects.toMatchObject({
        name: "SettingError",
        setting: "apiKey",
      });
    },
  );

  test("an operation that there is not", async () => {
    await expect(buildRequest(shopTable, "products", shop)).rejects.toMatchObject({
      message: 'shop has no operation "products"; there are orders',
    });
  });
});

function upload(field?: string): () => ClientTable {
  return () => ({
    ...shopTable(),
    operations: [
      {
        name: "upload",
        method: "PUT",
        path: literal("upload"),
        parameters: [],
        computed: [],
        body: { document: ordersTable, steps: [], ...(field === undefined ? {} : { field }) },
        answer: { kind: "none" },
        errors: [],
        repeat: "unsafe",
      },
    ],
  });
}

async function wire(request: Request): Promise<string> {
  const headers = [...request.headers].map(([name, value]) => `${name}: ${value}\n`).join("");
  return `${request.method} ${request.url}\n${headers}\n${await request.text()}`;
}

function httpsOnly(): ClientTable {
  const table = shopTable();
  return { ...table, operations: table.operations.map((operation) => ({ ...operation, over: "https" })) };
}
