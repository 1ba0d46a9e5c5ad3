import { mixed } from "@tagsmith/runtime";
import { type ClientTable, type OperationTable, add, value, whyNoCursor } from "@tagsmith/runtime/http";
import { describe, expect, test } from "vitest";
import type { DocumentTable } from "../../../runtime/src/table.js";
import { enumeration } from "../../../runtime/src/values/enumeration.js";
import { integer } from "../../../runtime/src/values/integer.js";
import { id, text } from "../../../runtime/src/values/text.js";
import { type Answer, idsOf, ordersXml, shop } from "./shop.js";
import { shopTable } from "./tables.js";

interface Search {
  from?: number | undefined;
  sorted?: string | undefined;
  match?: "any" | "all" | undefined;
  rules: { field: string; compare: string; value: string }[];
}

function searchTable(): DocumentTable<Search> {
  return {
    contract: 1,
    name: "desk/search",
    roots: ["search"],
    type: () => ({
      name: "Search",
      members: [
        { xml: "from", as: "from", number: "?", type: integer },
        { xml: "sorted", as: "sorted", number: "?", type: text },
        {
          xml: "match",
          as: "match",
          type: enumeration([
            ["any", "any"],
            ["all", "all"],
          ]),
          default: "all",
        },
        {
          xml: "rule",
          as: "rules",
          number: "*",
          type: () => ({
            name: "Rule",
            text: mixed,
            members: [
              { xml: "@field", as: "field", type: text },
              { xml: "@compare", as: "compare", type: text },
              { xml: "$", as: "value", type: text },
            ],
          }),
        },
      ],
    }),
  };
}

/** A desk whose orders are found by rules in a document, two at a time. */
function deskTable(change: Partial<NonNullable<OperationTable["cursor"]>> = {}): () => ClientTable {
  return () => {
    const table = shopTable();
    return {
      ...table,
      operations: table.operations.map((operation) => ({
        ...operation,
        parameters: [],
        body: { document: searchTable, as: "search", steps: [], set: [] },
        pages: { by: "from", next: add(value("from"), 2), until: "empty" },
        cursor: {
          property: "id",
          entry: {
            list: "rules",
            value: "value",
            type: id,
            says: { field: "id", compare: "more" },
            where: { sorted: "id", match: "all" },
          },
          inclusive: false,
          ...change,
        },
      })),
    };
  };
}

/** The desk on the other side: it tells what it was asked for, and another order comes in before each answer. */
function desk(stock: string[], arriving: string[] = [], sorts = true): { answer: Answer; asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    answer: async (request) => {
      const body = await request.text();
      asked.push(body.replace(/^.*?<search>|<\/search>|<match>all<\/match>/gs, ""));
      const [next] = arriving.splice(0, 1);
      if (next !== undefined) stock.unshift(next);
      const after = Number(/compare="more">(\d+)/.exec(body)?.[1] ?? 0);
      const from = Number(/<from>(\d+)/.exec(body)?.[1] ?? 0);
      const found = stock.filter((order) => Number(order) > after);
      if (sorts && body.includes("<sorted>id</sorted>")) found.sort((left, right) => Number(left) - Number(right));
      return ordersXml(...found.slice(from, from + 2));
    },
  };
}

const sorted = "<sorted>id</sorted>";
const after = (order: number): string => `<rule field="id" compare="more">${order}</rule>`;
const own = { field: "mail", compare: "has", value: "example" };
const written = '<rule field="mail" compare="has">example</rule>';

describe("pages that go by an entry of the document", () => {
  test("ask for what comes after the last item, in its order, with the rules of the caller", async () => {
    const { answer, asked } = desk(["3", "1", "2"]);
    expect(await idsOf(shop([answer], {}, deskTable()).orders({ search: { rules: [own] } }))).toBe("1 2 3");
    expect(asked).toEqual([`${sorted}${written}`, `${sorted}${written}${after(2)}`, `${sorted}${written}${after(3)}`]);
  });

  test("need no document of the caller", async () => {
    const { answer, asked } = desk(["3", "1", "2"]);
    expect(await idsOf(shop([answer], {}, deskTable()).orders())).toBe("1 2 3");
    expect(asked).toEqual([sorted, `${sorted}${after(2)}`, `${sorted}${after(3)}`]);
  });

  test("miss and repeat nothing that arrives meanwhile", async () => {
    const { answer } = desk(["1", "2", "3", "4", "5"], ["6", "7", "8", "9", "10", "11"]);
    expect(await idsOf(shop([answer], {}, deskTable()).orders())).toBe("1 2 3 4 5 6 7 8 9 10 11");
  });

  test("start where the caller says, and not again", async () => {
    const { answer, asked } = desk(["1", "2", "3", "4"]);
    const { orders } = shop([answer], {}, deskTable());
    expect(await idsOf(orders({ search: { from: 1, rules: [] } }))).toBe("2 3 4");
    expect(asked).toEqual([`<from>1</from>${sorted}`, `${sorted}${after(3)}`, `${sorted}${after(4)}`]);
  });

  test("can have the value itself in the answer", async () => {
    const { answer, asked } = desk(["1", "2", "3"]);
    await idsOf(shop([answer], {}, deskTable({ inclusive: true })).orders());
    expect(asked.slice(0, 2)).toEqual([sorted, `${sorted}${after(3)}`]);
  });

  test.each<[string, Partial<Search>, string, string]>([
    ["any rule is enough", { match: "any" }, "<match>any</match>", 'match is "any" in the search'],
    ["another order is asked for", { sorted: "price" }, "<sorted>price</sorted>", 'sorted is "price" in the search'],
    [
      "the caller has such an entry",
      { rules: [{ field: "id", compare: "less", value: "9" }] },
      '<rule field="id" compare="less">9</rule>',
      'the search has an entry of rules of its own whose field is "id"',
    ],
  ])("go by position where %s", async (_, search, body, reason) => {
    const { answer, asked } = desk(["1", "2", "3"]);
    const given = { search: { from: 0, rules: [], ...search } };
    const { orders } = shop([answer], {}, deskTable());
    const cursors: unknown[] = [];
    for await (const { item, cursor } of orders(given).entries()) cursors.push([item.id, cursor]);
    expect(cursors).toEqual([
      ["1", undefined],
      ["2", undefined],
      ["3", undefined],
    ]);
    expect(asked).toEqual([0, 2, 4].map((from) => `<from>${from}</from>${body}`));
    const [operation] = deskTable()().operations;
    expect(operation && whyNoCursor(operation, given)).toBe(reason);
    await expect(idsOf(orders(given, { cursor: "2" }))).rejects.toThrow(
      `shop orders: cursor: expected none, since ${reason} but received "2"`,
    );
  });

  test("go by position from the first answer on that is not in order, and give nothing twice", async () => {
    const { answer, asked } = desk(["5", "4", "3", "2", "1"], ["6"], false);
    const { orders } = shop([answer], {}, deskTable());
    const cursors: unknown[] = [];
    for await (const { item, cursor } of orders({ search: { from: 0, rules: [] } }).entries())
      cursors.push([item.id, cursor]);
    expect(cursors).toEqual([
      ["6", undefined],
      ["5", undefined],
      ["4", undefined],
      ["3", undefined],
      ["2", undefined],
      ["1", "6"],
    ]);
    expect(asked).toEqual([0, 2, 4, 6].map((from) => `<from>${from}</from>${sorted}`));
  });

  test("end with an error where the platform does not heed the entry", async () => {
    const { orders } = shop([ordersXml(1, 2)], {}, deskTable());
    await expect(idsOf(orders())).rejects.toThrow(
      "shop orders: it was asked for what comes after 2 and has nothing that does: the paging would not end (https://shop.example/API/orders.php)",
    );
  });
});

describe("a cursor that is sent in an entry", () => {
  test("goes on after each item", async () => {
    const { answer } = desk(["1", "2", "3"]);
    const cursors: unknown[] = [];
    for await (const { item, cursor } of shop([answer], {}, deskTable()).orders().entries())
      cursors.push([item.id, cursor]);
    expect(cursors).toEqual([
      ["1", "1"],
      ["2", "2"],
      ["3", "3"],
    ]);
    const later = desk(["1", "2", "3", "4", "5", "6"]);
    const { orders } = shop([later.answer], {}, deskTable());
    expect(await idsOf(orders({ search: { from: 1, rules: [own] } }, { cursor: "3" }))).toBe("4 5 6");
    expect(later.asked).toEqual([3, 5, 6].map((order) => `${sorted}${written}${after(order)}`));
  });

  test("keeps a platform that does not heed it from giving an item twice", async () => {
    const { orders } = shop([ordersXml(1, 2, 3), ordersXml()], {}, deskTable());
    expect(await idsOf(orders({}, { cursor: "2" }))).toBe("3");
  });
});

test("a later run drops what only the first page of the first was asked with", async () => {
  const { orders, seen } = shop([ordersXml()]);
  await idsOf(orders({ start: 10 }, { cursor: "7" }));
  expect(seen.requests).toEqual(["min_id=8 testmode=0"]);
});

test("why a call cannot go on", () => {
  const [operation] = shopTable().operations;
  if (operation === undefined) throw new Error("the shop has an operation");
  const { cursor, ...none } = operation;
  expect([cursor?.parameter, whyNoCursor(operation, {}), whyNoCursor(none, {})]).toEqual([
    "min_id",
    undefined,
    "the spec names no cursor for orders",
  ]);
});
