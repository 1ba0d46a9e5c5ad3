import {
  type ClientTable,
  add,
  buildRequest,
  formUrlDecode,
  literal,
  rc4Step,
  setting,
  value,
} from "@tagsmith/runtime/http";
import { describe, expect, test } from "vitest";
import type { DocumentTable } from "../../../runtime/src/table.js";
import { integer } from "../../../runtime/src/values/integer.js";
import { id, text } from "../../../runtime/src/values/text.js";
import { type Answer, all, idsOf, ordersXml, plain, shop } from "./shop.js";
import { ordersTable, shopTable } from "./tables.js";

interface Search {
  key: string;
  first?: number | undefined;
  most?: number | undefined;
  name?: string | undefined;
}

const settings = { apiId: "56", apiKey: "CANARY-354dsg43652" };

describe("a document that is sent", () => {
  test("gets what follows from settings, where the caller does not give it", async () => {
    expect(await sent({ body: { name: "Ada" } })).toBe(
      "<search><key>CANARY-354dsg43652</key><name>Ada</name></search>",
    );
    expect(await sent({ body: { key: "other" } })).toBe("<search><key>other</key></search>");
    expect(await sent({})).toBe("<search><key>CANARY-354dsg43652</key></search>");
  });

  test.each([
    ["", { apiId: "56" }, "application/xml; charset=utf-8", "<search"],
    [
      "the field that a setting names",
      { ...settings, field: "xml" },
      "application/x-www-form-urlencoded",
      "xml=%3Csearch",
    ],
    ["the body where that setting is empty", { ...settings, field: "" }, "application/xml; charset=utf-8", "<search"],
  ])("is the body, or a field of a form: %s", async (_, given, contentType, start) => {
    const request = await buildRequest(searching(), "orders", { ...settings, ...given });
    expect(request.headers.get("content-type")).toBe(contentType);
    expect((await request.text()).slice(0, start.length)).toBe(start);
  });

  test.each([
    ["feed", "<feed>"],
    ["search", "<search>"],
  ])("is written with the root that a setting says: %s", async (field, start) => {
    const table = searching({ root: setting("field"), document: named, field: "data" });
    const form = new URLSearchParams(await (await buildRequest(table, "orders", { ...settings, field })).text());
    expect(form.get("data")?.slice(0, start.length)).toBe(start);
  });

  test("has no root but those that it may have", async () => {
    const table = searching({ root: setting("field"), document: named, field: "data" });
    await expect(buildRequest(table, "orders", { ...settings, field: "other" })).rejects.toThrow(
      'shop: the setting field cannot be used: expected search or feed but received "other"',
    );
  });

  test("may be enciphered in a field, whose bytes are no text", async () => {
    const table = searching({ steps: [rc4Step(literal("test"))], field: "data", set: [] });
    // The bytes of the cipher are escaped one by one; as a step of its own, the escape is escaped again.
    expect(await (await buildRequest(table, "orders", settings, { body: { key: "a" } })).text()).toBe(
      "data=%92%FCBp%92I%15%1B%EA%258%1A%2F%C5%DB%E0%D6%FB%C98%B2%07z%E3%E0%0F%5C%F5%5E",
    );
    const twice = searching({ steps: [rc4Step(literal("test")), formUrlDecode()], field: "data", set: [] });
    expect((await (await buildRequest(twice, "orders", settings, { body: { key: "a" } })).text()).slice(0, 20)).toBe(
      "data=%2592%25FCBp%25",
    );
  });

  test("is shown to nobody", async () => {
    const { orders, seen } = shop([ordersXml()], {}, searching({ field: "xml" }), settings);
    await orders({ body: { name: "Ada" } }).answer();
    expect(seen.sent[0]?.body).toBe("xml=***");
    const whole = shop([ordersXml()], {}, searching(), settings);
    await whole.orders({ body: { name: "Ada" } }).answer();
    expect(whole.seen.sent[0]?.body).toBe("76 bytes");
  });

  test("must be given where nothing of it follows from settings", async () => {
    const table = (): ClientTable => {
      const [operation] = searching()().operations;
      return {
        ...shopTable(),
        operations: operation ? [{ ...operation, body: { document: searchTable, steps: [] } }] : [],
      };
    };
    await expect(buildRequest(table, "orders", settings)).rejects.toMatchObject({
      message: "shop orders: body: expected a value for the document but received nothing",
    });
  });

  test("must be one that can be written", async () => {
    await expect(buildRequest(searching(), "orders", settings, { body: { first: "one" } })).rejects.toMatchObject({
      name: "XmlError",
    });
  });

  test("is refused for a wrong value, in whose place neither a setting nor the usual size of a page is sent", async () => {
    const set = ["key", "first"].map((name) => ({ name, value: setting("apiKey") }));
    const given = { ...settings, apiKey: "5" };
    await expect(buildRequest(searching({ set }), "orders", given, { body: { first: "one" } })).rejects.toThrow(
      '/search/first: expected a whole number but received "one"',
    );
    const { orders, seen } = shop([ordersXml()], {}, searching(), settings);
    await expect(orders({ body: { most: "many" } }).answer()).rejects.toThrow(
      '/search/most: expected a whole number but received "many"',
    );
    expect(seen.sent).toEqual([]);
  });
});

describe("pages that a document asks for", () => {
  const platform = (): { answer: Answer; asked: string[] } => {
    const asked: string[] = [];
    const answer: Answer = async (request) => {
      const first = /<first>(\d+)/.exec(await request.text())?.[1];
      asked.push(String(first));
      return first === "5" ? ordersXml(5) : ordersXml(Number(first ?? 1), Number(first ?? 1) + 1);
    };
    return { answer, asked };
  };

  test("go on from the first result by the number of results", async () => {
    const { answer, asked } = platform();
    const { orders } = shop([answer], {}, searching(), settings);
    expect(await idsOf(orders({ body: { first: 1 } }))).toBe("1 2 3 4 5");
    expect(asked).toEqual(["1", "3", "5"]);
  });

  test("can prove the settings", async () => {
    const seen: string[] = [];
    const { check } = shop(
      [async (request) => (seen.push(await request.text()), ordersXml())],
      {},
      searching(),
      settings,
    );
    await check();
    expect(seen[0]).toContain("<most>1</most>");
  });

  test("cannot be asked for by what the document cannot hold", async () => {
    const table = (): ClientTable => ({
      ...searching()(),
      operations: searching()().operations.map((operation) => ({
        ...operation,
        pages: { by: "page", next: literal("2") },
      })),
    });
    await expect(
      all(
        shop([ordersXml(1)], {}, table, settings)
          .orders()
          .answers(),
      ),
    ).rejects.toMatchObject({
      message:
        'shop orders: the next page would have page "2", which cannot be asked for (https://shop.example/search)',
    });
  });
});

test("an answer in place of a document says which error it is", async () => {
  await expect(
    shop([plain("no")], {}, searching(), settings)
      .orders()
      .answer(),
  ).rejects.toMatchObject({
    name: "AnswerError",
  });
});

type Body = NonNullable<ClientTable["operations"][number]["body"]>;

function searching(body: Partial<Body> = {}): () => ClientTable {
  return () => ({
    ...shopTable(),
    settings: [...shopTable().settings, { name: "field", type: text, optional: true }],
    operations: [
      {
        name: "orders",
        method: "POST",
        path: literal("/search"),
        parameters: [],
        computed: [],
        body: {
          document: searchTable,
          steps: [],
          fieldSetting: "field",
          set: [{ name: "key", value: setting("apiKey") }],
          ...body,
        },
        answer: { kind: "document", document: ordersTable, items: "orders" },
        errors: [],
        pages: {
          by: "first",
          size: "most",
          defaultSize: "2",
          next: add(value("first"), value("most")),
          until: "short",
        },
        check: { most: "1" },
        repeat: "safe",
      },
    ],
  });
}

function named(): DocumentTable<Search> {
  return { ...searchTable(), roots: ["search", "feed"] };
}

function searchTable(): DocumentTable<Search> {
  return {
    contract: 1,
    name: "shop/search",
    roots: ["search"],
    write: { declaration: false },
    type: () => ({
      name: "Search",
      members: [
        { xml: "key", as: "key", type: id, secret: true },
        { xml: "first", as: "first", number: "?", type: integer },
        { xml: "most", as: "most", number: "?", type: integer },
        { xml: "name", as: "name", number: "?", type: text, personal: true },
      ],
    }),
  };
}

async function sent(parameters: object): Promise<string> {
  return (await buildRequest(searching(), "orders", settings, parameters)).text();
}
