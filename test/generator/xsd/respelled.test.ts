import { expect, test } from "vitest";
import { outline, schema } from "./outline.js";

const types = `<xs:simpleType name="Names"><xs:restriction><xs:simpleType><xs:list itemType="xs:QName"/></xs:simpleType><xs:enumeration value="x:a  x:b"/><xs:enumeration value="o:c"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="Either"><xs:restriction><xs:simpleType><xs:union memberTypes="xs:int xs:QName"/></xs:simpleType><xs:enumeration value="1"/><xs:enumeration value="x:a"/></xs:restriction></xs:simpleType>`;

/** What is said in a schema that calls its own namespace `x`, which documents call nothing. */
function shop(components: string): string[] {
  return outline(
    schema(
      components,
      'targetNamespace="urn:shop" xmlns:x="urn:shop" xmlns:o="urn:other" elementFormDefault="qualified"',
    ),
  );
}

test("names in enumerations of lists and of unions are spelled as documents are written", () => {
  expect(shop(types)).toEqual([
    "Names: list of [xs:QName] values a b,o:c (Names)",
    "Either: union of [integer minimum -2147483648 maximum 2147483647] [xs:QName] values 1,a (Either)",
  ]);
});

test("and so are those that are fixed, or a default", () => {
  expect(
    shop(`<xs:complexType name="T"><xs:sequence>
      <xs:element name="a" type="xs:QName" fixed=" x:a "/><xs:element name="b" type="xs:QName" default="x:b"/>
    </xs:sequence><xs:attribute name="c" type="xs:QName" default="x:c"/><xs:attribute name="d" type="xs:QName" default="o:d"/></xs:complexType>`),
  ).toEqual([
    "T",
    "  @c c: xs:QName = c",
    "  @d d: xs:QName = o:d",
    "  sequence",
    "    a a: enum a empty is a",
    "    b b: xs:QName empty is b",
  ]);
});
