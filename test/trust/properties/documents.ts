import type { Document } from "@tagsmith/runtime";
import { Datafeed, Subscriptions } from "@tagsmith/platforms/foxycart";
import { Orders as ModularMerchantOrders, RequestDocument } from "@tagsmith/platforms/modular-merchant";
import { Orders as ShiprushOrders } from "@tagsmith/platforms/shiprush";
import { Orders as ShipstationOrders, Shipnotice } from "@tagsmith/platforms/shipstation";
import { Orders as ShopsiteOrders } from "@tagsmith/platforms/shopsite";
import { Orders as XmlshopOrders } from "@tagsmith/platforms/xmlshop";

/** A document in one of its versions. */
export interface Family {
  /** Such as `shop/orders 1.1`. */
  readonly name: string;
  readonly document: Document<unknown, unknown>;
  /** The index of the version, -1 where the document has none. */
  readonly version: number;
}

const documents = [
  Datafeed,
  Subscriptions,
  ModularMerchantOrders,
  RequestDocument,
  ShiprushOrders,
  ShipstationOrders,
  Shipnotice,
  ShopsiteOrders,
  XmlshopOrders,
] as readonly unknown[] as readonly Document<unknown, unknown>[];

/** Every document of the six platforms, once for each of its versions. */
export const families: readonly Family[] = documents.flatMap((document) => {
  const { versions } = document.table();
  if (versions === undefined) return [{ name: document.name, document, version: -1 }];
  return versions.names.map((version, index) => ({ name: `${document.name} ${version}`, document, version: index }));
});
