import type { ClientTable } from "@tagsmith/runtime/http";
import { describe, expect, test } from "vitest";
import type { DocumentTable } from "../../../runtime/src/table.js";
import { date, dateTime } from "../../../runtime/src/values/dates.js";
import { id } from "../../../runtime/src/values/text.js";
import { type Answer, ordersXml, shop, shopSettings, xml } from "./shop.js";
import { shopTable, shopWith, withoutCursor } from "./tables.js";

describe("a cursor that is an ID", () => {
  test("is that of each order, and the next run starts one after it", async () => {
    const first = shop([ordersXml("0098", "0099"), ordersXml()]);
    expect(await entries(first.orders({ portion: 2 }))).toEqual(["0098 → 0098", "0099 → 0099"]);
    const second = shop([ordersXml("0100"), ordersXml()]);
    expect(await entries(second.orders({ portion: 2 }, { cursor: "0099" }))).toEqual(["0100 → 0100"]);
    expect(second.seen.requests).toEqual(["portion=2 min_id=0100 testmode=0", "portion=2 min_id=0101 testmode=0"]);
  });

  test("keeps a platform that does not heed it from giving an order twice", async () => {
    const { orders } = shop([ordersXml(1, 2, 3), ordersXml()]);
    expect(await entries(orders({}, { cursor: "2" }))).toEqual(["3 → 3"]);
  });

  test("moves on only where nothing that comes later stands before it", async () => {
    const { orders } = shop([ordersXml(4, 2, 3, 9), ordersXml()]);
    expect(await entries(orders({}, { cursor: "1" }))).toEqual(["4 → 1", "2 → 1", "3 → 4", "9 → 9"]);
  });

  test("compares digits of any number by size", async () => {
    const { orders } = shop([
      ordersXml("99999999999999999998", "99999999999999999999", "100000000000000000000"),
      ordersXml(),
    ]);
    expect(await entries(orders({}, { cursor: "99999999999999999998" }))).toEqual([
      "99999999999999999999 → 99999999999999999999",
      "100000000000000000000 → 100000000000000000000",
    ]);
  });

  test("gives way to a parameter that is further on", async () => {
    const { orders, seen } = shop([ordersXml()]);
    await entries(orders({ minId: "50" }, { cursor: "7" }));
    await entries(orders({ minId: "5" }, { cursor: "7" }));
    expect(seen.requests).toEqual(["min_id=50 testmode=0", "min_id=8 testmode=0"]);
  });

  test("is refused where it is none", async () => {
    await expect(entries(shop([ordersXml()]).orders({}, { cursor: "" }))).rejects.toMatchObject({
      name: "ParameterError",
      message: 'shop orders: cursor: expected a cursor of an earlier entry but received ""',
    });
    const table = shopWith(withoutCursor);
    await expect(entries(shop([ordersXml()], {}, table).orders({}, { cursor: "7" }))).rejects.toMatchObject({
      message: 'shop orders: cursor: expected none but received "7"',
    });
  });
});

test("a run that is stopped anywhere and goes on later gives each order once, whatever arrives meanwhile", async () => {
  for (let stop = 1; stop <= 8; stop++) {
    const stock = Array.from({ length: 10 }, (_, index) => String(index + 1));
    // The platform: orders from min_id on, three at a time; with each request another order is placed.
    const platform: Answer = async (request) => {
      const form = new URLSearchParams(await request.text());
      const least = Number(form.get("min_id") ?? 0);
      if (stock.length < 14) stock.push(String(stock.length + 1));
      return ordersXml(...stock.filter((order) => Number(order) >= least).slice(0, 3));
    };
    const given: string[] = [];
    let cursor: string | undefined;
    for await (const entry of shop([platform]).orders({ portion: 3 }).entries()) {
      given.push(entry.item.id);
      cursor = entry.cursor;
      if (given.length === stop) break;
    }
    for await (const { item } of shop([platform]).orders({ portion: 3 }, { cursor }).entries()) given.push(item.id);
    expect(given).toEqual(stock);
  }
});

describe("a cursor that is a time", () => {
  interface Changes {
    changes: { id: string; at: string }[];
  }
  const changesTable = (): DocumentTable<Changes> => ({
    contract: 1,
    name: "shop/changes",
    roots: ["changes"],
    type: () => ({
      name: "Changes",
      members: [
        {
          xml: "change",
          as: "changes",
          number: "*",
          type: () => ({
            name: "Change",
            members: [
              { xml: "@ID", as: "id", type: id },
              { xml: "@at", as: "at", type: dateTime(["yyyy-MM-dd HH:mm:ss"]) as never },
            ],
          }),
        },
      ],
    }),
  });
  const byDay = (): ClientTable => ({
    ...shopTable(),
    operations: [
      {
        name: "orders",
        method: "GET",
        path: shopTable().baseUrl,
        parameters: [{ name: "from", as: "from", in: "query", type: date(["MM/dd/yyyy"]), optional: true }],
        computed: [],
        answer: { kind: "document", document: changesTable, items: "changes" },
        errors: [],
        cursor: { property: "at", parameter: "from", inclusive: true, key: "id" },
        repeat: "safe",
      },
    ],
  });
  const changes = (...rows: readonly string[]): Response =>
    xml(`<changes>${rows.map((row) => row.replace(/(\d+) (.+)/, '<change ID="$1" at="$2"/>')).join("")}</changes>`);

  test("is written as the parameter writes it, with the keys of the items at this time", async () => {
    const answer = changes("7 2024-02-28 23:59:59", "8 2024-02-29 08:00:00", "5 2024-02-29 09:30:00");
    const { orders } = shop([answer], {}, byDay, shopSettings);
    expect(await entries(orders())).toEqual(["7 → 02%2F28%2F2024 7", "8 → 02%2F29%2F2024 8", "5 → 02%2F29%2F2024 8 5"]);
  });

  test("lets the next run start at the same time and leaves out what was given", async () => {
    const answer = changes(
      "8 2024-02-29 08:00:00",
      "5 2024-02-29 09:30:00",
      "6 2024-02-29 09:30:00",
      "9 2024-03-01 00:00:00",
    );
    const { orders, seen } = shop([answer], {}, byDay, shopSettings);
    expect(await entries(orders({}, { cursor: "02%2F29%2F2024 8 5" }))).toEqual([
      "6 → 02%2F29%2F2024 8 5 6",
      "9 → 03%2F01%2F2024 9",
    ]);
    expect(seen.sent[0]?.url).toBe("https://shop.example/?from=02%2F29%2F2024");
  });
});

async function entries(call: ReturnType<ReturnType<typeof shop>["orders"]>): Promise<string[]> {
  const found: string[] = [];
  for await (const { item, cursor } of call.entries()) found.push(`${item.id} → ${cursor}`);
  return found;
}
