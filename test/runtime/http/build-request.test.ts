import { buildRequest, literal } from "@tagsmith/runtime/http";
import { describe, expect, test } from "vitest";
import type { ClientTable } from "../../../runtime/src/http/table.js";
import { ordersTable, shopTable } from "./tables.js";
import { shop, wire } from "./wire.js";

describe("what a request looks like on the wire", () => {
  test("its computed parts come first, then the parameters in the order of the spec", async () => {
    const parameters = {
      minId: "0099",
      portion: 10,
      startTime: new Date(1494419560999),
      name: "O'Hara & Söhne",
      statuses: ["1", "x y"],
    };
    expect(await wire(await buildRequest(shopTable, "orders", shop, parameters))).toBe(
      "POST https://shop.example/API/orders.php?api_id=56&api_key=354dsg43652\n" +
        "content-type: application/x-www-form-urlencoded\n\n" +
        "portion=10&start_time=1494419560&min_id=0099&name=O%27Hara+%26+S%C3%B6hne&status%5B%5D=1&status%5B%5D=x+y&testmode=0",
    );
  });

  test.each([
    ["https://shop.example", "https://shop.example/API/orders.php?api_id=56&api_key=354dsg43652"],
    ["https://shop.example/", "https://shop.example/API/orders.php?api_id=56&api_key=354dsg43652"],
    [
      "https://shop.example:8443/a/b/?store=1#top",
      "https://shop.example:8443/a/b/API/orders.php?store=1&api_id=56&api_key=354dsg43652",
    ],
    ["http://127.0.0.1:8000", "http://127.0.0.1:8000/API/orders.php?api_id=56&api_key=354dsg43652"],
  ])("the base URL %s is kept, with its own query", async (baseUrl, url) => {
    expect((await buildRequest(shopTable, "orders", { ...shop, baseUrl })).url).toBe(url);
  });

  test("a body that is a document is sent as such", async () => {
    const body = { count: 1, orders: [{ id: "7", price: 12 }] };
    expect(await wire(await buildRequest(upload(), "upload", shop, { body }))).toBe(
      "PUT https://shop.example/upload\ncontent-type: application/xml; charset=utf-8\n\n" +
        '<?xml version="1.0" encoding="UTF-8"?>\n<orders count="1"><order ID="7"><price>12</price></order></orders>',
    );
  });

  test("a document in a field of a form is escaped as forms are", async () => {
    const body = { count: 0, orders: [] };
    expect(await wire(await buildRequest(upload("xml"), "upload", shop, { body }))).toBe(
      "PUT https://shop.example/upload\ncontent-type: application/x-www-form-urlencoded\n\n" +
        "xml=%3C%3Fxml+version%3D%221.0%22+encoding%3D%22UTF-8%22%3F%3E%0A%3Corders+count%3D%220%22%2F%3E",
    );
  });
});

function upload(field?: string): () => ClientTable {
  return () => ({
    ...shopTable(),
    operations: [
      {
        name: "upload",
        method: "PUT",
        path: literal("upload"),
        parameters: [],
        computed: [],
        body: { document: ordersTable, steps: [], ...(field === undefined ? {} : { field }) },
        answer: { kind: "none" },
        errors: [],
        repeat: "unsafe",
      },
    ],
  });
}
