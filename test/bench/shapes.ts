import type { Document } from "@tagsmith/runtime";
import { Datafeed } from "../../generated/foxycart/datafeed.js";
import { Orders as ModularMerchantOrders } from "../../generated/modular-merchant/orders.js";
import { Orders as ShipRushOrders } from "../../generated/shiprush/orders.js";
import { Orders as XmlShopOrders } from "../../generated/xmlshop/orders.js";

/** One of the four ways in which feeds carry their data, with a document of ours that does. */
export interface Shape {
  readonly name: "attributes" | "elements" | "cdata" | "urlEncoded";
  readonly document: Document<unknown>;
  /** The version that is written, where the document has versions. */
  readonly version?: string;
  /** The list that a document is made longer by. */
  readonly items: string;
}

export const shapes: readonly Shape[] = [
  { name: "attributes", document: untyped(XmlShopOrders), items: "orders" },
  { name: "elements", document: untyped(ShipRushOrders), items: "orders" },
  { name: "cdata", document: untyped(Datafeed), version: "2.0", items: "transactions" },
  { name: "urlEncoded", document: untyped(ModularMerchantOrders), items: "orders" },
];

/** The benchmarks know documents by their tables alone. */
function untyped(document: object): Document<unknown> {
  return document as Document<unknown>;
}
