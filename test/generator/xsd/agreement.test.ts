import { existsSync, readFileSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readSpecs } from "../../../generator/src/front.js";
import type { ElementParticle, NamedType, RecordType } from "../../../generator/src/model/model.js";
import { wireText } from "../../../generator/src/emit/member-table.js";
import { elementsOf } from "../../../generator/src/model/paths.js";
import { importXsd } from "../../../generator/src/xsd/index.js";

/** A vendor's schema and our spec of the same document, each written without the other: where they agree, the model is the same. */
const samples = "../shared/samples/shipstation";

/** What a schema cannot say, or says otherwise than we know better. All else must be equal. */
interface Known {
  /** Kinds of text, the schema's first: `text = id`. */
  readonly kinds: readonly string[];
  /** Members that only the schema has, and those that only the spec has. */
  readonly onlySchema: readonly string[];
  readonly onlySpec: readonly string[];
  /** Members that are not called the same: `Orders/Order: order = orders`. */
  readonly names: readonly string[];
  /** Members that do not stand equally often: `Order/OrderID: 0..1 = 1..1`. */
  readonly numbers: readonly string[];
  /** Types whose children have an order in one of both only: `Order: all = sequence`. The spec reads any order. */
  readonly groups: readonly string[];
}

/** Ids are texts to XSD; a float loses digits that an amount must keep; a moment in a vendor's own format, and words that are not closed, are texts with a pattern. */
const kinds = [
  "text = countryCode",
  "text = dateTime",
  "text = enumeration",
  "text = id",
  "xs:anyURI = url",
  "xs:boolean = boolean",
];

const groups = ["BillTo", "Customer", "Item", "Option", "Order", "ShipTo"].map((name) => `${name}: all = sequence`);

const current: Known = {
  kinds: [...kinds, "xs:float = decimal"].sort(),
  onlySchema: [
    "Dimensions/DimensionUnits",
    "Dimensions/Height",
    "Dimensions/Length",
    "Dimensions/Width",
    "Item/Dimensions",
  ],
  // In the guide's table, not in the schema.
  onlySpec: ["Item/UPC", "Order/CurrencyCode"],
  names: ["Orders/Order: order = orders"],
  // An order without a key cannot be reported back; ShipStation sends at most 100 options.
  numbers: ["Item/Options?/Option: 0..100 = 0..Infinity", "Order/OrderID: 0..1 = 1..1"],
  groups,
};

test("the schema that servers keep and the hand-written spec of the same protocol give the same model", (context) => {
  const file = `${samples}/shipstation-orders.solidus.xsd`;
  if (!existsSync(file)) return skip(context, file);
  const { types, roots, rootTypes, namespaces, problems } = importXsd(readFileSync(file, "utf8"), "orders.xsd");
  expect({ roots, rootTypes: [...rootTypes], namespaces, problems }).toEqual({
    roots: ["Orders"],
    rootTypes: [["Orders", "Orders"]],
    namespaces: {},
    problems: [],
  });
  expect(differences(types, specTypes("shiprush", "orders"))).toEqual(current);
});

test("the schema of 2012 has an illegal pattern: that is one problem, and the rest is read", (context) => {
  const file = `${samples}/shipstation-orders.guide-2012.xsd`;
  if (!existsSync(file)) return skip(context, file);
  const { types, problems } = importXsd(readFileSync(file, "utf8"), "orders.xsd");
  expect(problems.map(({ line, column, severity, message }) => ({ line, column, severity, message }))).toEqual([
    {
      line: 112,
      column: 45,
      severity: "error",
      message: 'expected an escape of XSD, such as \\. or \\d but found "\\@"',
    },
  ]);
  expect(differences(types, specTypes("shiprush", "orders"))).toEqual({
    ...current,
    onlySchema: [],
    onlySpec: [
      "BillTo/Address1",
      "BillTo/Address2",
      "BillTo/City",
      "BillTo/Country",
      "BillTo/PostalCode",
      "BillTo/State",
      "Item/Adjustment",
      "Item/Location",
      "Item/UPC",
      "Order/CurrencyCode",
      "Order/PaymentMethod",
      "Order/RequestedWarehouse",
      "Order/Source",
      "Orders/@pages",
    ],
    numbers: [
      "Item/Options?/Option: 0..10 = 0..Infinity",
      "Order/OrderID: 0..1 = 1..1",
      "ShipTo/PostalCode: 0..1 = 1..1",
      "ShipTo/State: 1..1 = 0..1",
    ],
  });
});

describe("the comparison", () => {
  test("finds what it is for", () => {
    const text = (particles: string): readonly NamedType[] =>
      importXsd(
        `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:complexType name="T"><xs:sequence>${particles}</xs:sequence></xs:complexType></xs:schema>`,
        "a.xsd",
      ).types;
    const left = text('<xs:element name="A" type="xs:int"/><xs:element name="B" type="xs:string"/>');
    const right = text('<xs:element name="A" type="xs:string" minOccurs="0"/><xs:element name="C" type="xs:string"/>');
    expect(differences(left, right)).toEqual({
      kinds: ["integer = text"],
      onlySchema: ["T/B"],
      onlySpec: ["T/C"],
      names: [],
      numbers: ["T/A: 1..1 = 0..1"],
      groups: [],
    });
  });
});

/** All differences of two models; records are found by their names, members by where they stand on the wire. */
function differences(schema: readonly NamedType[], spec: readonly NamedType[]): Known {
  const found = {
    kinds: new Set<string>(),
    onlySchema: [] as string[],
    onlySpec: [] as string[],
    names: [] as string[],
    numbers: [] as string[],
    groups: [] as string[],
  };
  for (const name of new Set([...schema, ...spec].flatMap((type) => (type.kind === "record" ? [type.name] : [])))) {
    const left = record(schema, name);
    const right = record(spec, name);
    const others = membersOf(right);
    for (const [path, member] of membersOf(left)) {
      const other = others.get(path);
      const at = `${name}/${path}`;
      if (other === undefined) found.onlySchema.push(at);
      else {
        if (member.property !== other.property) found.names.push(`${at}: ${member.property} = ${other.property}`);
        if (member.number !== other.number) found.numbers.push(`${at}: ${member.number} = ${other.number}`);
        if (member.kind !== other.kind) found.kinds.add(`${member.kind} = ${other.kind}`);
      }
      others.delete(path);
    }
    found.onlySpec.push(...[...others.keys()].map((path) => `${name}/${path}`));
    const [kind, otherKind] = [left?.content?.kind, right?.content?.kind];
    if (kind !== otherKind && left && right) found.groups.push(`${name}: ${kind} = ${otherKind}`);
  }
  const { kinds, ...lists } = found;
  return {
    kinds: [...kinds].sort(),
    onlySchema: lists.onlySchema.sort(),
    onlySpec: lists.onlySpec.sort(),
    names: lists.names.sort(),
    numbers: lists.numbers.sort(),
    groups: lists.groups.sort(),
  };
}

interface Compared {
  readonly property: string;
  readonly number: string;
  /** Of a text its kind, of an element with members the name of its type. */
  readonly kind: string;
}

function membersOf(record: RecordType | undefined): Map<string, Compared> {
  if (record === undefined) return new Map();
  return new Map([
    ...record.attributes.map(
      ({ wires, property, optional, leaf }) =>
        [`@${wires[0]?.name}`, { property, number: optional ? "0..1" : "1..1", kind: kindOf(leaf.scalar) }] as const,
    ),
    ...elementsOf(record).map(
      (element) => [element.wires.map(wireText).join(" | "), comparedElement(element)] as const,
    ),
  ]);
}

function comparedElement({ property, occurs, type }: ElementParticle): Compared {
  const kind = type.kind === "leaf" ? kindOf(type.leaf.scalar) : type.kind === "record" ? type.name : type.kind;
  return { property, number: `${occurs.minimum}..${occurs.maximum}`, kind };
}

function kindOf(scalar: { readonly kind: string; readonly type?: string }): string {
  return scalar.kind === "xsd" ? (scalar.type ?? "") : scalar.kind;
}

function record(types: readonly NamedType[], name: string): RecordType | undefined {
  const type = types.find((each) => each.name === name);
  return type?.kind === "record" ? type : undefined;
}

function specTypes(platform: string, document: string): readonly NamedType[] {
  const folder = `specs/${platform}`;
  const files = readdirSync(folder).filter((name) => /\.(?:yaml|xsd|dtd)$/.test(name));
  const { platforms, problems } = readSpecs(
    new Map(files.map((name) => [`${folder}/${name}`, readFileSync(`${folder}/${name}`, "utf8")])),
  );
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  return platforms[0]?.documents.find(({ name }) => name === document)?.types ?? [];
}

function skip(context: { readonly skip: (note: string) => void }, file: string): void {
  console.log(`skipped: ${file} is missing`);
  context.skip(`${file} is missing`);
}
