import * as fc from "fast-check";
import { names, sometimesSpoiled, type RandomSchema } from "./random-names.js";

const simple = [
  ...[
    "string",
    "token",
    "int",
    "integer",
    "decimal",
    "boolean",
    "date",
    "dateTime",
    "duration",
    "gYear",
    "double",
    "long",
  ],
  ...[
    "anyURI",
    "QName",
    "ID",
    "NMTOKENS",
    "hexBinary",
    "base64Binary",
    "unsignedByte",
    "anySimpleType",
    "normalizedString",
  ],
].map((each) => `xs:${each}`);

const odd = ["xs:anyType", "xs:nothing", "missing"];

const localName = fc.constantFrom(...names.filter((each) => !each.includes(":")));

const occurs = fc.constantFrom(
  ...[
    "",
    "",
    "",
    ' minOccurs="0"',
    ' maxOccurs="unbounded"',
    ' minOccurs="2" maxOccurs="3"',
    ' minOccurs="0" maxOccurs="0"',
  ],
);

/** A type with a value that fits it. */
const typeAndValue = fc.constantFrom<readonly [type: string, value: string]>(
  ["xs:string", " x "],
  ["xs:token", "a b"],
  ["xs:int", "01"],
  ["xs:integer", "-0"],
  ["xs:decimal", "1.50"],
  ["xs:boolean", "1"],
  ["xs:date", "2020-02-29"],
  ["xs:double", "-INF"],
  ["xs:double", "NaN"],
  ["xs:hexBinary", "00ff"],
  ["xs:base64Binary", "AAEC"],
  ["xs:anyURI", "a b"],
  ["xs:NMTOKENS", "a b"],
  ["xs:unsignedByte", "255"],
  ["xs:long", "9223372036854775807"],
);

const restriction = fc.constantFrom(
  ...['string"><xs:minLength value="2"/>', 'string"><xs:maxLength value="3"/><xs:pattern value="[a-c]+"/>'],
  ...[
    'token"><xs:enumeration value="x"/><xs:enumeration value="a b"/>',
    'string"><xs:enumeration value=""/><xs:enumeration value=" "/>',
  ],
  ...[
    'int"><xs:minInclusive value="1"/><xs:maxExclusive value="9"/>',
    'decimal"><xs:totalDigits value="3"/><xs:fractionDigits value="2"/>',
  ],
  ...[
    'string"><xs:whiteSpace value="collapse"/>',
    'double"><xs:enumeration value="1"/><xs:enumeration value="INF"/>',
    'string">',
  ],
  ...[
    'integer"><xs:pattern value="0[0-9]+"/>',
    'date"><xs:minInclusive value="2020-01-01"/>',
    'boolean"><xs:pattern value="true"/>',
  ],
  ...['NMTOKENS"><xs:length value="2"/>', 'string"><xs:pattern value="("/>', 'int"><xs:minLength value="1"/>'],
);

function simpleType(types: readonly string[]): fc.Arbitrary<string> {
  const type = fc.constantFrom(...simple, ...types);
  return fc.oneof(
    restriction.map((base) => `<xs:restriction base="xs:${base}</xs:restriction>`),
    type.map((base) => `<xs:restriction base="${base}"/>`),
    fc.constantFrom(...simple.filter((each) => each !== "xs:NMTOKENS")).map((item) => `<xs:list itemType="${item}"/>`),
    fc.array(type, { minLength: 1, maxLength: 3 }).map((members) => `<xs:union memberTypes="${members.join(" ")}"/>`),
  );
}

interface Known {
  readonly simple: readonly string[];
  readonly complex: readonly string[];
  readonly elements: readonly string[];
}

function complexType(known: Known): fc.Arbitrary<string> {
  const type = fc.oneof(
    { arbitrary: fc.constantFrom(...simple, ...known.simple, ...known.complex, ...known.complex), weight: 40 },
    { arbitrary: fc.constantFrom(...odd), weight: 1 },
  );
  const constraint = fc.constantFrom("default", "fixed", "default");
  const element = fc.oneof(
    fc.tuple(localName, type, occurs).map(([each, of, count]) => `<xs:element name="${each}" type="${of}"${count}/>`),
    fc
      .tuple(localName, typeAndValue, constraint, occurs)
      .map(
        ([each, [of, value], kind, count]) => `<xs:element name="${each}" type="${of}" ${kind}="${value}"${count}/>`,
      ),
    fc.tuple(fc.constantFrom(...known.elements), occurs).map(([each, count]) => `<xs:element ref="${each}"${count}/>`),
    fc
      .tuple(localName, simpleType(known.simple))
      .map(
        ([each, inner]) =>
          `<xs:element name="${each}" nillable="true"><xs:simpleType>${inner}</xs:simpleType></xs:element>`,
      ),
  );
  const { group } = fc.letrec<{ particle: string; group: string }>((tie) => ({
    particle: fc.oneof(
      { maxDepth: 2, depthSize: "small" },
      element,
      element,
      occurs.map((count) => `<xs:any processContents="lax"${count}/>`),
      tie("group"),
    ),
    group: fc
      .tuple(fc.constantFrom("sequence", "sequence", "choice"), occurs, fc.array(tie("particle"), { maxLength: 4 }))
      .map(([kind, count, parts]) => `<xs:${kind}${count}>${parts.join("")}</xs:${kind}>`),
  }));
  const all = fc
    .array(
      fc.tuple(localName, type).map(([each, of]) => `<xs:element name="${each}" type="${of}" minOccurs="0"/>`),
      { maxLength: 3 },
    )
    .map((parts) => `<xs:all>${parts.join("")}</xs:all>`);
  const attribute = fc.oneof(
    fc
      .tuple(fc.constantFrom(...simple, ...known.simple), fc.constantFrom("", ' use="required"', ' use="prohibited"'))
      .map(([of, rest]) => `type="${of}"${rest}/>`),
    fc.tuple(typeAndValue, constraint).map(([[of, value], kind]) => `type="${of}" ${kind}="${value}"/>`),
  );
  const attributes = fc
    .tuple(
      fc.uniqueArray(localName, { maxLength: 3 }),
      fc.array(attribute, { minLength: 3, maxLength: 3 }),
      fc.constantFrom("", "", "<xs:anyAttribute/>"),
    )
    .map(
      ([each, parts, any]) => each.map((one, index) => `<xs:attribute name="${one}" ${parts[index]}`).join("") + any,
    );
  const content = fc.oneof(
    fc.tuple(group, attributes).map((parts) => parts.join("")),
    fc.tuple(all, attributes).map((parts) => parts.join("")),
    attributes,
    fc
      .tuple(fc.constantFrom(...simple, ...known.simple), attributes)
      .map(
        ([base, more]) => `<xs:simpleContent><xs:extension base="${base}">${more}</xs:extension></xs:simpleContent>`,
      ),
    fc
      .tuple(fc.constantFrom("extension", "extension", "restriction"), fc.constantFrom(...known.complex), group)
      .map(
        ([by, base, inner]) => `<xs:complexContent><xs:${by} base="${base}">${inner}</xs:${by}></xs:complexContent>`,
      ),
  );
  return fc
    .tuple(fc.constantFrom("", "", ' mixed="true"', ' abstract="true"'), content)
    .map(([flags, inner]) => `${flags}>${inner}`);
}

/** Schemas of a few types and elements, in a namespace or in none. */
export const randomXsd: fc.Arbitrary<RandomSchema> = sometimesSpoiled(
  fc
    .tuple(
      fc.uniqueArray(localName, { minLength: 3, maxLength: 6 }),
      fc.uniqueArray(localName, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(
        "",
        'targetNamespace="urn:r" xmlns="urn:r" elementFormDefault="qualified"',
        'targetNamespace="urn:r" xmlns="urn:r"',
      ),
    )
    .chain(([types, elements, attributes]) => {
      const [first = "", second = "", ...others] = types;
      const known: Known = { simple: [first], complex: [second, ...others], elements };
      const member = fc.tuple(
        fc.constantFrom(...known.complex, ...known.complex, "xs:string"),
        fc.constantFrom("", "", "", ` substitutionGroup="${elements[0]}"`),
      );
      return fc
        .tuple(
          simpleType([]),
          fc.tuple(...known.complex.map(() => complexType(known))),
          fc.tuple(...elements.map(() => member)),
        )
        .map(([inner, definitions, declared]) => ({
          text: [
            `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" ${attributes}>`,
            `<xs:simpleType name="${first}">${inner}</xs:simpleType>`,
            ...definitions.map(
              (each, index) => `<xs:complexType name="${known.complex[index]}"${each}</xs:complexType>`,
            ),
            ...declared.map(
              ([of, group], index) => `<xs:element name="${elements[index]}" type="${of}"${index === 0 ? "" : group}/>`,
            ),
            "</xs:schema>",
          ].join("\n"),
          root: elements[0] ?? "",
        }));
    }),
);
