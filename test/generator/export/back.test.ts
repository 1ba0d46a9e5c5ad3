import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { importDtd } from "../../../generator/src/dtd/index.js";
import { dtdOf } from "../../../generator/src/export/dtd.js";
import { xsdOf } from "../../../generator/src/export/xsd.js";
import type { Document } from "../../../generator/src/model/model.js";
import { importXsd } from "../../../generator/src/xsd/index.js";
import { top } from "../repository.js";
import { outline, schemaText } from "../xsd/outline.js";
import { type Imported, documentOfImport } from "./imported.js";

/** The outline of a schema's types, and that of the types that come back from what was exported. */
function thereAndBack(imported: Imported, exported: (document: Document) => string, back: (text: string) => Imported) {
  const document = documentOfImport(imported);
  const text = exported(document);
  const again = back(text);
  expect(again.problems.filter(({ severity }) => severity === "error")).toEqual([]);
  const sorted = ({ types }: Pick<Document, "types">): string[] =>
    [...types]
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((type) => [
        ...outline({ types: [type] }),
        ...(type.kind === "record" && type.model !== undefined ? [`  = ${type.model}`] : []),
      ]);
  return { before: sorted(document), after: sorted(documentOfImport(again, document.roots[0])) };
}

describe("an exported XSD is read as the model that it came from", () => {
  test.each([
    [
      "sequence",
      "<xs:sequence><xs:element name='a' type='xs:string'/><xs:element name='b' type='xs:int' minOccurs='0'/><xs:element name='c' type='xs:date' maxOccurs='unbounded'/></xs:sequence>",
    ],
    [
      "choice",
      "<xs:choice><xs:element name='a' type='xs:string'/><xs:element name='b' type='xs:decimal'/></xs:choice>",
    ],
    [
      "repeated choice",
      "<xs:choice minOccurs='0' maxOccurs='unbounded'><xs:element name='a' type='xs:string'/><xs:element name='b' type='xs:decimal'/></xs:choice>",
    ],
    [
      "choice of sequences",
      "<xs:choice><xs:sequence><xs:element name='a' type='xs:string'/><xs:element name='b' type='xs:long'/></xs:sequence><xs:element name='c' type='xs:string'/></xs:choice>",
    ],
    [
      "all",
      "<xs:all><xs:element name='a' type='xs:string'/><xs:element name='b' type='xs:boolean' minOccurs='0'/></xs:all>",
    ],
    ["counts", "<xs:sequence><xs:element name='a' type='xs:string' minOccurs='2' maxOccurs='5'/></xs:sequence>"],
    [
      "wildcards",
      "<xs:sequence><xs:element name='a' type='xs:string'/><xs:any processContents='skip' minOccurs='0' maxOccurs='unbounded'/></xs:sequence>",
    ],
    [
      "wrappers",
      "<xs:sequence><xs:element name='as'><xs:complexType><xs:sequence><xs:element name='a' type='xs:string' maxOccurs='unbounded'/></xs:sequence></xs:complexType></xs:element></xs:sequence>",
    ],
    ["recursion", "<xs:sequence><xs:element name='r' type='T' minOccurs='0'/></xs:sequence>"],
    ["any type", "<xs:sequence><xs:element name='a'/></xs:sequence>"],
    [
      "attributes",
      "<xs:attribute name='a' type='xs:string' use='required'/><xs:attribute name='b' type='xs:int'/><xs:attribute name='c' type='xs:string' default='x &amp; &lt;y&gt;'/><xs:attribute name='d' type='xs:string' fixed='1'/>",
    ],
    [
      "lists",
      "<xs:attribute name='a' type='xs:NMTOKENS'/><xs:attribute name='b'><xs:simpleType><xs:list itemType='xs:int'/></xs:simpleType></xs:attribute>",
    ],
    [
      "unions",
      "<xs:attribute name='a'><xs:simpleType><xs:union memberTypes='xs:int xs:date'/></xs:simpleType></xs:attribute>",
    ],
    [
      "enumerations",
      "<xs:attribute name='a'><xs:simpleType><xs:restriction base='xs:token'><xs:enumeration value='a b'/><xs:enumeration value='&lt;'/></xs:restriction></xs:simpleType></xs:attribute>",
    ],
    [
      "facets",
      "<xs:attribute name='a'><xs:simpleType><xs:restriction base='xs:string'><xs:minLength value='1'/><xs:maxLength value='9'/><xs:pattern value='[a-z]+'/></xs:restriction></xs:simpleType></xs:attribute><xs:attribute name='b'><xs:simpleType><xs:restriction base='xs:decimal'><xs:minInclusive value='0'/><xs:maxExclusive value='10'/><xs:totalDigits value='5'/><xs:fractionDigits value='2'/></xs:restriction></xs:simpleType></xs:attribute>",
    ],
    [
      "integers",
      [
        "integer",
        "long",
        "unsignedLong",
        "int",
        "short",
        "byte",
        "unsignedInt",
        "unsignedShort",
        "unsignedByte",
        "positiveInteger",
        "nonNegativeInteger",
        "negativeInteger",
      ]
        .map((name) => `<xs:attribute name='${name}' type='xs:${name}'/>`)
        .join(""),
    ],
    [
      "exact types",
      [
        "dateTime",
        "date",
        "time",
        "gYear",
        "gYearMonth",
        "gMonthDay",
        "gDay",
        "gMonth",
        "duration",
        "hexBinary",
        "base64Binary",
        "anyURI",
        "QName",
        "float",
        "double",
        "language",
        "Name",
        "NCName",
        "ID",
        "IDREF",
        "token",
        "normalizedString",
      ]
        .map((name) => `<xs:attribute name='${name}' type='xs:${name}'/>`)
        .join(""),
    ],
  ])("%s", (_, content) => {
    const text = schemaText(`<xs:element name='root' type='T'/><xs:complexType name='T'>${content}</xs:complexType>`);
    const { before, after } = thereAndBack(
      importXsd(text, "shop.xsd"),
      (document) => xsdOf(document, "shop").text,
      (exported) => importXsd(exported, "back.xsd"),
    );
    expect(after).toEqual(before);
  });

  test.each([
    [
      "text with attributes",
      "<xs:simpleContent><xs:extension base='xs:decimal'><xs:attribute name='a' type='xs:string'/></xs:extension></xs:simpleContent>",
      "",
    ],
    [
      "mixed content",
      "<xs:choice minOccurs='0' maxOccurs='unbounded'><xs:element name='b' type='xs:string'/><xs:element name='c' type='xs:int'/></xs:choice>",
      " mixed='true'",
    ],
  ])("%s", (_, content, attributes) => {
    const text = schemaText(
      `<xs:element name='root' type='T'/><xs:complexType name='T'${attributes}>${content}</xs:complexType>`,
    );
    const { before, after } = thereAndBack(
      importXsd(text, "shop.xsd"),
      (document) => xsdOf(document, "shop").text,
      (exported) => importXsd(exported, "back.xsd"),
    );
    expect(after).toEqual(before);
  });

  test("named types and a namespace", () => {
    const text = schemaText(
      "<xs:element name='root' type='s:T'/><xs:complexType name='T'><xs:sequence><xs:element name='a' type='s:Code'/><xs:element name='b' type='s:U'/></xs:sequence></xs:complexType><xs:complexType name='U'><xs:attribute name='c' type='s:Code'/></xs:complexType><xs:simpleType name='Code'><xs:restriction base='xs:string'><xs:maxLength value='3'/></xs:restriction></xs:simpleType>",
      "targetNamespace='urn:shop' xmlns:s='urn:shop' elementFormDefault='qualified'",
    );
    const { before, after } = thereAndBack(
      importXsd(text, "shop.xsd"),
      (document) => xsdOf(document, "shop").text,
      (exported) => importXsd(exported, "back.xsd"),
    );
    expect(after).toEqual(before);
  });

  test("ShipStation's own", () => {
    const { before, after } = thereAndBack(
      importXsd(readFileSync(`${top}specs/shipstation/orders.xsd`, "utf8"), "orders.xsd"),
      (document) => xsdOf(document, "shipstation/orders").text,
      (exported) => importXsd(exported, "back.xsd"),
    );
    expect(after).toEqual(before);
  });
});

describe("an exported DTD is read as the model that it came from", () => {
  test.each([
    "<!ELEMENT a EMPTY>",
    "<!ELEMENT a ANY>",
    "<!ELEMENT a (#PCDATA)><!ATTLIST a b CDATA #REQUIRED c CDATA #IMPLIED d CDATA 'x&#38;&#34;' e CDATA #FIXED '1'>",
    "<!ELEMENT a (#PCDATA|b)*><!ELEMENT b (#PCDATA)>",
    "<!ELEMENT a (b,c?,d*,e+)><!ELEMENT b (#PCDATA)><!ELEMENT c (#PCDATA)><!ELEMENT d EMPTY><!ELEMENT e (a?)>",
    "<!ELEMENT a (b|(c,d))><!ELEMENT b (#PCDATA)><!ELEMENT c (#PCDATA)><!ELEMENT d (#PCDATA)>",
    "<!ELEMENT a ((b|c)*,d)><!ELEMENT b (#PCDATA)><!ELEMENT c (#PCDATA)><!ELEMENT d (#PCDATA)>",
    "<!ELEMENT a ((b,c)+,d?)><!ELEMENT b (#PCDATA)><!ELEMENT c (#PCDATA)><!ELEMENT d (#PCDATA)>",
    "<!ELEMENT a (b,(c,b)*)><!ELEMENT b (#PCDATA)><!ELEMENT c (#PCDATA)>",
    "<!ELEMENT a ((b*,c)|d)*><!ELEMENT b (#PCDATA)><!ELEMENT c (#PCDATA)><!ELEMENT d EMPTY>",
    "<!ELEMENT a EMPTY><!ATTLIST a b ID #REQUIRED c IDREF #IMPLIED d IDREFS #IMPLIED e NMTOKEN #IMPLIED f NMTOKENS #IMPLIED g (x|y-1) 'x'>",
    "<!ELEMENT x:a (x:b)><!ELEMENT x:b EMPTY><!ATTLIST x:a xmlns:x CDATA #FIXED 'urn:x' x:c CDATA #IMPLIED>",
  ])("%s", (text) => {
    const { before, after } = thereAndBack(
      importDtd(text, "shop.dtd"),
      (document) => dtdOf(document, "shop").text,
      (exported) => importDtd(exported, "back.dtd"),
    );
    expect(after).toEqual(before);
  });
});
