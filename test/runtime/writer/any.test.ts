import { beforeEach, describe, expect, test, vi } from "vitest";
import type { MemberTable } from "../../../runtime/src/table.js";
import { tableOf } from "./table-of.js";

type Written = typeof import("./table-of.js").written;

let written: Written;

/** How XML in a value is read is planned once; here it is planned anew for each test. */
beforeEach(async () => {
  vi.resetModules();
  ({ written } = await import("./table-of.js"));
});

const any: MemberTable = { xml: "any", as: "any", type: { kind: "any" } };
const open: MemberTable = { xml: "*", as: "any", type: { kind: "any" }, number: "?" };

describe("XML in a value is one element", () => {
  test.each([
    ["<any/>", "<any/>"],
    [" <any/>\n", "<any/>"],
    ["<!-- x --><any> <b/> </any><?p?>", "<any> <b/> </any>"],
    ["<any\ta='1'/>", "<any\ta='1'/>"],
    ["<p:any xmlns:p='urn:p'/>", "<p:any xmlns:p='urn:p'/>"],
    ["<any><![CDATA[</any>]]></any>", "<any><![CDATA[</any>]]></any>"],
  ])("%j", (xml, element) => {
    expect(written(tableOf([any]), { any: xml })).toBe(`<r>${element}</r>`);
  });

  test.each<[value: unknown, received: string]>([
    ["<any/><any/>", '"<any/><any/>"'],
    ["<any/><b/>", '"<any/><b/>"'],
    ["<b/><any/>", '"<b/><any/>"'],
    ["x<any/>", '"x<any/>"'],
    ["<any/>x", '"<any/>x"'],
    ["", '""'],
    ["x", '"x"'],
    [" ", '" "'],
    ["<anyone/>", '"<anyone/>"'],
    ["<any>", '"<any>"'],
    ["</_><_/><_>", '"</_><_/><_>"'],
    [["<any/>"], "a list"],
    [{ toString: () => "<any/>" }, "a value of type object"],
  ])("but not %j", (value, received) => {
    expect(written(tableOf([any]), { any: value })).toBe(
      `/r/any: expected the XML of one element any but received ${received}`,
    );
  });

  test.each<[value: unknown, received: string]>([
    ["<b/><c/>", '"<b/><c/>"'],
    ["<b/>x", '"<b/>x"'],
    ["x", '"x"'],
    [" ", '" "'],
    [5, "the number 5"],
  ])("of any name: not %j", (value, received) => {
    expect(written(tableOf([open]), { any: value })).toBe(
      `/r/*: expected the XML of one element but received ${received}`,
    );
  });

  test("that is missing is told of by what it should be", () => {
    expect(written(tableOf([any]), {})).toBe("/r/any: expected the XML of an element any but received nothing");
    const { number: _, ...required } = open;
    expect(written(tableOf([required]), {})).toBe("/r/*: expected the XML of an element but received nothing");
    expect(written(tableOf([open]), {})).toBe("<r/>");
  });

  test("that must not be shown is not", () => {
    expect(written(tableOf([{ ...any, secret: true }]), { any: "4111" })).toBe(
      "/r/any: expected the XML of one element any but received a secret value",
    );
  });
});

describe("the limits of a document hold for XML in its values", () => {
  const nested = (depth: number): string => "<any>".repeat(depth) + "</any>".repeat(depth);

  test("as to depth", () => {
    const table = tableOf([any], { limits: { depth: 4 } });
    expect(written(table, { any: nested(3) })).toBe(`<r>${nested(3)}</r>`);
    expect(written(table, { any: nested(4) })).toBe(
      `/r/any: expected the XML of one element any but received "${nested(4).slice(0, 40)}…"`,
    );
    const deeper = tableOf([{ ...any, xml: "w/any" }], { limits: { depth: 4 } });
    expect(written(deeper, { any: nested(2) })).toBe(`<r><w>${nested(2)}</w></r>`);
    expect(written(deeper, { any: nested(3) })).toBe(
      `/r/w/any: expected the XML of one element any but received "${nested(3)}"`,
    );
  });

  test("but none of size, since it is in memory already", () => {
    const attributes = Array.from({ length: 1001 }, (_, index) => `a${index}='1'`).join(" ");
    const text = "x".repeat(1_048_577);
    for (const xml of [`<any ${attributes}/>`, `<any a="${text}">${text}</any>`])
      expect(written(tableOf([any]), { any: xml }) === `<r>${xml}</r>`).toBe(true);
  });
});

describe("XML in a value does not fall into the namespace of the document", () => {
  test.each([
    // Names without a prefix that stand in no namespace of their own.
    ["<any/>", true],
    ["<any><b/></any>", true],
    ["<any a=' xmlns=x'/>", true],
    [`<any a=" xmlns='urn:x'" b='xmlns="y"'/>`, true],
    ["<any xmlns:p='urn:p'/>", true],
    ["<p:any xmlns:p='urn:p'><b/></p:any>", true],
    ["<p:any xmlns:p='urn:p'><c xmlns='urn:c'></c><d/></p:any>", true],
    ["<p:any xmlns:p='urn:p'><p:b><c xmlns='urn:c'><d/></c></p:b><e/></p:any>", true],
    ["<p:any xmlns:p='urn:p' a='/>'><b/></p:any>", true],
    ["<p:any xmlns:p='urn:p' a='/' b=\"'\"><b/></p:any>", true],
    ["<any xmlns='urn:x'/>", false],
    ["<any\nxmlns = 'urn:x'><b/></any>", false],
    ["<p:any xmlns:p='urn:p'/>", false],
    ["<p:any xmlns:p='urn:p'><p:b><p:c/></p:b></p:any>", false],
    ["<p:any xmlns:p='urn:p'><p:b><c xmlns='urn:c'><d/></c></p:b></p:any>", false],
    ["<p:any xmlns:p='urn:p'><c xmlns='urn:c'><p:d><e/></p:d></c></p:any>", false],
    ["<p:any xmlns:p='urn:p'><!-- <b> --><![CDATA[<b>]]><?p <b>?></p:any>", false],
    ["<p:any xmlns:p='urn:p'><!--<b>--><!--<c>--><![CDATA[<b>]]x]]><?p?><?q <b>??></p:any>", false],
  ])("%s: %s", (xml, isSaid) => {
    const said = isSaid ? xml.replace(/^<[\w:]+/, '$& xmlns=""') : xml;
    expect(written(tableOf([open], { namespaces: { "": "urn:r" } }), { any: xml })).toBe(
      `<r xmlns="urn:r">${said}</r>`,
    );
    expect(written(tableOf([open], { namespaces: { q: "urn:r" } }), { any: xml })).toBe(
      `<r xmlns:q="urn:r">${xml}</r>`,
    );
  });
});
