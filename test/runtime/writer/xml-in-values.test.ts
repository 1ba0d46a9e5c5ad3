import { describe, expect, test } from "vitest";
import { serialize } from "../../../runtime/src/writer/serialize.js";
import { fresh } from "./fresh.js";
import { feedTable } from "./tables.js";
import { feed, item, orderError, writeOrder } from "./feed.js";

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
