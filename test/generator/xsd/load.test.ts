import { describe, expect, test } from "vitest";
import { importXsd } from "../../../generator/src/xsd/index.js";
import { outline, pointedAt, problemsOf, schemaText } from "./outline.js";

/** Imports the first of several documents, each `path: [components, attributes]`. */
function imported(
  documents: Readonly<Record<string, readonly [components: string, attributes?: string]>>,
): ReturnType<typeof importXsd> {
  const files = new Map(
    Object.entries(documents).map(([path, [components, attributes]]) => [path, schemaText(components, attributes)]),
  );
  const [[main, text] = ["", ""]] = files;
  return importXsd(text, main, { files });
}

const shop = 'targetNamespace="urn:shop" xmlns="urn:shop" elementFormDefault="qualified"';

test("what is included belongs to the schema, from folders beside and above, each document once", () => {
  const result = imported({
    "a/main.xsd": [
      '<xs:include schemaLocation="parts/item.xsd"/><xs:include schemaLocation="../money.xsd"/><xs:element name="Order" type="Item"/>',
      shop,
    ],
    "a/parts/item.xsd": [
      '<xs:include schemaLocation="../../money.xsd"/><xs:include schemaLocation="../main.xsd"/><xs:complexType name="Item"><xs:sequence><xs:element name="Price" type="Money"/></xs:sequence></xs:complexType>',
      shop,
    ],
    "money.xsd": ['<xs:simpleType name="Money"><xs:restriction base="xs:decimal"/></xs:simpleType>', shop],
  });
  expect(outline(result)).toEqual(["Item", "  sequence", "    Price price: decimal (Money)", "Money: decimal (Money)"]);
  expect(result.problems).toEqual([]);
});

test("a document on the web is found beside the one that names it, if it was put there", () => {
  const result = imported({
    "a/main.xsd": [
      '<xs:include schemaLocation="http://shop.example/xsd/money.xsd"/><xs:element name="Price" type="Money"/>',
      shop,
    ],
    "a/money.xsd": ['<xs:simpleType name="Money"><xs:restriction base="xs:decimal"/></xs:simpleType>', shop],
  });
  expect(outline(result)).toEqual(["Price", "  $ text: decimal (Money)", "Money: decimal (Money)"]);
  expect(result.problems).toEqual([]);
});

test("a document without a namespace takes the one of the document that includes it", () => {
  const result = imported({
    "main.xsd": ['<xs:include schemaLocation="part.xsd"/><xs:element name="Order" type="Item"/>', shop],
    "part.xsd": [
      '<xs:complexType name="Item"><xs:sequence><xs:element ref="Note"/></xs:sequence></xs:complexType><xs:element name="Note" type="Text"/><xs:simpleType name="Text"><xs:restriction base="xs:string"/></xs:simpleType>',
      'elementFormDefault="qualified"',
    ],
  });
  expect(outline(result)).toEqual(["Item", "  sequence", "    Note note: text (Text)", "Text: text (Text)"]);
  expect(result.namespaces).toEqual({ "": "urn:shop" });
  expect(result.problems).toEqual([]);
});

test("elements of imported namespaces have the prefixes of the schema, and types of one name get two", () => {
  const result = imported({
    "main.xsd": [
      '<xs:import namespace="urn:money" schemaLocation="money.xsd"/><xs:element name="Order"><xs:complexType><xs:sequence><xs:element ref="m:Price"/><xs:element name="Size" type="Amount"/></xs:sequence></xs:complexType></xs:element><xs:complexType name="Amount"/>',
      `${shop} xmlns:m="urn:money"`,
    ],
    "money.xsd": [
      '<xs:element name="Price" type="m:Amount"/><xs:complexType name="Amount"><xs:attribute name="currency"/></xs:complexType>',
      'targetNamespace="urn:money" xmlns:m="urn:money"',
    ],
  });
  expect(outline(result)).toEqual([
    "Order",
    "  sequence",
    "    m:Price price: Amount_2",
    "    Size size: Amount",
    "Amount_2",
    "  @currency? currency: text",
    "Amount",
  ]);
  expect(result.namespaces).toEqual({ "": "urn:shop", m: "urn:money" });
  expect(result.problems).toEqual([]);
});

test("what is redefined is known by its old meaning only inside of the redefinition", () => {
  const result = imported({
    "main.xsd": [
      `<xs:redefine schemaLocation="part.xsd">
        <xs:complexType name="Item"><xs:complexContent><xs:extension base="Item"><xs:sequence><xs:element name="Size" type="Code"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
        <xs:simpleType name="Code"><xs:restriction base="Code"><xs:maxLength value="3"/></xs:restriction></xs:simpleType>
        <xs:group name="G"><xs:sequence><xs:group ref="G"/><xs:element name="More" type="Code"/></xs:sequence></xs:group>
        <xs:attributeGroup name="A"><xs:attributeGroup ref="A"/><xs:attribute name="more"/></xs:attributeGroup>
      </xs:redefine>`,
    ],
    "part.xsd": [
      `<xs:complexType name="Item"><xs:sequence><xs:group ref="G"/></xs:sequence><xs:attributeGroup ref="A"/></xs:complexType>
      <xs:simpleType name="Code"><xs:restriction base="xs:token"/></xs:simpleType>
      <xs:group name="G"><xs:sequence><xs:element name="Name" type="Code"/></xs:sequence></xs:group>
      <xs:attributeGroup name="A"><xs:attribute name="id"/></xs:attributeGroup>`,
    ],
  });
  expect(outline(result)).toEqual([
    "Item",
    "  @more? more2: text",
    "  @id? id: text",
    "  sequence",
    "    Name name: xs:token maxLength 3 (Code)",
    "    More more: xs:token maxLength 3 (Code)",
    "    Size size: xs:token maxLength 3 (Code)",
    "Code: xs:token maxLength 3 (Code)",
  ]);
  expect(result.problems).toEqual([]);
});

describe("a document that is not there", () => {
  test("is said, and nothing is fetched", () => {
    const result = imported({
      "a/main.xsd": [
        '<xs:include schemaLocation="../part.xsd"/><xs:import namespace="urn:x" schemaLocation="https://shop.example/x.xsd"/><xs:import namespace="urn:y"/>',
      ],
    });
    expect(pointedAt(result)).toEqual([
      '../part.xsd: warning: expected a part of XSD that is supported but found "part.xsd", a file that is not there; nothing is fetched',
      'https://shop.example/x.xsd: warning: expected a part of XSD that is supported but found "https://shop.example/x.xsd", a file that is not there; nothing is fetched',
    ]);
  });

  test("leaves the references into it open", () => {
    const result = imported({
      "main.xsd": ['<xs:import namespace="urn:x"/><xs:element name="a" type="x:T" xmlns:x="urn:x"/>'],
    });
    expect(pointedAt(result)).toEqual(['x:T: expected a type that is declared but found "T" of urn:x']);
  });
});

describe("problems stand in the document that has them", () => {
  test("of another namespace than was said", () => {
    const result = imported({
      "main.xsd": ['<xs:import namespace="urn:x" schemaLocation="x.xsd"/><xs:include schemaLocation="y.xsd"/>', shop],
      "x.xsd": [""],
      "y.xsd": ["", 'targetNamespace="urn:y"'],
    });
    expect(problemsOf(result).map((problem) => problem.replace(/:\d+ /, " "))).toEqual([
      "main.xsd:2 expected a schema of urn:x but found one of no namespace",
      "main.xsd:2 expected a schema of urn:shop but found one of urn:y",
    ]);
  });

  test("in what is included", () => {
    const result = imported({
      "main.xsd": ['<xs:include schemaLocation="part.xsd"/><xs:complexType name="Item"/>'],
      "part.xsd": ['<xs:complexType name="Item"/>\n<xs:element name="a" type="Itm"/>'],
    });
    expect(problemsOf(result)).toEqual([
      'main.xsd:2:40 expected a type of another name but found a second "Item"',
      'part.xsd:3:28 expected a type that is declared but found "Itm"; did you mean "Item"?',
    ]);
  });
});
