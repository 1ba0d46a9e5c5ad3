import { expect, test } from "vitest";
import { type DocumentTable, choice, integer, parse, prefixes, serialize, text } from "../../runtime/src/index.js";

type Order = ({ name: "Note"; value: string } | { name: "b:Note"; value: number })[];

const table: DocumentTable<Order> = {
  contract: 1,
  name: "shop/order",
  roots: ["Order"],
  namespaces: { b: "urn:b" },
  prefixes,
  type: () => ({
    name: "Order",
    only: true,
    members: [
      {
        as: "choice",
        number: "*",
        type: {
          kind: "choice",
          code: choice,
          choices: [
            { xml: "Note", type: text },
            { xml: "b:Note", as: "b:Note", type: integer },
          ],
        },
      },
    ],
  }),
};

test("alternatives of the same local name are told apart by what the table calls them, whatever the prefix is", () => {
  const value = parse(() => table, '<Order xmlns:x="urn:b"><Note>1</Note><x:Note>1</x:Note><Note/></Order>');
  expect(value).toEqual([
    { name: "Note", value: "1" },
    { name: "b:Note", value: 1 },
    { name: "Note", value: "" },
  ]);
  expect(serialize(() => table, value, { declaration: false })).toBe(
    '<Order xmlns:b="urn:b"><Note>1</Note><b:Note>1</b:Note><Note/></Order>',
  );
});
