import { describe, expect, test, vi } from "vitest";
import { check, generate } from "../../generator/src/index.js";

vi.setConfig({ testTimeout: 30_000 });

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const platform = "title: Acme\n";
const orders = `root: orders
types:
  orders:            # The orders of one day.
    order* as orders: Order
  Order:
    "@id": id        # The order's key.
    total: decimal
`;

const files = (document: string): { path: string; bytes: Uint8Array }[] => [
  { path: "acme/platform.yaml", bytes: bytes(platform) },
  { path: "acme/orders.yaml", bytes: bytes(document) },
  { path: "acme/samples/orders.xml", bytes: bytes('<orders><order id="007"><total>1.50</total></order></orders>') },
  { path: "acme/samples/orders.json", bytes: bytes('{ "orders": [{ "id": "007", "total": "1.50" }] }') },
];

describe("generate", () => {
  test("gives files as values", async () => {
    const { files: output, problems } = await generate(files(orders));
    expect(problems).toEqual([]);
    expect([...output.keys()]).toEqual(["acme/orders.ts", "acme/index.ts", "acme/orders.test.ts"]);
    expect(output.get("acme/index.ts")).toMatch(
      /\nexport \{ Orders, parseOrders, serializeOrders, type Order \} from "\.\/orders\.js";\n$/,
    );
    expect(output.get("acme/orders.test.ts")).toContain(
      'expect(value).toEqual({ orders: [{ id: "007", total: "1.50" }] });',
    );
  });

  test("writes a module that begins with its types and ends with its tables", async () => {
    const { files: output } = await generate(files(orders), { tests: "none" });
    const [, , , ...lines] = (output.get("acme/orders.ts") ?? "").split("\n");
    expect(lines.join("\n")).toBe(`import {
  type Decimal,
  type Document,
  type DocumentTable,
  type ReadOptions,
  type RecordTable,
  type UnknownContent,
  type WriteOptions,
  anyEncoding,
  decimal,
  document,
  id,
  parse,
  serialize,
  unknown,
} from "@tagsmith/runtime";

/**
 * The orders of one day.
 *
 * \`orders\` in the spec.
 */
export interface Orders {
  /** \`order\`. */
  orders: Order[];
  [unknown]?: UnknownContent[] | undefined;
}

export interface Order {
  /** The order's key. \`@id\`, an ID. */
  id: string;
  /** \`total\`, a decimal with every digit as written. */
  total: Decimal;
  [unknown]?: UnknownContent[] | undefined;
}

/**
 * Reads a document \`acme/orders\`.
 *
 * @throws XmlError with the first problem: its place, what was expected and what was received.
 */
export function parseOrders(input: string | Uint8Array, options?: ReadOptions): Orders {
  return parse(ordersTable, input, options);
}

/**
 * Writes a document \`acme/orders\`.
 *
 * @throws XmlError with the path of a value that cannot be written.
 */
export function serializeOrders(value: Orders, options?: WriteOptions): string {
  return serialize(ordersTable, value, options);
}

/**
 * The document \`acme/orders\`: \`safeParse\` returns all problems instead of throwing the first, \`stream\` yields each
 * \`Order\` as it comes. Also a Standard Schema.
 */
export const Orders: Document<Orders, Order> = /* @__PURE__ */ document(ordersTable);

/** The table that reader and writer run from. */
export function ordersTable(): DocumentTable<Orders> {
  return {
    contract: 1,
    name: "acme/orders",
    roots: ["orders"],
    type: ordersRecord,
    items: ["orders"],
    input: anyEncoding,
  };
}

function ordersRecord(): RecordTable<Orders> {
  return {
    name: "Orders",
    members: [{ xml: "order", as: "orders", number: "*", type: orderRecord }],
    make: function (v, b) {
      this.orders = v[b];
    },
  };
}

function orderRecord(): RecordTable<Order> {
  return {
    name: "Order",
    members: [
      { xml: "@id", as: "id", type: id },
      { xml: "total", as: "total", type: decimal },
    ],
    make: function (v, b) {
      this.id = v[b];
      this.total = v[b + 1];
    },
  };
}
`);
  });

  test("gives no file where a spec is wrong, and says what is", async () => {
    const { files: output, problems } = await generate(files(orders.replace("decimal", "decmal")));
    expect(output.size).toBe(0);
    expect(problems.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`)).toEqual([
      expect.stringContaining("acme/orders.yaml:7:12 "),
    ]);
  });

  test("says in each file what it was made from, so that a change can be seen without making it again", async () => {
    const headers = async (document: string): Promise<Set<string>> => {
      const { files: output } = await generate(files(document), { typeCheck: false });
      return new Set([...output.values()].map((text) => text.split("\n")[1] ?? ""));
    };
    const first = await headers(orders);
    expect(first.size).toBe(1);
    expect(await headers(orders)).toEqual(first);
    expect(await headers(`${orders} `)).not.toEqual(first);
  });
});

test("check gives the problems of specs, and none for good ones", () => {
  expect(check(files(orders))).toEqual([]);
  expect(check(files(orders.replace("decimal", "decmal"))).map(({ line, column }) => [line, column])).toEqual([
    [7, 12],
  ]);
});
