import { existsSync, readFileSync, readdirSync } from "node:fs";
import type { Document } from "@tagsmith/runtime";
import { Datafeed, Subscriptions } from "@tagsmith/platforms/foxycart";
import { Orders as ModularMerchantOrders } from "@tagsmith/platforms/modular-merchant";
import { Orders as ShiprushOrders } from "@tagsmith/platforms/shiprush";
import { Orders as ShipstationOrders } from "@tagsmith/platforms/shipstation";
import { Orders as ShopsiteOrders } from "@tagsmith/platforms/shopsite";
import { Orders as XmlshopOrders } from "@tagsmith/platforms/xmlshop";
import { expect, test } from "vitest";

/** A document whose items are in a list of its value. */
type Listed = Pick<Document<unknown, unknown>, "name" | "parse" | "stream">;

/** Each document with the name of its list of items. */
const documents: readonly (readonly [Listed, string])[] = [
  [Datafeed, "transactions"],
  [Subscriptions, "subscriptions"],
  [ModularMerchantOrders, "orders"],
  [ShiprushOrders, "orders"],
  [ShipstationOrders, "orders"],
  [ShopsiteOrders, "orders"],
  [XmlshopOrders, "orders"],
];

const samples = documents.flatMap(([document, items]) => {
  const [platform = "", name = ""] = document.name.split("/");
  const folder = `specs/${platform}/samples`;
  return readdirSync(folder)
    .filter((file) => file.endsWith(".xml") && (file === `${name}.xml` || file.startsWith(`${name}-`)))
    .filter((file) => existsSync(`${folder}/${file.replace(/xml$/, "json")}`))
    .map((file) => ({ path: `${folder}/${file}`, document, items }));
});

test.each(samples)(
  "$path in chunks of any size has the items that it has whole",
  async ({ path, document, items: key }) => {
    const bytes = readFileSync(path);
    const expected = (document.parse(bytes) as Record<string, unknown>)[key] ?? [];
    for (const size of [1, 7, 64, 1_000, bytes.length]) {
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
        bytes.subarray(index * size, (index + 1) * size),
      );
      const items: unknown[] = [];
      for await (const item of document.stream(chunks)) items.push(item);
      expect(items).toEqual(expected);
    }
  },
);

test("a chunk of nothing but white space behind an order does not bring the order again", async () => {
  const text = readFileSync("specs/shiprush/samples/orders-statuses.xml", "utf8");
  const end = text.indexOf("</Order>") + "</Order>".length;
  const chunks = [text.slice(0, end), "\n  ", "\n", text.slice(end)].map((part) => new TextEncoder().encode(part));
  const numbers: unknown[] = [];
  for await (const order of ShiprushOrders.stream(chunks)) numbers.push(order.orderNumber);
  expect(numbers).toEqual(ShiprushOrders.parse(text).orders.map(({ orderNumber }) => orderNumber));
});
