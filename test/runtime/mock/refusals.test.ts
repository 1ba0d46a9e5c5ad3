import { client } from "@tagsmith/runtime/http";
import { describe, expect, test } from "vitest";
import { bazaarSearch, bazaarTable, souqSearch, souqTable } from "./tables.js";
import { bazaar, pair, type OrdersClient } from "./bazaar.js";

describe("what is wrong with a request is said in the platform's own form", () => {
  const ask = async (change: (url: URL, form: URLSearchParams) => void): Promise<string> => {
    const { mocked } = bazaar();
    const url = new URL(`https://bazaar.example/api/orders?shop=56&key=${String(mocked.settings["key"])}&version=2`);
    const form = new URLSearchParams({ testmode: "0" });
    change(url, form);
    const answer = await mocked.fetch(url, { method: "POST", body: form });
    const said = await answer.text();
    expect(JSON.stringify(mocked.requests)).not.toContain(String(mocked.settings["key"]));
    return said.startsWith("error") ? said : said.slice(0, 16);
  };

  test.each([
    ["nothing", () => {}, '<?xml version="1'],
    ["a key that is wrong", (url: URL) => url.searchParams.set("key", "CANARY"), "error|1|access_denied|key is wrong"],
    ["a key that is missing", (url: URL) => url.searchParams.delete("key"), "error|1|access_denied|key is missing"],
    [
      "a constant that is wrong",
      (url: URL) => url.searchParams.set("version", "3"),
      "error|1|access_denied|version is wrong",
    ],
    [
      "a name that is unknown",
      (_: URL, form: URLSearchParams) => form.set("protion", "1"),
      "error|2|invalid_request|protion is no parameter of orders; there are start, portion, min_id, max_id, since, until, day, status, email, name, sku, testmode",
    ],
    [
      "a value that is malformed",
      (_: URL, form: URLSearchParams) => form.set("portion", "0"),
      'error|2|invalid_request|portion: expected a whole number, at least 1 but received "0"',
    ],
    [
      "a value with a separator in it",
      (_: URL, form: URLSearchParams) => form.set("portion", "1|2"),
      'error|2|invalid_request|portion: expected a whole number, at least 1 but received "1 2"',
    ],
  ] as const)("%s", async (_, change, said) => {
    expect(await ask(change)).toBe(said);
  });

  test("so that the client tells it apart", async () => {
    const { shop } = pair(bazaarTable, bazaarSearch, {}, {}, { key: "CANARY-other" });
    await expect(shop.orders().answer()).rejects.toMatchObject({
      name: "VendorError",
      fields: { id: "1", name: "access_denied", data: "key is wrong" },
    });
    await expect(pair(souqTable, souqSearch, {}, {}, { secret: "other" }).shop.orders().answer()).rejects.toMatchObject(
      {
        name: "RefusedError",
        status: 401,
      },
    );
  });

  test("or as a page that is not there", async () => {
    const { mocked } = bazaar();
    const answers = [
      await mocked.fetch("https://bazaar.example/api/orders?key=CANARY"),
      await mocked.fetch("https://bazaar.example/other?key=CANARY", { method: "POST" }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    expect(mocked.requests).toMatchObject([
      { method: "GET", url: "/api/orders?key=***", operation: undefined, problem: 'expected POST "/api/orders"' },
      { method: "POST", url: "/other?key=***" },
    ]);
  });

  test("a signature that is old, or for something else, is refused", async () => {
    const { mocked } = pair(souqTable, souqSearch, { now: () => 1_700_000_400_000 });
    const old = client(souqTable, mocked.settings, {
      fetch: mocked.fetch,
      clock: { now: () => 1_700_000_000_000 },
    }) as OrdersClient;
    await expect(old.orders().answer()).rejects.toMatchObject({ name: "RefusedError" });
    const changed = client(souqTable, mocked.settings, {
      clock: { now: () => 1_700_000_400_000 },
      fetch: (request) => mocked.fetch(`${request.url}&size=9`, { headers: request.headers }),
    }) as OrdersClient;
    await expect(changed.orders().answer()).rejects.toMatchObject({ name: "RefusedError" });
    expect(mocked.requests.map(({ problem }) => problem)).toEqual(["time is not about now", "signature is wrong"]);
  });
});
