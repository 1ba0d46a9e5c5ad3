import { describe, expect, test } from "vitest";
import type { DocumentTable } from "../../../runtime/src/table.js";
import { integer } from "../../../runtime/src/values/integer.js";
import { type WriteOptions, serialize, serializeBytes } from "../../../runtime/src/writer/serialize.js";
import { fresh } from "./fresh.js";
import { feedTable, ordersTable } from "./tables.js";
import { errorOf, feed, item, order, orderError, writeOrder } from "./feed.js";

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
