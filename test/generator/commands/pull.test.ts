import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { run, start } from "./processes.js";
import { type Shop, openShop, shopSpec } from "./shop.js";
import { type Run, removeFolder, tagsmith, temporaryFolder } from "./tagsmith.js";

let folder: string;
let shop: Shop;

beforeAll(async () => {
  folder = temporaryFolder(shopSpec);
  shop = await openShop(500);
});

beforeEach(() => {
  for (const file of readdirSync(folder)) if (file !== "specs") rmSync(join(folder, file), { recursive: true });
  Object.assign(shop, { orders: 500, delay: 0, answer: undefined });
  shop.asked.length = 0;
});

afterAll(async () => {
  await shop.close();
  removeFolder(folder);
});

const secret = "s3cr3t-key-of-acme";

function words(...more: readonly string[]): string[] {
  return ["pull", "acme", "--set", "shopId=7", "--set", `apiKey=${secret}`, "--set", `baseUrl=${shop.url}`, ...more];
}

function pull(...more: readonly string[]): Promise<Run> {
  return run(folder, words(...more));
}

function read(file: string): string {
  return readFileSync(join(folder, file), "utf8");
}

function idsIn(file: string): number[] {
  return read(file)
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => Number((JSON.parse(line) as { id: string }).id));
}

function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** What is the same in each run, but for the time. */
function timeless(text: string): string {
  return text.replace(/[\d.]+ [kM]?B in [\d.]+ s/, "... B in ... s").replace(/\d+ bytes in [\d.]+ s/, "... in ... s");
}

describe("pull", () => {
  test("writes all items, and with a state only new ones the next time", async () => {
    const keep = ["--out", "orders.ndjson", "--state", "state.json", "--param", "portion=50"];
    const first = await pull(...keep);
    expect({ ...first, out: timeless(first.out) }).toEqual({
      code: 0,
      error: "",
      out: "500 orders, 11 requests, ... B in ... s: orders.ndjson\n",
    });
    expect(idsIn("orders.ndjson")).toEqual(numbers(1, 500));
    expect(JSON.parse(read("state.json"))).toEqual({
      platform: "acme",
      format: "ndjson",
      items: 500,
      length: statSync(join(folder, "orders.ndjson")).size,
      bookmarks: { orders: { cursor: "500" } },
    });

    shop.asked.length = 0;
    expect(timeless((await pull(...keep)).out)).toBe("0 orders, 1 request, ... in ... s (500 in all): orders.ndjson\n");
    shop.orders = 507;
    expect(timeless((await pull(...keep)).out)).toBe(
      "7 orders, 2 requests, ... B in ... s (507 in all): orders.ndjson\n",
    );
    expect(shop.asked).toEqual(["min_id=501&portion=50", "min_id=501&portion=50", "min_id=508&portion=50"]);
    expect(idsIn("orders.ndjson")).toEqual(numbers(1, 507));
  });

  test("killed half-way and started again gives exactly all, none twice", async () => {
    shop.delay = 60;
    const keep = ["--out", "orders.ndjson", "--state", "state.json", "--param", "portion=20"];
    for (let kill = 0; kill < 3; kill++) {
      const before = shop.asked.length;
      const running = start(folder, words(...keep));
      // oxlint-disable-next-line no-await-in-loop -- one run after the other
      await until(() => shop.asked.length >= before + 6);
      running.process.kill("SIGKILL");
      // oxlint-disable-next-line no-await-in-loop
      expect((await running.ended).code).toBe(null);
      const written = idsIn("orders.ndjson").length;
      expect(written).toBeGreaterThan(0);
      expect(written).toBeLessThan(500);
    }
    expect((await pull(...keep)).code).toBe(0);
    expect(idsIn("orders.ndjson")).toEqual(numbers(1, 500));
  });

  test("cuts off what an interrupted run left behind, and says so", async () => {
    const keep = ["--out", "orders.ndjson", "--state", "state.json"];
    shop.orders = 3;
    await pull(...keep);
    writeFileSync(join(folder, "orders.ndjson"), `${read("orders.ndjson")}{"id":"4","pla`);
    shop.orders = 5;
    const { code, error } = await pull(...keep);
    expect({ code, error }).toEqual({
      code: 0,
      error: "notice: 14 bytes that an interrupted run left in orders.ndjson are cut off\n",
    });
    expect(idsIn("orders.ndjson")).toEqual(numbers(1, 5));
  });

  test("keeps what it has when the platform fails, and goes on from there", async () => {
    const keep = ["--out", "orders.ndjson", "--state", "state.json", "--param", "portion=100"];
    shop.delay = 50;
    const running = start(folder, words(...keep));
    await until(() => shop.asked.length >= 3);
    shop.answer = { status: 200, text: "error|7|no such key" };
    const { code, error } = await running.ended;
    expect(code).toBe(1);
    expect(error).toBe(
      `tagsmith: acme orders: the platform refused the credentials (${shop.url}/orders, status 200): id "7", name "no such key"; check these settings:\n` +
        "  apiKey; it looks like 354dsg43652; found at: Account > API\n",
    );
    expect(idsIn("orders.ndjson").length % 100).toBe(0);
    shop.answer = undefined;
    await pull(...keep);
    expect(idsIn("orders.ndjson")).toEqual(numbers(1, 500));
  });

  test("writes one valid XML document, also when it goes on", async () => {
    const keep = ["--out", "orders.xml", "--state", "state.json", "--param", "portion=60"];
    shop.orders = 99;
    expect((await pull(...keep)).error).toBe("");
    shop.orders = 101;
    expect((await pull(...keep)).error).toBe("");
    expect(read("orders.xml").slice(0, 90)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<orders count="101">            \n<order id="1"><pla',
    );
    const parsed = tagsmith(folder, ["parse", "acme/orders", "orders.xml", "--ndjson"]);
    expect(parsed.error).toBe("");
    writeFileSync(join(folder, "parsed.ndjson"), parsed.out);
    expect(idsIn("parsed.ndjson")).toEqual(numbers(1, 101));
  });

  test("an XML document without items is one", async () => {
    shop.orders = 0;
    await pull("--out", "none.xml");
    expect(tagsmith(folder, ["parse", "acme/orders", "none.xml"]).out).toBe('{\n  "count": 0,\n  "orders": []\n}\n');
  });

  test("prints to standard output what no file is named for, and reports on standard error", async () => {
    shop.orders = 2;
    const { out, error } = await pull();
    expect(out.split("\n").map((line) => line.slice(0, 10))).toEqual(['{"id":"1",', '{"id":"2",', ""]);
    expect(timeless(error)).toBe("2 orders, 2 requests, ... in ... s: standard output\n");
  });

  test("gives the parameters in the words of programs or of the wire", async () => {
    await pull("--param", "minId=499", "--param", "since=2026-02-03T04:05:00Z", "--param", "tag=a", "--param", "tag=b");
    expect(shop.asked[0]).toBe("min_id=499&since=2026-02-03+04%3A05&tag=a&tag=b");
    await pull("--param", "min_id=500", "--param", "since=2026-02-03 04:05");
    expect(shop.asked.at(-2)).toBe("min_id=500&since=2026-02-03+04%3A05");
  });

  test("leaves out a bad item where it is asked to", async () => {
    const good = (id: number): string =>
      `<order id="${id}"><placed>2026-02-03 04:05</placed><total>1</total><boxes>1</boxes><status>P</status><email/></order>`;
    shop.answer = {
      status: 200,
      text: `<orders count="2">${good(1)}${good(2).replace("<total>1", "<total>1O")}</orders>`,
    };
    const refused = await pull("list");
    expect(refused.code).toBe(1);
    expect(refused.error).toContain('/orders/order[2]/total: expected a decimal but received "1O"');
    expect(refused.error).toContain("\n  --skip-bad leaves out what cannot be read, says so, and goes on\n");
    const skipped = await pull("list", "--skip-bad");
    expect(skipped.code).toBe(0);
    expect(skipped.out.split("\n").length).toBe(2);
    expect(skipped.error).toContain("notice: acme list: left out an item that cannot be read: ");
  });

  test("records samples in which nobody is found, and the same person stays the same", async () => {
    shop.orders = 6;
    const { code, error } = await pull(
      "--param",
      "portion=3",
      "--param",
      "email=ada@example.com",
      "--record",
      "kept",
      "--out",
      "o.ndjson",
    );
    expect({ code, error }).toEqual({ code: 0, error: "" });
    expect(readdirSync(join(folder, "kept")).sort()).toEqual(
      [1, 2, 3].flatMap((number) => [`orders-${number}.json`, `orders-${number}.request`, `orders-${number}.xml`]),
    );
    expect(read("kept/orders-1.request")).toBe(
      `POST ${shop.url}/orders?shop=7&key=***\nx-signature: ***\ncontent-type: application/x-www-form-urlencoded\n\nportion=3&email=***\n`.replace(
        "x-signature: ***",
        /^x-signature: .*$/m.exec(read("kept/orders-1.request"))?.[0] ?? "",
      ),
    );
    const all = readdirSync(join(folder, "kept"))
      .map((file) => read(`kept/${file}`))
      .join("");
    for (const personal of ["ada@", "bob@", "example.com", "555-0", "24.12.1970", "9876", "4111111111111111", secret])
      expect(all).not.toContain(personal);
    interface Kept {
      readonly orders: readonly { readonly email: string; readonly phone: string; readonly note: string }[];
    }
    const { orders } = JSON.parse(read("kept/orders-1.json")) as Kept;
    const more = (JSON.parse(read("kept/orders-2.json")) as Kept).orders;
    expect(orders[0]?.email).toMatch(/^[a-z]{3}@[a-z]{7}\.[a-z]{3}$/);
    expect(orders[1]?.email).toBe(orders[0]?.email);
    expect(orders[2]?.email).not.toBe(orders[0]?.email);
    expect(more[0]?.email).toBe(orders[0]?.email);
    expect(more[1]?.phone).toBe(orders[0]?.phone);
    expect(orders[0]?.note).toMatch(`write to ${orders[0]?.email}, key `);
    for (const number of [1, 2, 3]) {
      const parsed = tagsmith(folder, ["parse", "acme/orders", `kept/orders-${number}.xml`]);
      expect(parsed).toEqual({ code: 0, error: "", out: read(`kept/orders-${number}.json`) });
    }
  });

  test("stops at Ctrl+C with what it has", async () => {
    shop.delay = 60;
    const running = start(folder, words("--out", "orders.ndjson", "--state", "state.json", "--param", "portion=20"));
    await until(() => shop.asked.length >= 4);
    running.process.kill("SIGINT");
    const { code, error } = await running.ended;
    expect({ code, error }).toEqual({
      code: 130,
      error: "Stopped; the next run with the same --state goes on from here.\n",
    });
    const { items } = JSON.parse(read("state.json")) as { items: number };
    expect(idsIn("orders.ndjson")).toEqual(numbers(1, items));
  });

  test.each([
    [
      ["--state", "s.json", "list"],
      "acme: the spec names no cursor for list, so a later run cannot go on: leave out --state",
      undefined,
    ],
    [["ping"], "acme ping is answered with no list, so there is nothing to pull", undefined],
    [["oders"], 'there is no operation "oders" of acme', "Did you mean orders?"],
    [["--param", "minid=1"], 'acme orders has no parameter "minid"', "Did you mean minId?"],
    [
      ["--param", "portion=many"],
      'acme orders: portion: expected a whole number, more than 0 but received "many"',
      undefined,
    ],
    [["--format", "xml"], "--format xml needs a file: --out orders.xml", undefined],
    [["--state", "nowhere/nothing.json", "--out", "specs"], "cannot write specs: it is a folder", undefined],
  ])("exits with 2 on %j", async (more, complaint, hint) => {
    const { code, out, error } = await pull(...more);
    expect({ code, out, error }).toEqual({
      code: 2,
      out: "",
      error: `tagsmith: ${complaint}\n${hint === undefined ? "" : `  ${hint}\n`}`,
    });
  });

  test("does not touch a file that no state vouches for, nor one that was changed", async () => {
    shop.orders = 2;
    writeFileSync(join(folder, "mine.ndjson"), "precious\n");
    const keep = ["--out", "mine.ndjson", "--state", "state.json"];
    expect(await pull(...keep)).toEqual({
      code: 2,
      out: "",
      error: "tagsmith: mine.ndjson has 9 bytes that no state vouches for\n  Move it away, or choose another --out\n",
    });
    expect(read("mine.ndjson")).toBe("precious\n");
    expect(existsSync(join(folder, "state.json"))).toBe(false);

    rmSync(join(folder, "mine.ndjson"));
    await pull(...keep);
    const { length } = JSON.parse(read("state.json")) as { length: number };
    writeFileSync(join(folder, "mine.ndjson"), "short\n");
    expect((await pull(...keep)).error).toBe(
      `tagsmith: mine.ndjson has 6 bytes, but the state says that it has ${length}\n  Put back what was there, or remove both to pull everything again\n`,
    );
    expect((await pull("--out", "other.xml", "--state", "state.json")).error).toBe(
      "tagsmith: state.json is the state of a pull with the format ndjson, not xml\n  Each pull needs a state of its own: choose another file with --state\n",
    );
  });
});

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error("it never happened");
    // oxlint-disable-next-line no-await-in-loop -- it waits
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
