import { describe, expect, test } from "vitest";
import { leafOf, outline, schema } from "./outline.js";

describe("a built-in type", () => {
  test.each([
    ["anySimpleType", "text"],
    ["string", "text"],
    ["normalizedString", "xs:normalizedString"],
    ["token", "xs:token"],
    ["language", "xs:language"],
    ["NMTOKEN", "xs:NMTOKEN"],
    ["Name", "xs:Name"],
    ["NCName", "xs:NCName"],
    ["ID", "xs:ID"],
    ["IDREF", "xs:IDREF"],
    ["ENTITY", "xs:ENTITY"],
    ["NMTOKENS", "list of [xs:NMTOKEN] minLength 1"],
    ["IDREFS", "list of [xs:IDREF] minLength 1"],
    ["ENTITIES", "list of [xs:ENTITY] minLength 1"],
    ["boolean", "xs:boolean"],
    ["decimal", "decimal"],
    ["integer", "integer as bigint"],
    ["nonPositiveInteger", "integer as bigint maximum 0"],
    ["negativeInteger", "integer as bigint maximum -1"],
    ["nonNegativeInteger", "integer as bigint minimum 0"],
    ["positiveInteger", "integer as bigint minimum 1"],
    ["long", "integer as bigint minimum -9223372036854775808 maximum 9223372036854775807"],
    ["unsignedLong", "integer as bigint minimum 0 maximum 18446744073709551615"],
    ["int", "integer minimum -2147483648 maximum 2147483647"],
    ["short", "integer minimum -32768 maximum 32767"],
    ["byte", "integer minimum -128 maximum 127"],
    ["unsignedInt", "integer minimum 0 maximum 4294967295"],
    ["unsignedShort", "integer minimum 0 maximum 65535"],
    ["unsignedByte", "integer minimum 0 maximum 255"],
    ["float", "xs:float"],
    ["double", "xs:double"],
    ["duration", "xs:duration"],
    ["dateTime", "xs:dateTime"],
    ["date", "xs:date"],
    ["time", "xs:time"],
    ["gYearMonth", "xs:gYearMonth"],
    ["gYear", "xs:gYear"],
    ["gMonthDay", "xs:gMonthDay"],
    ["gDay", "xs:gDay"],
    ["gMonth", "xs:gMonth"],
    ["hexBinary", "xs:hexBinary"],
    ["base64Binary", "xs:base64Binary"],
    ["anyURI", "xs:anyURI"],
    ["QName", "xs:QName"],
    ["NOTATION", "xs:NOTATION"],
  ])("xs:%s is %s", (name, leaf) => {
    const result = schema(`<xs:element name="a" type="xs:${name}"/>`);
    expect(leafOf(result)).toBe(leaf);
    expect(result.problems).toEqual([]);
  });
});

describe("a facet", () => {
  test.each([
    ["string", '<xs:length value="3"/>', "text minLength 3 maxLength 3"],
    ["string", '<xs:minLength value="1"/><xs:maxLength value=" 50 "/>', "text minLength 1 maxLength 50"],
    ["string", '<xs:whiteSpace value="collapse"/><xs:maxLength value="50"/>', "xs:token maxLength 50"],
    ["string", '<xs:whiteSpace value="replace"/>', "xs:normalizedString"],
    ["string", '<xs:whiteSpace value="preserve"/>', "text"],
    ["string", '<xs:pattern value="[A-Z]{2}"/>', "text pattern [A-Z]{2}"],
    ["string", '<xs:pattern value="a|b"/><xs:pattern value="c"/>', "text pattern (a|b)|(c)"],
    [
      "string",
      '<xs:enumeration value="S"/><xs:enumeration value="admin"/><xs:enumeration value="S"/>',
      "enum S | admin",
    ],
    ["token", '<xs:enumeration value="  two&#10; words "/>', "enum two words collapsed"],
    ["string", '<xs:enumeration value="two words"/>', "enum two words"],
    ["normalizedString", '<xs:enumeration value="two&#9;words"/>', "xs:normalizedString values two words"],
    ["normalizedString", '<xs:enumeration value="word"/>', "enum word"],
    [
      "decimal",
      '<xs:minInclusive value="0"/><xs:maxExclusive value="10.5"/>',
      "decimal minimum 0 exclusiveMaximum 10.5",
    ],
    ["decimal", '<xs:totalDigits value="9"/><xs:fractionDigits value="2"/>', "decimal totalDigits 9 fractionDigits 2"],
    ["int", '<xs:minExclusive value="0"/>', "integer maximum 2147483647 exclusiveMinimum 0"],
    ["date", '<xs:minInclusive value="2000-01-01"/>', "xs:date minimum 2000-01-01"],
    ["hexBinary", '<xs:length value="2"/>', "xs:hexBinary minLength 2 maxLength 2"],
    ["QName", '<xs:length value="2"/>', "xs:QName"],
  ])("of xs:%s, %s: %s", (base, facets, leaf) => {
    const result = schema(
      `<xs:element name="a" type="T"/><xs:simpleType name="T"><xs:restriction base="xs:${base}">${facets}</xs:restriction></xs:simpleType>`,
    );
    expect(leafOf(result)).toBe(`${leaf} (T)`);
    expect(result.problems).toEqual([]);
  });
});

describe("an enumeration of what is not a word lists values", () => {
  test.each([
    ["decimal", ["1.50"], ["1.50"]],
    ["int", ["0", " +012"], ["0", "+012"]],
    ["boolean", [], undefined],
    ["float", ["INF", "1e3"], ["INF", "1e3"]],
    ["date", ["2018-03-08Z"], ["2018-03-08Z"]],
    ["hexBinary", ["0aFF"], ["0aFF"]],
    ["string", ["", "a"], ["", "a"]],
    ["string", [" a "], [" a "]],
    ["anyURI", ["http://a.b/?c"], ["http://a.b/?c"]],
    ["NMTOKENS", ["a  b-c"], ["a b-c"]],
  ])("xs:%s %j: %j", (base, words, values) => {
    const facets = words.map((word) => `<xs:enumeration value="${word}"/>`).join("");
    const { types } = schema(
      `<xs:simpleType name="T"><xs:restriction base="xs:${base}">${facets}</xs:restriction></xs:simpleType>`,
    );
    expect(types[0]?.kind === "leaf" && types[0].leaf.facets.values).toEqual(values);
  });

  test("a restriction of it has its own", () => {
    const result = schema(`
      <xs:simpleType name="Few"><xs:restriction base="Some"><xs:enumeration value="1"/></xs:restriction></xs:simpleType>
      <xs:simpleType name="Some"><xs:restriction base="xs:int"><xs:enumeration value="1"/><xs:enumeration value="2"/></xs:restriction></xs:simpleType>`);
    expect(outline(result)).toEqual([
      "Few: integer minimum -2147483648 maximum 2147483647 values 1 (Few)",
      "Some: integer minimum -2147483648 maximum 2147483647 values 1,2 (Some)",
    ]);
    expect(result.problems).toEqual([]);
  });
});

test("a whole number with a pattern is a decimal, which keeps the zeros that the pattern asks for", () => {
  const result = schema(
    `<xs:simpleType name="Code"><xs:restriction base="xs:unsignedShort"><xs:pattern value="[0-9]{5}"/></xs:restriction></xs:simpleType>`,
  );
  expect(outline(result)).toEqual(["Code: decimal minimum 0 maximum 65535 fractionDigits 0 pattern [0-9]{5} (Code)"]);
});

test("restrictions of restrictions add up, and a bound takes the place of the one on its side", () => {
  const result = schema(`
    <xs:simpleType name="C"><xs:restriction base="B"><xs:minExclusive value="5"/><xs:maxInclusive value="8"/></xs:restriction></xs:simpleType>
    <xs:simpleType name="B"><xs:restriction base="A"><xs:totalDigits value="1"/></xs:restriction></xs:simpleType>
    <xs:simpleType name="A"><xs:restriction base="xs:decimal"><xs:minInclusive value="0"/><xs:maxExclusive value="9"/></xs:restriction></xs:simpleType>
    <xs:simpleType name="E"><xs:restriction base="D"><xs:enumeration value="b"/></xs:restriction></xs:simpleType>
    <xs:simpleType name="D"><xs:restriction base="xs:token"><xs:enumeration value="a"/><xs:enumeration value="b"/></xs:restriction></xs:simpleType>`);
  expect(outline(result)).toEqual([
    "C: decimal totalDigits 1 exclusiveMinimum 5 maximum 8 (C)",
    "B: decimal minimum 0 exclusiveMaximum 9 totalDigits 1 (B)",
    "A: decimal minimum 0 exclusiveMaximum 9 (A)",
    "E: enum b (E)",
    "D: enum a | b (D)",
  ]);
});

test("lists and unions, of named types and of types in place", () => {
  const result = schema(`
    <xs:simpleType name="Sizes"><xs:list itemType="Size"/></xs:simpleType>
    <xs:simpleType name="Few"><xs:restriction base="Sizes"><xs:maxLength value="3"/></xs:restriction></xs:simpleType>
    <xs:simpleType name="Size"><xs:union memberTypes="xs:int Word"><xs:simpleType><xs:list itemType="xs:date"/></xs:simpleType></xs:union></xs:simpleType>
    <xs:simpleType name="Word"><xs:restriction base="xs:token"><xs:enumeration value="small"/></xs:restriction></xs:simpleType>
    <xs:simpleType name="Words"><xs:union memberTypes="Word"><xs:simpleType><xs:restriction base="xs:token"><xs:enumeration value="big"/></xs:restriction></xs:simpleType></xs:union></xs:simpleType>`);
  expect(outline(result)).toEqual([
    "Sizes: list of [union of [integer minimum -2147483648 maximum 2147483647] [enum small (Word)] [list of [xs:date]] (Size)] (Sizes)",
    "Few: list of [union of [integer minimum -2147483648 maximum 2147483647] [enum small (Word)] [list of [xs:date]] (Size)] maxLength 3 (Few)",
    "Size: union of [integer minimum -2147483648 maximum 2147483647] [enum small (Word)] [list of [xs:date]] (Size)",
    "Word: enum small (Word)",
    "Words: enum small | big (Words)",
  ]);
});

test("a default and a fixed value have the white space that their type leaves of them", () => {
  const attributes = ["default", "fixed"].map(
    (kind) => `<xs:attribute name="${kind}" type="xs:normalizedString" ${kind}="a&#9;b"/>`,
  );
  expect(outline(schema(`<xs:complexType name="T">${attributes.join("")}</xs:complexType>`))).toEqual([
    "T",
    "  @default default: xs:normalizedString = a b",
    "  @fixed fixed: xs:normalizedString values a b = a b",
  ]);
});

test("a default that is a qualified name is spelled as its word is", () => {
  const type =
    '<xs:simpleType name="Code"><xs:restriction base="xs:QName"><xs:enumeration value="t:Sender"/></xs:restriction></xs:simpleType><xs:complexType name="T"><xs:attribute name="code" type="t:Code" default="t:Sender"/></xs:complexType>';
  expect(outline(schema(type, 'targetNamespace="urn:t" xmlns:t="urn:t"'))).toEqual([
    "T",
    "  @code code: enum Sender = Sender (Code)",
    "Code: enum Sender (Code)",
  ]);
});

test("words that are qualified names are spelled with the prefixes of documents", () => {
  const type =
    '<xs:simpleType name="Code"><xs:restriction base="xs:QName"><xs:enumeration value="t:Sender"/><xs:enumeration value="Data"/></xs:restriction></xs:simpleType>';
  const namespaces = 'targetNamespace="urn:t" xmlns:t="urn:t" xmlns="urn:o"';
  expect(outline(schema(type, namespaces))).toEqual(["Code: enum Sender | ns1:Data (Code)"]);
  // No prefix says that a name has no namespace, where that without one stands for another.
  expect(outline(schema(type, 'targetNamespace="urn:t" xmlns:t="urn:t"'))).toEqual([
    "Code: xs:QName values Sender,Data (Code)",
  ]);
});
