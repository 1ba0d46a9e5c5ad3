import { describe, expect, test } from "vitest";
import { pointedAt, schema } from "../outline.js";

describe("attributes that an element of a schema cannot have are problems", () => {
  test.each([
    [
      '<xs:element name="a" typ="xs:string"/>',
      'xs:string: expected an attribute of a global <element>: id, abstract, block, default, final, fixed, name, nillable, substitutionGroup, type but found "typ"; did you mean "type"?',
    ],
    [
      '<xs:element name="a" minOccurs="0"/>',
      '0: expected an attribute of a global <element>: id, abstract, block, default, final, fixed, name, nillable, substitutionGroup, type but found "minOccurs"',
    ],
    [
      '<xs:complexType name="T"><xs:sequence><xs:element ref="a" nillable="true"/></xs:sequence></xs:complexType><xs:element name="a"/>',
      'true: expected an attribute of <element ref>: id, maxOccurs, minOccurs, ref but found "nillable"',
    ],
    [
      '<xs:complexType name="T"><xs:sequence><xs:element ref="a" name="b"/></xs:sequence></xs:complexType><xs:element name="a"/>',
      'b: expected an attribute of <element ref>: id, maxOccurs, minOccurs, ref but found "name"',
    ],
    [
      '<xs:group name="G"><xs:sequence minOccurs="0"/></xs:group>',
      '0: expected an attribute of <sequence> in a <group>: id but found "minOccurs"',
    ],
    [
      '<xs:element name="a"><xs:simpleType name="T"><xs:restriction base="xs:string"/></xs:simpleType></xs:element>',
      'T: expected an attribute of a local <simpleType>: id but found "name"',
    ],
    ['<xs:annotation lang="en"/>', 'en: expected an attribute of <annotation>: id but found "lang"'],
    [
      '<xs:element name="a" xs:type="xs:string"/>',
      'xs:string: expected an attribute without a prefix but found "xs:type"',
    ],
  ])("%s", (components, problem) => {
    expect(pointedAt(schema(components))).toEqual([problem]);
  });

  test("and the one that was meant is suggested", () => {
    const { problems } = schema(
      '<xs:complexType name="T"><xs:all><xs:element name="a" minOccur="0"/></xs:all></xs:complexType>',
    );
    expect(problems.map(({ suggestion }) => suggestion)).toEqual(["minOccurs"]);
  });

  test("those of other namespaces may be there", () => {
    const attributes = 'xmlns:shop="urn:shop" xml:lang="en" shop:since="2"';
    expect(pointedAt(schema('<xs:element name="a" shop:since="3"/>', attributes))).toEqual([]);
  });
});

describe("values that no declaration looks at are checked all the same", () => {
  test.each([
    [
      '<xs:element name="a" block="extension list"/>',
      'extension list: expected "#all", or some of "extension", "restriction", "substitution" but found "extension list"',
    ],
    [
      '<xs:element name="a" final="substitution"/>',
      'substitution: expected "#all", or some of "extension", "restriction" but found "substitution"',
    ],
    [
      '<xs:simpleType name="T" final="extension"><xs:list itemType="xs:string"/></xs:simpleType>',
      'extension: expected "#all", or some of "list", "union", "restriction" but found "extension"',
    ],
    [
      '<xs:complexType name="T" block="#all extension"/>',
      '#all extension: expected "#all", or some of "extension", "restriction" but found "#all extension"',
    ],
    [
      '<xs:simpleType name="T"><xs:restriction base="xs:string"><xs:length value="2" fixed="yes"/></xs:restriction></xs:simpleType>',
      'yes: expected true or false but found "yes"',
    ],
    [
      '<xs:complexType name="T"><xs:sequence><xs:any namespace="##any ##local"/></xs:sequence></xs:complexType>',
      '##any ##local: expected "##any" or "##other", or namespaces, "##targetNamespace", "##local" but found "##any ##local"',
    ],
    ['<xs:element name="a" id="2a"/>', '2a: expected an id but found "2a"'],
    [
      '<xs:element name="a" id="x"/><xs:element name="b" id="x"/>',
      'x: expected an id of its own but found a second "x"',
    ],
  ])("%s", (components, problem) => {
    expect(pointedAt(schema(components))).toEqual([problem]);
  });

  test("what they may be is no problem", () => {
    const components = `<xs:element name="a" block="" final="#all" id="a"/>
<xs:complexType name="T" block="extension restriction" final="restriction"><xs:sequence><xs:any namespace="urn:a ##local"/></xs:sequence></xs:complexType>`;
    expect(pointedAt(schema(components, 'blockDefault="substitution" finalDefault="list union extension"'))).toEqual(
      [],
    );
  });
});

describe("children come in the order of the schema for schemas", () => {
  test.each([
    [
      '<xs:element name="a"><xs:complexType/><xs:annotation/></xs:element>',
      "<xs:annotation: expected <annotation> before <complexType> in <element> but found it behind",
    ],
    [
      '<xs:element name="a"><xs:annotation/><xs:annotation/></xs:element>',
      "<xs:annotation: expected at most one <annotation> in <element> but found a second one",
    ],
    [
      '<xs:complexType name="T"><xs:attribute name="b"/><xs:sequence/></xs:complexType>',
      "<xs:sequence: expected <sequence> before <attribute> in <complexType> but found it behind",
    ],
    [
      '<xs:complexType name="T"><xs:anyAttribute/><xs:attribute name="b"/></xs:complexType>',
      "<xs:attribute: expected <attribute> before <anyAttribute> in <complexType> but found it behind",
    ],
    [
      '<xs:complexType name="T"><xs:anyAttribute/><xs:anyAttribute/></xs:complexType>',
      "<xs:anyAttribute: expected at most one <anyAttribute> in <complexType> but found a second one",
    ],
    [
      '<xs:element name="a"/><xs:include schemaLocation="b.xsd"/>',
      "<xs:include: expected <include> before <element> in <schema> but found it behind",
    ],
    [
      '<xs:element name="a"><xs:complexType>;</xs:complexType></xs:element>',
      '<xs:complexType: expected only elements in <complexType> but found ";"',
    ],
    [
      '<xs:complexType name="T"><xs:anyAttribute><xs:attribute name="b"/></xs:anyAttribute></xs:complexType>',
      "<xs:attribute: expected only <annotation> in <anyAttribute> but found <attribute>",
    ],
  ])("%s", (components, problem) => {
    expect(pointedAt(schema(components, "", { files: new Map([["b.xsd", emptySchema]]) }))).toEqual([problem]);
  });

  test("annotations stand anywhere in a schema and first in all else", () => {
    expect(
      pointedAt(
        schema(`<xs:annotation/><xs:annotation/><xs:element name="a"/><xs:annotation/>
<xs:complexType name="T"><xs:annotation/><xs:choice><xs:annotation/><xs:any><xs:annotation/></xs:any></xs:choice></xs:complexType>`),
      ),
    ).toEqual([]);
  });
});

const emptySchema = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>';
