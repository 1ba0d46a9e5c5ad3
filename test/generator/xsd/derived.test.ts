import { describe, expect, test } from "vitest";
import { outline, pointedAt, schema } from "./outline.js";

describe("derived types", () => {
  test("an extension has the elements and attributes of its base before its own", () => {
    const result = schema(`
      <xs:complexType name="Item"><xs:sequence><xs:element name="Name" type="xs:string"/></xs:sequence><xs:attribute name="id"/></xs:complexType>
      <xs:complexType name="Book"><xs:complexContent><xs:extension base="Item"><xs:sequence><xs:element name="Pages" type="xs:short"/></xs:sequence><xs:attribute name="isbn"/></xs:extension></xs:complexContent></xs:complexType>`);
    expect(outline(result)).toEqual([
      "Item",
      "  @id? id: text",
      "  sequence",
      "    Name name: text",
      "Book",
      "  @id? id: text",
      "  @isbn? isbn: text",
      "  sequence",
      "    Name name: text",
      "    Pages pages: integer minimum -32768 maximum 32767",
    ]);
  });

  test("a restriction has its own elements, and the attributes of its base that it does not change", () => {
    const result = schema(`
      <xs:complexType name="Item"><xs:sequence><xs:element name="Name" type="xs:string" minOccurs="0"/></xs:sequence><xs:attribute name="a"/><xs:attribute name="b"/><xs:attribute name="c"/></xs:complexType>
      <xs:complexType name="Named"><xs:complexContent><xs:restriction base="Item"><xs:sequence><xs:element name="Name" type="xs:string"/></xs:sequence><xs:attribute name="b" use="required"/><xs:attribute name="c" use="prohibited"/></xs:restriction></xs:complexContent></xs:complexType>`);
    expect(outline(result).slice(6)).toEqual([
      "Named",
      "  @a? a: text",
      "  @b b: text",
      "  sequence",
      "    Name name: text",
    ]);
  });

  test("simple content is a text with attributes, narrowed on the way", () => {
    const result = schema(`
      <xs:complexType name="Price"><xs:simpleContent><xs:extension base="xs:decimal"><xs:attribute name="currency" use="required"/></xs:extension></xs:simpleContent></xs:complexType>
      <xs:complexType name="SmallPrice"><xs:simpleContent><xs:restriction base="Price"><xs:maxInclusive value="9"/></xs:restriction></xs:simpleContent></xs:complexType>
      <xs:complexType name="Code"><xs:simpleContent><xs:restriction base="Price"><xs:simpleType><xs:restriction base="xs:decimal"><xs:fractionDigits value="2"/></xs:restriction></xs:simpleType><xs:minInclusive value="0"/></xs:restriction></xs:simpleContent></xs:complexType>`);
    expect(outline(result)).toEqual([
      "Price",
      "  @currency currency: text",
      "  $ text: decimal",
      "SmallPrice",
      "  @currency currency: text",
      "  $ text: decimal maximum 9",
      "Code",
      "  @currency currency: text",
      "  $ text: decimal fractionDigits 2 minimum 0",
    ]);
    expect(result.problems).toEqual([]);
  });

  test("an element whose type others are derived from may say that it has one of them", () => {
    const result = schema(
      `<xs:element name="Item" type="Item"/>
      <xs:complexType name="Item" abstract="true"/>
      <xs:complexType name="Book"><xs:complexContent><xs:extension base="Item"/></xs:complexContent></xs:complexType>
      <xs:complexType name="Novel"><xs:complexContent><xs:extension base="Book"/></xs:complexContent></xs:complexType>
      <xs:complexType name="Draft" abstract="true"><xs:complexContent><xs:extension base="Item"/></xs:complexContent></xs:complexType>`,
      'targetNamespace="urn:shop" xmlns="urn:shop"',
    );
    const types = result.types.map((type) => type.kind === "record" && [type.abstract, type.derived, type.xsiType]);
    expect(types).toEqual([
      [true, ["Book", "Novel"], "Item"],
      [undefined, undefined, "Book"],
      [undefined, undefined, "Novel"],
      [undefined, undefined, undefined],
    ]);
    expect(outline(result).slice(0, 2)).toEqual(["Item", "  @xsi:type? xsiType: enum Item"]);
    expect(result.namespaces).toEqual({ "": "urn:shop", xsi: "http://www.w3.org/2001/XMLSchema-instance" });
    expect(result.problems).toEqual([]);
  });

  test("alternatives of the same local name are called by their whole names, as far as they have a prefix", () => {
    const files = new Map([
      [
        "b.xsd",
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:b"><xs:element name="Note" type="xs:int"/></xs:schema>',
      ],
    ]);
    const result = schema(
      `<xs:import namespace="urn:b" schemaLocation="b.xsd"/>
      <xs:complexType name="Order"><xs:choice maxOccurs="9">
        <xs:element name="Note" type="xs:string"/><xs:element ref="b:Note"/><xs:element name="Date" type="xs:date"/>
      </xs:choice></xs:complexType>`,
      'xmlns:b="urn:b"',
      { files },
    );
    const content = result.types[0]?.kind === "record" ? result.types[0].content?.particles : undefined;
    expect(content?.map((each) => each.kind === "element" && [each.wires[0]?.name, each.tag])).toEqual([
      ["Note", undefined],
      ["b:Note", "b:Note"],
      ["Date", undefined],
    ]);
    expect(result.problems).toEqual([]);
  });

  test("an abstract type that none is derived from has elements that cannot be", () => {
    const result = schema('<xs:element name="Item" type="Item"/><xs:complexType name="Item" abstract="true"/>');
    expect(result.types.map((type) => type.kind === "record" && [type.abstract, type.derived])).toEqual([[true, []]]);
  });

  test("what blocks derivation lets no other type in", () => {
    const result = schema(`<xs:element name="Item" type="Item"/><xs:complexType name="Item" block="extension"/>
      <xs:complexType name="Book"><xs:complexContent><xs:extension base="Item"/></xs:complexContent></xs:complexType>`);
    expect(outline(result)).toEqual(["Item", "  @xsi:type? xsiType: enum Item", "Book"]);
    expect(result.types.map((type) => type.kind === "record" && type.derived)).toEqual([[], undefined]);
  });

  test("what an element blocks is let in by others of its type", () => {
    const result = schema(`<xs:complexType name="Box"><xs:sequence>
        <xs:element name="any" type="Item"/><xs:element name="some" type="Item" block="extension"/><xs:element name="own" type="Item" block="#all"/>
      </xs:sequence></xs:complexType>
      <xs:complexType name="Item"/>
      <xs:complexType name="Book"><xs:complexContent><xs:extension base="Item"/></xs:complexContent></xs:complexType>
      <xs:complexType name="Plain"><xs:complexContent><xs:restriction base="Item"/></xs:complexContent></xs:complexType>`);
    const [box] = result.types;
    const content = box?.kind === "record" ? box.content : undefined;
    expect(content?.particles.map((each) => each.kind === "element" && each.type)).toEqual([
      { kind: "record", name: "Item" },
      { kind: "record", name: "Item", only: ["Plain"] },
      { kind: "record", name: "Item", only: [] },
    ]);
  });

  test.each([
    [
      `<xs:complexType name="T"><xs:complexContent><xs:extension base="xs:string"/></xs:complexContent></xs:complexType>`,
      "xs:string: expected a complex type but found a simple one",
    ],
    [
      `<xs:complexType name="T"><xs:complexContent><xs:extension base="T"/></xs:complexContent></xs:complexType>`,
      'T: expected a base that is not derived from this type but found "T"',
    ],
    [
      `<xs:complexType name="T"><xs:simpleContent><xs:extension base="U"/></xs:simpleContent></xs:complexType><xs:complexType name="U"/>`,
      'U: expected a type with simple content but found "U"',
    ],
    [
      `<xs:complexType name="T"><xs:complexContent/></xs:complexType>`,
      "<xs:complexContent: expected <extension> or <restriction> in <complexContent> but found neither",
    ],
    [
      `<xs:complexType name="T"><xs:complexContent><xs:extension/></xs:complexContent></xs:complexType>`,
      "<xs:extension: expected a base of <extension> but found none",
    ],
  ])("%s", (components, problem) => {
    expect(pointedAt(schema(components))).toContain(problem);
  });
});
