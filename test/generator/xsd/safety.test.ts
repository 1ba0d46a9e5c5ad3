import { describe, expect, test } from "vitest";
import { importXsd } from "../../../generator/src/xsd/index.js";
import { outline, pointedAt, schema } from "./outline.js";

describe("what refers to itself ends", () => {
  test.each([
    [
      '<xs:group name="G"><xs:sequence><xs:group ref="G"/></xs:sequence></xs:group><xs:complexType name="T"><xs:group ref="G"/></xs:complexType>',
      'G: expected a group that does not contain itself but found "G"',
    ],
    [
      '<xs:attributeGroup name="G"><xs:attributeGroup ref="G"/></xs:attributeGroup><xs:complexType name="T"><xs:attributeGroup ref="G"/></xs:complexType>',
      'G: expected an attribute group that does not contain itself but found "G"',
    ],
    [
      '<xs:simpleType name="A"><xs:list itemType="B"/></xs:simpleType><xs:simpleType name="B"><xs:union memberTypes="A"/></xs:simpleType>',
      'A: expected a type that is not made of itself but found "A"',
    ],
    [
      '<xs:complexType name="A"><xs:complexContent><xs:extension base="B"/></xs:complexContent></xs:complexType><xs:complexType name="B"><xs:complexContent><xs:extension base="A"/></xs:complexContent></xs:complexType>',
      'A: expected a base that is not derived from this type but found "B"',
    ],
  ])("%s", (components, problem) => {
    expect(pointedAt(schema(components))).toEqual([problem]);
  });

  test("an element that takes the place of itself has any content", () => {
    const result = schema(
      '<xs:element name="a" substitutionGroup="b"/><xs:element name="b" substitutionGroup="a"/><xs:complexType name="T"><xs:sequence><xs:element ref="a"/></xs:sequence></xs:complexType>',
    );
    expect(outline(result)).toEqual(["T", "  choice as a", "    a a: any", "    b b: any"]);
  });
});

test("groups in groups that multiply are cut off, which is said", () => {
  const groups = Array.from(
    { length: 40 },
    (_, index) =>
      `<xs:group name="G${index}"><xs:sequence><xs:group ref="G${index + 1}"/><xs:group ref="G${index + 1}"/></xs:sequence></xs:group>`,
  );
  const attributeGroups = Array.from(
    { length: 40 },
    (_, index) =>
      `<xs:attributeGroup name="A${index}"><xs:attributeGroup ref="A${index + 1}"/><xs:attributeGroup ref="A${index + 1}"/></xs:attributeGroup>`,
  );
  const result = schema(`${groups.join("")}${attributeGroups.join("")}
<xs:group name="G40"><xs:sequence><xs:element name="a" type="xs:string"/></xs:sequence></xs:group><xs:attributeGroup name="A40"><xs:attribute name="b"/></xs:attributeGroup>
<xs:complexType name="T"><xs:group ref="G0"/><xs:attributeGroup ref="A0"/></xs:complexType>`);
  expect(
    pointedAt(result).some((problem) => problem.endsWith("found more than 200000 particles; the rest is left out")),
  ).toBe(true);
  expect(outline(result).slice(0, 2)).toEqual(["T", "  @b? b: text"]);
});

test("a schema that is too deep is refused", () => {
  const deep = `${"<xs:sequence>".repeat(5000)}${"</xs:sequence>".repeat(5000)}`;
  expect(pointedAt(schema(`<xs:complexType name="T">${deep}</xs:complexType>`))).toEqual([
    "<xs:sequence: expected at most 256 elements in each other but found one more",
  ]);
});

test("every prefix of a schema is a list of problems", () => {
  const text = `<?xml version="1.0"?><xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a"><xs:complexType><xs:choice><xs:element name="b" type="xs:int"/></xs:choice></xs:complexType></xs:element></xs:schema>`;
  const counts = Array.from(
    { length: text.length },
    (_, length) => importXsd(text.slice(0, length), "a.xsd").problems.length,
  );
  expect(counts.every((count) => count === 1)).toBe(true);
});

test("names of the prototype are names like any other", () => {
  const result = schema(
    '<xs:complexType name="constructor"><xs:sequence><xs:element name="toString" type="hasOwnProperty"/></xs:sequence></xs:complexType><xs:simpleType name="hasOwnProperty"><xs:restriction base="xs:string"/></xs:simpleType><xs:element name="a" type="xs:valueOf"/>',
  );
  expect(pointedAt(result)).toEqual([
    'xs:valueOf: expected a type that is declared but found "valueOf" of http://www.w3.org/2001/XMLSchema',
  ]);
});
