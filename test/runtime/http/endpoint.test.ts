import { type EndpointOptions, type EndpointTable, type Incident, endpoint } from "@tagsmith/runtime/endpoint";
import { describe, expect, test } from "vitest";
import { integer } from "../../../runtime/src/values/integer.js";
import { type Parcel, type Shipment, depotTable, parcels } from "./endpoint-tables.js";

const password = "CANARY-9f3b";
const window = "start_date=01/01/2024+00%3A00&end_date=01%2f02%2f2024+00:00";
const credentials = `SS=1&dp-username=depot&DP-PASSWORD=${password}`;

describe("credentials", () => {
  const url = `https://store.example/depot?action=export&${window}`;
  const basic = (text: string): RequestInit => ({ headers: { authorization: `Basic ${btoa(text)}` } });

  test.each([
    ["Basic", url, basic(`depot:${password}`)],
    ["Basic in other letters", url, { headers: { authorization: `bAsIc  ${btoa(`depot:${password}`)}` } }],
    ["the query, without regard to case", `${url}&${credentials}`, {}],
    ["headers", url, { headers: { "DP-UserName": "depot", "dp-password": password } }],
  ])("are taken from %s", async (_, address, init) => {
    expect((await depot().ask(address, init)).status).toBe(200);
  });

  test.each([
    ["are missing", url, {}],
    ["have a wrong password", url, basic("depot:CANARY-9f3c")],
    ["have a wrong name", url, basic(`depots:${password}`)],
    ["have a longer password", url, basic(`depot:${password}x`)],
    ["have no password", url, basic("depot:")],
    ["are no base64", url, { headers: { authorization: "Basic ???" } }],
    [
      "are base64 with bits left over",
      url,
      { headers: { authorization: `Basic ${btoa("depot:abcd").replace("Q=", "R=")}` } },
    ],
    [
      "stand half in the query and half in headers",
      `${url}&DP-UserName=depot`,
      { headers: { "DP-Password": password } },
    ],
    ["come twice in the query", `${url}&${credentials}&dp-password=other`, {}],
    ["are of another scheme", url, { headers: { authorization: `Bearer ${password}` } }],
  ])("that %s are refused", async (_, address, init) => {
    const { ask, incidents } = depot();
    const answer = await ask(address, init);
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toBe('Basic realm="depot", charset="UTF-8"');
    expect(await answer.text()).toBe("expected the credentials of this store");
    expect(incidents).toEqual([
      { code: "refused", severity: "notice", message: "depot: expected the credentials of this store", status: 401 },
    ]);
  });

  test("in a form are taken where the request is one", async () => {
    const { ask, shipped } = depot();
    const body = new URLSearchParams({ "DP-UserName": "depot", "DP-Password": password });
    const answer = await ask("https://store.example/?action=shipped&order_number=7", { method: "POST", body });
    // The form is also the body of the operation, which is no document.
    expect([answer.status, shipped]).toEqual([400, []]);
  });

  test("that are empty cannot be set", () => {
    const table = (): unknown => endpoint(depotTable, optionsOf({ password: "" }));
    expect(table).toThrow("depot: the setting password is empty: everyone could come in");
  });
});

describe("what is asked for", () => {
  test.each([
    ["GET", "", 404, "expected action=export or action=shipped but received nothing"],
    ["GET", "action=stop", 404, 'expected action=export or action=shipped but received action="stop"'],
    ["POST", "action=export", 405, "expected the method GET but received POST"],
    ["GET", "action=shipped&order_number=1", 405, "expected the method POST but received GET"],
    ["PUT", "action=export", 405, "expected the method GET or POST but received PUT"],
    [
      "GET",
      `action=stop&action=${password}`,
      404,
      'expected action=export or action=shipped but received action="stop"&action="***"',
    ],
  ])("%s ?%s is answered with %i", async (method, query, status, text) => {
    const answer = await depot().ask(`https://store.example/?${credentials}&${query}`, { method });
    expect([answer.status, await answer.text()]).toEqual([status, text]);
  });

  test("names an operation without regard to case", async () => {
    expect((await depot().ask(`https://store.example/?${credentials}&Action=EXPORT&${window}`)).status).toBe(200);
  });

  test("says which methods there are", async () => {
    const options = await depot().ask("https://store.example/", { method: "OPTIONS" });
    expect([options.status, options.headers.get("allow"), await options.text()]).toEqual([
      204,
      "GET, HEAD, POST, OPTIONS",
      "",
    ]);
    const refused = await depot().ask(`https://store.example/?${credentials}&action=shipped`, {});
    expect(refused.headers.get("allow")).toBe("POST, OPTIONS");
  });

  test("by HEAD is answered as by GET, without the content", async () => {
    const url = `https://store.example/?${credentials}&action=export&${window}`;
    const [head, get] = [await depot().ask(url, { method: "HEAD" }), await depot().ask(url)];
    const text = await get.text();
    expect([head.status, await head.text(), head.headers.get("content-length")]).toEqual([
      200,
      "",
      String(text.length),
    ]);
  });
});

describe("parameters", () => {
  test.each([
    [
      "start_date=&end_date=1/1/2024",
      'start_date: expected a date and time such as 03/08/2018 22:26 but received ""\nend_date: expected a date and time such as 03/08/2018 22:26 but received "1/1/2024"',
    ],
    [`${window}&page=0`, 'page: expected a whole number, at least 1 but received "0"'],
    [`${window}&page=1&page=2`, 'page: expected a whole number, at least 1 but received "1" and "2"'],
    [`${window}&page=${password}`, 'page: expected a whole number, at least 1 but received "***"'],
    [`${window}&code=4711x`, "code: expected a whole number but received a secret value"],
  ])("%s are refused with their names", async (query, text) => {
    const { ask, incidents } = depot();
    const answer = await ask(`https://store.example/?${credentials}&action=export&${query}`);
    expect([answer.status, await answer.text()]).toEqual([400, text]);
    expect(incidents).toMatchObject([{ code: "refused", status: 400 }]);
  });

  test("come typed, with defaults, and with whatever else stands in the query ignored", async () => {
    const { ask, asked } = depot();
    await ask(
      `https://store.example/?store=1&${credentials}&ACTION=export&START_DATE=01/01/2024+00:00&end_date=01/02/2024+00:00&page=`,
    );
    expect(asked).toEqual([
      { startDate: new Date(Date.UTC(2024, 0, 1)), endDate: new Date(Date.UTC(2024, 0, 2)), page: 1, code: undefined },
    ]);
  });
});

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

describe("a body", () => {
  const url = `https://store.example/?${credentials}&action=shipped&order_number=A-7`;
  const post = (body?: BodyInit, headers: Record<string, string> = {}): RequestInit => ({
    method: "POST",
    headers: { "content-type": "application/xml", ...headers },
    ...(body !== undefined && { body }),
  });

  test("is read as a document and handed over with the parameters", async () => {
    const { ask, shipped } = depot();
    const answer = await ask(url, post("<Shipment><Weight>3</Weight><ID>A-7</ID></Shipment>"));
    expect([answer.status, await answer.text()]).toEqual([200, ""]);
    expect(shipped).toEqual([{ orderNumber: "A-7", shipment: { id: "A-7", weight: 3 } }]);
  });

  test("may hold what nobody knows, which is told", async () => {
    const { ask, incidents } = depot();
    await ask(url, post("<Shipment><ID>A-7</ID><Weight>3</Weight><New/></Shipment>"));
    expect(incidents.map(({ code, message }) => `${code} ${message}`)).toEqual([
      "unknown 1:41 /Shipment/New: expected an element of Shipment but received the element New, which is kept",
    ]);
  });

  test("may be empty where the operation says so: then the query is all that is told", async () => {
    const { ask, shipped } = depot();
    expect((await ask(url, post())).status).toBe(200);
    expect(shipped).toEqual([{ orderNumber: "A-7", shipment: undefined }]);
  });

  test("is read in the charset of its content type", async () => {
    const body = Uint8Array.from([
      ...new TextEncoder().encode("<Shipment><Weight>3</Weight><ID>"),
      0xe9,
      ...new TextEncoder().encode("</ID></Shipment>"),
    ]);
    const { ask, shipped } = depot();
    await ask(url, post(body, { "content-type": "text/xml; charset=iso-8859-1" }));
    expect(shipped[0]?.shipment?.id).toBe("é");
  });

  test.each([
    [
      "is wrong",
      "<Shipment><ID>A-7</ID><Weight>3kg</Weight></Shipment>",
      {},
      400,
      '1:31 /Shipment/Weight: expected a whole number but received "3kg"',
    ],
    [
      "is cut",
      "<Shipment><ID>A-7</ID>",
      {},
      400,
      "1:23 /Shipment: expected the end tag </Shipment> but received the end of the document",
    ],
    [
      "declares a doctype",
      "<!DOCTYPE Shipment [<!ENTITY a 'b'>]><Shipment/>",
      {},
      400,
      "1:1: expected a document without a DOCTYPE but received a DOCTYPE",
    ],
    ["is not as long as its header says", "<Shipment/>", { "content-length": "99" }, 400, "the body was cut"],
    ["is compressed", "x", { "content-encoding": "gzip" }, 415, "expected a body without content-encoding"],
    [
      "is larger than allowed",
      `<Shipment>${" ".repeat(100)}</Shipment>`,
      {},
      413,
      "expected a body of at most 100 bytes",
    ],
    [
      "says that it is larger than allowed",
      "<Shipment/>",
      { "content-length": "101" },
      413,
      "expected a body of at most 100 bytes",
    ],
  ])("that %s is refused", async (_, body, headers, status, text) => {
    const { ask, shipped } = depot({ options: { limits: { body: 100 } } });
    const answer = await ask(url, post(body, headers));
    expect([answer.status, await answer.text(), shipped]).toEqual([status, text, []]);
  });

  test("that stops coming is given up", async () => {
    const body = new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode("<Ship")) });
    const { ask } = depot({ options: { idleMilliseconds: 20 } });
    const answer = await ask(url, { ...post(body), duplex: "half" } as RequestInit);
    expect([answer.status, await answer.text()]).toEqual([408, "nothing of the body came for 20 ms"]);
  });

  test("that was read before is an error that names the fix", async () => {
    const request = new Request(url, post("<Shipment/>"));
    await request.text();
    await expect(endpoint(depotTable, optionsOf())(request)).rejects.toMatchObject({
      name: "BodyReadError",
      message:
        "depot: the body of the request was read before it came here, and its bytes are gone: mount this handler before whatever parses bodies, such as express.json(), express.urlencoded() or the parsers of Fastify, and read neither text() nor formData() of the request yourself",
    });
  });
});

test("a handler that is missing is said at once", () => {
  const options = { username: "depot", password, export: () => [], onProblem: undefined };
  expect(() => endpoint(depotTable, options)).toThrow("depot: expected a function for shipped but received undefined");
  expect(() => endpoint(depotTable, optionsOf({ exprot: 1 }))).toThrow("depot: the setting exprot is unknown");
});

test("handlers may stand among operations, where their names are taken", async () => {
  const options = {
    username: "depot",
    password,
    operations: { export: () => parcels(1), shipped: () => {} },
    pageSize: 1,
  };
  const answer = await endpoint(
    depotTable,
    options,
  )(new Request(`https://store.example/?${credentials}&action=export&${window}`));
  expect(answer.status).toBe(200);
});

interface Setup {
  readonly items?: readonly Parcel[];
  readonly export?: () => unknown;
  readonly options?: EndpointOptions;
}

function depot({ items = [], export: handler, options = {} }: Setup = {}): {
  ask: (url: string, init?: RequestInit) => Promise<Response>;
  incidents: Incident[];
  asked: unknown[];
  shipped: { orderNumber: string; shipment: Shipment | undefined }[];
} {
  const incidents: Incident[] = [];
  const asked: unknown[] = [];
  const shipped: { orderNumber: string; shipment: Shipment | undefined }[] = [];
  const serve = endpoint(
    depotTable,
    optionsOf({
      export: (parameters: unknown) => {
        asked.push(parameters);
        return handler ? handler() : items;
      },
      shipped: (parameters: (typeof shipped)[number]) => void shipped.push(parameters),
      onProblem: (incident: Incident) => incidents.push(incident),
      ...options,
    }),
  );
  return { ask: (url, init) => serve(new Request(url, init)), incidents, asked, shipped };
}

function optionsOf(more: object = {}): EndpointOptions {
  return { username: "depot", password, export: () => [], shipped: () => {}, ...more } as EndpointOptions;
}
