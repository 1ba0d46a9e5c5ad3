import { type EndpointOptions, type EndpointTable, endpoint as serveFrom } from "@tagsmith/runtime/endpoint";
import * as http from "@tagsmith/runtime/http";
import { describe, expect, test } from "vitest";
import { documentEntries } from "../../../generator/src/expression/document-entries.js";
import { evaluate } from "../../../generator/src/expression/evaluate.js";
import type { Expression } from "../../../generator/src/expression/expression.js";
import { namesOf } from "../../../generator/src/emit/names.js";
import { clientTable } from "../../../generator/src/emit/roles/client-table.js";
import { endpointTable } from "../../../generator/src/emit/roles/endpoint-table.js";
import { mockTable } from "../../../generator/src/emit/roles/mock-table.js";
import { tableOf } from "../../../generator/src/emit/table.js";
import type { Platform } from "../../../generator/src/model/model.js";
import { acmeWith, clientRoles, endpointRoles } from "./platform.js";

/** A table as the command line runs it: made in memory. */
function inMemory<Table>(platform: Platform, body: Expression): () => Table {
  const documents = platform.documents.flatMap((document) => tableOf(platform.name, document, namesOf(platform)));
  return evaluate([...documents, { name: "role", body }], { ...documentEntries, http }).get("role") as () => Table;
}

function client(platform: Platform): () => http.ClientTable {
  const { client: role } = platform.roles;
  if (role === undefined) throw new Error("the platform has no client");
  return inMemory(platform, clientTable(platform, role, namesOf(platform)));
}

function endpoint(platform: Platform): () => EndpointTable {
  const { endpoint: role } = platform.roles;
  if (role === undefined) throw new Error("the platform has no endpoint");
  return inMemory(platform, endpointTable(platform, role, namesOf(platform)));
}

describe("the table of a client", () => {
  const acme = acmeWith(clientRoles);
  const settings = { apiKey: "k-123", storeUrl: "https://shop.example" };

  test("says of settings what they look like and where they are found", () => {
    expect(client(acme)().settings).toMatchObject([
      { name: "apiKey", secret: true, example: "k-123", found: "Account > API" },
      { name: "storeUrl" },
    ]);
  });

  test("speaks of properties where the spec has names on the wire", () => {
    const [operation] = client(acme)().operations;
    expect(operation).toMatchObject({
      answer: { kind: "document", items: "orders" },
      pages: { by: "min_id", first: ["start"], size: "size", next: { text: "last order/@ID + 1" }, until: "empty" },
      cursor: { property: "id", parameter: "min_id", inclusive: true },
      check: { size: "1" },
      repeat: "safe",
    });
  });

  test("builds a request", async () => {
    const parameters = { minId: "0099", since: { secondsBefore: 60 }, kind: "test" };
    const request = await http.buildRequest(client(acme), "orders", settings, parameters);
    expect(request.url).toBe("https://shop.example/orders?api_key=k-123");
    expect(await request.text()).toBe("min_id=0099&since=-60&kind=1");
  });

  test("refuses what is no value of an alternative, in words for a caller", async () => {
    await expect(http.buildRequest(client(acme), "orders", settings, { since: 60 })).rejects.toMatchObject({
      message:
        "acme orders: since: expected { secondsBefore: a whole number of seconds, more than 0 } or a Date but received 60",
    });
  });

  test("has no settings that the client does not need", () => {
    const two = acmeWith(
      `${clientRoles.replace("settings:\n", "settings:\n  user: text\n  password: text secret\n")}
endpoint:
  authentication:
    - basic: [user, password]
  operations:
    ping:
      GET: /ping
`,
    );
    expect(client(two)().settings.map(({ name }) => name)).toEqual(["apiKey", "storeUrl"]);
  });
});

describe("the table of a mock", () => {
  test("says where items are searched, what finds all, and where pages begin", () => {
    const acme = acmeWith(clientRoles);
    const { client: role } = acme.roles;
    if (role === undefined) throw new Error("the platform has no client");
    expect(inMemory(acme, mockTable(acme, role))()).toEqual({
      contract: 1,
      operations: [
        {
          name: "orders",
          search: [
            { parameter: "min_id", comparison: "least", properties: ["id"] },
            { parameter: "kind", comparison: "equals", properties: ["status"], all: ["2"] },
            { parameter: "start", comparison: "skip", properties: [], from: 1 },
            { parameter: "size", comparison: "take", properties: [] },
          ],
        },
      ],
    });
  });
});

describe("the table of an endpoint", () => {
  const acme = acmeWith(endpointRoles);

  test("speaks of properties of items", () => {
    const [operation, notify] = endpoint(acme)().operations;
    expect(operation).toMatchObject({
      window: { property: "changed", from: "from", to: "to" },
      pages: { parameter: "page", size: 50, order: ["changed", "id"] },
      each: {
        as: "meaning",
        words: [
          { word: "gone", property: "status", in: ["cancelled", "voided"] },
          { word: "ship", property: "status", setting: "paid" },
          { word: "hold" },
        ],
      },
    });
    expect(notify).toMatchObject({ bodyOptional: true, body: { as: "orders", steps: [] }, answer: { kind: "none" } });
  });

  test("serves", async () => {
    const serve = serveFrom(endpoint(acme), {
      user: "u",
      password: "p",
      export: () => [{ id: "7", status: "new", changed: new Date("2018-03-08T22:26:00Z") }],
      notify: () => undefined,
    } as EndpointOptions);
    const query = "action=export&U=u&P=p&from=03/08/2018%2022:26&to=03/08/2018%2022:26";
    const answer = await serve(new Request(`https://shop.example/?${query}`));
    expect(await answer.text()).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
        '<orders count="1"><order ID="7"><status>new</status><changed>2018-03-08 22:26</changed></order></orders>',
    );
  });
});
