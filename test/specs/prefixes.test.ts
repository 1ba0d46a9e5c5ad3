import { existsSync, readFileSync, readdirSync } from "node:fs";
import type { Document } from "@tagsmith/runtime";
import { Datafeed, Subscriptions } from "@tagsmith/platforms/foxycart";
import { Orders as ModularMerchantOrders, RequestDocument } from "@tagsmith/platforms/modular-merchant";
import { Orders as ShiprushOrders } from "@tagsmith/platforms/shiprush";
import { Orders as ShipstationOrders, Shipnotice } from "@tagsmith/platforms/shipstation";
import { Orders as ShopsiteOrders } from "@tagsmith/platforms/shopsite";
import { Orders as XmlshopOrders } from "@tagsmith/platforms/xmlshop";
import { expect, test } from "vitest";

const documents: readonly Pick<Document<unknown>, "name" | "safeParse">[] = [
  Datafeed,
  Subscriptions,
  ModularMerchantOrders,
  RequestDocument,
  ShiprushOrders,
  ShipstationOrders,
  Shipnotice,
  ShopsiteOrders,
  XmlshopOrders,
];

const samples = documents.flatMap((document) => {
  const [platform = "", name = ""] = document.name.split("/");
  const folder = `specs/${platform}/samples`;
  return readdirSync(folder)
    .filter((file) => file.endsWith(".xml") && (file === `${name}.xml` || file.startsWith(`${name}-`)))
    .filter((file) => existsSync(`${folder}/${file.replace(/xml$/, "json")}`))
    .map((file) => ({ path: `${folder}/${file}`, document }));
});

test("all documents have samples", () => {
  expect(new Set(samples.map(({ document }) => document.name)).size).toBe(documents.length);
});

// A feed that was cut must never be taken for a short one.
test.each(samples)("every prefix of $path is refused", { timeout: 60_000 }, ({ path, document }) => {
  const bytes = readFileSync(path);
  expect(document.safeParse(bytes).ok).toBe(true);
  // Behind the `>` of the last end tag there is only white space, which a document may lack.
  const whole = bytes.lastIndexOf(">") + 1;
  const accepted: number[] = [];
  for (let length = 0; length < whole; length++) {
    if (document.safeParse(bytes.subarray(0, length)).ok) accepted.push(length);
  }
  expect(accepted).toEqual([]);
});
