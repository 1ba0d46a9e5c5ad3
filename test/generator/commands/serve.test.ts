import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Running, run, start } from "./processes.js";
import { type Run, removeFolder, tagsmith, temporaryFolder, top } from "./tagsmith.js";

let folder: string;
let running: Running | undefined;

const specs = ["--specs", join(top, "specs")];
const credentials = ["--set", "username=ship-user", "--set", "password=pa55word-of-ship"];

beforeAll(() => {
  folder = temporaryFolder();
});

afterEach(async () => {
  running?.process.kill("SIGKILL");
  await running?.ended;
  running = undefined;
});

afterAll(() => removeFolder(folder));

/** An order as `parse --ndjson` prints it. */
function order(number: number, lastModified: string, more: object = {}): string {
  const person = { name: "The President", company: "US Govt" };
  const address = { address1: "1600 Pennsylvania Ave", city: "Washington", postalCode: "20500", country: "US" };
  return `${JSON.stringify({
    orderId: String(number),
    orderNumber: `A${number}`,
    orderDate: "2026-01-01T00:00:00.000Z",
    orderStatus: "paid",
    lastModified,
    orderTotal: "10.00",
    customer: { customerCode: "c", billTo: person, shipTo: { ...person, ...address } },
    items: [{ sku: "S", name: "Widget", quantity: 1, unitPrice: "10.00" }],
    ...more,
  })}\n`;
}

/** So many orders, a minute apart; one more each that is older and newer than the window. */
function orders(count: number): string {
  const inside = Array.from({ length: count }, (_, index) =>
    order(1000 + index, new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString()),
  );
  // In no order: the endpoint sorts them.
  return [order(1, "2025-12-31T23:59:00.000Z"), ...inside.reverse(), order(2, "2026-01-02T00:01:00.000Z")].join("");
}

async function serve(file: string): Promise<string> {
  running = start(folder, ["serve", "shiprush", ...specs, "--orders", file, ...credentials]);
  return (await running.said(/ at (http:\S+)/))[1] ?? "";
}

function poll(url: string, out: string, ...more: readonly string[]): Promise<Run> {
  const window = ["--param", "startDate=2026-01-01T00:00:00Z", "--param", "endDate=2026-01-02T00:00:00Z"];
  const given = ["--set", `url=${url}?store=1`, ...credentials, ...window, "--out", out];
  return run(folder, ["pull", "shiprush", ...specs, ...given, ...more]);
}

function idsIn(file: string): string[] {
  const lines = readFileSync(join(folder, file), "utf8").split("\n").filter(Boolean);
  return lines.map((line) => (JSON.parse(line) as { orderId: string }).orderId);
}

describe("serve", () => {
  test("gives 120 orders in three pages to the vendor's own call, and only those of its window", async () => {
    writeFileSync(join(folder, "orders.ndjson"), orders(120));
    const url = await serve("orders.ndjson");
    await running?.said(/ends\.\n/);
    expect(running?.out()).toBe(
      `Descartes ShipRush: 122 orders of orders.ndjson at ${url}\nIt asks with the credentials that this command was given. Ctrl+C ends.\n`,
    );
    const { code, out, error } = await poll(url, "polled.ndjson");
    expect({ code, error }).toEqual({ code: 0, error: "" });
    expect(out).toMatch(/^120 orders, 3 requests, [\d.]+ kB in [\d.]+ s: polled\.ndjson\n$/);
    expect(idsIn("polled.ndjson")).toEqual(Array.from({ length: 120 }, (_, index) => String(1000 + index)));

    const log = (running?.out() ?? "").split("\n").slice(2, -1);
    expect(log.map((line) => line.replace(/^\S+ | \d+ ms$/g, ""))).toEqual(
      [1, 2, 3].map(
        (page) =>
          `GET /?store=1&SS-UserName=***&SS-Password=***&action=export&start_date=01%2F01%2F2026%2000%3A00&end_date=01%2F02%2F2026%2000%3A00&page=${page} 200`,
      ),
    );
  });

  test("answers a page in less than 50 ms", async () => {
    writeFileSync(join(folder, "orders.ndjson"), orders(120));
    const url = await serve("orders.ndjson");
    const query = "start_date=01/01/2026+00:00&end_date=01/02/2026+00:00";
    const ask = async (page: number): Promise<number> => {
      const started = performance.now();
      const answer = await fetch(
        `${url}?action=export&${query}&page=${page}&SS-UserName=ship-user&SS-Password=pa55word-of-ship`,
      );
      expect((await answer.text()).match(/<Order>/g)?.length).toBe(page === 3 ? 20 : 50);
      return performance.now() - started;
    };
    await ask(1);
    const times = [await ask(1), await ask(2), await ask(3), await ask(1), await ask(2)];
    // The median: this computer has other things to do.
    expect(times.toSorted((a, b) => a - b)[2]).toBeLessThan(50);
  });

  test("refuses wrong credentials, and no password is seen anywhere", async () => {
    writeFileSync(join(folder, "orders.ndjson"), orders(1));
    const url = await serve("orders.ndjson");
    const { code, error } = await poll(url, "refused.ndjson", "--set", "password=gue55-of-somebody");
    expect(code).toBe(1);
    expect(error).toContain(`shiprush export: the platform refused the credentials (${url}, status 401)`);
    await running?.said(/ 401 /);
    expect(running?.error()).toBe("notice: shiprush: expected the credentials of this store\n");
    for (const hidden of ["gue55-of-somebody", "pa55word-of-ship", "ship-user"])
      expect(`${running?.out()}${running?.error()}${error}`).not.toContain(hidden);
  });

  test("reads the file again when it changes, and stays with what it had while that is wrong", async () => {
    writeFileSync(join(folder, "growing.ndjson"), orders(2));
    const url = await serve("growing.ndjson");
    appendFileSync(join(folder, "growing.ndjson"), order(3000, "2026-01-01T12:00:00.000Z"));
    await poll(url, "more.ndjson");
    expect(idsIn("more.ndjson")).toEqual(["1000", "1001", "3000"]);
    expect(running?.out()).toContain("growing.ndjson has changed: 5 orders\n");

    appendFileSync(join(folder, "growing.ndjson"), order(3001, "yesterday"));
    await poll(url, "same.ndjson");
    expect(idsIn("same.ndjson")).toEqual(["1000", "1001", "3000"]);
    expect(running?.error()).toBe(
      'growing.ndjson:6: /Order/LastModified: expected a date and time such as 03/08/2018 22:26 but received "yesterday"\n' +
        "growing.ndjson has changed and cannot be used; what it held before is served\n",
    );
  });

  test("takes an XML document as well", async () => {
    const url = await serve(join(top, "specs/shiprush/samples/orders-times.xml"));
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(running?.out()).toMatch(/^Descartes ShipRush: \d+ orders of /);
  });

  test("ends at Ctrl+C", async () => {
    writeFileSync(join(folder, "orders.ndjson"), orders(1));
    await serve("orders.ndjson");
    running?.process.kill("SIGINT");
    expect((await running?.ended)?.code).toBe(0);
  });

  test("says at which lines a file is wrong, and serves nothing", () => {
    const lines = [
      order(1, "2026-01-01T00:00:00.000Z"),
      "no json\n",
      "\n",
      order(2, "2026-01-01T00:00:00.000Z", { orderTotal: 10 }),
      order(3, "2026-01-01T00:00:00.000Z", { oderStatus: "paid" }),
      order(4, "2026-01-01T00:00:00.000Z", { items: [{ sku: "S" }] }),
      "[]\n",
    ];
    writeFileSync(join(folder, "wrong.ndjson"), lines.join(""));
    expect(tagsmith(folder, ["serve", "shiprush", ...specs, "--orders", "wrong.ndjson", ...credentials])).toEqual({
      code: 1,
      out: "",
      error:
        "wrong.ndjson:2: expected one JSON object on the line\n" +
        "wrong.ndjson:4: /Order/OrderTotal: expected a decimal but received the number 10\n" +
        "wrong.ndjson:5: /oderStatus: there is no such property\n" +
        "wrong.ndjson:6: /Order/Items/Item[1]/Name: expected text but received nothing\n" +
        "wrong.ndjson:7: expected one JSON object on the line\n",
    });
  });

  test.each([
    [["serve", "xmlshop", "--orders", "x"], "xmlshop asks for nothing, so there is nothing to serve", undefined],
    [
      ["serve", "shiprush", "--orders", "nowhere", ...credentials],
      "cannot read nowhere: there is no such file",
      undefined,
    ],
    [
      ["serve", "shiprush", "--orders", "x", "--port", "http", ...credentials],
      "--port takes a number up to 65535, not http",
      undefined,
    ],
    [
      ["serve", "shiprush", "--orders", "x"],
      "shiprush: the setting username is missing; it looks like shiprush; found at: My Stores > your custom store > Username\n          shiprush: the setting password is missing; found at: My Stores > your custom store > Password",
      "Give it as --set username=..., or as TAGSMITH_SHIPRUSH_USERNAME in the environment or in a file for --env",
    ],
  ])("exits with 2 on %j", (words, complaint, hint) => {
    expect(tagsmith(folder, [...words, ...specs])).toEqual({
      code: 2,
      out: "",
      error: `tagsmith: ${complaint}\n${hint === undefined ? "" : `  ${hint}\n`}`,
    });
  });
});
