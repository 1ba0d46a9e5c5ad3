import { describe, expect, test } from "vitest";
import { readSpecs } from "../../../generator/src/front.js";
import type { Document } from "../../../generator/src/model/model.js";
import { acme } from "../acme-files.js";
import { outlines, order } from "./outline.js";

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

describe("named types", () => {
  test("of texts are resolved in any order, restricted, and keep what means nothing", () => {
    const document = build(`root: Orders
types:
  Orders:
    a: Price
    b: Price > 0 personal
    c: Price or "none"
    d: list of Price by ","
  Price: Money or empty
  Money: decimal grouped ","
`);
    expect(outlines(document.types)).toEqual([
      "Orders (Orders)",
      '  a: a Price: decimal {"grouped":","} or [""]',
      '  b: b Price: decimal {"grouped":",","exclusiveMinimum":"0"} or [""] personal',
      '  c: c Price: decimal {"grouped":","} or ["none",""]',
      '  d: d list(Price: decimal {"grouped":","} or [""] by ",")',
      'Price: Money: decimal {"grouped":","} or [""]',
      'Money: decimal {"grouped":","}',
    ]);
  });

  test("the root's is called as the document, others as the spec says, none as something of the language", () => {
    const document = build(`root: acme_feed
types:
  acme_feed:
    Response: Response
    item: Item
    line_item: line_item
  Response:
    id: id
  Item as FeedItem:
    id: id
  line_item:
    id: id
`);
    expect(document.types.map(({ name, typeName }) => [name, typeName])).toEqual([
      ["acme_feed", "Orders"],
      ["Response", "OrdersResponse"],
      ["Item", "FeedItem"],
      ["line_item", "LineItem"],
    ]);
  });

  test("of words say what belongs to each word", () => {
    const document = build(`root: Orders
types:
  Orders:
    search_field as field: words of Fields
    search_string: value of search_field
  Fields:
    words of:
      orders.id: id                  # The number.
      like "*LIKE*": text
`);
    const fields = document.types.find(({ name }) => name === "Fields");
    expect(outlines(document.types)).toEqual([
      "Orders (Orders)",
      "  field: search_field Fields: words(orders.id: id, like: text)",
      "  searchString: search_string value of field(orders.id: id, like: text)",
      "Fields: words(orders.id: id, like: text)",
    ]);
    expect(
      fields?.kind === "leaf" &&
        fields.words?.map(({ name, wire, documentation, leaf }) => [name, wire, documentation, leaf.scalar.kind]),
    ).toEqual([
      ["orders.id", "orders.id", "The number.", "id"],
      ["like", "*LIKE*", "", "text"],
    ]);
  });

  test("that documents share stand in types.yaml and have the same name in all of them", () => {
    const types = `types:
  Money: decimal
  Party:
    name: text
    total: Money
  Other:
    name: text
`;
    const first = "root: A\ntypes:\n  A:\n    party: Party\n";
    const second = "root: B\ntypes:\n  B:\n    total: Money\n";
    const { platforms, problems } = readSpecs(acme({ "types.yaml": types, "orders.yaml": first, "feed.yaml": second }));
    expect(problems.map(({ message }) => message)).toEqual([
      'expected a type that is used but found "Other", which nothing uses',
    ]);
    const [platform] = platforms;
    expect(
      platform?.documents.map((document) => [document.name, document.types.map(({ typeName }) => typeName)]),
    ).toEqual([
      ["feed", ["Feed", "Money"]],
      ["orders", ["Orders", "Money", "Party"]],
    ]);
    expect(platform?.types.map(({ typeName }) => typeName)).toEqual(["Money", "Party", "Other"]);
    expect(platform?.documents[0]?.types[1]).toBe(platform?.types[0]);
  });
});

describe("versions", () => {
  const document = build(`root: Orders
versions: 0.4 < 0.10 < 051 < 1.0
version:
  - store_version
  - feed "Feed {version}"
  - 051 where Part/a
  - "0.4"
types:
  Orders:
    store_version since 1.0: text
    feed until 051: text
    old_name as name in ..0.10: text
    new_name as name in 051..: text
    code in 0.4, 051..1.0: text
    all in 0.4..1.0: text
    Part?:
      a: text
`);

  test("keep their order, and members know theirs", () => {
    expect(document.versions?.names).toEqual(["0.4", "0.10", "051", "1.0"]);
    expect(outlines([document.type])).toEqual([
      "Orders (Orders)",
      "  storeVersion: store_version text in 3",
      "  feed: feed text in 0,1,2",
      "  name: old_name text in 0,1",
      "  name: new_name text in 2,3",
      "  code: code text in 0,2,3",
      "  all: all text",
      "  part: Part{0..1} <Orders/Part>",
    ]);
  });

  test("are found by rules", () => {
    expect(document.versions?.rules).toMatchObject([
      { kind: "path", path: "store_version" },
      { kind: "path", path: "feed", template: "Feed {version}" },
      { kind: "version", version: "051", where: "Part/a" },
      { kind: "version", version: "0.4" },
    ]);
  });
});

test("policies have their defaults, and limits may be none", () => {
  const plain = build("root: Orders\ntypes:\n  Orders:\n    a: text\n");
  expect([plain.read, plain.write, plain.values, plain.repairs, plain.limits, plain.namespaces]).toEqual([
    { order: "any", unknown: "keep", repeated: "refuse", doctype: "refuse" },
    { cdata: "none", declaration: true, empty: "short" },
    "plain",
    [],
    {},
    {},
  ]);
  const other = build(`root: a | s:b
read: { order: declared, unknown: refuse, repeated: last, doctype: skip, namespaces: ignore, encoding: ISO-8859-1 }
write: { cdata: all, declaration: false, empty: long }
values: form-url-encoded
repairs: [bare-ampersand, html-entities]
limits: { depth: 8, text: none }
namespaces: { "": urn:a, s: urn:s }
types:
  a:
    s:x: text
`);
  expect([other.read, other.write, other.values, other.repairs, other.limits, other.namespaces, other.roots]).toEqual([
    {
      order: "declared",
      unknown: "refuse",
      repeated: "last",
      doctype: "skip",
      namespaces: "ignore",
      encoding: "ISO-8859-1",
    },
    { cdata: "all", declaration: false, empty: "long" },
    "form-url-encoded",
    ["bare-ampersand", "html-entities"],
    { depth: 8, text: Infinity },
    { "": "urn:a", s: "urn:s" },
    ["a", "s:b"],
  ]);
});

test("comments are the documentation, with the source of the fact and how sure it is", () => {
  const document = build(`# The orders.
root: Orders
types:
  # One page
  # of orders. [page]
  Orders:
    a: text           # An a. [guess]
    b: text           # A b, in [brackets] inside. [page C]
    c: text
`);
  const members = document.type.content?.particles.flatMap((each) => (each.kind === "element" ? [each] : []));
  const facts = [document, document.type, ...(members ?? [])].map(({ documentation, source, sure }) => [
    documentation,
    source,
    sure,
  ]);
  expect(facts).toEqual([
    ["The orders.", undefined, undefined],
    ["One page of orders.", "page", "A"],
    ["An a.", "guess", "D"],
    ["A b, in [brackets] inside.", "page", "C"],
    ["", undefined, undefined],
  ]);
});

test("hostile texts are data", () => {
  const hostile = "*/ ` ${x} \u2028 </script> __proto__";
  const document = build(`root: Orders
types:
  Orders:                                  # ${hostile}
    a: enum "*/" | "\`" | "\${x}" | "\u2028" | "__proto__" | "constructor"
    constructor: text
    toString: text = ${JSON.stringify(hostile)}
`);
  expect(document.type.documentation).toBe(hostile);
  expect(outlines([document.type])).toEqual([
    "Orders (Orders)",
    "  a: a enum(*/ ` ${x} \u2028 __proto__ constructor)",
    "  constructor: constructor text",
    `  toString: toString text = ${JSON.stringify(hostile)}`,
  ]);
});

function build(orders: string): Document {
  const { platforms, problems } = readSpecs(acme({ "orders.yaml": orders }));
  expect(
    problems.filter(({ severity }) => severity === "error").map(({ line, message }) => `${line} ${message}`),
  ).toEqual([]);
  const document = platforms[0]?.documents[0];
  if (document === undefined) throw new Error("no document");
  return document;
}
