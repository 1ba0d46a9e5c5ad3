import { describe, expect, test } from "vitest";
import { outlines, order } from "./outline.js";
import { build } from "./build.js";

describe("members", () => {
  test("of every kind have their place in the model", () => {
    const document = build(`root: Orders
write: { cdata: text }
types:
  Orders:
    "@pages?": integer >= 0 = size of orders
    flag as paged: '@pages = 3'
    Order* as orders: Order
    "** as others": any
  Order:
    "@ID as id": id
    total | @total: decimal grouped "," or empty
    Gift?: boolean Y/N or "-" or empty = N
    Mode?: enum actual=0 | test=1 | ... = actual
    Size: unixTime or seconds < 0
    Codes: list of id by ";" = "a;b"
    Notes: text max 5 personal plain
    Details?: map of text secret
    Items?/Item{2..5} as items: Item or empty
    Tax or empty: Item
    Raw: any
  Item:
    $: text
`);
    expect(outlines(document.types)).toEqual([
      "Orders (Orders)",
      '  pages: @pages? integer{"bigint":false} {"minimum":"0"} = size of orders',
      "  paged: flag pages = 3",
      "  orders: Order{0..} <Order>",
      "  others: *{0..}",
      "Order (Order)",
      "  id: @ID id",
      '  total: total|@total decimal {"grouped":","} or [""]',
      '  gift: Gift{0..1} boolean{"yes":"Y","no":"N","lenient":false} or ["-",""] = "N"',
      '  mode: Mode{0..1} enum(actual=0 test=1 ...) = "0"',
      '  size: Size union(unixTime | seconds {"exclusiveMaximum":"0"})',
      '  codes: Codes list(id by ";") = "a;b"',
      '  notes: Notes text {"maxLength":5} personal plain',
      "  details: Details{0..1} map of text secret",
      '  items: Items?/Item{2..5} <Item> or [""]',
      '  tax: Tax <Item> or [""]',
      "  raw: Raw any",
      "Item (Item)",
      "  text: $ text",
    ]);
  });

  test("stand in the value in the order of the spec, attributes where they are written", () => {
    const document = build(`root: Orders
types:
  Orders:
    b: text
    "@a": text
    one of as c:
      x: text
      y: text
    flag as d: b = z
    "@e": text
`);
    expect(order(document.type)).toBe("b a c d e");
  });

  test("may be spelled as an attribute, an element or the text: the first spelling is written", () => {
    const document = build(`root: Orders
types:
  Orders:
    a*:
      name | @name: text
      value | $: text
    b:
      $ | value as text: text
    c:
      "@d | d": text
`);
    expect(outlines(document.types)).toEqual([
      "Orders (Orders)",
      "  a: a{0..} <Orders/a>",
      "  b: b <Orders/b>",
      "  c: c <Orders/c>",
      "OrdersA (Orders/a)",
      "  name: name|@name text",
      "  value: value|$ text",
      "OrdersB (Orders/b)",
      "  text: $|value text",
      "OrdersC (Orders/c)",
      "  d: @d|d text",
    ]);
  });

  test("without a named type get one from their path", () => {
    const document = build(`root: Orders
types:
  Orders:
    Order*:
      Payment:
        one of as method:
          CreditCard:
            number: id
          "*": any
      Items/Item*:
        name: text
`);
    expect(outlines(document.types)).toEqual([
      "Orders (Orders)",
      "  order: Order{0..} <Orders/Order>",
      "OrdersOrder (Orders/Order)",
      "  payment: Payment <Orders/Order/Payment>",
      "  item: Items/Item{0..} <Orders/Order/Items/Item>",
      "OrdersOrderPayment (Orders/Order/Payment)",
      "  method: choice",
      "    creditCard: CreditCard <Orders/Order/Payment/CreditCard>",
      "    *: *",
      "OrdersOrderPaymentCreditCard (Orders/Order/Payment/CreditCard)",
      "  number: number id",
      "OrdersOrderItem (Orders/Order/Items/Item)",
      "  name: name text",
    ]);
  });

  test("in groups keep the tree of particles", () => {
    const document = build(`root: Orders
types:
  Orders:
    any order of:
      a: text
      b: text
    sequence of?:
      c: text
      d: text
    one of* as items:
      e: text
      f: Orders
`);
    expect(outlines(document.types)).toEqual([
      "Orders (Orders)",
      "  all",
      "    a: a text",
      "    b: b text",
      "  sequence{0..1}",
      "    c: c text",
      "    d: d text",
      "  items: choice{0..}",
      "    e: e text",
      "    f: f <Orders>",
    ]);
    expect(order(document.type)).toBe("a b c d items");
  });

  test("let text stand among the elements of a repeated choice", () => {
    const document = build(`root: Orders
types:
  Orders:
    one of* as content with text:
      b: text
`);
    expect(document.type.content?.particles).toMatchObject([
      { kind: "choice", mixed: true, member: { property: "content" } },
    ]);
  });

  test("of the root may have the name of a word of types", () => {
    const document = build(`root: list
types:
  list:
    item*: text
`);
    expect(outlines(document.types)).toEqual(["Orders (list)", "  item: item{0..} text"]);
  });
});
