import { expect, test } from "vitest";
import { pointedAt, schema } from "../outline.js";

/** What is wrong with a restriction of an order: a number, up to three items, notes of other namespaces. */
function problems(content: string): string[] {
  return pointedAt(
    schema(
      `<xs:complexType name="Order"><xs:sequence>
  <xs:element name="id" type="xs:int" fixed="01"/><xs:element name="item" type="Item" maxOccurs="3"/>
  <xs:any namespace="##other" minOccurs="0"/></xs:sequence></xs:complexType>
<xs:complexType name="Item"><xs:sequence><xs:element name="sku" type="xs:string" minOccurs="0"/></xs:sequence></xs:complexType>
<xs:complexType name="Small"><xs:complexContent><xs:restriction base="Item"><xs:sequence/></xs:restriction></xs:complexContent></xs:complexType>
<xs:complexType name="Large"><xs:complexContent><xs:extension base="Item"><xs:sequence><xs:element name="more" type="xs:string"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
<xs:complexType name="Own"><xs:complexContent><xs:restriction base="Order">\n<xs:sequence>\n${content}</xs:sequence></xs:restriction></xs:complexContent></xs:complexType>`,
    ),
  );
}

const id = '<xs:element name="id" type="xs:int" fixed="1"/>\n';
const item = '<xs:element name="item" type="Item"/>\n';

test.each([
  ["the same", id + item],
  ["fewer, of a type that is narrower", `${id}<xs:element name="item" type="Small" maxOccurs="2"/>`],
  ["some of what a wildcard lets in", `${id}${item}<xs:any namespace="urn:a urn:b" minOccurs="0"/>`],
])("a restriction may have %s", (_, content) => {
  expect(problems(content)).toEqual([]);
});

test.each([
  [
    "more",
    `${id}<xs:element name="item" type="Item" maxOccurs="4"/>`,
    '<xs:element: expected 1 to 3 "item", as in the base but found 1 to 4',
  ],
  ["fewer", id, '<xs:complexType: expected 1 to 3 "item", as in the base but found 0'],
  [
    "another",
    `${id}${item}<xs:element name="gift" type="xs:string"/>`,
    '<xs:element: expected an element that the base lets in but found "gift"',
  ],
  [
    "a type that is wider",
    `${id}<xs:element name="item" type="Large"/>`,
    'Large: expected a type that is derived by restriction from "Item", that of "item" of the base but found "Large"',
  ],
  [
    "nothing where the base has a value",
    `${id}<xs:element name="item" type="Item" nillable="true"/>`,
    '<xs:element: expected an element that is not nillable, as "item" of the base but found a nillable one',
  ],
  [
    "another fixed value",
    `<xs:element name="id" type="xs:int" fixed="2"/>${item}`,
    '<xs:element: expected the fixed value "01" but found "2"',
  ],
  [
    "no fixed value",
    `<xs:element name="id" type="xs:int"/>${item}`,
    '<xs:element: expected the fixed value "01" but found none',
  ],
  [
    "a wildcard that lets in more",
    `${id}${item}<xs:any namespace="##local"/>`,
    "<xs:any: expected a wildcard that lets in no more than one of the base but found another one",
  ],
])("but not %s", (_, content, message) => {
  expect(problems(content)).toEqual([message]);
});
