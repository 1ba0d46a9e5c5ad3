import { afterAll, beforeAll, expect, test } from "vitest";
import { folderWithAcme, removeFolder, tagsmith, temporaryFolder, top } from "./tagsmith.js";

let folder: string;

beforeAll(() => {
  folder = folderWithAcme();
});

afterAll(() => removeFolder(folder));

test("the tour shows a typed value, an error that points, and three commands; the module once it is generated", () => {
  const shown = `
What a program gets from specs/acme/samples/orders.xml

  const { orders } = parseOrders(xml);

  orders[0] = {
    number: '0041',
    placed: 2026-03-01T09:30:00.000Z,
    email: 'ada@example.com',
    total: '29.90',
    gift: false,
    items: [ { sku: '0815', quantity: 2, price: '12.50' }, ... 1 more item ]
  }

One digit made a letter: the error says where

  specs/acme/samples/orders.xml:7:12 /Orders/Order[1]/Total: expected a decimal but received "29.9O"
    7 |     <Total>29.9O</Total>
      |            ^
`;
  const module = `
Generated: generated/acme/orders.ts

  export interface Order {
    /** The number that the customer knows. \`@number\`, an ID. */
    number: string;
`;
  const next = `
Go on with

  npx tagsmith parse acme/orders specs/acme/samples/orders.xml  # an XML file of yours as JSON
  npx tagsmith check --unsure                                   # which facts rest on guesses
  npx tagsmith new another                                      # a platform of your own
`;
  expect(tagsmith(folder, ["tour"])).toEqual({ code: 0, out: shown + next, error: "" });
  tagsmith(folder, ["generate", "--no-type-check"]);
  const { out } = tagsmith(folder, ["tour", "acme"]);
  expect(out.slice(0, shown.length + module.length)).toBe(shown + module);
  expect(out.slice(-next.length)).toBe(next);
});

test("without a sample there is nothing to show", () => {
  const bare = temporaryFolder({ "specs/acme/platform.yaml": "title: Acme\n" });
  const run = tagsmith(bare, ["tour"]);
  removeFolder(bare);
  expect(run).toEqual({
    code: 2,
    out: "",
    error: "tagsmith: no sample in specs can be shown\n  A sample is a file <platform>/samples/<name>.xml\n",
  });
});

test("the tour of this repository takes its samples and runs without a network", () => {
  const { code, out, error } = tagsmith(top, ["tour"]);
  expect({ code, error }).toEqual({ code: 0, error: "" });
  expect(out).toMatch(/^\nWhat a program gets from specs\/.*\.xml\n/);
  expect(out).toContain("\nOne digit made a letter: the error says where\n\n  specs/");
});
