import { expect, test } from "vitest";
import { type DocumentTable, document, id, parse, serialize } from "@tagsmith/runtime";
import { type ClientTable, client, literal } from "@tagsmith/runtime/http";

interface Order {
  id: string;
}

/** As a generator of another time made it. */
function newerDocument(): DocumentTable<Order> {
  return {
    contract: 2 as 1,
    name: "acme/orders",
    roots: ["order"],
    type: () => ({ name: "Order", members: [{ xml: "@id", as: "id", type: id }] }),
  };
}

function newerClient(): ClientTable {
  return { contract: 2 as 1, platform: "acme", settings: [], baseUrl: literal("https://acme.example"), operations: [] };
}

const sentence = (name: string): string =>
  `${name} was generated for another @tagsmith/runtime: its tables have contract 2, this runtime reads contract 1; run \`npx tagsmith generate acme\``;

test.each([
  ["reading", () => parse(newerDocument, '<order id="1"/>'), "acme/orders"],
  ["reading safely", () => document(newerDocument).safeParse('<order id="1"/>'), "acme/orders"],
  ["writing", () => serialize(newerDocument, { id: "1" }), "acme/orders"],
  ["asking", () => client(newerClient, {}), "acme"],
])("%s with a module made for another runtime says which command to run", (_, use, name) => {
  expect(use).toThrow(new Error(sentence(name)));
});
