import { prefixes } from "@tagsmith/runtime";
import type { ClientTable, Notice } from "@tagsmith/runtime/http";
import { describe, expect, test } from "vitest";
import type { DocumentTable } from "../../../runtime/src/table.js";
import { shop, xml } from "./shop.js";
import { type Orders, ordersTable, shopTable, shopWith } from "./tables.js";

const good = (id: number): string => `<order ID="${id}"><price>1</price></order>`;
const bad = (id: number): string => `<order ID="${id}"><price>dear</price></order>`;
const ids = async (xmlText: string, table: () => ClientTable = shopTable): Promise<unknown> => {
  const { orders, seen } = shop([xml(xmlText)], { badItem: "skip" }, table);
  const answer = await orders().answer();
  return [answer, seen.problems];
};

describe("one bad item", () => {
  test("is reported and left out where the caller asks for that", async () => {
    const [answer, problems] = (await ids(`<orders count="3">${good(1)}\n${bad(2)}${good(3)}</orders>`)) as [
      Orders,
      Notice[],
    ];
    expect(answer).toEqual({
      count: 3,
      orders: [
        { id: "1", price: 1 },
        { id: "3", price: 1 },
      ],
    });
    expect(problems).toMatchObject([
      {
        code: "bad-item",
        severity: "notice",
        message:
          'shop orders: left out an item that cannot be read: 2:22 /orders/order[2]/price: expected a whole number but received "dear"',
        problems: [{ code: "wrong-value", line: 2, column: 22 }],
      },
    ]);
  });

  test("is the one that is meant, where empty elements are no items", async () => {
    const table = ordersTable().type();
    const members = table.members.map((each) => (each.as === "orders" ? { ...each, nothing: [""] } : each));
    const document = (): DocumentTable<Orders> => ({ ...ordersTable(), type: () => ({ ...table, members }) });
    const items = "orders";
    const withEmpty = shopWith((operation) => ({ ...operation, answer: { kind: "document", document, items } }));
    const [answer] = (await ids(
      `<orders count="2"><order/>${good(1)}<order></order>${bad(2)}</orders>`,
      withEmpty,
    )) as [Orders];
    expect(answer.orders).toEqual([{ id: "1", price: 1 }]);
  });

  test("fails its answer otherwise", async () => {
    await expect(
      shop([xml(`<orders count="1">${bad(1)}</orders>`)])
        .orders()
        .answer(),
    ).rejects.toMatchObject({
      name: "AnswerError",
    });
  });

  test("may be the only one", async () => {
    const [answer] = (await ids(`<orders count="1">${bad(1)}</orders>`)) as [Orders];
    expect(answer.orders).toEqual([]);
  });

  test.each([
    ["an error outside of the items", `<orders count="many">${bad(1)}</orders>`],
    ["a count that says that the answer was cut", `<orders count="5">${bad(1)}${good(2)}</orders>`],
    ["a document that was cut", `<orders count="2">${bad(1)}<order ID="2">`],
  ])("does not excuse %s", async (_, text) => {
    await expect(ids(text)).rejects.toMatchObject({ name: "AnswerError" });
  });

  test("is left out below wrappers and other records too", async () => {
    const nested = (): DocumentTable<{ data: { list: Orders["orders"] } }> => ({
      contract: 1,
      name: "shop/nested",
      roots: ["answer"],
      namespaces: { "": "urn:shop" },
      prefixes,
      type: () => ({
        name: "Answer",
        members: [
          {
            xml: "data",
            as: "data",
            type: () => ({
              name: "Data",
              members: [{ xml: "items?/order", as: "list", number: "*", type: orderType }],
            }),
          },
        ],
      }),
    });
    const table = shopWith((operation) => ({
      ...operation,
      answer: { kind: "document", document: nested, items: "data.list" },
    }));
    const [answer, problems] = (await ids(
      `<answer xmlns="urn:shop"><data><items>${bad(1)}${good(2)}${bad(3)}</items></data></answer>`,
      table,
    )) as [unknown, Notice[]];
    expect(answer).toEqual({ data: { list: [{ id: "2", price: 1 }] } });
    expect(problems).toHaveLength(2);
  });
});

const orderType = ordersTable()
  .type()
  .members.find(({ as }) => as === "orders")?.type as never;
