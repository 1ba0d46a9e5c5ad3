import { describe, expect, test } from "vitest";
import { pointedAt, schema } from "./outline.js";

describe("what is wrong with a simple type is said at its place, and left out", () => {
  test.each([
    [
      '<xs:restriction base="xs:strng"/>',
      'xs:strng: expected a type that is declared but found "strng" of http://www.w3.org/2001/XMLSchema; did you mean "string"?',
    ],
    ["<xs:restriction/>", "<xs:restriction: expected base or a <simpleType> in <restriction> but found neither"],
    ['<xs:restriction base="T"/>', 'T: expected a type that is not made of itself but found "T"'],
    [
      '<xs:restriction base="xs:int"><xs:maxLength value="3"/></xs:restriction>',
      '3: expected a facet that goes with the type: "pattern", "enumeration", "whiteSpace", "minInclusive", "minExclusive", "maxInclusive", "maxExclusive", "totalDigits" or "fractionDigits" but found "maxLength"',
    ],
    [
      '<xs:restriction base="xs:int"><xs:minInclusive value="1.5"/></xs:restriction>',
      '1.5: expected a value of the type but found "1.5"',
    ],
    [
      '<xs:restriction base="xs:string"><xs:maxLength value="many"/></xs:restriction>',
      'many: expected a whole number but found "many"',
    ],
    [
      '<xs:restriction base="xs:string"><xs:minLength value="5"/><xs:maxLength value="3"/></xs:restriction>',
      "5: expected a length that is possible but found at least 5 and at most 3",
    ],
    [
      '<xs:restriction base="xs:string"><xs:maxLength/></xs:restriction>',
      "<xs:maxLength: expected a value of <maxLength> but found none",
    ],
    [
      '<xs:restriction base="xs:date"><xs:enumeration value="today"/></xs:restriction>',
      'today: expected a value of the type but found "today"',
    ],
    [
      '<xs:restriction base="xs:string"><xs:whiteSpace value="none"/></xs:restriction>',
      'none: expected "preserve", "replace" or "collapse" but found "none"',
    ],
    ['<xs:list itemType="xs:NMTOKENS"/>', "xs:NMTOKENS: expected an item that is no list but found a list"],
    ["<xs:list/>", "<xs:list: expected itemType or a <simpleType> in <list> but found neither"],
    ["<xs:union/>", "<xs:union: expected memberTypes or a <simpleType> in <union> but found neither"],
    ["", "<xs:simpleType: expected <restriction>, <list> or <union> in <simpleType> but found none"],
  ])("%s", (content, problem) => {
    expect(pointedAt(schema(`<xs:simpleType name="T">${content}</xs:simpleType>`))).toEqual([problem]);
  });
});
