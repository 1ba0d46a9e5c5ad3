import type { XmlError } from "../../../runtime/src/problem.js";
import { type WriteOptions, serialize } from "../../../runtime/src/writer/serialize.js";
import { fresh } from "./fresh.js";
import { type Feed, type Item, type Order, ordersTable } from "./tables.js";

/** An order with what it must have. */
export const order: Order = {
  id: "007",
  placed: new Date("2018-03-08T22:26:05Z"),
  total: "12.50",
  customerId: "42",
  name: "Ann & Bob",
  payment: { name: "Card", value: { number: "4111" } },
  steps: [],
  coupons: [],
  codes: [],
  others: [],
};

/** An item with what it must have. */
export const item: Item = { sku: "1", price: "5", tags: ["a", "b"], shape: { name: "Box", value: "x y" } };

/** A feed of one item. */
export const feed: Feed = { store: "Ä 1", items: [item] };

/** The document of an order, some of it changed. */
export function writeOrder(change: object, options: WriteOptions = { declaration: false }): string {
  return serialize(fresh(ordersTable), { orders: [{ ...order, ...change }] }, options);
}

/** What is said of an order that cannot be written. */
export function orderError(change: object): string {
  return errorOf(() => writeOrder(change));
}

/** What is said where writing is refused. */
export function errorOf(write: () => unknown): string {
  try {
    write();
  } catch (error) {
    return (error as XmlError).message;
  }
  return "nothing was refused";
}
