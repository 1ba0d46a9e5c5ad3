import { readSpecs } from "../../../generator/src/front.js";
import type { Platform } from "../../../generator/src/model/model.js";

const orders = `root: orders
types:
  orders:
    "@count": integer = size of orders
    order* as orders: Order
  Order:
    "@ID": id
    status: text
    changed: dateTime "yyyy-MM-dd HH:mm" UTC
`;

/** A platform with one document of orders, and whatever roles a test gives it. */
export function acmeWith(roles: string): Platform {
  const { platforms, problems } = readSpecs(
    new Map([
      ["acme/platform.yaml", `title: Acme\n${roles}`],
      ["acme/orders.yaml", orders],
    ]),
  );
  const [platform] = platforms;
  if (platform === undefined || problems.length > 0) throw new Error(problems.map(({ message }) => message).join("\n"));
  return platform;
}

/** A client with one of each thing that a client can have. */
export const clientRoles = `settings:
  apiKey:
    type: text secret
    example: k-123
    found: Account > API
  storeUrl: url
client:
  baseUrl: storeUrl
  operations:
    orders:                              # The orders. Asking changes nothing.
      POST: /orders
      query:
        api_key: = apiKey
      form:
        start?: integer >= 0             # Beware: positions move.
        size?: integer > 0
        min_id? as minId: id
        since?: seconds > 0 negated as secondsBefore or unixTime
        kind?: enum actual=0 | test=1 = actual
      answer: orders
      errors:
        vendor: { text: "error|{id}|{name}" }
      pages: { by: min_id, first: [start], size: size, next: last order/@ID + 1, until: empty }
      cursor: { item: order, field: "@ID", parameter: min_id, inclusive: true }
      check: { size: "1" }
      repeat: safe
mock:
  orders:
    search:
      min_id: least @ID
      kind: equals status unless "2"
      start: skip from 1
      size: take
`;

/** An endpoint with one of each thing that an endpoint can have. */
export const endpointRoles = `settings:
  user: text
  password: text secret
  paid: list of text by "," = "new,paid"
endpoint:
  authentication:
    - basic: [user, password]
    - query: { U: user, P: password }
  operations:
    export:
      GET: /
      when: { action: export }
      query:
        from: dateTime "MM/dd/yyyy HH:mm" UTC
        to: dateTime "MM/dd/yyyy HH:mm" UTC
        page?: integer >= 1 = 1
      answer: orders
      window: { field: order/changed, from: from, to: to, outside: leave-out }
      pages: { parameter: page, size: 50, order: [changed, "@ID"] }
      each:
        item: order
        as: meaning
        first:
          - gone: status in "cancelled,voided"
          - ship: status in paid
          - hold: otherwise
    notify:
      POST: /
      when: { action: notify }
      body: raw or empty | orders
      answer: none
`;
