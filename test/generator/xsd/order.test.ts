import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { tableInMemory } from "../../../generator/src/commands/tables.js";
import { readSpecs } from "../../../generator/src/front.js";
import { generate } from "../../../generator/src/index.js";
import { type DocumentTable, parse, safeParse, serialize, unknown } from "../../../runtime/src/index.js";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const xsd = readFileSync(new URL("order/order.xsd", import.meta.url), "utf8");
const files = new Map([
  ["shop/platform.yaml", "title: Shop\n"],
  ["shop/order.yaml", "root: Order\nschema: order.xsd\n"],
  ["shop/order.xsd", xsd],
]);

/** What each of a dozen generators lost or changed: see the promises of the README. */
const xml = [
  '<Order xmlns="urn:shop" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" status="on hold" currency="EUR" xmlns:x="urn:x" x:origin="shop 7">',
  "<Number>000123</Number>",
  "<Total>19.90</Total>",
  "<Weight>1.5</Weight>",
  "<Reference>9007199254740993</Reference>",
  "<Placed>2018-03-08T22:26:00.120+01:00</Placed>",
  "<Gift>true</Gift>",
  '<ShipDate xsi:nil="true"/>',
  '<Coupon xsi:nil="true"/>',
  '<Buyer xsi:type="Company"><Name>Ada  &amp; Sons </Name><TaxId>007</TaxId></Buyer>',
  "<Bank>First Bank</Bank><Account>0012</Account>",
  '<Note>first</Note><Item sku="0E68"><Price>0.10</Price><Sizes>7 12</Sizes></Item><Discount>-5.00</Discount>',
  '<Note/><Item sku="1"><Price>100000000000000000000.01</Price><Sizes/></Item>',
  "<Key>a</Key><Value>1</Value><Key>b</Key><Value> 2</Value>",
  '<x:extra xmlns:x="urn:x"><x:deep a="1">text</x:deep></x:extra>',
  "</Order>",
].join("");

const value = {
  status: "on hold",
  currency: "EUR",
  number: "000123",
  total: "19.90",
  weight: 1.5,
  reference: 9_007_199_254_740_993n,
  placed: "2018-03-08T22:26:00.120+01:00",
  gift: true,
  shipDate: undefined,
  coupon: undefined,
  buyer: { xsiType: "Company", name: "Ada  & Sons ", taxId: "007" },
  card: undefined,
  bank: "First Bank",
  account: "0012",
  choice: [
    { name: "Note", value: "first" },
    { name: "Item", value: { sku: "0E68", price: "0.10", sizes: [7, 12] } },
    { name: "Discount", value: "-5.00" },
    { name: "Note", value: "" },
    { name: "Item", value: { sku: "1", price: "100000000000000000000.01", sizes: [] } },
  ],
  choice2: [
    { name: "Key", value: "a" },
    { name: "Value", value: "1" },
    { name: "Key", value: "b" },
    { name: "Value", value: " 2" },
  ],
  any: ['<x:extra xmlns:x="urn:x"><x:deep a="1">text</x:deep></x:extra>'],
  [unknown]: [
    { attribute: "x:origin", value: "shop 7", namespace: "urn:x" },
    {
      attribute: "xsi:nil",
      value: "true",
      namespace: "http://www.w3.org/2001/XMLSchema-instance",
      on: "Coupon",
    },
  ],
};

let table: () => DocumentTable<unknown>;
beforeAll(() => {
  const { platforms, problems } = readSpecs(files);
  expect(problems).toEqual([]);
  const [shop] = platforms;
  table = tableInMemory(shop!, shop!.documents[0]!);
});

describe("an order with all that other generators lose", () => {
  test("is read into values that keep every digit, order and type", () => {
    expect(parse(table, xml)).toEqual(value);
  });

  test("is written as it was", () => {
    expect(serialize(table, parse(table, xml), { declaration: false })).toBe(xml);
  });

  test("compiles to TypeScript under every strict flag", async () => {
    const encoder = new TextEncoder();
    const sources = [...files].map(([path, text]) => ({ path, bytes: encoder.encode(text) }));
    // It throws where the output does not compile.
    const output = await generate(sources, { typeCheck: true });
    expect(output.problems).toEqual([]);
    const code = output.files.get("shop/order.ts") ?? "";
    expect(code).toContain("  buyer: Party | Company;");
    expect(code).toContain('  xsiType?: "Company" | undefined;');
    expect(code).toContain("  reference: bigint;");
    expect(code).toContain('export type Status = "new" | "on hold" | "shipped";');
  });

  test.each([
    ["000123", "00123", '1:153 /Order/Number: expected text, matching "[0-9]{6}" but received "00123"'],
    ["on hold", "held", '1:87 /Order/@status: expected one of "new", "on hold", "shipped" but received "held"'],
    ["<Account>0012</Account>", "", "1:464 /Order/Note: expected the element Account but received the element Note"],
    [
      "<Bank>",
      '<Card brand="x">1</Card><Bank>',
      "1:465 /Order/Bank: expected one of the elements Item, Discount, Note, Key, any other or no more but received the element Bank",
    ],
    ["<Value>1</Value>", "", "1:680 /Order/Key: expected the element Value but received the element Key"],
    ['"Company"', '"Status"', '1:377 /Order/Buyer/@xsi:type: expected "Party" or "Company" but received "Status"'],
    [
      '<ShipDate xsi:nil="true"/>',
      "<ShipDate/>",
      '1:310 /Order/ShipDate: expected a date such as 2018-03-08 but received ""',
    ],
    ["<x:deep", "<y:deep", "1:751 /Order: expected a declaration of the prefix y but received the name y:deep"],
  ])("with %s as %s is refused", (before, after, message) => {
    const result = safeParse(table, xml.replace(before, after));
    expect(result.problems.filter(({ severity }) => severity === "error").map((each) => each.message)[0]).toBe(message);
  });
});
