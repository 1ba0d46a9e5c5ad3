import { expect, test } from "vitest";
import { xsdOf } from "../../../generator/src/export/xsd.js";
import { importXsd } from "../../../generator/src/xsd/index.js";
import { documentOfImport } from "./imported.js";
import { invalidByXsd } from "./validate.js";

const other = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:o" elementFormDefault="qualified">
  <xs:element name="a" type="xs:int"/><xs:element name="b" type="xs:int"/>
</xs:schema>`;

/** Imports a schema whose content has elements of another one, and exports it: the wildcards that are left of them, one a line. */
function exported(content: string): { text: string; wildcards: string[] } {
  const main = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:o="urn:o">
  <xs:import namespace="urn:o" schemaLocation="other.xsd"/>
  <xs:element name="r"><xs:complexType>${content}</xs:complexType></xs:element></xs:schema>`;
  const document = documentOfImport(importXsd(main, "main.xsd", { files: new Map([["other.xsd", other]]) }), "r");
  const { text } = xsdOf(document, "shop/orders");
  return { text, wildcards: [...text.matchAll(/<xs:any ([^>]*)\/>/g)].map(([, attributes = ""]) => attributes) };
}

const [a, b] = ['<xs:element ref="o:a" minOccurs="0"/>', '<xs:element ref="o:b"/>'];
const own = '<xs:element name="c" type="xs:int" minOccurs="0"/>';
const ofOther = 'namespace="urn:o"';

test.each([
  ["a sequence", `<xs:sequence>${own}${a}${b}</xs:sequence>`, [`${ofOther} maxOccurs="2" processContents="skip"`]],
  [
    "a sequence with its own between them",
    `<xs:sequence>${b}<xs:element name="c" type="xs:int"/>${a}</xs:sequence>`,
    [`${ofOther} processContents="skip"`, `${ofOther} minOccurs="0" processContents="skip"`],
  ],
  [
    "a choice",
    `<xs:choice>${b}<xs:element name="c" type="xs:int"/>${b.replace("o:b", "o:a")}</xs:choice>`,
    [`${ofOther} processContents="skip"`],
  ],
  ["any order", `<xs:all>${a}<xs:element name="c" type="xs:int"/>${b}</xs:all>`, [`${ofOther} processContents="skip"`]],
  [
    "groups that follow each other",
    `<xs:sequence><xs:sequence>${a}${own}</xs:sequence><xs:sequence>${b}</xs:sequence></xs:sequence>`,
    ['minOccurs="0" maxOccurs="unbounded" processContents="skip"'],
  ],
] as const)("elements of another namespace in %s are wildcards that do not compete", (_, content, wildcards) => {
  const { text, wildcards: found } = exported(content);
  expect(found).toEqual(wildcards);
  expect(invalidByXsd(text, '<r><b xmlns="urn:o">1</b></r>').join(" ")).not.toContain("determinist");
});
