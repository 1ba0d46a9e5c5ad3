import { describe, expect, test } from "vitest";
import { outline, schema } from "./outline.js";

describe("types", () => {
  const names = (components: string): string[] =>
    schema(components).types.map(({ name, typeName }) => `${name} ${typeName}`);
  const nested = (name: string, content = ""): string =>
    `<xs:element name="${name}"><xs:complexType><xs:sequence>${content}</xs:sequence><xs:attribute name="a"/></xs:complexType></xs:element>`;

  test("have the names of the schema, anonymous ones those of their elements", () => {
    expect(
      names(
        nested("order", `${nested("ship-to")}<xs:element name="item" type="Item_Type"/>`) +
          '<xs:complexType name="Item_Type"/>',
      ),
    ).toEqual(["order Order", "ship-to ShipTo", "Item_Type ItemType"]);
  });

  test("of two that would have the same, the second takes the element around it", () => {
    expect(
      names(nested("Order", nested("Buyer", nested("Name")) + nested("Seller", nested("Name") + nested("name")))),
    ).toEqual([
      "Order Order",
      "Buyer Buyer",
      "Name Name",
      "Seller Seller",
      "Seller/Name SellerName",
      "Order/Seller/name OrderSellerName",
    ]);
  });

  test("a named type has its name whatever stands before it", () => {
    expect(names(`${nested("Order")}<xs:complexType name="Order"/>`)).toEqual(["Order_2 Order2", "Order Order"]);
  });

  test("hide nothing that TypeScript or the runtime calls so", () => {
    expect(
      names(
        '<xs:complexType name="Date"/><xs:complexType name="_1"/><xs:simpleType name="Decimal"><xs:restriction base="xs:string"/></xs:simpleType>',
      ),
    ).toEqual(["Date DateType", "_1 _1", "Decimal DecimalType"]);
  });
});

test("properties follow the rule of names; an element has the first choice, then attributes, then the text", () => {
  const result =
    schema(`<xs:complexType name="T"><xs:sequence><xs:element name="OrderID" type="xs:string"/><xs:element name="price_prd" type="xs:string"/><xs:element name="_" type="xs:string"/><xs:element name="__proto__" type="xs:string"/></xs:sequence>
      <xs:attribute name="orderId"/><xs:attribute name="text"/></xs:complexType>
    <xs:complexType name="U"><xs:simpleContent><xs:extension base="xs:string"><xs:attribute name="text"/></xs:extension></xs:simpleContent></xs:complexType>`);
  expect(outline(result)).toEqual([
    "T",
    "  @orderId? orderId2: text",
    "  @text? text: text",
    "  sequence",
    "    OrderID orderId: text",
    "    price_prd pricePrd: text",
    "    _ _: text",
    "    __proto__ proto: text",
    "U",
    "  @text? text: text",
    "  $ text2: text",
  ]);
  expect(result.types[0]).toMatchObject({ order: ["orderId2", "text", "orderId", "pricePrd", "_", "proto"] });
});

describe("namespaces", () => {
  const components =
    '<xs:element name="Order"><xs:complexType><xs:sequence><xs:element name="Name" type="xs:string"/></xs:sequence><xs:attribute name="id"/><xs:attribute name="kind" form="qualified"/></xs:complexType></xs:element>';

  test("qualified elements need no prefix, qualified attributes do", () => {
    const result = schema(
      components,
      'targetNamespace="urn:shop" xmlns:shop="urn:shop" elementFormDefault="qualified"',
    );
    expect(outline(result)).toEqual([
      "Order",
      "  @id? id: text",
      "  @shop:kind? kind: text",
      "  sequence",
      "    Name name: text",
    ]);
    expect(result.roots).toEqual(["Order"]);
    expect(result.namespaces).toEqual({ "": "urn:shop", shop: "urn:shop" });
  });

  test("where some elements are in no namespace, those of one have its prefix", () => {
    const result = schema(components, 'targetNamespace="urn:shop" attributeFormDefault="qualified"');
    expect(outline(result)).toEqual([
      "Order",
      "  @ns1:id? id: text",
      "  @ns1:kind? kind: text",
      "  sequence",
      "    Name name: text",
    ]);
    expect(result.roots).toEqual(["ns1:Order"]);
    expect(result.namespaces).toEqual({ ns1: "urn:shop" });
  });

  test("without a namespace there is none", () => {
    const result = schema(components.replace(' form="qualified"', ""));
    expect(result.roots).toEqual(["Order"]);
    expect(result.namespaces).toEqual({});
  });
});
