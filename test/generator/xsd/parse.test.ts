import { describe, expect, test } from "vitest";
import { importXsd } from "../../../generator/src/xsd/index.js";
import { problemsOf, schema } from "./outline.js";

describe("a text that is no schema is one problem, with its place", () => {
  test.each([
    ["", "shop.xsd:1:1 expected well-formed XML but found a mistake: missing root element"],
    [
      "<a>\n <b></a>",
      'shop.xsd:2:2 expected well-formed XML but found a mistake: Opening and ending tag mismatch: "b" != "a"',
    ],
    ["<a b=1/>", 'shop.xsd:1:1 expected well-formed XML but found a mistake: attribute "1" missed quot(")!'],
    [
      "<a/><b/>",
      "shop.xsd:1:5 expected well-formed XML but found a mistake: Only one element can be added and only after doctype",
    ],
    ["<a>&shop;</a>", "shop.xsd:1:1 expected well-formed XML but found a mistake: entity not found:&shop;"],
    [
      "\r\n\r\n  <schema/>",
      "shop.xsd:3:3 expected <schema> of http://www.w3.org/2001/XMLSchema but found <schema> of no namespace",
    ],
    [
      '<x:schema xmlns:x="urn:x"/>',
      "shop.xsd:1:1 expected <schema> of http://www.w3.org/2001/XMLSchema but found <x:schema> of urn:x",
    ],
  ])("%j", (text, problem) => {
    const result = importXsd(text, "shop.xsd");
    expect(problemsOf(result)).toEqual([problem]);
    expect(result.types).toEqual([]);
  });
});

describe("places", () => {
  test("are those of the text as it came, whatever its line ends and its byte order mark", () => {
    const lines = [
      "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>",
      "  <xs:element name='a' type='nope'/>",
      "</xs:schema>",
    ];
    for (const text of [lines.join("\n"), lines.join("\r\n"), lines.join("\r"), `\uFEFF${lines.join("\n")}`])
      expect(problemsOf(importXsd(text, "shop.xsd"))).toEqual([
        'shop.xsd:2:30 expected a type that is declared but found "nope"',
      ]);
  });

  test("are not moved by characters that are line ends in XML 1.1 only", () => {
    const result = schema("<!-- \u0085 \u2028 --><xs:element name='a' type='nope'/>");
    expect(problemsOf(result)).toEqual(['shop.xsd:2:40 expected a type that is declared but found "nope"']);
  });

  test("of what is in the model lead back to the tag", () => {
    const text = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:complexType name='Order'/></xs:schema>";
    const [type] = importXsd(text, "shop.xsd").types;
    expect(type?.place).toEqual({
      file: "shop.xsd",
      start: text.indexOf("<xs:complexType"),
      end: text.indexOf(" name='Order'"),
    });
  });
});

test("documentation keeps its paragraphs, with white space collapsed", () => {
  const { types } = schema(`<xs:complexType name="Order">
    <xs:annotation>
      <xs:appinfo>not this</xs:appinfo>
      <xs:documentation>One
        order.

        From the shop.</xs:documentation>
      <xs:documentation xml:lang="en">And <b>more</b>.</xs:documentation>
    </xs:annotation>
  </xs:complexType>`);
  expect(types[0]?.documentation).toBe("One order.\n\nFrom the shop.\n\nAnd more.");
});

test("what is not of XML Schema, or stands in a wrong place, is reported and left out", () => {
  const result = schema(`<shop:element xmlns:shop="urn:shop"/>
<xs:sequence/>
<xs:element name="a"><xs:sequence/></xs:element>
<xs:complexType name="T"><xs:sequence/><xs:choice/></xs:complexType>`);
  expect(problemsOf(result)).toEqual([
    'shop.xsd:2:1 expected an element of XML Schema but found "shop:element"',
    "shop.xsd:3:1 expected only <include>, <import>, <redefine>, <notation>, <element>, <attribute>, <group>, <attributeGroup>, <simpleType>, <complexType> in <schema> but found <sequence>",
    "shop.xsd:4:22 expected only <simpleType>, <complexType>, <key>, <keyref>, <unique> in <element> but found <sequence>",
    "shop.xsd:5:40 expected one of <group>, <all>, <choice>, <sequence> in <complexType> but found a second one",
  ]);
});
