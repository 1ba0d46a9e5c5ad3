import { sampleItems, sampleRoot } from "@tagsmith/runtime/mock";
import { describe, expect, test } from "vitest";
import { parse, serialize } from "../../../runtime/src/index.js";
import { restricted } from "../../../runtime/src/values/restricted.js";
import { text } from "../../../runtime/src/values/text.js";
import { type Everything, everythingTable } from "./everything.js";
import { type Order, ordersTable } from "./orders.js";

const orders = (count: number, options = {}): Order[] => sampleItems(ordersTable, "orders", count, options) as Order[];

describe("samples", () => {
  test("are what they are: the first of seed 1", () => {
    expect(orders(1)[0]).toMatchInlineSnapshot(`
      {
        "billing": {
          "firstName": "Ada",
          "lastName": "Müller",
          "zip": "07102",
        },
        "email": "ada.muller@example.com",
        "id": "1001",
        "items": [
          {
            "quantity": 5,
            "sku": "TEA-232",
          },
          {
            "quantity": 2,
            "sku": "TEA-358",
          },
        ],
        "shipping": {
          "firstName": "Ada",
          "lastName": "Müller",
          "zip": "07102",
        },
        "status": "3",
        "test": false,
        "time": 2024-01-01T08:09:00.000Z,
        "total": "156.03",
      }
    `);
  });

  test("are the same for the same seed, whatever their number, and others for another", () => {
    expect(orders(3)).toEqual(orders(500).slice(0, 3));
    expect(orders(3, { seed: "a" })).not.toEqual(orders(3));
    expect(orders(3, { seed: "a" })).toEqual(orders(3, { seed: "a" }));
  });

  test("have keys that increase and times that follow each other", () => {
    const made = orders(500);
    expect(made.map(({ id }) => id)).toEqual(Array.from({ length: 500 }, (_, index) => String(1001 + index)));
    expect(made.every(({ time }, index) => index === 0 || time > (made[index - 1]?.time ?? time))).toBe(true);
    const since = new Date(Date.UTC(2020, 5, 1));
    const [first] = orders(1, { since, first: 7 });
    expect([first?.id, (first?.time.getTime() ?? 0) - since.getTime() < 3_600_000]).toEqual(["7", true]);
  });

  test("of one order go together: who pays and who receives", () => {
    for (const { email, shipping, billing } of orders(50)) {
      expect(billing).toEqual(shipping);
      expect(email).toMatch(/^[a-z]+\.[a-z]+@example\.com$/);
    }
  });

  test("are 500 in well under a second", () => {
    orders(10);
    const start = performance.now();
    orders(500);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe("of every kind of member", () => {
  const all = sampleItems(everythingTable, "all", 100) as Everything[];

  test("a value is made that is written and read back the same", () => {
    expect(parse(everythingTable, serialize(everythingTable, { all }))).toEqual({ all });
  });

  test("facets are kept", () => {
    for (const one of all) {
      expect(one.code).toMatch(/^[A-Z]{2}-\d{4}(x|yz)?$/);
      expect(one.pin).toMatch(/^\d{4}$/);
      expect(one.short).toHaveLength(3);
      expect(one.state.length).toBeLessThanOrEqual(2);
      expect(Number(one.rate)).toBeLessThanOrEqual(1);
      expect(one.level >= -9 && one.level <= -3).toBe(true);
    }
  });

  test("sizes and flags follow from what they speak of", () => {
    expect(all.map(({ size }) => size)).toEqual(all.map(({ lines }) => lines.length));
    expect(all.map(({ correction }) => correction)).toEqual(
      all.map(({ kind }) => (kind === "small" ? true : undefined)),
    );
  });

  test("both alternatives, both words, lists with and without items, and texts that are missing come up", () => {
    expect(new Set(all.map(({ payment }) => payment.name))).toEqual(new Set(["Card", "Cash"]));
    expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(["small", "large"]));
    expect(new Set(all.flatMap(({ lines }) => lines.map(({ parts }) => parts.length > 0)))).toEqual(
      new Set([true, false]),
    );
    expect(new Set(all.map(({ note }) => note === undefined))).toEqual(new Set([true, false]));
  });
});

test("around items stands what must be there, with none of them", () => {
  expect(sampleRoot(ordersTable)).toEqual({ count: 0, pages: undefined, next: undefined, orders: [] });
});

test("what no sample can be made for is named", () => {
  const table = (): ReturnType<typeof everythingTable> => ({
    ...everythingTable(),
    type: () => ({
      name: "All",
      members: [
        {
          xml: "one",
          as: "all",
          number: "*",
          type: () => ({
            name: "One",
            members: [{ xml: "odd", as: "id", type: restricted(text, { minLength: 5, maxLength: 3 }) }],
          }),
        },
      ],
    }),
  });
  expect(() => sampleItems(table, "all", 1)).toThrow("no sample can be made for id: expected text");
});
