import { expect, test } from "vitest";
import { outline, schema } from "./outline.js";

const item = '<xs:element name="a" type="xs:string"/>';

test.each([
  ["", "+"],
  ["<xs:sequence/>", "*"],
  ['<xs:element name="c" type="xs:string" minOccurs="0"/>', "*"],
])("a repeated choice of an element and of %j has the number %s", (alternative, number) => {
  const { types } = schema(
    `<xs:complexType name="T"><xs:choice maxOccurs="unbounded">${item}<xs:element name="b" type="xs:int"/>${alternative}</xs:choice></xs:complexType>`,
  );
  expect(outline({ types })[1]).toBe(`  choice${number} as choice`);
});
