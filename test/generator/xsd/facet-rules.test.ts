import { describe, expect, test } from "vitest";
import { pointedAt, schema } from "./outline.js";

/** Problems of a type with facets, and of one that is derived from it. */
function problems(base: string, facets: string, narrower?: string): string[] {
  const derived =
    narrower === undefined
      ? ""
      : `<xs:simpleType name="D"><xs:restriction base="B">${narrower}</xs:restriction></xs:simpleType>`;
  const components = `<xs:simpleType name="B"><xs:restriction base="xs:${base}">${facets}</xs:restriction></xs:simpleType>${derived}`;
  return pointedAt(schema(components));
}

describe("a bound is a value of the type that it narrows", () => {
  test.each([
    ["byte", '<xs:maxInclusive value="128"/>', '128: expected a value of the type but found "128"'],
    ["unsignedLong", '<xs:minExclusive value="-1"/>', '-1: expected a value of the type but found "-1"'],
    [
      "date",
      '<xs:minInclusive value="2024-02-30"/>',
      '2024-02-30: expected a value of the type but found "2024-02-30"',
    ],
    [
      "long",
      '<xs:maxExclusive value="9223372036854775808"/>',
      '9223372036854775808: expected a value of the type but found "9223372036854775808"',
    ],
  ])("xs:%s %s", (base, facets, problem) => {
    expect(problems(base, facets)).toEqual([problem]);
  });

  test.each([
    [
      '<xs:maxInclusive value="10"/>',
      '<xs:maxInclusive value="11"/>',
      '11: expected a value of the type but found "11"',
    ],
    [
      '<xs:maxExclusive value="10"/>',
      '<xs:minInclusive value="10"/>',
      '10: expected a value of the type but found "10"',
    ],
    ['<xs:minInclusive value="5"/>', '<xs:maxExclusive value="4"/>', '4: expected a value of the type but found "4"'],
  ])("%s, and derived from that %s", (facets, narrower, problem) => {
    expect(problems("int", facets, narrower)).toEqual([problem]);
  });

  test("the bound of the base may be said again, and a pattern of the base is about the spelling only", () => {
    expect(problems("int", '<xs:maxExclusive value="10"/>', '<xs:maxExclusive value="010"/>')).toEqual([]);
    expect(problems("int", '<xs:pattern value="[0-9]{3}"/>', '<xs:maxInclusive value="99"/>')).toEqual([]);
  });
});

describe("two bounds leave a value between them", () => {
  test.each([
    [
      "int",
      '<xs:minInclusive value="7"/><xs:maxInclusive value="1"/>',
      '7: expected a value below that of maxInclusive but found "7"',
    ],
    [
      "int",
      '<xs:minInclusive value="7"/><xs:maxExclusive value="7"/>',
      '7: expected a value below that of maxExclusive but found "7"',
    ],
    [
      "decimal",
      '<xs:minExclusive value="1.50"/><xs:maxInclusive value="1.5"/>',
      '1.50: expected a value below that of maxInclusive but found "1.50"',
    ],
    [
      "dateTime",
      '<xs:minInclusive value="2024-01-01T12:00:00Z"/><xs:maxInclusive value="2024-01-01T13:00:00+02:00"/>',
      '2024-01-01T12:00:00Z: expected a value below that of maxInclusive but found "2024-01-01T12:00:00Z"',
    ],
    [
      "int",
      '<xs:maxInclusive value="7"/><xs:maxExclusive value="7"/>',
      '7: expected either maxInclusive or maxExclusive but found "7"',
    ],
  ])("xs:%s %s", (base, facets, problem) => {
    expect(problems(base, facets)).toEqual([problem]);
  });

  test.each([
    ["int", '<xs:minInclusive value="7"/><xs:maxInclusive value="7"/>'],
    // Which of them is longer depends on the month.
    ["duration", '<xs:minInclusive value="P1M"/><xs:maxInclusive value="P30D"/>'],
  ])("xs:%s %s is right", (base, facets) => {
    expect(problems(base, facets)).toEqual([]);
  });
});

describe("lengths and digits narrow those of the base", () => {
  test.each([
    [
      "string",
      '<xs:maxLength value="5"/>',
      '<xs:maxLength value="6"/>',
      '6: expected at most 5, as in the base but found "6"',
    ],
    [
      "string",
      '<xs:minLength value="5"/>',
      '<xs:minLength value="4"/>',
      '4: expected at least 5, as in the base but found "4"',
    ],
    [
      "string",
      '<xs:length value="5"/>',
      '<xs:length value="4"/>',
      '4: expected at least 5, as in the base but found "4"',
    ],
    [
      "decimal",
      '<xs:totalDigits value="5"/>',
      '<xs:totalDigits value="6"/>',
      '6: expected at most 5, as in the base but found "6"',
    ],
    [
      "decimal",
      '<xs:fractionDigits value="2"/>',
      '<xs:fractionDigits value="3"/>',
      '3: expected at most 2 digits, as in the base but found "3"',
    ],
    ["int", "", '<xs:fractionDigits value="1"/>', '1: expected at most 0 digits, as in the base but found "1"'],
    [
      "string",
      '<xs:length value="5"/><xs:maxLength value="5"/>',
      "",
      '5: expected either a length or bounds of it but found "5"',
    ],
    ["decimal", '<xs:totalDigits value="0"/>', "", '0: expected at least one digit but found "0"'],
    [
      "decimal",
      '<xs:totalDigits value="2"/><xs:fractionDigits value="3"/>',
      "",
      '3: expected at most 2 of all digits but found "3"',
    ],
    [
      "string",
      '<xs:maxLength value="5"/><xs:maxLength value="4"/>',
      "",
      "4: expected one <maxLength> but found a second one",
    ],
    ["token", '<xs:whiteSpace value="replace"/>', "", 'replace: expected "collapse" but found "replace"'],
    [
      "string",
      '<xs:maxLength value="5" fixed="true"/>',
      '<xs:maxLength value="4"/>',
      '4: expected "5", which the base fixed but found "4"',
    ],
  ])("xs:%s %s, and derived from that %s", (base, facets, narrower, problem) => {
    expect(problems(base, facets, narrower)).toEqual([problem]);
  });

  test("the same again is right", () => {
    expect(problems("string", '<xs:length value="5" fixed="1"/>', '<xs:length value="5"/>')).toEqual([]);
    expect(problems("decimal", '<xs:fractionDigits value="2"/>', '<xs:fractionDigits value="2"/>')).toEqual([]);
    expect(problems("string", '<xs:maxLength value="5"/>', '<xs:length value="5"/>')).toEqual([]);
  });
});

describe("words are values of the base, whatever the other facets of their step say", () => {
  test.each([
    [
      "int",
      "",
      '<xs:enumeration value="2147483648"/>',
      '2147483648: expected a value of the type but found "2147483648"',
    ],
    [
      "string",
      '<xs:maxLength value="2"/>',
      '<xs:enumeration value="abc"/>',
      'abc: expected a value of the type but found "abc"',
    ],
    [
      "string",
      '<xs:enumeration value="a"/>',
      '<xs:enumeration value="b"/>',
      'b: expected a word of the type but found "b"',
    ],
    [
      "language",
      "",
      '<xs:enumeration value="english_"/>',
      'english_: expected a value of the type but found "english_"',
    ],
  ])("xs:%s %s, and derived from that %s", (base, facets, narrower, problem) => {
    expect(problems(base, facets, narrower)).toEqual([problem]);
  });

  test("one that a facet of the same step rules out is left out by that", () => {
    expect(problems("string", '<xs:enumeration value="abc"/><xs:maxLength value="2"/>')).toEqual([]);
  });
});
