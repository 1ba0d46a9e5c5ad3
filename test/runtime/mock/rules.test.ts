import { type ClientTable, client, setting } from "@tagsmith/runtime/http";
import { type MockTable, mock } from "@tagsmith/runtime/mock";
import { describe, expect, test } from "vitest";
import type { DocumentTable } from "../../../runtime/src/table.js";
import { enumeration } from "../../../runtime/src/values/enumeration.js";
import { integer } from "../../../runtime/src/values/integer.js";
import { id, text, url } from "../../../runtime/src/values/text.js";
import type { Order, Orders } from "./orders.js";
import { bazaarTable } from "./tables.js";

interface Search {
  key?: string | undefined;
  match?: "any" | "all" | undefined;
  from?: number | undefined;
  most?: number | undefined;
  rules: { field: string; comparison: string; value: string }[];
}

interface SearchClient {
  orders(parameters: { search: Search }): { answer: () => Promise<Orders> };
}

function searchTable(): DocumentTable<Search> {
  return {
    contract: 1,
    name: "desk/search",
    roots: ["search"],
    type: () => ({
      name: "Search",
      members: [
        { xml: "key", as: "key", number: "?", type: text, secret: true },
        {
          xml: "match",
          as: "match",
          type: enumeration([
            ["any", "any"],
            ["all", "all"],
          ]),
          default: "all",
        },
        { xml: "from", as: "from", number: "?", type: integer },
        { xml: "most", as: "most", number: "?", type: integer },
        {
          xml: "rule",
          as: "rules",
          number: "*",
          type: () => ({
            name: "Rule",
            members: [
              { xml: "field", as: "field", type: text },
              { xml: "compare", as: "comparison", type: text },
              { xml: "value", as: "value", type: text },
            ],
          }),
        },
      ],
    }),
  };
}

/** A desk that is asked by a document, with its key in it. */
function deskTable(): ClientTable {
  const [operation] = bazaarTable().operations;
  if (!operation) throw new Error("the bazaar has an operation");
  return {
    contract: 1,
    platform: "desk",
    settings: [
      { name: "key", type: id, secret: true },
      { name: "field", type: text, optional: true, example: "request" },
      { name: "baseUrl", type: url, default: "https://desk.example" },
    ],
    baseUrl: setting("baseUrl"),
    operations: [
      {
        name: "orders",
        method: "POST",
        path: operation.path,
        parameters: [],
        computed: [],
        body: {
          document: searchTable,
          as: "search",
          fieldSetting: "field",
          steps: [],
          set: [{ name: "key", value: setting("key") }],
        },
        answer: operation.answer,
        errors: [],
        repeat: "safe",
      },
    ],
  };
}

function deskSearch(): MockTable {
  return {
    contract: 1,
    operations: [
      {
        name: "orders",
        order: "id",
        search: [
          { parameter: "from", comparison: "skip", properties: [], from: 1 },
          { parameter: "most", comparison: "take", properties: [] },
        ],
        rules: {
          property: "rules",
          field: "field",
          comparison: "comparison",
          value: "value",
          any: ["match", "any"],
          fields: [
            ["id", ["id"]],
            ["mail", ["email"]],
            ["zip", ["shipping.zip", "billing.zip"]],
          ],
          comparisons: [
            ["=", "equals"],
            ["!=", "differs"],
            ["*LIKE*", "contains"],
            ["*NOT LIKE*", "lacks"],
            ["LIKE*", "starts"],
            ["*LIKE", "ends"],
            [">", "greater"],
            ["<", "less"],
          ],
        },
      },
    ],
  };
}

const address = (zip: string): Order["shipping"] => ({ firstName: "Ada", lastName: "Lovelace", zip });
const items: Order[] = ["9", "10", "11", "100"].map((each, index) => ({
  id: each,
  time: new Date(0),
  status: "1",
  test: false,
  total: "1",
  email: `a${each}@example.com`,
  shipping: address(`0210${index}`),
  billing: address("99999"),
  items: [],
}));

const idsOf = async (search: Search, settings: object = {}, known: object = {}): Promise<string> => {
  const mocked = mock(deskTable, deskSearch, { items: [...items], settings: known });
  const desk = client(
    deskTable,
    { ...mocked.settings, ...settings },
    { fetch: mocked.fetch },
  ) as unknown as SearchClient;
  return (await desk.orders({ search }).answer()).orders.map((order) => order.id).join(" ");
};

describe("rules of a document", () => {
  test.each([
    [[], "9 10 11 100"],
    [["id = 10"], "10"],
    [["id != 10"], "9 11 100"],
    [["id > 10"], "11 100"],
    [["id < 11"], "9 10"],
    [["mail *LIKE* 10"], "10 100"],
    [["mail *NOT LIKE* 10"], "9 11"],
    [["mail LIKE* A1"], "10 11 100"],
    [["mail *LIKE 9@example.com"], "9"],
    [["zip = 02102"], "11"],
    [["zip = 99999"], "9 10 11 100"],
    [["zip != 02102"], "9 10 100"],
    [["id > 9", "id < 100"], "10 11"],
    [["other = 1", "id = 9"], "9"],
  ])("%j find %s", async (rules, ids) => {
    const parsed = rules
      .map((rule) => rule.split(" "))
      .map((words) => ({
        field: words[0] ?? "",
        comparison: words.slice(1, -1).join(" "),
        value: words.at(-1) ?? "",
      }));
    expect(await idsOf({ rules: parsed })).toBe(ids);
  });

  test("find what any of them fits, where that is asked for", async () => {
    const rules = ["9", "100"].map((each) => ({ field: "id", comparison: "=", value: each }));
    expect(await idsOf({ match: "any", rules })).toBe("9 100");
  });

  test("are followed by position and size", async () => {
    expect(await idsOf({ from: 2, most: 2, rules: [] })).toBe("10 11");
  });
});

test("the document is the body, unless the user wants it in a field", () => {
  expect(Object.keys(mock(deskTable, deskSearch).settings)).toEqual(["key", "baseUrl"]);
  expect(mock(deskTable, deskSearch, { settings: { field: "xml" } }).settings).toMatchObject({ field: "xml" });
});

test.each([{}, { field: "request" }])("the document is read as body and as field: %j", async (settings) => {
  expect(await idsOf({ most: 1, rules: [] }, settings, settings)).toBe("9");
});

test("a key in the document is checked", async () => {
  await expect(idsOf({ rules: [] }, { key: "CANARY" })).rejects.toMatchObject({ name: "RefusedError" });
});

test("a document that cannot be read is refused", async () => {
  const mocked = mock(deskTable, deskSearch);
  const answer = await mocked.fetch("https://desk.example/api/orders", { method: "POST", body: "<search>" });
  expect([answer.status, await answer.text()]).toEqual([
    400,
    "1:9 /search: expected the end tag </search> but received the end of the document",
  ]);
});
