import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { start } from "./processes.js";
import { type Pulling, numbers, openPulling, until } from "./pulling.js";

let pulling: Pulling;

beforeAll(async () => {
  pulling = await openPulling();
});

beforeEach(() => pulling.reset());

afterAll(() => pulling.close());

describe("pull", () => {
  test("killed half-way and started again gives exactly all, none twice", async () => {
    pulling.shop.delay = 60;
    const keep = ["--out", "orders.ndjson", "--state", "state.json", "--param", "portion=20"];
    for (let kill = 0; kill < 3; kill++) {
      const before = pulling.shop.asked.length;
      const running = start(pulling.folder, pulling.words(...keep));
      // oxlint-disable-next-line no-await-in-loop -- one run after the other
      await until(() => pulling.shop.asked.length >= before + 6);
      running.process.kill("SIGKILL");
      // oxlint-disable-next-line no-await-in-loop
      expect((await running.ended).code).toBe(null);
      const written = pulling.idsIn("orders.ndjson").length;
      expect(written).toBeGreaterThan(0);
      expect(written).toBeLessThan(500);
    }
    expect((await pulling.pull(...keep)).code).toBe(0);
    expect(pulling.idsIn("orders.ndjson")).toEqual(numbers(1, 500));
  });

  test("cuts off what an interrupted run left behind, and says so", async () => {
    const keep = ["--out", "orders.ndjson", "--state", "state.json"];
    pulling.shop.orders = 3;
    await pulling.pull(...keep);
    writeFileSync(join(pulling.folder, "orders.ndjson"), `${pulling.read("orders.ndjson")}{"id":"4","pla`);
    pulling.shop.orders = 5;
    const { code, error } = await pulling.pull(...keep);
    expect({ code, error }).toEqual({
      code: 0,
      error: "notice: 14 bytes that an interrupted run left in orders.ndjson are cut off\n",
    });
    expect(pulling.idsIn("orders.ndjson")).toEqual(numbers(1, 5));
  });

  test("keeps what it has when the platform fails, and goes on from there", async () => {
    const keep = ["--out", "orders.ndjson", "--state", "state.json", "--param", "portion=100"];
    pulling.shop.delay = 50;
    const running = start(pulling.folder, pulling.words(...keep));
    await until(() => pulling.shop.asked.length >= 3);
    pulling.shop.answer = { status: 200, text: "error|7|no such key" };
    const { code, error } = await running.ended;
    expect(code).toBe(1);
    expect(error).toBe(
      `tagsmith: acme orders: the platform refused the credentials (${pulling.shop.url}/orders, status 200): id "7", name "no such key"; check these settings:\n` +
        "  apiKey; it looks like 354dsg43652; found at: Account > API\n",
    );
    expect(pulling.idsIn("orders.ndjson").length % 100).toBe(0);
    pulling.shop.answer = undefined;
    await pulling.pull(...keep);
    expect(pulling.idsIn("orders.ndjson")).toEqual(numbers(1, 500));
  });

  test("stops at Ctrl+C with what it has", async () => {
    pulling.shop.delay = 60;
    const running = start(
      pulling.folder,
      pulling.words("--out", "orders.ndjson", "--state", "state.json", "--param", "portion=20"),
    );
    await until(() => pulling.shop.asked.length >= 4);
    running.process.kill("SIGINT");
    const { code, error } = await running.ended;
    expect({ code, error }).toEqual({
      code: 130,
      error: "Stopped; the next run with the same --state goes on from here.\n",
    });
    const { items } = JSON.parse(pulling.read("state.json")) as { items: number };
    expect(pulling.idsIn("orders.ndjson")).toEqual(numbers(1, items));
  });

  test("does not touch a file that no state vouches for, nor one that was changed", async () => {
    pulling.shop.orders = 2;
    writeFileSync(join(pulling.folder, "mine.ndjson"), "precious\n");
    const keep = ["--out", "mine.ndjson", "--state", "state.json"];
    expect(await pulling.pull(...keep)).toEqual({
      code: 2,
      out: "",
      error: "tagsmith: mine.ndjson has 9 bytes that no state vouches for\n  Move it away, or choose another --out\n",
    });
    expect(pulling.read("mine.ndjson")).toBe("precious\n");
    expect(existsSync(join(pulling.folder, "state.json"))).toBe(false);

    rmSync(join(pulling.folder, "mine.ndjson"));
    await pulling.pull(...keep);
    const { length } = JSON.parse(pulling.read("state.json")) as { length: number };
    writeFileSync(join(pulling.folder, "mine.ndjson"), "short\n");
    expect((await pulling.pull(...keep)).error).toBe(
      `tagsmith: mine.ndjson has 6 bytes, but the state says that it has ${length}\n  Put back what was there, or remove both to pull everything again\n`,
    );
    expect((await pulling.pull("--out", "other.xml", "--state", "state.json")).error).toBe(
      "tagsmith: state.json is the state of a pull with the format ndjson, not xml\n  Each pull needs a state of its own: choose another file with --state\n",
    );
  });
});
