import { describe, expect, test } from "vitest";
import { pointedAt, schema } from "../outline.js";

describe("what takes the place of an element has a type that is derived from its", () => {
  test.each([
    [
      '<xs:element name="h" type="xs:int"/><xs:element name="m" substitutionGroup="h" type="xs:string"/>',
      'xs:string: expected a type derived from xs:int, that of "h" but found xs:string',
    ],
    [
      '<xs:element name="h" type="T"/><xs:element name="m" substitutionGroup="h"><xs:complexType/></xs:element><xs:complexType name="T"/>',
      '<xs:element: expected a type derived from "T", that of "h" but found a type of its own',
    ],
    [
      '<xs:element name="h" type="T" final="extension"/><xs:element name="m" substitutionGroup="h" type="E"/><xs:complexType name="T"/><xs:complexType name="E"><xs:complexContent><xs:extension base="T"/></xs:complexContent></xs:complexType>',
      'h: expected an element that is not final for extension but found "h"',
    ],
  ])("%s", (components, problem) => {
    expect(pointedAt(schema(components))).toEqual([problem]);
  });

  test.each([
    '<xs:element name="h"/><xs:element name="m" substitutionGroup="h" type="xs:string"/>',
    '<xs:element name="h" type="xs:decimal"/><xs:element name="m" substitutionGroup="h" type="xs:byte"/>',
    '<xs:element name="h" type="xs:anySimpleType"/><xs:element name="m" substitutionGroup="h"><xs:simpleType><xs:list itemType="xs:int"/></xs:simpleType></xs:element>',
    '<xs:element name="h" type="U"/><xs:element name="m" substitutionGroup="h" type="xs:short"/><xs:simpleType name="U"><xs:union memberTypes="xs:int xs:token"/></xs:simpleType>',
    '<xs:element name="h" type="T"/><xs:element name="m" substitutionGroup="h"/><xs:complexType name="T"/>',
  ])("%s is right", (components) => {
    expect(pointedAt(schema(components))).toEqual([]);
  });

  test("no element takes the place of itself", () => {
    const components =
      '<xs:element name="a" substitutionGroup="c"/><xs:element name="b" substitutionGroup="a"/><xs:element name="c" substitutionGroup="b"/>';
    expect(pointedAt(schema(components))).toEqual([
      'c: expected an element that does not take the place of itself but found "a"',
      'a: expected an element that does not take the place of itself but found "b"',
      'b: expected an element that does not take the place of itself but found "c"',
    ]);
  });
});

describe("a default goes with the type, whether it is that of an element or of an attribute", () => {
  test.each([
    [
      '<xs:element name="a" type="T" default="Yes"/><xs:complexType name="T"><xs:simpleContent><xs:extension base="xs:boolean"/></xs:simpleContent></xs:complexType>',
      '<xs:element: expected a value of the type but found "Yes"',
    ],
    [
      '<xs:element name="a" type="T" fixed="false"/><xs:simpleType name="T"><xs:restriction base="xs:boolean"><xs:pattern value="true"/></xs:restriction></xs:simpleType>',
      '<xs:element: expected a value of the type but found "false"',
    ],
    [
      '<xs:element name="a" type="xs:ID" default="x"/>',
      '<xs:element: expected no default or fixed value, since it is an xs:ID but found "x"',
    ],
    [
      '<xs:element name="a" default="x"><xs:complexType><xs:sequence><xs:element name="b" minOccurs="0"/></xs:sequence></xs:complexType></xs:element>',
      '<xs:element: expected no default or fixed value, since it holds elements but found "x"',
    ],
    [
      '<xs:element name="a" default="x"><xs:complexType mixed="true"><xs:sequence><xs:element name="b"/></xs:sequence></xs:complexType></xs:element>',
      '<xs:element: expected no default or fixed value, since elements must be there but found "x"',
    ],
    [
      '<xs:attribute name="a" type="xs:int" default="many"/>',
      '<xs:attribute: expected a value of the type but found "many"',
    ],
    [
      '<xs:attribute name="a" type="T"/><xs:complexType name="T"/>',
      'T: expected a simple type but found "T", a complex one',
    ],
    [
      '<xs:attribute name="a" type="xs:anyType"/>',
      'xs:anyType: expected a simple type but found "anyType", which may be a complex one',
    ],
    [
      '<xs:complexType name="T"><xs:attribute name="a" default="x" use="required"/></xs:complexType>',
      "<xs:attribute: expected an optional attribute, since it has a default but found required",
    ],
    [
      '<xs:attribute name="a" type="xs:int" fixed="1"/><xs:complexType name="T"><xs:attribute ref="a" fixed="2"/></xs:complexType>',
      '<xs:attribute: expected the fixed value "1" but found "2"',
    ],
    [
      '<xs:attribute name="a" type="xs:int" fixed="1"/><xs:complexType name="T"><xs:attribute ref="a" default="1"/></xs:complexType>',
      '<xs:attribute: expected the fixed value "1" but found a default',
    ],
  ])("%s", (components, problem) => {
    expect(pointedAt(schema(components)).filter((each) => !each.includes("warning"))).toEqual([problem]);
  });

  test("one that is the same value is right", () => {
    const components =
      '<xs:attribute name="a" type="xs:int" fixed="1"/><xs:complexType name="T"><xs:attribute ref="a" fixed="01"/></xs:complexType>';
    expect(pointedAt(schema(components))).toEqual([]);
  });
});

describe("constraints have names of their own, and as many fields as their key", () => {
  const root = (constraints: string): string =>
    `<xs:element name="r"><xs:complexType><xs:sequence><xs:element name="i"><xs:complexType><xs:attribute name="x"/><xs:attribute name="y"/></xs:complexType></xs:element></xs:sequence></xs:complexType>${constraints}</xs:element>`;
  const constraint = (kind: string, attributes: string, ...fields: string[]): string =>
    `<xs:${kind} ${attributes}><xs:selector xpath="i"/>${fields.map((field) => `<xs:field xpath="${field}"/>`).join("")}</xs:${kind}>`;

  test.each([
    [
      constraint("key", 'name="K"', "@x") + constraint("unique", 'name="K"', "@y"),
      '<xs:unique: expected a <unique> of another name but found a second "K"',
    ],
    [
      constraint("key", 'name="K"', "@x", "@y") + constraint("keyref", 'name="R" refer="K"', "@x"),
      'K: expected a key of as many fields, 1 but found "K", which has 2',
    ],
    [constraint("key", 'name="K"', "@x[1]"), '@x[1]: expected a path of names such as .//item/@id but found "@x[1]"'],
  ])("%s", (constraints, problem) => {
    expect(pointedAt(schema(root(constraints)))).toEqual([problem]);
  });
});

describe("notations, imports and redefinitions", () => {
  test.each([
    ['<xs:notation public="image/png"/>', "", "<xs:notation: expected a name of <notation> but found none"],
    ['<xs:notation name="png"/>', "", "<xs:notation: expected public or system of <notation> but found neither"],
    [
      '<xs:notation name="png" public="a"/><xs:notation name="png" system="b"/>',
      "",
      '<xs:notation: expected a notation of another name but found a second "png"',
    ],
    [
      '<xs:notation name="png" public="a"/><xs:simpleType name="N"><xs:restriction base="xs:NOTATION"><xs:enumeration value="png"/><xs:enumeration value="jpeg"/></xs:restriction></xs:simpleType>',
      "",
      'jpeg: expected a notation that is declared but found "jpeg"',
    ],
    ["<xs:import/>", "", "<xs:import: expected a namespace of <import>, since this schema has none but found none"],
    [
      '<xs:import namespace="urn:a"/>',
      'targetNamespace="urn:a"',
      'urn:a: expected another namespace than that of this schema but found "urn:a"',
    ],
    [
      '<xs:redefine schemaLocation="b.xsd"><xs:simpleType name="S"><xs:restriction base="xs:int"/></xs:simpleType></xs:redefine>',
      "",
      'xs:int: expected a type derived from "S", which it redefines but found another',
    ],
  ])("%s", (components, attributes, problem) => {
    expect(pointedAt(schema(components, attributes, { files: new Map([["b.xsd", redefined]]) }))).toEqual([problem]);
  });
});

const redefined =
  '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:simpleType name="S"><xs:restriction base="xs:string"/></xs:simpleType></xs:schema>';
