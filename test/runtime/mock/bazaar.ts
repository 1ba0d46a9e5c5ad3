import { type Call, type Client, type ClientOptions, type ClientTable, client } from "@tagsmith/runtime/http";
import { type Mock, type MockOptions, type MockTable, mock } from "@tagsmith/runtime/mock";
import type { Order, Orders } from "./orders.js";
import { bazaarSearch, bazaarTable } from "./tables.js";

/** The client of a shop that has orders. */
export interface OrdersClient extends Client {
  orders(parameters?: object): Call<Orders, Order>;
}

/** A mock that finds nothing by parameters: it has all. */
export const noSearch = (): MockTable => ({ contract: 1, operations: [] });

/** The bazaar's client and its mock. */
export function bazaar(
  options: MockOptions = {},
  clientOptions: ClientOptions = {},
): { shop: OrdersClient; mocked: Mock<Order> } {
  return pair(bazaarTable, bazaarSearch, options, clientOptions);
}

/** A client and the mock that it asks. */
export function pair(
  table: () => ClientTable,
  search: () => MockTable,
  options: MockOptions = {},
  clientOptions: ClientOptions = {},
  settings: object = {},
): { shop: OrdersClient; mocked: Mock<Order> } {
  const mocked = mock<Order>(table, search, options);
  const given = { ...mocked.settings, ...settings };
  return { mocked, shop: client(table, given, { fetch: mocked.fetch, ...clientOptions }) as OrdersClient };
}

/** The numbers of orders, in the order in which they come. */
export async function idsOf(orders: AsyncIterable<Order>): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of orders) ids.push(id);
  return ids;
}

/** An order of one's own. */
export function order(id: number, more: Partial<Order> = {}): Order {
  const address = { firstName: "Ada", lastName: "Lovelace", zip: "02108" };
  const time = new Date(Date.UTC(2024, 0, id));
  const rest = { status: "1", test: false, total: "1", email: "ada@example.com", shipping: address, billing: address };
  return { id: String(id), time, ...rest, items: [{ sku: "A", quantity: 1 }], ...more };
}
