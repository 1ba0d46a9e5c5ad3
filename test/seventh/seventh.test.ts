import { createHmac } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type CallOptions, client } from "@tagsmith/runtime/http";
import { sender, webhook } from "@tagsmith/runtime/webhook";
import { mock } from "@tagsmith/runtime/mock";
import { listen } from "@tagsmith/runtime/node";
import { describe, expect, test, vi } from "vitest";
import { clientInMemory, mockInMemory, webhooksInMemory } from "../../generator/src/commands/roles.js";
import { readSpecs } from "../../generator/src/front.js";
import { generate } from "../../generator/src/index.js";

vi.setConfig({ testTimeout: 30_000 });

// No line of generator or runtime knows this platform: its folder of specs is all that there is.
const folder = fileURLToPath(new URL("specs/parcelmart/", import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.\w+$/.test(name))
  .map((name) => ({ path: `parcelmart/${name.replaceAll("\\", "/")}`, bytes: readFileSync(folder + name) }));
const { platforms, problems } = readSpecs(
  new Map(files.map(({ path, bytes }) => [`specs/${path}`, new TextDecoder().decode(bytes)])),
);
const [platform] = platforms;
if (platform === undefined) throw new Error(JSON.stringify(problems));
const known = platform;

const settings = { shopId: "12", secret: "correct-horse" };
const items = ["1", "2", "3", "4", "5"].map((id) => ({
  id,
  status: id === "4" ? "shipped" : "open",
  total: "9.90",
  country: "AX",
}));

describe("a platform that nobody knew", () => {
  test("has specs without a problem, and modules for everything in them that compile", async () => {
    expect(problems).toEqual([]);
    const output = await generate(files);
    expect(output.problems).toEqual([]);
    expect([...output.files.keys()].filter((path) => !path.endsWith(".test.ts")).sort()).toEqual([
      "parcelmart/client.ts",
      "parcelmart/index.ts",
      "parcelmart/mock.ts",
      "parcelmart/orders.ts",
      "parcelmart/webhook.ts",
    ]);
  });

  test("is asked page by page, each request signed over its sorted query", async () => {
    const vendor = mock(clientInMemory(known), mockInMemory(known), { settings, items });
    const seen: string[] = [];
    const shop = client(clientInMemory(known), settings, {
      fetch: async (input: Request | string | URL, init?: RequestInit) => {
        const request = new Request(input, init);
        const { pathname, searchParams } = new URL(request.url);
        const query = [...searchParams]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
          .join("&");
        const expected = createHmac("sha256", "correct-horse").update(`GET\n${pathname}\n${query}`).digest("hex");
        expect(request.headers.get("x-signature")).toBe(expected);
        seen.push(query);
        return vendor.fetch(request);
      },
    }) as unknown as {
      orders: (parameters?: object, options?: CallOptions) => AsyncIterable<{ id: string }>;
    };
    const ids: string[] = [];
    for await (const { id } of shop.orders({ status: "open" })) ids.push(id);
    expect(ids).toEqual(["1", "2", "3", "5"]);
    expect(seen).toEqual(["limit=2&status=open", "after=after-2&limit=2&status=open"]);
  });

  test("refuses who signs with another secret", async () => {
    const vendor = mock(clientInMemory(known), mockInMemory(known), { settings, items });
    const stranger = client(
      clientInMemory(known),
      { ...settings, secret: "battery-staple" },
      { fetch: vendor.fetch },
    ) as unknown as { orders: () => { answer: () => Promise<unknown> } };
    await expect(stranger.orders().answer()).rejects.toMatchObject({ platform: "parcelmart" });
  });

  test("sends what the webhook takes, and nobody else does", async () => {
    const got: unknown[] = [];
    const { secret } = settings;
    const options: object = { secret, changed: (order: unknown) => void got.push(order) };
    const handle = webhook(webhooksInMemory(known), options);
    const send = async (key: string, order: readonly object[]): Promise<unknown[]> => {
      const post = await sender(webhooksInMemory(known), { secret: key }).buildRequest(
        { order },
        "https://mine.example/hook",
      );
      const answer = await handle(post);
      return [answer.status, await answer.text()];
    };
    expect(await send("correct-horse", items.slice(0, 2))).toEqual([200, "thanks"]);
    expect(got).toEqual(items.slice(0, 2));
    expect(await send("battery-staple", items)).toEqual([401, "no"]);
    expect(got).toHaveLength(2);
  });

  test("is asked over http, page by page", async () => {
    const vendor = mock(clientInMemory(known), mockInMemory(known), { settings, items });
    const listening = await vendor.listen();
    try {
      const shop = client(clientInMemory(known), listening.settings) as unknown as {
        orders: (parameters?: object) => AsyncIterable<{ id: string; country: string }>;
      };
      const found: string[] = [];
      for await (const { id, country } of shop.orders({ status: "open" })) found.push(`${id} ${country}`);
      expect(found).toEqual(["1 AX", "2 AX", "3 AX", "5 AX"]);
      expect(vendor.requests.map(({ method, status }) => `${method} ${status}`)).toEqual(["GET 200", "GET 200"]);
      const stranger = client(clientInMemory(known), {
        ...listening.settings,
        secret: "battery-staple",
      }) as unknown as {
        orders: () => { answer: () => Promise<unknown> };
      };
      await expect(stranger.orders().answer()).rejects.toMatchObject({ platform: "parcelmart" });
    } finally {
      await listening.close();
    }
  });

  test("sends over http what the webhook takes", async () => {
    const got: unknown[] = [];
    const { secret } = settings;
    const options: object = { secret, changed: (order: unknown) => void got.push(order) };
    const listening = await listen(webhook(webhooksInMemory(known), options));
    try {
      const post = async (key: string): Promise<unknown[]> => {
        const { buildRequest } = sender(webhooksInMemory(known), { secret: key });
        const answer = await fetch(await buildRequest({ order: items }, `${listening.url}/hook`));
        return [answer.status, await answer.text()];
      };
      expect(await post("correct-horse")).toEqual([200, "thanks"]);
      expect(got).toEqual(items);
      expect(await post("battery-staple")).toEqual([401, "no"]);
      expect(got).toHaveLength(5);
    } finally {
      await listening.close();
    }
  });
});
