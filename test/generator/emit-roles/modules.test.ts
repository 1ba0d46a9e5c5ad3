import { describe, expect, test, vi } from "vitest";
import { generate } from "../../../generator/src/index.js";
import { namesOf } from "../../../generator/src/emit/names.js";
import { roleNamesOf } from "../../../generator/src/emit/roles/role-names.js";
import { acmeWith, clientRoles, endpointRoles } from "./platform.js";

vi.setConfig({ testTimeout: 60_000 });

const orders = `root: orders
types:
  orders:
    order* as orders: Order
  Order:
    "@ID": id
    status: text
    changed: dateTime "yyyy-MM-dd HH:mm" UTC
`;

async function emitted(roles: string, name = "acme"): Promise<ReadonlyMap<string, string>> {
  const encoder = new TextEncoder();
  const { files, problems } = await generate([
    { path: `${name}/platform.yaml`, bytes: encoder.encode(`title: Acme\n${roles}`) },
    { path: `${name}/orders.yaml`, bytes: encoder.encode(orders) },
  ]);
  expect(problems).toEqual([]);
  return files;
}

describe("the modules of roles", () => {
  test("compile under every strict flag, and the index names them but not the mock", async () => {
    const files = await emitted(clientRoles);
    expect([...files.keys()].filter((path) => /client|mock|index/.test(path))).toEqual([
      "acme/client.ts",
      "acme/mock.ts",
      "acme/index.ts",
      "acme/client.test.ts",
      "acme/mock.test.ts",
    ]);
    expect(files.get("acme/index.ts")).toContain(
      'export { acme, buildOrdersRequest, type AcmeClient, type AcmeSettings, type OrdersParameters } from "./client.js";',
    );
    expect(files.get("acme/index.ts")).not.toContain("mock");
  });

  test("leave the module of a document without HTTP", async () => {
    const files = await emitted(clientRoles);
    expect(files.get("acme/orders.ts")).not.toContain("@tagsmith/runtime/http");
  });

  test("document what a caller gives", async () => {
    const client = (await emitted(clientRoles)).get("acme/client.ts") ?? "";
    expect(client).toContain("  /** Looks like `k-123`; found at: Account > API. Secret. */\n  apiKey: string;");
    expect(client).toContain(
      "  /** Beware: positions move. `start`, a whole number, at least 0. */\n  start?: number | undefined;",
    );
    expect(client).toContain("  since?: { secondsBefore: number } | Date | undefined;");
    expect(client).toContain("  orders(parameters?: OrdersParameters, options?: CallOptions): Call<Orders, Order>;");
  });

  test("type what an endpoint is asked, what it gives, and what items mean", async () => {
    const endpoint =
      (await emitted(endpointRoles.replace('[changed, "@ID"]', "[changed]"))).get("acme/endpoint.ts") ?? "";
    expect(endpoint).toContain("  export: EndpointHandler<ExportRequest, ItemsResult<Order>>;");
    expect(endpoint).toContain("  notify: EndpointHandler<NotifyRequest, void>;");
    expect(endpoint).toContain('export type Meaning = "gone" | "ship" | "hold";');
    expect(endpoint).toContain(
      'export function classifyOrder(settings?: Pick<AcmeEndpointOptions, "paid">): (item: Order) => Meaning {',
    );
    expect(endpoint).toContain("  page: number;");
    expect(endpoint).toContain("  orders?: Orders | undefined;");
  });

  test("are the same at each run", async () => {
    expect(await emitted(clientRoles)).toEqual(await emitted(clientRoles));
  });
});

describe("the names of roles", () => {
  const acme = acmeWith(clientRoles);
  const namesAs = (name: string): ReturnType<typeof roleNamesOf> => {
    const platform = { ...acme, name };
    return roleNamesOf(platform, namesOf(platform));
  };

  test("are made from the folder's", () => {
    expect(namesAs("acme-store").client).toMatchObject({ create: "acmeStore", settings: "AcmeStoreSettings" });
    expect(namesAs("acme-store").mock.create).toBe("acmeStoreMock");
  });

  test.each([
    ["delete", "deleteClient"],
    ["3d-shop", "_3dShop"],
    ["orders", "orders"],
  ])("are names in TypeScript: a folder %s gives %s", (folder, create) => {
    expect(namesAs(folder).client.create).toBe(create);
  });

  test("give way to those of documents", () => {
    const [document] = acme.documents;
    if (document === undefined) throw new Error("the platform has no document");
    const types = document.types.map((type) => (type.name === "Order" ? { ...type, typeName: "AcmeSettings" } : type));
    const platform = { ...acme, documents: [{ ...document, types }] };
    expect(roleNamesOf(platform, namesOf(platform)).client.settings).toBe("AcmeAcmeSettings");
  });
});
