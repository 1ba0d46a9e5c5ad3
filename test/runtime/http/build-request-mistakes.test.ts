import { buildRequest } from "@tagsmith/runtime/http";
import { describe, expect, test } from "vitest";
import type { ClientTable } from "../../../runtime/src/http/table.js";
import { shopTable } from "./tables.js";
import { shop } from "./wire.js";

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

function httpsOnly(): ClientTable {
  const table = shopTable();
  return { ...table, operations: table.operations.map((operation) => ({ ...operation, over: "https" })) };
}
