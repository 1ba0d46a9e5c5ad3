import { readFileSync, readdirSync } from "node:fs";
import { Datafeed } from "../../../generated/foxycart/datafeed.js";
import { Orders as ModularMerchantOrders } from "../../../generated/modular-merchant/orders.js";
import { Orders as ShiprushOrders } from "../../../generated/shiprush/orders.js";
import { Orders as ShipstationOrders } from "../../../generated/shipstation/orders.js";
import { Orders as ShopsiteOrders } from "../../../generated/shopsite/orders.js";
import { Orders as XmlshopOrders } from "../../../generated/xmlshop/orders.js";
import type { Document } from "@tagsmith/runtime";
import { readCases } from "../xmlconf/catalogue.js";
import { longest } from "./mutate.js";

/** A document to change, and the generated table that reads its kind. */
export interface Seed {
  readonly bytes: Uint8Array;
  readonly document: Document<unknown, unknown> | undefined;
}

const documents: Readonly<Record<string, unknown>> = {
  "foxycart/datafeed": Datafeed,
  "modular-merchant/orders": ModularMerchantOrders,
  "shiprush/orders": ShiprushOrders,
  "shipstation/orders": ShipstationOrders,
  "shopsite/orders": ShopsiteOrders,
  "xmlshop/orders": XmlshopOrders,
};

/** The samples of the specs, and the documents of the W3C suite that are small. */
export function readSeeds(): Seed[] {
  const samples = readdirSync("specs").flatMap((platform) =>
    platform.includes(".") ? [] : xmlIn(`specs/${platform}/samples`).map((file) => seedOf(platform, file)),
  );
  const suite = readCases().map(({ bytes }) => ({ bytes: new Uint8Array(bytes), document: undefined }));
  return [...samples, ...suite].filter(({ bytes }) => bytes.length > 0 && bytes.length <= longest);
}

function seedOf(platform: string, file: string): Seed {
  const name = file.slice(file.lastIndexOf("/") + 1).replace(/-.*/, "");
  const document = documents[`${platform}/${name}`] as Document<unknown, unknown> | undefined;
  return { bytes: new Uint8Array(readFileSync(file)), document };
}

function xmlIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".xml"))
    .map((name) => `${folder}/${name}`);
}
