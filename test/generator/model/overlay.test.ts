import { describe, expect, test } from "vitest";
import { formatProblem, readSpecs } from "../../../generator/src/front.js";
import { acme } from "../acme-files.js";
import { outlines } from "./outline.js";

const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="Orders">
    <xs:complexType>
      <xs:sequence><xs:element ref="Order" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
      <xs:attribute name="pages" type="xs:short"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="Order">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="OrderID" type="xs:string"/>
        <xs:element name="Total" type="xs:float"/>
        <xs:element name="Note" type="xs:string" minOccurs="0"/>
      </xs:sequence>
    </xs:complexType>
  </xs:element>
</xs:schema>
`;

describe("a vendor's schema", () => {
  test("is imported, and the spec is laid over it", () => {
    const { types, problems } = read(`# The orders.
root: Orders
schema: orders.xsd
types:
  Money: decimal
  Orders:                      # One page.
    "@pages as pageCount": integer = 1   # The schema has a short.
    Order as orders:           # The orders of the page.
      OrderID: id              # The schema has a string, which would keep blanks.
  Order:
    Total: Money               # A float would lose digits.
    Note: text personal        # The schema has no word for it.
`);
    expect(problems).toEqual([]);
    expect(types).toEqual([
      "Orders (Orders)",
      '  pageCount: @pages? integer{"bigint":false} = "1"',
      "  orders: Order{0..} <Order>",
      "Order (Order)",
      "  orderId: OrderID id",
      "  total: Total Money: decimal",
      "  note: Note{0..1} text personal",
      "Money: decimal",
    ]);
  });

  test("says by itself what it says", () => {
    const { types, problems } = read("root: Orders\nschema: orders.xsd\n");
    expect(problems).toEqual([]);
    expect(types.slice(0, 3)).toEqual([
      "Orders (Orders)",
      '  pages: @pages? integer{"bigint":false} {"minimum":"-32768","maximum":"32767"}',
      "  order: Order{0..} <Order>",
    ]);
  });

  test("is corrected with a reason, and only where it has something", () => {
    const { problems } = read(`root: Orders
schema: orders.xsd
types:
  Order:
    Total: decimal
    OrderId: id                # No such element.
    Note:
      a: text
  Orders: text
`);
    expect(problems).toEqual([
      `specs/acme/orders.yaml:5:5 expected a comment that says why the schema is corrected but found none
  5 |     Total: decimal
    |     ^^^^^`,
      `specs/acme/orders.yaml:6:5 expected a member that the schema has but found "OrderId"; did you mean "OrderID"?
  6 |     OrderId: id                # No such element.
    |     ^^^^^^^`,
      `specs/acme/orders.yaml:7:5 expected a type, since the schema has a text there but found members
  7 |     Note:
    |     ^^^^`,
      `specs/acme/orders.yaml:9:3 expected members, since the schema has members there but found a type
  9 |   Orders: text
    |   ^^^^^^`,
    ]);
  });

  test("may be a DTD", () => {
    const dtd = "<!ELEMENT Orders (Order*)><!ELEMENT Order (Total)><!ELEMENT Total (#PCDATA)>";
    const { types, problems } = read(
      `root: Orders
schema: orders.dtd
types:
  Order:
    Total: decimal               # A DTD knows no numbers.
`,
      schema,
      dtd,
    );
    expect(problems).toEqual([]);
    expect(types.join("\n")).toContain("decimal");
  });

  test("that is no XML is told at its own place", () => {
    const { problems } = read("root: Orders\nschema: orders.xsd\n", "<xs:schema>");
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^specs\/acme\/orders\.xsd:1:/);
  });

  test.each([
    ["ordres.xsd", 'expected a file .xsd or .dtd beside this one but found "ordres.xsd"; did you mean "orders.xsd"?'],
    ["orders.rng", 'expected a file .xsd or .dtd beside this one but found "orders.rng"; did you mean "orders.xsd"?'],
  ])("%s is not read", (name, message) => {
    const { problems } = read(`root: Orders\nschema: ${name}\n`);
    expect(problems.map((problem) => problem.split("\n")[0])).toEqual([`specs/acme/orders.yaml:2:9 ${message}`]);
  });
});

function read(orders: string, xsd = schema, dtd = ""): { types: string[]; problems: string[] } {
  const { platforms, problems } = readSpecs(acme({ "orders.yaml": orders, "orders.xsd": xsd, "orders.dtd": dtd }));
  return { types: outlines(platforms[0]?.documents[0]?.types ?? []), problems: problems.map(formatProblem) };
}
