import { afterAll, beforeAll, expect, test } from "vitest";
import { shopSpec } from "./shop.js";
import { folderWithAcme, removeFolder, tagsmith, temporaryFolder, top, writeFiles } from "./tagsmith.js";

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
  const [table = "", shown = ""] = out.split(/(?=\n\nWhat a program gets from)/);
  expect(shown).toMatch(/^\n\nWhat a program gets from specs\/.*\.xml\n/);
  const rows = table.split("\n").slice(4);
  expect(
    rows
      .map((row) => row.trim().split(/ {2,}/))
      .map(([platform, role, orders, , , result]) => [platform, role, orders, result]),
  ).toEqual([
    ["FoxyCart", "webhook transactions", "120", "right"],
    ["FoxyCart", "webhook subscriptions", "1", "right"],
    ["Modular Merchant", "client", "120", "right"],
    ["Descartes ShipRush", "endpoint", "120", "right"],
    ["ShipStation", "endpoint", "120", "right"],
    ["ShopSite", "client", "120", "right"],
    ["XMLShop", "client", "120", "right"],
  ]);
  expect(out).toContain("\nOne digit made a letter: the error says where\n\n  specs/");
});

test("the tour runs the roles of a platform, and exits with 1 where one is wrong", () => {
  const sample =
    "<orders count='1'><order id='1'><placed>2026-02-03 04:05</placed><total>1.50</total><boxes>1</boxes><status>P</status><email/></order></orders>";
  const shop = temporaryFolder({ ...shopSpec, "specs/acme/samples/orders.xml": sample });
  const { code, out } = tagsmith(shop, ["tour"]);
  expect(code).toBe(0);
  expect(out).toMatch(
    /^\nEvery role, end to end over this computer\n\n {2}platform {2}role {4}orders +bytes +time {2}result\n {2}Acme {6}client {5}120 +[\d.]+ kB +\d+ ms {2}right\n\nWhat a program/,
  );
  const platform = shopSpec["specs/acme/platform.yaml"] ?? "";
  // The next page begins with the last order of this one: none is given twice, but the paging would not end.
  const wrong = platform.replace("next: last order/@id + 1", "next: last order/@id");
  writeFiles(shop, { "specs/acme/platform.yaml": wrong });
  const failed = tagsmith(shop, ["tour"]);
  removeFolder(shop);
  expect(failed.code).toBe(1);
  expect(failed.out).toMatch(
    /\n {2}Acme {6}client .* 0 bytes {2,}0 ms {2}acme orders: .*the paging would not end \(http.*\)\n/,
  );
});
