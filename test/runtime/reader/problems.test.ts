import { describe, expect, test } from "vitest";
import {
  type DocumentTable,
  type MemberTable,
  type Problem,
  boolean,
  choice,
  decimal,
  document,
  enumeration,
  id,
  integer,
  parse,
  safeParse,
  skipDoctype,
  text,
} from "@tagsmith/runtime";
import { noticed, read, record, rooted } from "./tables.js";

const order = record("Order", [
  { xml: "@no", as: "no", number: "?", type: integer },
  { xml: "OrderID", as: "orderId", type: id },
  { xml: "Total", as: "total", number: "?", type: decimal },
  { xml: "Items/Item", as: "items", number: "*", type: record("Item", [{ xml: "SKU", as: "sku", type: id }]) },
  { xml: "Email", as: "email", number: "?", type: id, nothing: [""], personal: true },
  { xml: "Pin", as: "pin", number: "?", type: integer, secret: true },
]);
const orders: DocumentTable<unknown> = {
  contract: 1,
  name: "test/orders",
  roots: ["Orders"],
  type: record("Orders", [
    { xml: "@count", as: "count", number: "?", type: integer, sizeOf: "orders" },
    { xml: "Order", as: "orders", number: "*", type: order },
  ]),
};

describe("a wrong document is refused at its place", () => {
  const good = "<OrderID>1</OrderID><Items/>";
  test.each([
    [
      "<Orders><Order><OrderID>1</OrderID><Total>12,5</Total><Items/></Order></Orders>",
      '1:43 /Orders/Order[1]/Total: expected a decimal but received "12,5"',
    ],
    [
      `<Orders>\n  <Order>${good}</Order>\n  <Order no="x">${good}</Order></Orders>`,
      '3:14 /Orders/Order[2]/@no: expected a whole number but received "x"',
    ],
    [
      `<Orders><Order>${good}<Total>\n  <![CDATA[é]]></Total></Order></Orders>`,
      '2:12 /Orders/Order[1]/Total: expected a decimal but received "é"',
    ],
    [
      "<Orders>\n  <Order>\n    <Items/>\n  </Order>\n</Orders>",
      "2:3 /Orders/Order[1]: expected the element OrderID but received nothing",
    ],
    [
      "<Orders><Order><OrderID>1</OrderID></Order></Orders>",
      "1:9 /Orders/Order[1]: expected the element Items but received nothing",
    ],
    [
      "<Orders><Order><OrderID>1</OrderID><Items><Item/></Items></Order></Orders>",
      "1:43 /Orders/Order[1]/Items/Item[1]: expected the element SKU but received nothing",
    ],
    [
      `<Orders><Order>${good}<OrderID>2</OrderID></Order></Orders>`,
      "1:44 /Orders/Order[1]/OrderID: expected one element OrderID but received a second one",
    ],
    [
      `<Orders><Order>${good}x</Order></Orders>`,
      '1:44 /Orders/Order[1]: expected no text between elements but received "x"',
    ],
    [
      `<Orders><Order><OrderID>1<b/></OrderID><Items/></Order></Orders>`,
      "1:26 /Orders/Order[1]/OrderID: expected text only but received the element b",
    ],
    [
      '<Orders count="2"><Order><OrderID>1</OrderID><Items/></Order></Orders>',
      '1:16 /Orders/@count: expected 1 as the number of orders but received "2"',
    ],
    ["<orders/>", "1:1 /orders: expected the element Orders but received the element orders"],
    [
      `<Orders><Order>${good}<Pin>abc</Pin></Order></Orders>`,
      "1:49 /Orders/Order[1]/Pin: expected a whole number but received a secret value",
    ],
    [
      `<Orders>😀é<Order>${good}<Total>${"9".repeat(50)}x</Total></Order></Orders>`,
      '1:9 /Orders: expected no text between elements but received "😀é"',
    ],
  ])("%s", (xml, message) => {
    const expected = read(() => orders, xml) as string[];
    expect(expected[0]).toBe(message);
    expect(() => parse(() => orders, xml)).toThrow(expect.objectContaining({ name: "XmlError", message }));
  });
});

test("columns count UTF-16 units, and long values are cut", () => {
  const xml = `<Orders><!-- 😀é --><Order><OrderID>1</OrderID><Items/><Total>${"9".repeat(50)}x</Total></Order></Orders>`;
  expect(read(() => orders, xml)).toEqual([
    `1:63 /Orders/Order[1]/Total: expected a decimal but received "${"9".repeat(40)}…"`,
  ]);
});

test("a problem has all facts as fields, and its message names the file", () => {
  const { problems } = safeParse(() => orders, "<Orders>\n<Order/>é</Orders>", { file: "feed.xml" });
  expect(problems.at(-1)).toEqual({
    code: "unexpected",
    severity: "error",
    path: "/Orders",
    line: 2,
    column: 9,
    offset: 17,
    expected: "no text between elements",
    received: '"é"',
    message: 'feed.xml:2:9 /Orders: expected no text between elements but received "é"',
  });
});

test("all problems are collected, and a wrong value is not told as missing", () => {
  const members: MemberTable[] = [
    { xml: "a", as: "a", type: decimal },
    { xml: "b", as: "b", type: boolean("true", "false") },
    { xml: "c", as: "c", type: enumeration([["x", "x"]]) },
    { xml: "d", as: "d", number: [2, 3], type: text },
    { xml: "e", as: "e", number: "+", type: text },
    { xml: "@f", as: "f", type: text },
    {
      as: "g",
      type: {
        kind: "choice",
        code: choice,
        choices: [
          { xml: "h", type: text },
          { xml: "i", type: text },
        ],
      },
    },
  ];
  expect(read(rooted(members), "<root><a>x</a><b>1</b><c/><d/></root>")).toEqual([
    '1:10 /root/a: expected a decimal but received "x"',
    '1:18 /root/b: expected true or false but received "1"',
    '1:23 /root/c: expected "x" but received ""',
    "1:1 /root: expected 2 to 3 of the element d but received 1",
    "1:1 /root: expected at least one of the element e but received nothing",
    "1:1 /root: expected the attribute f but received nothing",
    "1:1 /root: expected one of the elements h, i but received nothing",
  ]);
});

test("ill-formed XML ends the reading with one problem", () => {
  expect(read(() => orders, "<Orders><Order no='x'></Orders>")).toEqual([
    '1:20 /Orders/Order[1]/@no: expected a whole number but received "x"',
    "1:23 /Orders/Order[1]: expected the end tag </Order> but received </Orders>",
  ]);
});

test("after a hundred problems one says that there are more", () => {
  const xml = `<Orders>${"<Order/>".repeat(500)}</Orders>`;
  const { problems } = safeParse(() => orders, xml);
  expect(problems).toHaveLength(101);
  expect(problems.at(-1)).toMatchObject({ code: "too-many", severity: "error" });
  expect(problems.at(-1)?.message).toBe("1:409 /Orders/Order[51]: there are more than 100 problems");
});

test("after a hundred notices the reading goes on", () => {
  const told: Problem[] = [];
  const xml = `<Orders>${"<x/>".repeat(500)}<Order><OrderID>1</OrderID><Items/></Order></Orders>`;
  const result = safeParse(() => orders, xml, { onProblem: (problem) => told.push(problem) });
  expect(result.ok).toBe(true);
  expect(told).toEqual(result.problems);
  expect(told.map(({ code }) => code).slice(99)).toEqual(["unknown", "too-many"]);
});

test("personal values stand in no message", () => {
  const members: MemberTable[] = [{ xml: "@zip", as: "zip", type: integer, personal: true }];
  expect(read(rooted(members), "<root zip='98101-A'/>")).toEqual([
    "1:12 /root/@zip: expected a whole number but received a personal value",
  ]);
});

test("a table can have an order, and say what a second element means", () => {
  const members: MemberTable[] = [
    { xml: "a", as: "a", number: "?", type: text },
    { xml: "b", as: "b", number: "?", type: text },
  ];
  const xml = "<root><b>1</b><a>2</a></root>";
  expect(read(rooted(members), xml)).toEqual({ a: "2", b: "1" });
  const declared = rooted(members, { read: { order: "declared" } });
  for (const each of [xml, xml])
    expect(read(declared, each)).toEqual([
      "1:15 /root/a: expected the element a before the element b but received it behind",
    ]);
  // An element that is not predicted must not leave its own order behind.
  const inner = record("S", [...members, { xml: "c", as: "c", type: text }]);
  const outer = rooted([{ xml: "s", as: "s", type: inner }, ...members], { read: { order: "declared" } });
  expect(read(outer, "<root><s xmlns:p='urn:p'><a>1</a><b>2</b><c>3</c></s><a>4</a></root>")).toEqual({
    s: { a: "1", b: "2", c: "3" },
    a: "4",
    b: undefined,
  });
  const twice = "<root><a>1</a><a>2</a></root>";
  expect(read(rooted(members, { read: { repeated: "first" } }), twice)).toEqual({ a: "1", b: undefined });
  expect(read(rooted(members, { read: { repeated: "last" } }), twice)).toEqual({ a: "2", b: undefined });
  expect(noticed(rooted(members, { read: { repeated: "last" } }), twice)).toEqual([
    "1:15 /root/a: expected one element a but received a second one, which is taken",
  ]);
});

test("a document that is not XML at all is refused in one sentence", () => {
  const messages = [
    "",
    "  ",
    "error|5|Wrong key|",
    "<",
    "<Orders",
    "<Orders/><Orders/>",
    "<!DOCTYPE Orders><Orders/>",
    '<?xml version="1.1"?><Orders/>',
    "<Orders>&nbsp;</Orders>",
  ].map((xml) => (read(() => orders, xml) as string[])[0]);
  expect(messages).toEqual([
    "1:1: expected the root element but received the end of the document",
    "1:3: expected the root element but received the end of the document",
    '1:1: expected the root element but received "e"',
    "1:2: expected the name of an element but received the end of the document",
    '1:8: expected white space, "/>" or ">" but received the end of the document',
    '1:10: expected nothing behind the root element but received "<Orders/>"',
    "1:1: expected a document without a DOCTYPE but received a DOCTYPE",
    '1:16: expected version 1.0 of XML but received "1.1"',
    "1:9 /Orders: expected one of the entities amp, lt, gt, quot, apos but received another reference",
  ]);
});

test("a DOCTYPE is skipped where the table says so, and its entities stay unknown", () => {
  const table = rooted([{ xml: "$", as: "text", type: text }], { doctype: skipDoctype });
  const doctype = '<!DOCTYPE root SYSTEM "x.dtd" [<!ENTITY e "]>"><!-- ]> --><?p ]> ?>]>';
  expect(read(table, `${doctype}\n<root>x</root>`)).toEqual({ text: "x" });
  expect(read(table, `${doctype}\n<root>&e;</root>`)).toEqual([
    '2:7 /root: expected one of the entities amp, lt, gt, quot, apos but received "&e;"',
  ]);
});

test("a listener may read another document while it is told of a problem", () => {
  const inner: unknown[] = [];
  const xml = "<Orders><x/><Order><OrderID>1</OrderID><Items/></Order></Orders>";
  const value = parse(() => orders, xml, { onProblem: () => inner.push(parse(() => orders, xml)) });
  expect(inner).toEqual([value]);
});

test("a document is a Standard Schema", () => {
  const schema = document(() => orders)["~standard"];
  expect([schema.version, schema.vendor]).toEqual([1, "tagsmith"]);
  expect(schema.validate("<Orders/>")).toEqual({ value: { count: undefined, orders: [] } });
  expect(
    schema.validate(new TextEncoder().encode("<Orders><Order no='x'><OrderID/><Items/></Order></Orders>")),
  ).toEqual({
    issues: [
      {
        message: '1:20 /Orders/Order[1]/@no: expected a whole number but received "x"',
        path: ["Orders", "Order", 0, "@no"],
      },
    ],
  });
  expect(schema.validate(5)).toEqual({ issues: [{ message: "expected a string or bytes but received number" }] });
});
