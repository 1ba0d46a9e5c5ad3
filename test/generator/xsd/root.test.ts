import { expect, test } from "vitest";
import { readSpecs } from "../../../generator/src/front.js";

const head = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:shop" targetNamespace="urn:shop">';

/** Its local elements are in no namespace, so that its own names need a prefix. Made by hand. */
const schema = `${head}
  <xs:complexType name="Order"><xs:sequence><xs:element name="Name" type="xs:string"/></xs:sequence></xs:complexType>
  <xs:element name="Order" type="Order"/>
  <xs:element name="Receipt" type="Order"/>
</xs:schema>`;

test.each([
  ["Order", ["ns1:Order"]],
  ["Order | Receipt", ["ns1:Order", "ns1:Receipt"]],
  ["ns1:Receipt", ["ns1:Receipt"]],
  ["shop:Order\nnamespaces: { shop: urn:shop }", ["ns1:Order"]],
])("the root %j is the element of the schema, in the namespace of the schema", (root, expected) => {
  const { platforms, problems } = readSpecs(
    new Map([
      ["acme/platform.yaml", "title: Acme\n"],
      ["acme/orders.yaml", `root: ${root}\nschema: orders.xsd\n`],
      ["acme/orders.xsd", schema],
    ]),
  );
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(platforms[0]?.documents[0]?.roots).toEqual(expected);
});

test("of two elements of one name, the root is the one in the namespace that the schema describes", () => {
  const rootOf = (form: string, importedForm: string): readonly string[] | undefined => {
    const main = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:o="urn:o" xmlns="urn:shop" targetNamespace="urn:shop" elementFormDefault="${form}">
      <xs:import namespace="urn:o" schemaLocation="other.xsd"/>
      <xs:complexType name="T"><xs:sequence><xs:element ref="o:Order"/></xs:sequence></xs:complexType>
      <xs:element name="Order" type="T"/>
    </xs:schema>`;
    const other = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:o" elementFormDefault="${importedForm}">
      <xs:element name="Order"><xs:complexType><xs:sequence><xs:element name="a" type="xs:int"/></xs:sequence></xs:complexType></xs:element>
    </xs:schema>`;
    const { platforms, problems } = readSpecs(
      new Map([
        ["acme/platform.yaml", "title: Acme\n"],
        ["acme/orders.yaml", "root: Order\nschema: orders.xsd\n"],
        ["acme/orders.xsd", main],
        ["acme/other.xsd", other],
      ]),
    );
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
    const [document] = platforms[0]?.documents ?? [];
    return document?.roots.map(
      (name) => document.namespaces?.[name.includes(":") ? name.replace(/:.*/, "") : ""] ?? "",
    );
  };
  expect(rootOf("qualified", "qualified")).toEqual(["urn:shop"]);
  expect(rootOf("unqualified", "qualified")).toEqual(["urn:shop"]);
  expect(rootOf("unqualified", "unqualified")).toEqual(["urn:shop"]);
});
