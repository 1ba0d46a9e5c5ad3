import { describe, expect, test } from "vitest";
import { outline, pointedAt, schema } from "./outline.js";

describe("attributes", () => {
  test("optional, required, with a default, fixed and of no type", () => {
    const result = schema(`<xs:complexType name="T">
      <xs:attribute name="a" type="xs:int"/>
      <xs:attribute name="b" type="xs:int" use="required"/>
      <xs:attribute name="c" type="xs:int" default=" +007 "/>
      <xs:attribute name="d" type="xs:token" fixed="EUR"/>
      <xs:attribute name="e" type="xs:token" use="required" fixed="EUR"/>
      <xs:attribute name="f" type="xs:decimal" fixed="1.0"/>
      <xs:attribute name="g"/>
      <xs:attribute name="h" use="prohibited"/>
      <xs:attribute name="i"><xs:simpleType><xs:restriction base="xs:string"><xs:maxLength value="3"/></xs:restriction></xs:simpleType></xs:attribute>
    </xs:complexType>`);
    const range = "minimum -2147483648 maximum 2147483647";
    expect(outline(result)).toEqual([
      "T",
      `  @a? a: integer ${range}`,
      `  @b b: integer ${range}`,
      `  @c c: integer ${range} = 7`,
      "  @d d: enum EUR = EUR",
      "  @e e: enum EUR",
      "  @f f: decimal values 1.0 = 1.0",
      "  @g? g: text",
      "  @i? i: text maxLength 3",
    ]);
    expect(result.problems).toEqual([]);
  });

  test("groups of attributes, each once", () => {
    const result =
      schema(`<xs:complexType name="T"><xs:attribute name="a"/><xs:attributeGroup ref="G"/><xs:attributeGroup ref="H"/></xs:complexType>
      <xs:attributeGroup name="G"><xs:attribute name="b"/><xs:attributeGroup ref="H"/></xs:attributeGroup>
      <xs:attributeGroup name="H"><xs:attribute ref="c" use="required"/></xs:attributeGroup>
      <xs:attribute name="c" type="xs:boolean"/>`);
    expect(outline(result)).toEqual(["T", "  @a? a: text", "  @b? b: text", "  @c c: xs:boolean"]);
    expect(result.problems).toEqual([]);
  });

  test("those of XML itself need no schema", () => {
    const result = schema(
      `<xs:complexType name="T"><xs:attribute ref="xml:lang"/><xs:attribute ref="xml:space" default="preserve"/></xs:complexType>`,
    );
    expect(outline(result)).toEqual([
      "T",
      "  @xml:lang? lang: xs:token",
      "  @xml:space space: enum default | preserve = preserve",
    ]);
    expect(result.namespaces).toEqual({});
  });

  test("a default that is no value of the type is said", () => {
    expect(
      pointedAt(
        schema(`<xs:complexType name="T"><xs:attribute name="a" type="xs:int" default="many"/></xs:complexType>`),
      ),
    ).toEqual(['<xs:attribute: expected a value of the type but found "many"']);
  });

  test("of wildcards are let in with their namespaces: groups narrow them, extensions widen them", () => {
    const result = schema(
      `<xs:complexType name="Base"><xs:anyAttribute namespace="urn:a" processContents="skip"/></xs:complexType>
      <xs:complexType name="T"><xs:complexContent><xs:extension base="Base"><xs:attributeGroup ref="G"/><xs:anyAttribute namespace="##targetNamespace urn:b" processContents="lax"/></xs:extension></xs:complexContent></xs:complexType>
      <xs:attributeGroup name="G"><xs:anyAttribute namespace="##other"/></xs:attributeGroup>
      <xs:attribute name="unit" type="xs:int"/>`,
      'targetNamespace="urn:shop" xmlns="urn:shop"',
    );
    expect(result.types.map((type) => type.kind === "record" && type.otherAttributes)).toEqual([
      { namespaces: ["urn:a"], process: "skip", known: [] },
      { namespaces: ["urn:b", "urn:a"], process: "lax", known: [] },
    ]);
    expect(result.problems).toEqual([]);
  });
});

describe("roots", () => {
  test("are the elements of the schema: those first that no other contains, then others that are no texts", () => {
    const result = schema(`<xs:element name="item" type="Item"/><xs:element name="note" type="xs:string"/>
      <xs:element name="order" type="Order"/><xs:element name="count" type="xs:byte"/>
      <xs:element name="hidden" type="Order" abstract="true"/>
      <xs:complexType name="Order"><xs:sequence><xs:element ref="item"/><xs:element ref="note"/></xs:sequence></xs:complexType>
      <xs:complexType name="Item"/>`);
    expect(result.roots).toEqual(["order", "count", "item"]);
    expect([...result.rootTypes]).toEqual([
      ["order", "Order"],
      ["count", "count"],
      ["item", "Item"],
    ]);
    expect(outline(result)).toEqual([
      "Order",
      "  sequence",
      "    item item: Item",
      "    note note: text",
      "Item",
      "count",
      "  $ text: integer minimum -128 maximum 127",
    ]);
  });

  test("that may hold anything keep their texts and elements, of which those that are declared are checked", () => {
    const result = schema('<xs:element name="a"/>');
    expect(outline(result)).toEqual([
      "a",
      "  choice* mixed as content",
      "    * *",
      "AnyElement",
      "  choice* as element",
      "    a a: any",
    ]);
    expect(result.problems).toEqual([]);
  });
});
