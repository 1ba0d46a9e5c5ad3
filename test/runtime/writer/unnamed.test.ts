import { describe, expect, test } from "vitest";
import { parse } from "../../../runtime/src/document.js";
import { unknown } from "../../../runtime/src/unknown.js";
import { serialize } from "../../../runtime/src/writer/serialize.js";
import { fresh } from "./fresh.js";
import { keepingTable, ordersTable } from "./tables.js";
import { errorOf } from "./feed.js";

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
