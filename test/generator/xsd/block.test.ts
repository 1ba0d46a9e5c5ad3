import { safeParse } from "@tagsmith/runtime";
import { expect, test } from "vitest";
import { compileSchema } from "../../suites/xsd/compile.js";
import { schema } from "./outline.js";

const table = compileSchema(
  schema(`<xs:element name="Box"><xs:complexType><xs:sequence>
      <xs:element name="any" type="Item"/><xs:element name="some" type="Item" block="extension"/><xs:element name="own" type="Item" block="#all"/>
      <xs:element name="sealed" type="Sealed" minOccurs="0"/>
    </xs:sequence></xs:complexType></xs:element>
    <xs:complexType name="Item"><xs:sequence><xs:element name="some" type="Item" block="extension" minOccurs="0"/></xs:sequence></xs:complexType>
    <xs:complexType name="Book"><xs:complexContent><xs:extension base="Item"/></xs:complexContent></xs:complexType>
    <xs:complexType name="Plain"><xs:complexContent><xs:restriction base="Item"/></xs:complexContent></xs:complexType>
    <xs:complexType name="Sealed" block="#all"/>
    <xs:complexType name="Open"><xs:complexContent><xs:extension base="Sealed"/></xs:complexContent></xs:complexType>`),
).tableOf({ namespace: "", local: "Box" })!;

const item = (name: string, type?: string): string => `<${name}${type === undefined ? "" : ` xsi:type="${type}"`}/>`;

test.each([
  [item("any", "Book") + item("some", "Plain") + item("own"), []],
  [item("any") + item("some") + item("own", "Item") + item("sealed", "Sealed"), []],
  [
    item("any") + item("some", "Book") + item("own"),
    ['1:82 /Box/some/@xsi:type: expected "Item" or "Plain" but received "Book"'],
  ],
  [
    item("any") + item("some") + item("own", "Plain"),
    ['1:88 /Box/own/@xsi:type: expected "Item" but received "Plain"'],
  ],
  [
    item("any") + item("some") + item("own") + item("sealed", "Open"),
    ['1:97 /Box/sealed/@xsi:type: expected "Sealed" but received "Open"'],
  ],
])("types that an element, or its type, blocks do not stand in its place: %s", (content, problems) => {
  const xml = `<Box xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${content}</Box>`;
  expect(
    safeParse(table, xml)
      .problems.slice(0, 1)
      .map(({ message }) => message),
  ).toEqual(problems);
});
