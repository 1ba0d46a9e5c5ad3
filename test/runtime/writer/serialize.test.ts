import { describe, expect, test } from "vitest";
import { parse } from "../../../runtime/src/document.js";
import type { XmlError } from "../../../runtime/src/problem.js";
import { unknown } from "../../../runtime/src/unknown.js";
import type { DocumentTable } from "../../../runtime/src/table.js";
import { integer } from "../../../runtime/src/values/integer.js";
import { type WriteOptions, serialize, serializeBytes } from "../../../runtime/src/writer/serialize.js";
import { fresh } from "./fresh.js";
import { type Feed, type Item, type Order, feedTable, keepingTable, ordersTable } from "./tables.js";

const order: Order = {
  id: "007",
  placed: new Date("2018-03-08T22:26:05Z"),
  total: "12.50",
  customerId: "42",
  name: "Ann & Bob",
  payment: { name: "Card", value: { number: "4111" } },
  steps: [],
  coupons: [],
  codes: [],
  others: [],
};

const item: Item = { sku: "1", price: "5", tags: ["a", "b"], shape: { name: "Box", value: "x y" } };
const feed: Feed = { store: "Ä 1", items: [item] };

function writeOrder(change: object, options: WriteOptions = { declaration: false }): string {
  return serialize(fresh(ordersTable), { orders: [{ ...order, ...change }] }, options);
}

function orderError(change: object): string {
  return errorOf(() => writeOrder(change));
}

function errorOf(write: () => unknown): string {
  try {
    write();
  } catch (error) {
    return (error as XmlError).message;
  }
  return "nothing was refused";
}

describe("a whole document", () => {
  test("stands in the order of the table, whatever the order of the keys", () => {
    const full = {
      others: ["<Other a='1'/>"],
      extra: "<Extra>1 <b/></Extra>",
      note: { text: " two\nlines ", language: "en" },
      tax: { rate: "0.19" },
      attributes: [
        { name: "a", value: "1" },
        { name: "b", value: "" },
      ],
      category: { parent: { name: "Top" }, name: "Sub" },
      codes: [1, undefined, 3],
      coupons: ["X", "Y"],
      steps: [
        { name: "Packed", value: new Date(0) },
        { name: "Sent", value: { by: "post" } },
      ],
      phones: ["1", "2"],
      due: "2018-03-09",
      gift: true,
      currency: "CHF",
    };
    expect(writeOrder(full, { indent: "  " })).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>
<Orders count="1">
  <Order id="007">
    <Placed>3/8/2018 22:26:05</Placed>
    <Total>12.50</Total>
    <Currency>CHF</Currency>
    <Gift>true</Gift>
    <Due>2018-03-09</Due>
    <Customer id="42">
      <Name>Ann &amp; Bob</Name>
      <Phones>
        <Phone>1</Phone>
        <Phone>2</Phone>
      </Phones>
    </Customer>
    <Card>
      <Number>4111</Number>
    </Card>
    <Packed>1970-01-01</Packed>
    <Sent by="post"/>
    <Coupon>X</Coupon>
    <Coupon>Y</Coupon>
    <Codes>
      <Code>1</Code>
      <Code>none</Code>
      <Code>3</Code>
    </Codes>
    <Category>
      <Name>Sub</Name>
      <Category>
        <Name>Top</Name>
      </Category>
    </Category>
    <Attributes>
      <a>1</a>
      <b/>
    </Attributes>
    <Tax>
      <Rate>0.19</Rate>
    </Tax>
    <Note xml:lang="en"> two
lines </Note>
    <Extra>1 <b/></Extra>
    <Other a='1'/>
  </Order>
</Orders>`,
    );
  });

  test("stands on one line without indent, with what must stand there", () => {
    expect(writeOrder({})).toBe(
      '<Orders count="1"><Order id="007"><Placed>3/8/2018 22:26:05</Placed><Total>12.50</Total>' +
        "<Currency>EUR</Currency><Gift/>" +
        '<Customer id="42"><Name>Ann &amp; Bob</Name></Customer><Card><Number>4111</Number></Card>' +
        "<Coupon/><Codes/><Tax/></Order></Orders>",
    );
  });

  test("is the same in UTF-8", () => {
    expect(new TextDecoder().decode(serializeBytes(fresh(ordersTable), { orders: [order] }))).toBe(
      serialize(fresh(ordersTable), { orders: [order] }),
    );
  });

  test("missing and undefined are alike", () => {
    const spread = { currency: undefined, gift: undefined, phones: undefined, tax: undefined, note: undefined };
    expect(writeOrder(spread)).toBe(writeOrder({}));
  });

  test("an optional wrapper stands where its list is one, if an empty one", () => {
    expect(writeOrder({ phones: [] })).toContain("<Name>Ann &amp; Bob</Name><Phones/></Customer>");
  });

  test("an indent is white space", () => {
    expect(() => writeOrder({}, { indent: "<a/>" })).toThrow(
      new TypeError('expected white space as indent but received "<a/>"'),
    );
  });
});

describe("nothing", () => {
  test("is written as its first kind where a member must stand there, and left out where it need not", () => {
    expect(writeOrder({ gift: undefined, due: undefined })).toContain("<Gift/><Customer");
    expect(serialize(fresh(feedTable), { ...feed, items: [{ ...item, tags: undefined as never }] })).toContain(
      "<tags><![CDATA[-]]></tags>",
    );
  });

  test.each([
    [{ total: undefined }, "/Orders/Order[1]/Total: expected a decimal but received nothing"],
    [{ id: undefined }, "/Orders/Order[1]/@id: expected an ID but received nothing"],
    [{ customerId: undefined }, "/Orders/Order[1]/Customer/@id: expected an ID but received nothing"],
    [
      { payment: undefined },
      "/Orders/Order[1]: expected one of the elements Card, Cash, Voucher as payment but received nothing",
    ],
    [{ payment: { name: "Card" } }, "/Orders/Order[1]/Card: expected an object of type Card but received nothing"],
    [{ note: {} }, "/Orders/Order[1]/Note: expected text but received nothing"],
    [{ category: { parent: {} } }, "/Orders/Order[1]/Category/Name: expected text but received nothing"],
    [
      { steps: [undefined] },
      "/Orders/Order[1]: expected one of the elements Packed, Sent as steps but received nothing",
    ],
    [{ attributes: [{ name: "a" }] }, "/Orders/Order[1]/Attributes/a: expected text but received nothing"],
  ])("%# cannot be written where something is required", (change, message) => {
    expect(orderError(change)).toBe(message);
  });

  test("a value that would be read as nothing is refused", () => {
    const count = { xml: "@count", as: "count", type: integer, nothing: ["0", ""] } as const;
    const table = (): DocumentTable<{ count?: number }> => ({
      contract: 1,
      name: "test",
      roots: ["Orders"],
      type: () => ({ name: "Orders", members: [count] }),
    });
    expect(errorOf(() => serialize(table, { count: 0 }))).toBe(
      "/Orders/@count: expected a whole number but received the number 0, which means nothing",
    );
  });
});

describe("values of a wrong kind", () => {
  test.each([
    [{ total: "12,5" }, '/Orders/Order[1]/Total: expected a decimal but received "12,5"'],
    [{ total: 12.5 }, "/Orders/Order[1]/Total: expected a decimal but received the number 12.5"],
    [{ total: null }, "/Orders/Order[1]/Total: expected a decimal but received null"],
    [
      { placed: new Date(Number.NaN) },
      "/Orders/Order[1]/Placed: expected a date and time such as 3/8/2018 22:26:00 but received an invalid Date",
    ],
    [{ gift: "yes" }, '/Orders/Order[1]/Gift: expected true or false but received "yes"'],
    [{ codes: [1, 2n] }, "/Orders/Order[1]/Codes/Code[2]: expected a whole number but received the bigint 2"],
    [{ codes: "1" }, '/Orders/Order[1]/Codes/Code: expected a list but received "1"'],
    [{ tax: "0.19" }, '/Orders/Order[1]/Tax: expected an object of type Tax but received "0.19"'],
    [{ tax: null }, "/Orders/Order[1]/Tax: expected an object of type Tax but received null"],
    [
      { payment: { name: "Check", value: "1" } },
      '/Orders/Order[1]: expected one of the elements Card, Cash, Voucher as payment but received "Check"',
    ],
    [
      { payment: "Card" },
      '/Orders/Order[1]: expected name and value of one of the elements Card, Cash, Voucher as payment but received "Card"',
    ],
    [
      {
        steps: [
          { name: "Sent", value: { by: "x" } },
          { name: "Packed", value: 5 },
        ],
      },
      "/Orders/Order[1]/Packed[2]: expected a date such as 2018-03-08 but received the number 5",
    ],
    [
      { attributes: {} },
      "/Orders/Order[1]/Attributes: expected a list of names and values but received a value of type object",
    ],
    [
      { attributes: [{ name: "a b", value: "" }] },
      '/Orders/Order[1]/Attributes: expected the name of an element but received "a b"',
    ],
    [
      { attributes: [{ name: "a", value: 1 }] },
      "/Orders/Order[1]/Attributes/a: expected text but received the number 1",
    ],
    [
      { correction: true },
      '/Orders/Order[1]: expected id to be "100000000" where correction is true but received "007"',
    ],
  ])("%# are refused with their path", (change, message) => {
    expect(orderError(change)).toBe(message);
  });

  test("a problem of writing has no place", () => {
    try {
      writeOrder({ total: "12,5" });
      expect.unreachable();
    } catch (error) {
      expect((error as XmlError).problems).toEqual([
        {
          code: "wrong-value",
          severity: "error",
          path: "/Orders/Order[1]/Total",
          line: 0,
          column: 0,
          offset: 0,
          expected: "a decimal",
          received: '"12,5"',
          message: '/Orders/Order[1]/Total: expected a decimal but received "12,5"',
        },
      ]);
    }
  });

  test("a secret or a person's data stands in no message", () => {
    expect(orderError({ name: 5 })).toBe("/Orders/Order[1]/Customer/Name: expected text but received a personal value");
    expect(orderError({ payment: { name: "Card", value: { number: " 4111" } } })).toBe(
      "/Orders/Order[1]/Card/Number: expected an ID but received a secret value",
    );
  });

  test("a flag that holds need not be set", () => {
    expect(writeOrder({ id: "100000000" })).toContain('<Order id="100000000">');
    expect(writeOrder({ id: "100000000", correction: true })).toContain('<Order id="100000000">');
  });

  test.each([[undefined], [null], ["x"], [5]])("%j is no document", (value) => {
    expect(errorOf(() => serialize(fresh(ordersTable), value as never))).toMatch(
      /^\/Orders: expected an object of type Orders but received /,
    );
  });
});

describe("the size of a list", () => {
  test("is filled in, and may be given if it is right", () => {
    expect(serialize(fresh(ordersTable), { count: 0, orders: [] }, { declaration: false })).toBe('<Orders count="0"/>');
  });

  test("is refused where it differs", () => {
    expect(errorOf(() => serialize(fresh(ordersTable), { count: 3, orders: [order] }))).toBe(
      "/Orders/@count: expected 1, the number of orders but received the number 3",
    );
  });

  test("must be what the table says", () => {
    expect(errorOf(() => serialize(fresh(feedTable), { ...feed, items: [] }))).toBe(
      "/f:feed/items/item: expected at least one element but received nothing",
    );
  });
});

describe("XML in a value", () => {
  test.each([
    ["<Extra><a>", "is cut"],
    ["<Extra/><Extra/>", "is two elements"],
    ["text", "is text"],
    ["", "is nothing"],
    ["<Extra/>text", "has text behind it"],
    ["<Other/>", "has another name"],
    ["</_><_>", "breaks out"],
    ["<Extra/></_><!--", "breaks out with a comment"],
    ["<Extra a='1' a='2'/>", "has an attribute twice"],
    ["<Extra p:a='1'/>", "uses a prefix that it does not declare"],
    ["<Extra>&nbsp;</Extra>", "uses an unknown entity"],
    ["<Extra>\u0001</Extra>", "has a control character"],
    ["<!DOCTYPE Extra><Extra/>", "has a document type"],
  ])("%j is refused: it %s", (extra) => {
    expect(orderError({ extra })).toBe(
      `/Orders/Order[1]/Extra: expected the XML of one element Extra but received ${JSON.stringify(extra)}`,
    );
  });

  test("an element of any name may stand where any may", () => {
    expect(writeOrder({ others: ["<b/>", "<p:c xmlns:p='urn:p'>&amp;<!-- x --></p:c>"] })).toContain(
      "<b/><p:c xmlns:p='urn:p'>&amp;<!-- x --></p:c></Order>",
    );
    expect(orderError({ others: ["<b/>", "<b>"] })).toBe(
      '/Orders/Order[1]/*[2]: expected the XML of one element but received "<b>"',
    );
  });
});

describe("versions", () => {
  const write = (value: object, options: WriteOptions): string =>
    serialize(fresh(feedTable), { ...feed, ...value }, { declaration: false, cdata: "none", ...options });

  test("the members of the version are written, in its order", () => {
    expect(write({}, { version: "1.0" })).toBe(
      '<f:feed xmlns:f="urn:feed" xmlns="urn:items" version="1.0"><f:store>%C3%84+1</f:store>' +
        '<items><item f:sku="1"><cost>5</cost><tags>a+b</tags><shape><Box>x+y</Box></shape></item></items></f:feed>',
    );
    expect(write({ items: [{ ...item, size: 9007199254740993n }] }, { version: "2.0" })).toContain(
      '<item f:sku="1"><size>9007199254740993</size><price>5</price><tags>',
    );
  });

  test("the value's own version is the default, else the newest", () => {
    expect(write({ version: "1.1" }, {})).toContain('version="1.1"');
    expect(write({}, {})).toContain('version="2.0"');
  });

  test("the document says the version that is asked for", () => {
    expect(write({ version: "2.0" }, { version: "1.0" })).toContain('version="1.0"');
  });

  test("what a version cannot carry is refused", () => {
    expect(errorOf(() => write({ items: [item, { ...item, size: 3n }] }, { version: "1.1" }))).toBe(
      "/f:feed/items/item[2]/size: expected nothing in version 1.1 but received the bigint 3",
    );
  });

  test("a version that the table does not have is refused", () => {
    expect(errorOf(() => write({}, { version: "3.0" }))).toBe(
      '/f:feed: expected one of the versions 1.0, 1.1, 2.0 but received "3.0"',
    );
  });
});

describe("CDATA and empty elements", () => {
  test("are written as the table says", () => {
    const empty = { ...feed, store: "", items: [item] };
    expect(serialize(fresh(feedTable), empty, { declaration: false })).toBe(
      '<f:feed xmlns:f="urn:feed" xmlns="urn:items" version="2.0"><f:store></f:store><items><item f:sku="1">' +
        "<price><![CDATA[5]]></price><tags><![CDATA[a+b]]></tags><shape><Box><![CDATA[x+y]]></Box></shape></item></items></f:feed>",
    );
  });

  test("CDATA may be asked for: for texts, or for all", () => {
    expect(writeOrder({ name: "A]]>B\rC" }, { cdata: "text" })).toContain(
      "<Total>12.50</Total><Currency>EUR</Currency><Gift/>" +
        '<Customer id="42"><Name><![CDATA[A]]]]><![CDATA[>B]]>&#13;<![CDATA[C]]></Name></Customer><Card><Number>4111',
    );
    expect(writeOrder({}, { cdata: "all" })).toContain("<Total><![CDATA[12.50]]></Total>");
  });
});

describe("what the table does not name", () => {
  const xml =
    '<Orders count="1" xmlns:x="urn:x" x:a="&lt;1&#10;"><before/><Order id="007" new="2"><x:first>&amp;</x:first>' +
    "<Placed>3/8/2018 22:26:05</Placed><Total unit='EUR'>12.50</Total><second/><third/><Currency>EUR</Currency><Gift/>" +
    '<Customer id="42" old="3"><Name>A</Name><inner/><Phones kind="4"><Phone>1</Phone><Phone b="5">2</Phone></Phones></Customer>' +
    "<Voucher>1</Voucher><Coupon/><Codes/><Tax/></Order><after/></Orders>";

  test("is written where it stood", () => {
    const value = parse(keepingTable, xml);
    const written = xml.replace("<x:first>", '<x:first xmlns:x="urn:x">').replace("unit='EUR'", 'unit="EUR"');
    expect(serialize(fresh(keepingTable), value, { declaration: false })).toBe(written);
    expect(serialize(fresh(keepingTable), { ...value }, { declaration: false })).toBe(written);
  });

  test("cannot break the document", () => {
    const broken = (content: object): string =>
      errorOf(() => serialize(fresh(ordersTable), { orders: [], [unknown]: [content] } as never));
    expect(broken({ after: undefined, xml: "<a>" })).toBe(
      '/Orders/*: expected the XML of one element but received "<a>"',
    );
    expect(broken({ attribute: "a b", value: "" })).toBe(
      '/Orders: expected the name of an attribute but received "a b"',
    );
    expect(broken({ attribute: "xmlns:x", value: "" })).toBe(
      '/Orders: expected the name of an attribute but received "xmlns:x"',
    );
    expect(broken({ attribute: "count", value: "" })).toBe(
      "/Orders/@count: expected one attribute of this name but received a second one",
    );
    expect(broken({ attribute: "x:a", value: "" })).toBe(
      "/Orders/@x:a: expected a namespace for the prefix x but received none",
    );
    expect(broken({ attribute: "a", value: "\u0000" })).toBe(
      "/Orders/@a: expected characters that XML can carry but received U+0000",
    );
  });
});

describe("elements inside each other", () => {
  test("are refused beyond the limit of depth", () => {
    let category: { name: string; parent?: unknown } = { name: "0" };
    for (let depth = 1; depth < 300; depth++) category = { name: String(depth), parent: category };
    expect(orderError({ category })).toMatch(
      /^\/Orders\/Order\[1\](?:\/Category){255}: expected at most 256 elements inside each other but received one more$/,
    );
  });

  test("a value that contains itself is refused", () => {
    const category: { name: string; parent?: unknown } = { name: "a" };
    category.parent = category;
    expect(orderError({ category })).toContain("expected at most 256 elements inside each other");
  });
});
