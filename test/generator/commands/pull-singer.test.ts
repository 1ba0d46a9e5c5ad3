import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "./processes.js";
import { type Shop, openShop, shopSpec } from "./shop.js";
import { readSinger } from "./singer.js";
import { removeFolder, temporaryFolder } from "./tagsmith.js";

let folder: string;
let shop: Shop;

beforeAll(async () => {
  folder = temporaryFolder(shopSpec);
  shop = await openShop(25);
});

afterAll(async () => {
  await shop.close();
  removeFolder(folder);
});

async function pull(...more: readonly string[]): Promise<string> {
  const settings = ["--set", "shopId=7", "--set", "apiKey=s3cr3t", "--set", `baseUrl=${shop.url}`];
  const { code, out } = await run(folder, ["pull", "acme", ...settings, "--format", "singer", ...more]);
  expect(code).toBe(0);
  return out;
}

describe("pull --format singer", () => {
  test("is what Singer's specification says: a schema, records that fit it, states", async () => {
    const output = readSinger(await pull("--param", "portion=10"));
    expect(output.types).toEqual([
      "SCHEMA",
      ...Array.from({ length: 10 }, () => "RECORD"),
      "STATE",
      ...Array.from({ length: 10 }, () => "RECORD"),
      "STATE",
      ...Array.from({ length: 5 }, () => "RECORD"),
      "STATE",
    ]);
    expect(output.states).toEqual(["10", "20", "25"].map((cursor) => ({ bookmarks: { orders: { cursor } } })));
    const stream = output.streams.get("orders");
    expect(stream?.keys).toEqual(["id"]);
    expect(stream?.records.map(({ id }) => id)).toEqual(Array.from({ length: 25 }, (_, index) => String(index + 1)));
    expect(stream?.records[0]).toEqual({
      id: "1",
      placed: "2026-02-03T04:01:00.000Z",
      total: "1.50",
      boxes: 1,
      serial: "9007199254740993",
      status: "paid",
      email: "ada@example.com",
      phone: "555-0101",
      born: "1970-12-24",
      pin: "9876",
      note: "write to ada@example.com, key s3cr3t-key-of-acme",
      pay: { name: "card", value: "4111111111111111" },
    });
  });

  test("goes on from the value of a STATE that an engine kept, and leaves its file alone", async () => {
    const kept = '{"bookmarks":{"orders":{"cursor":"20"}}}';
    writeFileSync(join(folder, "engine.json"), kept);
    const { streams, states } = readSinger(await pull("--state", "engine.json"));
    expect(streams.get("orders")?.records.map(({ id }) => id)).toEqual(["21", "22", "23", "24", "25"]);
    expect(states.at(-1)).toEqual({ bookmarks: { orders: { cursor: "25" } } });
    expect(readFileSync(join(folder, "engine.json"), "utf8")).toBe(kept);
    writeFileSync(join(folder, "nothing.json"), "{}");
    expect(readSinger(await pull("--state", "nothing.json")).streams.get("orders")?.records.length).toBe(25);
  });

  test("says the schema even where there is nothing new", async () => {
    writeFileSync(join(folder, "end.json"), '{"bookmarks":{"orders":{"cursor":"25"}}}');
    const output = readSinger(await pull("--state", "end.json"));
    expect(output.types).toEqual(["SCHEMA"]);
  });

  test("keeps the messages of all runs in a file", async () => {
    await pull("--out", "tap.singer", "--state", "tap.json");
    shop.orders = 27;
    await pull("--out", "tap.singer", "--state", "tap.json");
    shop.orders = 25;
    const { streams, states } = readSinger(readFileSync(join(folder, "tap.singer"), "utf8"));
    expect(streams.get("orders")?.records.length).toBe(27);
    expect(states).toEqual(["25", "27"].map((cursor) => ({ bookmarks: { orders: { cursor } } })));
  });

  test.each([
    ["no line end", '{"type":"STATE","value":{}}', "the last message has no line end"],
    [
      "a record first",
      '{"type":"RECORD","stream":"a","record":{}}\n',
      "line 1: a RECORD before the SCHEMA of its stream",
    ],
    ["a state of nothing", '{"type":"STATE"}\n', "line 1: a STATE without a value"],
    [
      "no keys",
      '{"type":"SCHEMA","stream":"a","schema":{"type":"object","properties":{}}}\n',
      "line 1: expected texts in key_properties",
    ],
    [
      "a record without its key",
      '{"type":"SCHEMA","stream":"a","schema":{"type":"object","properties":{"id":{"type":"string"}}},"key_properties":["id"]}\n{"type":"RECORD","stream":"a","record":{}}\n',
      "line 2: the record lacks the key property id",
    ],
    ["another message", '{"type":"LOG"}\n', "line 1: there is no message LOG"],
  ])("the rules refuse %s", (_what, output, message) => {
    expect(() => readSinger(output)).toThrow(message);
  });
});
