import { describe, expect, test } from "vitest";
import { outline, pointedAt, schema } from "./outline.js";

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

describe("attributes", () => {
  test("optional, required, with a default, fixed and of no type", () => {
    const result = schema(`<xs:complexType name="T">
      <xs:attribute name="a" type="xs:int"/>
      <xs:attribute name="b" type="xs:int" use="required"/>
      <xs:attribute name="c" type="xs:int" default=" +007 "/>
      <xs:attribute name="d" type="xs:token" fixed="EUR"/>
      <xs:attribute name="e" type="xs:token" use="required" fixed="EUR"/>
      <xs:attribute name="f" type="xs:decimal" fixed="1.0"/>
      <xs:attribute name="g"/>
      <xs:attribute name="h" use="prohibited"/>
      <xs:attribute name="i"><xs:simpleType><xs:restriction base="xs:string"><xs:maxLength value="3"/></xs:restriction></xs:simpleType></xs:attribute>
    </xs:complexType>`);
    const range = "minimum -2147483648 maximum 2147483647";
    expect(outline(result)).toEqual([
      "T",
      `  @a? a: integer ${range}`,
      `  @b b: integer ${range}`,
      `  @c c: integer ${range} = 7`,
      "  @d d: enum EUR = EUR",
      "  @e e: enum EUR",
      "  @f f: decimal values 1.0 = 1.0",
      "  @g? g: text",
      "  @i? i: text maxLength 3",
    ]);
    expect(result.problems).toEqual([]);
  });

  test("groups of attributes, each once", () => {
    const result =
      schema(`<xs:complexType name="T"><xs:attribute name="a"/><xs:attributeGroup ref="G"/><xs:attributeGroup ref="H"/></xs:complexType>
      <xs:attributeGroup name="G"><xs:attribute name="b"/><xs:attributeGroup ref="H"/></xs:attributeGroup>
      <xs:attributeGroup name="H"><xs:attribute ref="c" use="required"/></xs:attributeGroup>
      <xs:attribute name="c" type="xs:boolean"/>`);
    expect(outline(result)).toEqual(["T", "  @a? a: text", "  @b? b: text", "  @c c: xs:boolean"]);
    expect(result.problems).toEqual([]);
  });

  test("those of XML itself need no schema", () => {
    const result = schema(
      `<xs:complexType name="T"><xs:attribute ref="xml:lang"/><xs:attribute ref="xml:space" default="preserve"/></xs:complexType>`,
    );
    expect(outline(result)).toEqual([
      "T",
      "  @xml:lang? lang: xs:token",
      "  @xml:space space: enum default | preserve = preserve",
    ]);
    expect(result.namespaces).toEqual({});
  });

  test("a default that is no value of the type is said", () => {
    expect(
      pointedAt(
        schema(`<xs:complexType name="T"><xs:attribute name="a" type="xs:int" default="many"/></xs:complexType>`),
      ),
    ).toEqual(['<xs:attribute: expected a value of the type but found "many"']);
  });

  test("of wildcards are let in with their namespaces: groups narrow them, extensions widen them", () => {
    const result = schema(
      `<xs:complexType name="Base"><xs:anyAttribute namespace="urn:a" processContents="skip"/></xs:complexType>
      <xs:complexType name="T"><xs:complexContent><xs:extension base="Base"><xs:attributeGroup ref="G"/><xs:anyAttribute namespace="##targetNamespace urn:b" processContents="lax"/></xs:extension></xs:complexContent></xs:complexType>
      <xs:attributeGroup name="G"><xs:anyAttribute namespace="##other"/></xs:attributeGroup>
      <xs:attribute name="unit" type="xs:int"/>`,
      'targetNamespace="urn:shop" xmlns="urn:shop"',
    );
    expect(result.types.map((type) => type.kind === "record" && type.otherAttributes)).toEqual([
      { namespaces: ["urn:a"], process: "skip", known: [] },
      { namespaces: ["urn:b", "urn:a"], process: "lax", known: [] },
    ]);
    expect(result.problems).toEqual([]);
  });
});

describe("derived types", () => {
  test("an extension has the elements and attributes of its base before its own", () => {
    const result = schema(`
      <xs:complexType name="Item"><xs:sequence><xs:element name="Name" type="xs:string"/></xs:sequence><xs:attribute name="id"/></xs:complexType>
      <xs:complexType name="Book"><xs:complexContent><xs:extension base="Item"><xs:sequence><xs:element name="Pages" type="xs:short"/></xs:sequence><xs:attribute name="isbn"/></xs:extension></xs:complexContent></xs:complexType>`);
    expect(outline(result)).toEqual([
      "Item",
      "  @id? id: text",
      "  sequence",
      "    Name name: text",
      "Book",
      "  @id? id: text",
      "  @isbn? isbn: text",
      "  sequence",
      "    Name name: text",
      "    Pages pages: integer minimum -32768 maximum 32767",
    ]);
  });

  test("a restriction has its own elements, and the attributes of its base that it does not change", () => {
    const result = schema(`
      <xs:complexType name="Item"><xs:sequence><xs:element name="Name" type="xs:string" minOccurs="0"/></xs:sequence><xs:attribute name="a"/><xs:attribute name="b"/><xs:attribute name="c"/></xs:complexType>
      <xs:complexType name="Named"><xs:complexContent><xs:restriction base="Item"><xs:sequence><xs:element name="Name" type="xs:string"/></xs:sequence><xs:attribute name="b" use="required"/><xs:attribute name="c" use="prohibited"/></xs:restriction></xs:complexContent></xs:complexType>`);
    expect(outline(result).slice(6)).toEqual([
      "Named",
      "  @a? a: text",
      "  @b b: text",
      "  sequence",
      "    Name name: text",
    ]);
  });

  test("simple content is a text with attributes, narrowed on the way", () => {
    const result = schema(`
      <xs:complexType name="Price"><xs:simpleContent><xs:extension base="xs:decimal"><xs:attribute name="currency" use="required"/></xs:extension></xs:simpleContent></xs:complexType>
      <xs:complexType name="SmallPrice"><xs:simpleContent><xs:restriction base="Price"><xs:maxInclusive value="9"/></xs:restriction></xs:simpleContent></xs:complexType>
      <xs:complexType name="Code"><xs:simpleContent><xs:restriction base="Price"><xs:simpleType><xs:restriction base="xs:decimal"><xs:fractionDigits value="2"/></xs:restriction></xs:simpleType><xs:minInclusive value="0"/></xs:restriction></xs:simpleContent></xs:complexType>`);
    expect(outline(result)).toEqual([
      "Price",
      "  @currency currency: text",
      "  $ text: decimal",
      "SmallPrice",
      "  @currency currency: text",
      "  $ text: decimal maximum 9",
      "Code",
      "  @currency currency: text",
      "  $ text: decimal fractionDigits 2 minimum 0",
    ]);
    expect(result.problems).toEqual([]);
  });

  test("an element whose type others are derived from may say that it has one of them", () => {
    const result = schema(
      `<xs:element name="Item" type="Item"/>
      <xs:complexType name="Item" abstract="true"/>
      <xs:complexType name="Book"><xs:complexContent><xs:extension base="Item"/></xs:complexContent></xs:complexType>
      <xs:complexType name="Novel"><xs:complexContent><xs:extension base="Book"/></xs:complexContent></xs:complexType>
      <xs:complexType name="Draft" abstract="true"><xs:complexContent><xs:extension base="Item"/></xs:complexContent></xs:complexType>`,
      'targetNamespace="urn:shop" xmlns="urn:shop"',
    );
    const types = result.types.map((type) => type.kind === "record" && [type.abstract, type.derived, type.xsiType]);
    expect(types).toEqual([
      [true, ["Book", "Novel"], "Item"],
      [undefined, undefined, "Book"],
      [undefined, undefined, "Novel"],
      [undefined, undefined, undefined],
    ]);
    expect(outline(result).slice(0, 2)).toEqual(["Item", "  @xsi:type? xsiType: enum Item"]);
    expect(result.namespaces).toEqual({ "": "urn:shop", xsi: "http://www.w3.org/2001/XMLSchema-instance" });
    expect(result.problems).toEqual([]);
  });

  test("alternatives of the same local name are called by their whole names, as far as they have a prefix", () => {
    const files = new Map([
      [
        "b.xsd",
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:b"><xs:element name="Note" type="xs:int"/></xs:schema>',
      ],
    ]);
    const result = schema(
      `<xs:import namespace="urn:b" schemaLocation="b.xsd"/>
      <xs:complexType name="Order"><xs:choice maxOccurs="9">
        <xs:element name="Note" type="xs:string"/><xs:element ref="b:Note"/><xs:element name="Date" type="xs:date"/>
      </xs:choice></xs:complexType>`,
      'xmlns:b="urn:b"',
      { files },
    );
    const content = result.types[0]?.kind === "record" ? result.types[0].content?.particles : undefined;
    expect(content?.map((each) => each.kind === "element" && [each.wires[0]?.name, each.tag])).toEqual([
      ["Note", undefined],
      ["b:Note", "b:Note"],
      ["Date", undefined],
    ]);
    expect(result.problems).toEqual([]);
  });

  test("an abstract type that none is derived from has elements that cannot be", () => {
    const result = schema('<xs:element name="Item" type="Item"/><xs:complexType name="Item" abstract="true"/>');
    expect(result.types.map((type) => type.kind === "record" && [type.abstract, type.derived])).toEqual([[true, []]]);
  });

  test("what blocks derivation lets no other type in", () => {
    const result = schema(`<xs:element name="Item" type="Item"/><xs:complexType name="Item" block="extension"/>
      <xs:complexType name="Book"><xs:complexContent><xs:extension base="Item"/></xs:complexContent></xs:complexType>`);
    expect(outline(result)).toEqual(["Item", "Book"]);
  });

  test.each([
    [
      `<xs:complexType name="T"><xs:complexContent><xs:extension base="xs:string"/></xs:complexContent></xs:complexType>`,
      "xs:string: expected a complex type but found a simple one",
    ],
    [
      `<xs:complexType name="T"><xs:complexContent><xs:extension base="T"/></xs:complexContent></xs:complexType>`,
      'T: expected a base that is not derived from this type but found "T"',
    ],
    [
      `<xs:complexType name="T"><xs:simpleContent><xs:extension base="U"/></xs:simpleContent></xs:complexType><xs:complexType name="U"/>`,
      'U: expected a type with simple content but found "U"',
    ],
    [
      `<xs:complexType name="T"><xs:complexContent/></xs:complexType>`,
      "<xs:complexContent: expected <extension> or <restriction> in <complexContent> but found neither",
    ],
    [
      `<xs:complexType name="T"><xs:complexContent><xs:extension/></xs:complexContent></xs:complexType>`,
      "<xs:extension: expected a base of <extension> but found none",
    ],
  ])("%s", (components, problem) => {
    expect(pointedAt(schema(components))).toContain(problem);
  });
});

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

describe("roots", () => {
  test("are the elements of the schema: those first that no other contains, then others that are no texts", () => {
    const result = schema(`<xs:element name="item" type="Item"/><xs:element name="note" type="xs:string"/>
      <xs:element name="order" type="Order"/><xs:element name="count" type="xs:byte"/>
      <xs:element name="hidden" type="Order" abstract="true"/>
      <xs:complexType name="Order"><xs:sequence><xs:element ref="item"/><xs:element ref="note"/></xs:sequence></xs:complexType>
      <xs:complexType name="Item"/>`);
    expect(result.roots).toEqual(["order", "count", "item"]);
    expect([...result.rootTypes]).toEqual([
      ["order", "Order"],
      ["count", "count"],
      ["item", "Item"],
    ]);
    expect(outline(result)).toEqual([
      "Order",
      "  sequence",
      "    item item: Item",
      "    note note: text",
      "Item",
      "count",
      "  $ text: integer minimum -128 maximum 127",
    ]);
  });

  test("that may hold anything keep their texts and elements, of which those that are declared are checked", () => {
    const result = schema('<xs:element name="a"/>');
    expect(outline(result)).toEqual([
      "a",
      "  choice* mixed as content",
      "    * *",
      "AnyElement",
      "  choice* as element",
      "    a a: any",
    ]);
    expect(result.problems).toEqual([]);
  });
});
