import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** The spec of a shop that is asked by the smallest number, page by page. */
export const shopSpec: Readonly<Record<string, string>> = {
  "specs/acme/platform.yaml": `title: Acme
settings:
  shopId: id                             # The number of the shop.
  apiKey:                                # The key.
    type: text secret
    example: 354dsg43652
    found: Account > API
  baseUrl: url = "https://shop.example"  # Where the shop is.
client:
  baseUrl: baseUrl
  sign:
    let:
      signed: >-
        = lines(method, path, shopId)
    header:
      X-Signature: >-
        = base64(hmac-sha256(apiKey, signed))
  operations:
    orders:                              # The orders, by increasing number.
      POST: /orders
      query:
        shop: = shopId
        key: = apiKey
      form:
        min_id? as minId: id             # The smallest number.
        portion?: integer > 0            # How many.
        since?: dateTime "yyyy-MM-dd HH:mm" UTC   # The oldest.
        email?: text personal            # Whose.
        tag*: text                       # All of these.
      answer: orders
      errors:
        refused: { text: "error|{id}|{name}" }
      pages: { by: min_id, size: portion, next: last order/@id + 1, until: empty }
      cursor: { item: order, field: "@id", parameter: min_id, inclusive: true }
      check: { portion: "1" }
      repeat: safe
    list:                                # The orders, all of them.
      GET: /list
      answer: orders
      repeat: safe
    ping:                                # Nothing.
      GET: /ping
      answer: none
      repeat: safe
mock:
  orders:
    search:
      min_id: least @id
`,
  "specs/acme/orders.yaml": `root: orders
types:
  orders:                                # The orders.
    "@count": integer >= 0 = size of orders   # How many.
    order* as orders: Order
  Order:                                 # One order.
    "@id": id                            # Its number.
    placed: dateTime "yyyy-MM-dd HH:mm" UTC   # When.
    total: decimal                       # How much.
    boxes: integer >= 0                  # How many boxes.
    serial?: integer as bigint           # A number of any size.
    status: enum open=O | paid=P         # How far it is.
    email: text personal                 # Whose.
    phone?: text matching "[0-9]{3}-[0-9]{4}" personal   # The number.
    born?: date "dd.MM.yyyy" personal    # The birthday.
    pin?: text secret                    # The pin.
    note?: text                          # What was noted.
    pay?: Pay
  Pay:                                   # How it was paid.
    one of as method:
      card: text personal                # By card.
      cash: decimal                      # In cash.
`,
};

/** A shop on loopback. */
export interface Shop {
  readonly url: string;
  /** How many orders it has; may grow. */
  orders: number;
  /** Milliseconds before each answer. */
  delay: number;
  /** The forms that it was asked with. */
  readonly asked: string[];
  /** Stands in the place of orders, until it is nothing again. */
  answer: { readonly status: number; readonly text: string } | undefined;
  readonly close: () => Promise<void>;
}

/** Opens a shop with so many orders. */
export async function openShop(orders: number): Promise<Shop> {
  const server: Server = createServer((request, response) => {
    let form = "";
    request.on("data", (chunk) => (form += String(chunk)));
    request.on("end", () => {
      const url = request.url ?? "";
      shop.asked.push(url.startsWith("/orders") ? form : url);
      setTimeout(() => {
        response.statusCode = shop.answer?.status ?? 200;
        response.setHeader("content-type", "text/xml; charset=utf-8");
        response.end(shop.answer?.text ?? page(new URLSearchParams(form), shop.orders));
      }, shop.delay);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const shop: Shop = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    orders,
    delay: 0,
    asked: [],
    answer: undefined,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return shop;
}

function page(form: URLSearchParams, orders: number): string {
  const first = Math.max(1, Number(form.get("min_id") ?? 1));
  const most = Number(form.get("portion") ?? orders);
  const ids = Array.from({ length: Math.max(0, Math.min(most, orders - first + 1)) }, (_, index) => first + index);
  return `<?xml version="1.0"?>\n<orders count="${ids.length}">${ids.map(order).join("")}</orders>`;
}

/** Every order is of Ada, but for each third. */
function order(id: number): string {
  const name = id % 3 === 0 ? "bob" : "ada";
  return (
    `<order id="${id}"><placed>2026-02-03 04:0${id % 10}</placed><total>${id}.50</total><boxes>1</boxes>` +
    `<serial>9007199254740993</serial><status>P</status><email>${name}@example.com</email><phone>555-0${100 + (id % 2)}</phone>` +
    `<born>24.12.1970</born><pin>9876</pin><note>write to ${name}@example.com, key s3cr3t-key-of-acme</note>` +
    `<pay>${id % 2 === 0 ? "<cash>1.00</cash>" : "<card>4111111111111111</card>"}</pay></order>`
  );
}
