import { describe, expect, test } from "vitest";
import { outline, schema } from "./outline.js";

describe("content", () => {
  const content = (particles: string): string[] =>
    outline(schema(`<xs:complexType name="T">${particles}</xs:complexType>`)).slice(1);
  const text = (name: string, more = ""): string =>
    `<xs:element name="${name}" type="xs:string"${more && ` ${more}`}/>`;

  test.each([
    [
      "a sequence, with every number",
      `<xs:sequence>${text("A")}${text("B", 'minOccurs="0"')}${text("C", 'maxOccurs="unbounded"')}${text("D", 'minOccurs="0" maxOccurs="unbounded"')}${text("E", 'minOccurs="2" maxOccurs="5"')}${text("F", 'minOccurs="0" maxOccurs="0"')}</xs:sequence>`,
      ["  sequence", "    A a: text", "    B? b: text", "    C+ c: text", "    D* d: text", "    E{2..5} e: text"],
    ],
    ["all", `<xs:all>${text("A")}${text("B", 'minOccurs="0"')}</xs:all>`, ["  all", "    A a: text", "    B? b: text"]],
    [
      "a choice",
      `<xs:choice>${text("CreditCard")}${text("Cash")}</xs:choice>`,
      ["  choice as choice", "    CreditCard creditCard: text", "    Cash cash: text"],
    ],
    [
      "a repeated choice keeps the order of its elements",
      `<xs:choice maxOccurs="unbounded">${text("A")}${text("B", 'minOccurs="0"')}${text("C", 'maxOccurs="unbounded"')}</xs:choice>`,
      ["  choice* as choice", "    A a: text", "    B b: text", "    C c: text"],
    ],
    [
      "a choice in a choice is one",
      `<xs:choice>${text("A")}<xs:choice minOccurs="0">${text("B")}${text("C")}</xs:choice></xs:choice>`,
      ["  choice? as choice", "    A a: text", "    B b: text", "    C c: text"],
    ],
    [
      "two choices have two properties",
      `<xs:sequence><xs:choice>${text("A")}${text("B")}</xs:choice><xs:choice>${text("C")}${text("D")}</xs:choice></xs:sequence>`,
      [
        "  sequence",
        "    choice as choice",
        "      A a: text",
        "      B b: text",
        "    choice as choice2",
        "      C c: text",
        "      D d: text",
      ],
    ],
    [
      "a choice of more than single elements has no value of its own",
      `<xs:choice>${text("A")}<xs:sequence>${text("B")}${text("C", 'maxOccurs="3"')}</xs:sequence></xs:choice>`,
      ["  choice", "    A a: text", "    sequence", "      B b: text", "      C{1..3} c: text"],
    ],
    [
      "groups that say nothing vanish",
      `<xs:sequence><xs:sequence><xs:choice>${text("A")}</xs:choice></xs:sequence><xs:sequence/><xs:sequence minOccurs="0">${text("B")}${text("C")}</xs:sequence></xs:sequence>`,
      ["  sequence", "    A a: text", "    sequence?", "      B b: text", "      C c: text"],
    ],
    [
      "a repeated sequence of one element is a list",
      `<xs:sequence minOccurs="0" maxOccurs="unbounded">${text("A", 'minOccurs="2" maxOccurs="3"')}</xs:sequence>`,
      ["  sequence", "    A* a: text"],
    ],
    [
      "any element",
      `<xs:sequence>${text("A")}<xs:any minOccurs="0" maxOccurs="unbounded" processContents="lax"/></xs:sequence>`,
      ["  sequence", "    A a: text", "    ** any"],
    ],
    [
      "any element in a choice",
      `<xs:choice>${text("A")}<xs:any/></xs:choice>`,
      ["  choice as choice", "    A a: text", "    * *"],
    ],
    ["nothing", "", []],
    ["an empty sequence", "<xs:sequence/>", []],
  ])("%s", (_, particles, lines) => {
    expect(content(particles)).toEqual(lines);
  });

  test("what has no value of its own is a list of its elements in their order, which a content model holds", () => {
    const result =
      schema(`<xs:complexType name="Pairs"><xs:sequence maxOccurs="unbounded">${text("Name")}${text("Value", 'minOccurs="0"')}</xs:sequence></xs:complexType>
      <xs:complexType name="Twice"><xs:sequence>${text("A")}${text("B")}${text("A")}</xs:sequence></xs:complexType>
      <xs:complexType name="Wild"><xs:sequence>${text("Z")}<xs:sequence><xs:any/>${text("A")}<xs:any/></xs:sequence></xs:sequence></xs:complexType>`);
    expect(outline(result)).toEqual([
      "Pairs",
      "  choice+ as choice",
      "    Name name: text",
      "    Value value: text",
      "Twice",
      "  choice{3..3} as choice",
      "    A a: text",
      "    B b: text",
      "Wild",
      "  choice{4..4} as choice",
      "    Z z: text",
      "    * *",
      "    A a: text",
    ]);
    expect(result.problems).toEqual([]);
    expect(result.types.map((type) => type.kind === "record" && type.model)).toEqual([
      "(Name, Value?)+",
      "(A, B, A)",
      "(Z, (*, A, *))",
    ]);
  });
});
