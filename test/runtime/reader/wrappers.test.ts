import { describe, expect, test } from "vitest";
import { type DocumentTable, type MemberTable, decimal, id, integer, text } from "@tagsmith/runtime";
import { noticed, read, record, rooted } from "./tables.js";

/** The limit is too small for the fast paths, so that all is read with care. */
const careful = { limits: { attribute: 63 } };

const members: MemberTable[] = [
  { xml: "Head/@no", as: "no", number: "?", type: integer },
  { xml: "Head/Date", as: "date", type: text },
  { xml: "Body?/Items/Item", as: "items", number: "*", type: id },
  { xml: "Body?/Items/@count", as: "count", number: "?", type: integer, sizeOf: "items" },
  { xml: "Body?/Note", as: "note", number: "?", type: text },
  { xml: "Head/Time", as: "time", number: "?", type: text },
];
const table = rooted(members);

describe("wrappers inside of wrappers vanish, wherever they stand", () => {
  const all = { no: 1, date: "d", items: ["a", "b"], count: 2, note: "n", time: "t" };
  test.each<[xml: string, value: unknown]>([
    [
      '<root><Head no="1"><Date>d</Date><Time>t</Time></Head><Body><Items count="2"><Item>a</Item><Item>b</Item></Items><Note>n</Note></Body></root>',
      all,
    ],
    [
      '<root><Body ><Note>n</Note><Items\ncount="2"><Item>a</Item><Item>b</Item></Items></Body><Head no="1"><Time>t</Time><Date>d</Date></Head></root>',
      all,
    ],
    [
      "<root><Head><Date/></Head></root>",
      { no: undefined, date: "", items: undefined, count: undefined, note: undefined, time: undefined },
    ],
    [
      "<root><Head><Date/></Head><Body><Items/></Body></root>",
      { no: undefined, date: "", items: [], count: undefined, note: undefined, time: undefined },
    ],
  ])("%s", (xml, value) => {
    expect(read(table, xml)).toEqual(value);
    expect(read(table, xml)).toEqual(value);
    expect(read(table, xml, careful)).toEqual(value);
  });
});

describe("what is wrong in a wrapper is told of with all wrappers around it", () => {
  test.each([
    ["<root/>", ["1:1 /root: expected the element Head but received nothing"]],
    ["<root><Head><Date/></Head><Body/></root>", ["1:1 /root: expected the element Body/Items but received nothing"]],
    ['<root><Head no="x"><Date/></Head></root>', ['1:17 /root/Head/@no: expected a whole number but received "x"']],
    [
      '<root><Head><Date/></Head><Body><Items count="2"><Item>a</Item></Items></Body></root>',
      ['1:47 /root/Body/Items/@count: expected 1 as the number of items but received "2"'],
    ],
    [
      "<root><Head><Date/></Head><Head/></root>",
      ["1:27 /root/Head: expected one element Head but received a second one"],
    ],
    [
      "<root><Head><Date/></Head><Body><Items/><Items/></Body></root>",
      ["1:41 /root/Body/Items: expected one element Items but received a second one"],
    ],
  ])("%s", (xml, messages) => {
    expect(read(table, xml)).toEqual(messages);
    expect(read(table, xml, careful)).toEqual(messages);
  });

  test("unknown elements are kept with the wrapper that they stood in", () => {
    const xml = "<root><Head><Date/></Head><Body><Items><Item>1</Item><x/></Items><y/></Body></root>";
    const value = read(table, xml) as Record<symbol, unknown>;
    const [symbol] = Object.getOwnPropertySymbols(value);
    expect(value[symbol!]).toEqual([
      { after: "Item", in: "Body/Items", xml: "<x/>" },
      { after: "Items", in: "Body", xml: "<y/>" },
    ]);
    expect(noticed(table, xml)).toEqual([
      "1:54 /root/Body/Items/x: expected an element of Root but received the element x, which is kept",
      "1:66 /root/Body/y: expected an element of Root but received the element y, which is kept",
    ]);
  });
});

describe("an element that bears the value or wraps it", () => {
  const discount: MemberTable[] = [
    { xml: ["Total/Discount", "Total/Discount/Amount"], as: "discount", number: "?", type: decimal },
    { xml: "Total/Discount/@code", as: "code", number: "?", type: text },
  ];
  const orders = rooted([{ xml: "Order", as: "orders", number: "*", type: record("Order", discount) }]);
  test.each<[content: string, expected: unknown]>([
    ["<Discount>1.5</Discount>", { discount: "1.5", code: undefined }],
    ['<Discount code="c"><Amount>1.5</Amount></Discount>', { discount: "1.5", code: "c" }],
    ['<Discount code="c"> 1.5 </Discount>', { discount: "1.5", code: "c" }],
    ["<Discount>\n<!-- --><Amount>1.5</Amount>\n</Discount>", { discount: "1.5", code: undefined }],
    ["<Discount>x</Discount>", '1:31 /root/Order[1]/Total/Discount: expected a decimal but received "x"'],
    [
      "<Discount><Amount>x</Amount></Discount>",
      '1:39 /root/Order[1]/Total/Discount/Amount: expected a decimal but received "x"',
    ],
    [
      "<Discount>1<Amount>2</Amount></Discount>",
      "1:31 /root/Order[1]/Total/Discount: expected the value once but received a text as well",
    ],
    ["<Discount/>", '1:21 /root/Order[1]/Total/Discount: expected a decimal but received ""'],
  ])("%s", (content, expected) => {
    const xml = `<root><Order><Total>${content}</Total></Order></root>`;
    const whole = typeof expected === "string" ? [expected] : { orders: [expected] };
    expect(read(orders, xml)).toEqual(whole);
    expect(read(orders, xml, careful)).toEqual(whole);
  });
});

describe("where the table declares an order, a wrapper stands at its first member", () => {
  const ordered: () => DocumentTable<unknown> = () => ({ ...table(), read: { order: "declared" } });
  test.each([
    ["<root><Head><Date/><Time/></Head><Body><Items/><Note/></Body></root>", undefined],
    [
      "<root><Body><Items/></Body><Head><Date/></Head></root>",
      "1:28 /root/Head: expected the element Head before the element Body but received it behind",
    ],
    [
      "<root><Head><Time/><Date/></Head></root>",
      "1:20 /root/Head/Date: expected the element Date before the element Time but received it behind",
    ],
    [
      "<root><Head><Date/></Head><Body><Note/><Items/></Body></root>",
      "1:40 /root/Body/Items: expected the element Items before the element Note but received it behind",
    ],
  ])("%s", (xml, message) => {
    for (const options of [{}, careful]) {
      expect(read(ordered, xml, options)).toEqual(
        message === undefined ? expect.objectContaining({ date: "" }) : [message],
      );
    }
  });
});

test("an element may have as many attributes as are allowed, also where the table names them all", () => {
  const two: MemberTable[] = [
    { xml: "@a", as: "a", number: "?", type: text },
    { xml: "@b", as: "b", number: "?", type: text },
  ];
  const items = rooted([{ xml: "item", as: "items", number: "*", type: record("Item", two) }]);
  const xml = '<root><item a="1" b="2"/><item/></root>';
  expect(read(items, xml, { limits: { attributes: 2 } })).toMatchObject({ items: [{ a: "1", b: "2" }, {}] });
  expect(read(items, xml, { limits: { attributes: 1 } })).toEqual([
    "1:19 /root: expected at most 1 attributes but received more",
  ]);
});
