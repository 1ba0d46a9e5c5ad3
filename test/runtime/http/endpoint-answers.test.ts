import { type EndpointTable, endpoint } from "@tagsmith/runtime/endpoint";
import { describe, expect, test } from "vitest";
import { integer } from "../../../runtime/src/values/integer.js";
import { type Parcel, depotTable, parcels } from "./endpoint-tables.js";
import { credentials, depot, optionsOf, password, window } from "./depot.js";

describe("the answer", () => {
  const url = `https://store.example/?${credentials}&action=export&${window}`;

  test("is a document with its length, kept by nobody", async () => {
    const answer = await depot({ items: parcels(1) }).ask(url);
    expect(await answer.text()).toBe(
      '<Parcels pages="1"><Parcel><ID>1000</ID><Changed>01/01/2024 00:00</Changed><Status>paid</Status></Parcel></Parcels>',
    );
    expect(Object.fromEntries(answer.headers)).toEqual({
      "content-type": "text/xml; charset=utf-8",
      "content-length": "115",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    });
  });

  test("of an empty window is a document without items", async () => {
    expect(await (await depot({ items: [] }).ask(url)).text()).toBe('<Parcels pages="1"/>');
  });

  test("has 120 items in three pages, each once and in order, whatever order they came in", async () => {
    const items = parcels(120);
    const { ask } = depot({ items: items.toReversed() });
    const pages = await Promise.all([1, 2, 3, 4].map(async (page) => (await ask(`${url}&page=${page}`)).text()));
    expect(pages.map((page) => page.match(/<ID>/g)?.length ?? 0)).toEqual([50, 50, 20, 0]);
    expect(pages.map((page) => page.slice(0, 19))).toEqual(
      Array.from({ length: 4 }, () => '<Parcels pages="3">').map((start, index) =>
        index < 3 ? start : '<Parcels pages="3"/',
      ),
    );
    const ids = pages.flatMap((page) => [...page.matchAll(/<ID>(\d+)/g)].map(([, id]) => id));
    expect(ids).toEqual(items.map(({ id }) => id));
  });

  test("has its first page at the parameter's default, which may be 0", async () => {
    const table = (): EndpointTable => {
      const [first, ...others] = depotTable().operations;
      if (first === undefined) throw new Error("the depot has no operation");
      const parameters = first.parameters.map((each) =>
        each.name === "page" ? { ...each, type: integer, default: 0 } : each,
      );
      return { ...depotTable(), operations: [{ ...first, parameters }, ...others] };
    };
    const serve = endpoint(table, optionsOf({ export: () => parcels(3), pageSize: 1 }));
    const texts = ["", "&page=0", "&page=1", "&page=2", "&page=3"].map(async (page) =>
      (await serve(new Request(`${url}${page}`))).text(),
    );
    expect((await Promise.all(texts)).map((text) => /<ID>(\d+)/.exec(text)?.[1])).toEqual([
      "1000",
      "1000",
      "1001",
      "1002",
      undefined,
    ]);
  });

  test("is ordered by the second property where the first is the same", async () => {
    const changed = new Date(Date.UTC(2024, 0, 1));
    const items = ["10", "9", "a"].map((id) => ({ id, changed, status: "paid" }));
    const text = await (await depot({ items: items.toReversed() }).ask(url)).text();
    expect([...text.matchAll(/<ID>(\w+)/g)].map(([, id]) => id)).toEqual(["9", "10", "a"]);
  });

  test("has pages of another size where that is set", async () => {
    const { ask } = depot({ items: parcels(120), options: { pageSize: 100 } });
    expect(await (await ask(url)).text()).toContain('pages="2"');
    expect(() => endpoint(depotTable, optionsOf({ pageSize: 0 }))).toThrow(
      "depot: expected pageSize to be a whole number of at least 1 but received 0",
    );
  });

  test("can be given by an async generator", async () => {
    const handler = async function* (): AsyncGenerator<Parcel> {
      yield* parcels(2);
    };
    expect(await (await depot({ export: handler }).ask(url)).text()).toContain("<ID>1001</ID>");
  });

  test.each([
    ["items and pages", { items: parcels(2), pages: 7 }],
    ["the whole value", { parcels: parcels(2), pages: 7 }],
  ])("can be one page that was cut already, given as %s", async (_, page) => {
    const text = await (await depot({ export: () => page }).ask(`${url}&page=3`)).text();
    expect(text).toMatch(/^<Parcels pages="7"><Parcel><ID>1000<.*<ID>1001</);
  });

  test("can be a response of one's own", async () => {
    const { ask } = depot({ export: () => new Response("gone", { status: 410 }) });
    expect((await ask(url)).status).toBe(410);
  });

  test("holds the window, both ends included at the precision of the wire, and tells what was left out", async () => {
    const at = (text: string, id: string): Parcel => ({ id, changed: new Date(text), status: "paid" });
    const { ask, incidents } = depot({
      items: [
        at("2023-12-31T23:59:59Z", "before"),
        at("2024-01-01T00:00:00Z", "first"),
        at("2024-01-02T00:00:59Z", "last"),
        at("2024-01-02T00:01:00Z", "after"),
      ],
    });
    const text = await (await ask(url)).text();
    expect([...text.matchAll(/<ID>(\w+)/g)].map(([, id]) => id)).toEqual(["first", "last"]);
    expect(incidents).toEqual([
      {
        code: "left-out",
        severity: "notice",
        message:
          "depot export: left out 2 of 4 items, whose changed is not in the window from 01/01/2024 00:00 to 01/02/2024 00:00; that of the first is 2023-12-31T23:59:59.000Z",
        status: 200,
      },
    ]);
  });

  test.each([
    [
      "an item that cannot be written",
      () => [{ id: "1", status: "paid" }],
      /^depot export: .*Parcel\[1\]\/Changed: expected/,
    ],
    [
      "a handler that throws",
      () => Promise.reject(new Error(`no database at ${password}`)),
      /^depot export: no database at \*\*\*$/,
    ],
    [
      "something else than items",
      () => 5,
      /^depot export: export: expected an array or another iterable of items, or an object with `parcels` or `items` and `pages`, but the handler returned number$/,
    ],
    [
      "a page without the number of pages",
      () => ({ items: [] }),
      /^depot export: export: expected the number of all pages beside the items of one page$/,
    ],
  ])("to %s is a 500 whose detail only the developer is told", async (_, handler, message) => {
    const { ask, incidents } = depot({ export: handler });
    const answer = await ask(url);
    expect([answer.status, await answer.text()]).toEqual([500, "the request could not be served"]);
    expect(incidents).toMatchObject([
      { code: "failed", severity: "error", message: expect.stringMatching(message) as string },
    ]);
  });
});
