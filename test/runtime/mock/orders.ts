import type { DocumentTable, RecordTable } from "../../../runtime/src/table.js";
import { boolean } from "../../../runtime/src/values/boolean.js";
import { decimal } from "../../../runtime/src/values/decimal.js";
import { integer } from "../../../runtime/src/values/integer.js";
import { id, text } from "../../../runtime/src/values/text.js";
import { unixTime } from "../../../runtime/src/values/unix-time.js";

export interface Orders {
  count: number;
  pages?: number | undefined;
  next?: string | undefined;
  orders: Order[];
}

export interface Order {
  id: string;
  time: Date;
  status: string;
  test: boolean;
  total: string;
  email: string;
  shipping: Address;
  billing: Address;
  items: Item[];
}

export interface Address {
  firstName: string;
  lastName: string;
  zip: string;
}

export interface Item {
  sku: string;
  quantity: number;
}

export function ordersTable(): DocumentTable<Orders> {
  return { contract: 1, name: "bazaar/orders", roots: ["orders"], type: ordersRecord };
}

function ordersRecord(): RecordTable<Orders> {
  return {
    name: "Orders",
    members: [
      { xml: "@count", as: "count", type: integer, sizeOf: "orders" },
      { xml: "@pages", as: "pages", number: "?", type: integer },
      { xml: "@next", as: "next", number: "?", type: text },
      { xml: "order", as: "orders", number: "*", type: orderRecord },
    ],
  };
}

function orderRecord(): RecordTable<Order> {
  return {
    name: "Order",
    members: [
      { xml: "@ID", as: "id", type: id },
      { xml: "@time", as: "time", type: unixTime },
      { xml: "@status", as: "status", type: id },
      { xml: "@test", as: "test", type: boolean("1", "0") },
      { xml: "@total", as: "total", type: decimal },
      { xml: "email", as: "email", type: text, personal: true },
      { xml: "shipping", as: "shipping", type: addressRecord },
      { xml: "billing", as: "billing", type: addressRecord },
      { xml: "items/item", as: "items", number: "*", type: itemRecord },
    ],
  };
}

function addressRecord(): RecordTable<Address> {
  return {
    name: "Address",
    members: [
      { xml: "first", as: "firstName", type: text },
      { xml: "last", as: "lastName", type: text },
      { xml: "zip", as: "zip", type: text },
    ],
  };
}

function itemRecord(): RecordTable<Item> {
  return {
    name: "Item",
    members: [
      { xml: "@sku", as: "sku", type: text },
      { xml: "@quantity", as: "quantity", type: integer },
    ],
  };
}
