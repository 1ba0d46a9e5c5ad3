import { describe, expect, test } from "vitest";
import { xsdOf } from "../../../generator/src/export/xsd.js";
import { importXsd } from "../../../generator/src/xsd/index.js";
import { documentOfImport } from "./imported.js";
import { invalidByXsd } from "./validate.js";

const instance = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

/** The export of a schema whose root is one of the types below, each of which is derived from the one before. */
function exported(more = ""): { text: string; notes: readonly string[] } {
  const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
    <xs:element name="party" type="Party"/>
    <xs:complexType name="Party"${more}><xs:sequence><xs:element name="name" type="xs:string"/><xs:element ref="party" minOccurs="0"/></xs:sequence></xs:complexType>
    <xs:complexType name="Company"><xs:complexContent><xs:extension base="Party"><xs:sequence><xs:element name="staff" type="xs:int"/><xs:element name="owner" type="Company" minOccurs="0"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
    <xs:complexType name="Bank"><xs:complexContent><xs:extension base="Company"><xs:attribute name="code" type="xs:int" use="required"/></xs:extension></xs:complexContent></xs:complexType>
  </xs:schema>`;
  return xsdOf(documentOfImport(importXsd(schema, "shop.xsd")), "shop/party");
}

describe("types that may stand for each other are told apart in what is exported", () => {
  const { text } = exported();
  const bank = "<name>a</name><staff>1</staff>";

  test.each([
    [`<party ${instance} xsi:type="Bank" code="1">${bank}</party>`, []],
    [`<party ${instance} xsi:type="Company">${bank}<owner xsi:type="Bank" code="1">${bank}</owner></party>`, []],
    [`<party><name>a</name><party><name>b</name></party></party>`, []],
    [
      `<party ${instance} xsi:type="Bank">${bank}</party>`,
      ["Element 'party': The attribute 'code' is required but missing."],
    ],
    [
      `<party ${instance} xsi:type="Company"><name>a</name><staff>x</staff></party>`,
      ["Element 'staff': 'x' is not a valid value of the atomic type 'xs:int'."],
    ],
    [
      `<party ${instance} xsi:type="Company">${bank}<owner xsi:type="Party"><name>a</name></owner></party>`,
      [
        "Element 'owner', attribute '{http://www.w3.org/2001/XMLSchema-instance}type': The type definition 'Party', specified by xsi:type, is blocked or not validly derived from the type definition of the element declaration.",
      ],
    ],
  ])("%s", (xml, complaints) => {
    expect(invalidByXsd(text, xml)).toEqual(complaints);
  });

  test("and it says what it does not say", () => {
    expect(exported().notes).toEqual([
      "Party: what its elements hold that do not say with xsi:type which type they have",
      "Company: what its elements hold that do not say with xsi:type which type they have",
    ]);
  });
});

test("elements of an abstract type must say which one they have", () => {
  const { text } = exported(' abstract="true"');
  const valid = `<party ${instance} xsi:type="Company"><name>a</name><staff>1</staff></party>`;
  expect(invalidByXsd(text, valid)).toEqual([]);
  expect(invalidByXsd(text, "<party><name>a</name></party>")).toEqual([
    "Element 'party': The type definition is abstract.",
  ]);
});
