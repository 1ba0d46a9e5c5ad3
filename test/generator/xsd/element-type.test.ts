import { describe, expect, test } from "vitest";
import { outline, pointedAt, schema } from "./outline.js";

describe("elements", () => {
  test("of named, anonymous, referred and recursive types", () => {
    const result = schema(`<xs:element name="Tree"><xs:complexType><xs:sequence>
        <xs:element name="Leaf" minOccurs="0"><xs:simpleType><xs:restriction base="xs:token"><xs:enumeration value="oak"/></xs:restriction></xs:simpleType></xs:element>
        <xs:element ref="Tree" minOccurs="0" maxOccurs="unbounded"/>
        <xs:element name="Note" type="Note" minOccurs="0"/>
        <xs:element name="Anything"/>
      </xs:sequence></xs:complexType></xs:element>
      <xs:complexType name="Note"><xs:sequence><xs:element name="Note" type="Note" minOccurs="0"/></xs:sequence></xs:complexType>`);
    expect(outline(result)).toEqual([
      "Tree",
      "  sequence",
      "    Leaf? leaf: enum oak",
      "    Tree* tree: Tree",
      "    Note? note: Note",
      "    Anything anything: any",
      "Note",
      "  sequence",
      "    Note? note: Note",
    ]);
    expect(result.problems).toEqual([]);
  });

  test("named groups, and a choice in one is called as the group", () => {
    const result =
      schema(`<xs:complexType name="Order"><xs:sequence><xs:group ref="PaymentMethod"/><xs:group ref="Address" minOccurs="0"/></xs:sequence></xs:complexType>
      <xs:group name="PaymentMethod"><xs:choice><xs:element name="Cash" type="xs:string"/><xs:element name="Card" type="xs:string"/></xs:choice></xs:group>
      <xs:group name="Address"><xs:sequence><xs:element name="City" type="xs:string"/><xs:element name="Country" type="xs:string"/></xs:sequence></xs:group>`);
    expect(outline(result)).toEqual([
      "Order",
      "  sequence",
      "    choice as paymentMethod",
      "      Cash cash: text",
      "      Card card: text",
      "    sequence?",
      "      City city: text",
      "      Country country: text",
    ]);
  });

  test("one that others may replace is a choice of them, but for those that cannot stand there", () => {
    const result =
      schema(`<xs:complexType name="Order"><xs:sequence><xs:element ref="payment" maxOccurs="unbounded"/><xs:element ref="note"/></xs:sequence></xs:complexType>
      <xs:element name="payment" type="xs:string" abstract="true"/>
      <xs:element name="cash" substitutionGroup="payment"/>
      <xs:element name="card" substitutionGroup="payment" block="substitution"/>
      <xs:element name="goldCard" substitutionGroup="card"/>
      <xs:element name="coins" type="xs:token" substitutionGroup="cash"/>
      <xs:element name="note" type="xs:string"/>`);
    expect(outline(result)).toEqual([
      "Order",
      "  sequence",
      "    choice+ as payment",
      "      cash cash: text",
      "      card card: text",
      "      coins coins: xs:token",
      "      goldCard goldCard: text",
      "    note note: text",
    ]);
    expect(result.problems).toEqual([]);
  });

  test.each(['block="extension"', 'block="#all"'])(
    "one with %s is not replaced by those whose type is derived so",
    (block) => {
      const result =
        schema(`<xs:complexType name="Order"><xs:sequence><xs:element ref="payment"/></xs:sequence></xs:complexType>
      <xs:element name="payment" type="Payment" ${block}/>
      <xs:element name="card" type="Card" substitutionGroup="payment"/>
      <xs:complexType name="Payment"/>
      <xs:complexType name="Card"><xs:complexContent><xs:extension base="Payment"/></xs:complexContent></xs:complexType>`);
      expect(outline(result).slice(-3)).toEqual(["Order", "  sequence", "    payment payment: Payment"]);
    },
  );

  test("nor where a type on the way lets none derived so stand in its place", () => {
    const result =
      schema(`<xs:complexType name="Order"><xs:sequence><xs:element ref="payment"/></xs:sequence></xs:complexType>
      <xs:element name="payment" type="Payment"/>
      <xs:element name="card" type="Card" substitutionGroup="payment"/>
      <xs:complexType name="Payment" block="extension"/>
      <xs:complexType name="Card"><xs:complexContent><xs:extension base="Payment"/></xs:complexContent></xs:complexType>`);
    expect(outline(result).slice(-3)).toEqual(["Order", "  sequence", "    payment payment: Payment"]);
  });

  test("of mixed content are lists of texts and elements, those with only text are text", () => {
    const result =
      schema(`<xs:complexType name="Order"><xs:sequence><xs:element name="Note" type="Rich"/><xs:element name="Title" type="Plain"/></xs:sequence></xs:complexType>
      <xs:complexType name="Rich" mixed="true"><xs:sequence><xs:element name="b" type="xs:string"/></xs:sequence></xs:complexType>
      <xs:complexType name="Plain" mixed="true"><xs:attribute name="lang"/></xs:complexType>`);
    expect(outline(result)).toEqual([
      "Order",
      "  sequence",
      "    Note note: Rich",
      "    Title title: Plain",
      "Rich",
      "  choice* mixed as content",
      "    b b: text",
      "Plain",
      "  @lang? lang: text",
      "  $ text: text",
    ]);
    expect(result.problems).toEqual([]);
  });

  test("with a default or a fixed value have it where they are empty, and nillable ones have none where they say so", () => {
    const result = schema(`<xs:complexType name="T"><xs:sequence>
      <xs:element name="A" type="xs:int" default="1"/>
      <xs:element name="B" type="xs:token" fixed="x"/>
      <xs:element name="C" type="xs:date" nillable="true"/>
      <xs:element name="D" type="Empty" nillable="true"/>
      <xs:element name="E" type="xs:string" default="x"/>
    </xs:sequence></xs:complexType><xs:complexType name="Empty"/>`);
    expect(outline(result).slice(2, 7)).toEqual([
      "    A a: integer minimum -2147483648 maximum 2147483647 empty is 1",
      "    B b: enum x empty is x",
      "    C c: xs:date or nil",
      "    D d: Empty or nil",
      "    E e: text empty is x",
    ]);
    expect(result.problems).toEqual([]);
  });

  test("have constraints of identity, with the types that they are compared as", () => {
    const result = schema(`<xs:element name="Order"><xs:complexType><xs:sequence>
      <xs:element name="Item" maxOccurs="9"><xs:complexType><xs:attribute name="sku" type="xs:decimal" default="1"/></xs:complexType></xs:element>
      <xs:element name="Of" type="xs:string"/>
      </xs:sequence></xs:complexType>
      <xs:key name="skus"><xs:selector xpath="Item | .//*/Item"/><xs:field xpath="@sku"/></xs:key>
      <xs:keyref name="of" refer="skus"><xs:selector xpath="Of"/><xs:field xpath="."/></xs:keyref></xs:element>`);
    const leaf = (kind: string): object => ({ scalar: { kind } });
    expect(result.identities).toMatchObject([
      {
        kind: "key",
        name: "skus",
        on: "{}Order",
        select: [{ steps: ["{}Item"] }, { deep: true, steps: ["*", "{}Item"] }],
        fields: [{ paths: [{ steps: [], attribute: "{}sku" }], leaf: leaf("decimal"), default: "1" }],
      },
      {
        kind: "keyref",
        name: "of",
        on: "{}Order",
        select: [{ steps: ["{}Of"] }],
        fields: [{ paths: [{ steps: [] }], leaf: leaf("text") }],
        refer: "skus",
      },
    ]);
    expect(result.problems).toEqual([]);
  });

  test.each([
    [
      '<xs:selector xpath="/b"/><xs:field xpath="@c"/>',
      '/b: expected a path of names such as .//item/@id but found "/b"',
    ],
    [
      '<xs:selector xpath="b/@c"/><xs:field xpath="@c"/>',
      'b/@c: expected a path of names such as .//item/@id but found "b/@c"',
    ],
    ['<xs:selector xpath="b"/>', "<xs:key: expected a <selector> and <field> elements in <key> but found others"],
  ])("have no constraint %s", (content, problem) => {
    const result = schema(`<xs:element name="a" type="xs:string"><xs:key name="k">${content}</xs:key></xs:element>`);
    expect(pointedAt(result)).toEqual([problem]);
  });
});

describe("an element that holds nothing but a list", () => {
  const order = (wrapper: string): string =>
    `<xs:complexType name="Order"><xs:sequence>${wrapper}</xs:sequence></xs:complexType>`;
  const items = (more = "", content = ""): string =>
    `<xs:element name="Items"${more}><xs:complexType><xs:sequence><xs:element name="Item" type="xs:string" minOccurs="0" maxOccurs="9"/></xs:sequence>${content}</xs:complexType></xs:element>`;

  test("vanishes from the value, and gives the list its name", () => {
    expect(outline(schema(order(items())))).toEqual(["Order", "  sequence", "    Items/Item{0..9} items: text"]);
    expect(outline(schema(order(items(' minOccurs="0"'))))).toEqual([
      "Order",
      "  sequence",
      "    Items?/Item{0..9} items: text",
    ]);
  });

  test("stays unless it vanishes without a loss", () => {
    const kept = ["Order", "  sequence", "    Items items: Items", "Items"];
    expect(outline(schema(order(items()), "", { unwrap: false })).slice(0, 4)).toEqual(kept);
    expect(outline(schema(order(items("", '<xs:attribute name="count"/>')))).slice(0, 4)).toEqual(kept);
    expect(outline(schema(order(items(' nillable="true"')))).slice(2, 3)).toEqual(["    Items items: Items or nil"]);
    expect(outline(schema(order(items(' maxOccurs="2"')))).slice(2, 3)).toEqual(["    Items{1..2} items: Items"]);
    expect(
      outline(
        schema(
          `<xs:complexType name="Order"><xs:choice>${items()}<xs:element name="None" type="xs:string"/></xs:choice></xs:complexType>`,
        ),
      ).slice(2, 3),
    ).toEqual(["    Items items: Items"]);
  });
});

describe("the default of an element with attributes", () => {
  const money =
    '<xs:complexType name="Money"><xs:simpleContent><xs:extension base="xs:decimal"><xs:attribute name="currency"/></xs:extension></xs:simpleContent></xs:complexType>';

  test("or a fixed value, gives it a type of its own", () => {
    const result = schema(`<xs:complexType name="Order"><xs:sequence>
        <xs:element name="Total" type="Money"/><xs:element name="Tax" type="Money" default="0.00"/><xs:element name="Fee" type="Money" fixed="1"/>
      </xs:sequence></xs:complexType>${money}`);
    expect(outline(result)).toEqual([
      "Order",
      "  sequence",
      "    Total total: Money",
      "    Tax tax: Tax",
      "    Fee fee: Fee",
      "Money",
      "  @currency? currency: text",
      "  $ text: decimal",
      "Tax",
      "  @currency? currency: text",
      "  $ text: decimal empty is 0.00",
      "Fee",
      "  @currency? currency: text",
      "  $ text: decimal values 1 empty is 1",
    ]);
    expect(result.problems).toEqual([]);
  });

  test("is not obeyed where it may hold elements, which is said", () => {
    const result =
      schema(`<xs:complexType name="Order"><xs:sequence><xs:element name="Note" type="Note" default="none"/></xs:sequence></xs:complexType>
<xs:complexType name="Note" mixed="true"><xs:sequence><xs:element name="b" minOccurs="0"/></xs:sequence></xs:complexType>`);
    expect(pointedAt(result)).toEqual([
      "<xs:element: warning: expected a part of XSD that is supported but found the value of an element that may have elements, or another type; it is not filled in or checked",
    ]);
  });
});
