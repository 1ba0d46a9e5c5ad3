import { describe, expect, test } from "vitest";
import { pointedAt, schema } from "../outline.js";

/** A complex type that is derived from another. */
function derived(base: string, by: string, content: string, attributes = ""): string {
  return `<xs:complexType name="B"${base}</xs:complexType>
<xs:complexType name="D"${attributes}><xs:complexContent><xs:${by} base="B">${content}</xs:${by}></xs:complexContent></xs:complexType>`;
}

const element = '<xs:element name="a" type="xs:string"/>';

describe("a type is made of no other that is final for that", () => {
  test.each([
    [
      derived(' final="extension">', "extension", ""),
      'B: expected a type that is not final for extension but found "B"',
    ],
    [
      derived(' final="#all">', "restriction", ""),
      'B: expected a type that is not final for restriction but found "B"',
    ],
    [
      '<xs:simpleType name="S" final="list"><xs:restriction base="xs:token"/></xs:simpleType><xs:simpleType name="L"><xs:list itemType="S"/></xs:simpleType>',
      'S: expected a type that is not final for list but found "S"',
    ],
    [
      '<xs:simpleType name="S" final="union"><xs:restriction base="xs:token"/></xs:simpleType><xs:simpleType name="U"><xs:union memberTypes="xs:int S"/></xs:simpleType>',
      'xs:int S: expected a type that is not final for union but found "S"',
    ],
  ])("%s", (components, problem) => {
    expect(pointedAt(schema(components))).toEqual([problem]);
  });

  test("what a schema says of all its types counts where a type says nothing", () => {
    const components = `${derived(">", "extension", "")}<xs:complexType name="F" final=""/>
<xs:complexType name="G"><xs:complexContent><xs:extension base="F"/></xs:complexContent></xs:complexType>`;
    expect(pointedAt(schema(components, 'finalDefault="extension"'))).toEqual([
      'B: expected a type that is not final for extension but found "B"',
    ]);
  });
});

describe("a restriction only takes attributes away and narrows them", () => {
  test.each([
    [
      '><xs:attribute name="x" use="required"/>',
      '<xs:attribute name="x" use="prohibited"/>',
      '<xs:complexType: expected the attribute "x", which the base requires but found none',
    ],
    [
      '><xs:attribute name="x" use="required"/>',
      '<xs:attribute name="x"/>',
      '<xs:attribute: expected a required attribute, as in the base but found "x"',
    ],
    [">", '<xs:attribute name="x"/>', '<xs:attribute: expected an attribute of the base but found "x"'],
    [
      '><xs:attribute name="x" type="xs:int"/>',
      '<xs:attribute name="x" type="xs:string"/>',
      "<xs:attribute: expected a type derived from xs:int, that of the base but found xs:string",
    ],
    [
      '><xs:attribute name="x" type="xs:int" fixed="1"/>',
      '<xs:attribute name="x" type="xs:int" fixed="2"/>',
      '<xs:attribute: expected the fixed value "1", as in the base but found "2"',
    ],
    [
      ">",
      "<xs:anyAttribute/>",
      "<xs:anyAttribute: expected no attributes that the base does not let in but found others",
    ],
    [
      '><xs:anyAttribute processContents="strict"/>',
      '<xs:anyAttribute processContents="lax"/>',
      "<xs:anyAttribute: expected attributes that are checked as the base does, strict but found lax",
    ],
  ])("<complexType%s restricted by %s", (base, content, problem) => {
    expect(pointedAt(schema(derived(base, "restriction", content)))).toEqual([problem]);
  });

  test("what is narrower is right, and so is the same value in another spelling", () => {
    const base =
      '><xs:attribute name="x" type="xs:decimal" fixed="1.0"/><xs:attribute name="y"/><xs:anyAttribute namespace="##any" processContents="lax"/>';
    const own =
      '<xs:attribute name="x" type="xs:decimal" fixed="1.00" use="required"/><xs:attribute name="z"/><xs:anyAttribute namespace="urn:a urn:b"/>';
    expect(pointedAt(schema(derived(base, "restriction", own)))).toEqual([]);
  });
});

describe("what is derived is mixed as its base is", () => {
  test.each([
    [
      derived(`><xs:sequence>${element}</xs:sequence>`, "extension", "", ' mixed="true"'),
      "<xs:complexType: expected a type that is not mixed, as its base but found a mixed one",
    ],
    [
      derived(
        ` mixed="true"><xs:sequence>${element}</xs:sequence>`,
        "extension",
        `<xs:sequence><xs:element name="b"/></xs:sequence>`,
      ),
      "<xs:complexType: expected a mixed type, as its base but found one that is not",
    ],
    [
      derived(
        `><xs:sequence>${element}</xs:sequence>`,
        "restriction",
        `<xs:sequence>${element}</xs:sequence>`,
        ' mixed="true"',
      ),
      "<xs:complexType: expected a type that is not mixed, as its base but found a mixed one",
    ],
  ])("%s", (components, problem) => {
    expect(pointedAt(schema(components))).toEqual([problem]);
  });

  test("nothing but attributes more is right, and so is anything more than nothing", () => {
    expect(pointedAt(schema(derived(' mixed="true"><xs:sequence/>', "extension", '<xs:attribute name="x"/>')))).toEqual(
      [],
    );
    expect(
      pointedAt(
        schema(derived("><xs:sequence/>", "extension", `<xs:sequence>${element}</xs:sequence>`, ' mixed="true"')),
      ),
    ).toEqual([]);
  });
});

describe("<all> is the whole content of a type, and holds each element once", () => {
  test.each([
    [
      `<xs:complexType name="T"><xs:all><xs:element name="a" maxOccurs="unbounded"/></xs:all></xs:complexType>`,
      "<xs:element: expected an element of <all> that occurs at most once but found unbounded",
    ],
    [
      `<xs:complexType name="T"><xs:all maxOccurs="2">${element}</xs:all></xs:complexType>`,
      "<xs:all: expected an <all> that occurs once but found 2",
    ],
    [
      `<xs:group name="G"><xs:all>${element}</xs:all></xs:group><xs:complexType name="T"><xs:sequence><xs:group ref="G"/></xs:sequence></xs:complexType>`,
      'G: expected a group that is no <all>, which must be the whole content but found "G"',
    ],
    [
      derived(`><xs:all>${element}</xs:all>`, "extension", '<xs:sequence><xs:element name="b"/></xs:sequence>'),
      "<xs:complexType: expected no <all> together with the content of another type but found one",
    ],
  ])("%s", (components, problem) => {
    expect(pointedAt(schema(components))).toEqual([problem]);
  });

  test("a group that is one may be the whole content, and extend what is empty", () => {
    const group = `<xs:group name="G"><xs:all>${element}</xs:all></xs:group>`;
    expect(pointedAt(schema(`${group}${derived("><xs:sequence/>", "extension", '<xs:group ref="G"/>')}`))).toEqual([]);
  });
});

describe("elements of one name have one type", () => {
  test.each([
    [
      `<xs:complexType name="T"><xs:sequence>${element}<xs:element name="a" type="xs:int"/></xs:sequence></xs:complexType>`,
      '<xs:element: expected one type of all elements "a" but found another one',
    ],
    [
      derived(`><xs:sequence>${element}</xs:sequence>`, "extension", '<xs:choice><xs:element name="a"/></xs:choice>'),
      '<xs:element: expected one type of all elements "a" but found another one',
    ],
  ])("%s", (components, problem) => {
    expect(pointedAt(schema(components))).toEqual([problem]);
  });

  test("at two places too, and with a type that has a name", () => {
    const twice = `<xs:complexType name="T"><xs:choice><xs:sequence><xs:element name="b"/>${element}</xs:sequence>${element}</xs:choice></xs:complexType>`;
    expect(pointedAt(schema(twice))).toEqual([]);
  });
});

test("of the attributes of a type, one is an ID", () => {
  const components =
    '<xs:complexType name="T"><xs:attribute name="a" type="xs:ID"/><xs:attribute name="b" type="Own"/></xs:complexType><xs:simpleType name="Own"><xs:restriction base="xs:ID"/></xs:simpleType>';
  expect(pointedAt(schema(components))).toEqual([
    "<xs:attribute: expected one attribute of type xs:ID but found a second one",
  ]);
});

test.each([
  ['<xs:attribute name="xmlns"/>', "", '<xs:attribute: expected an attribute of another name but found "xmlns"'],
  [
    '<xs:attribute name="a"/>',
    'targetNamespace="http://www.w3.org/2001/XMLSchema-instance"',
    '<xs:attribute: expected an attribute of another namespace but found "http://www.w3.org/2001/XMLSchema-instance"',
  ],
])("%s %s cannot be", (components, attributes, problem) => {
  expect(pointedAt(schema(components, attributes))).toEqual([problem]);
});
