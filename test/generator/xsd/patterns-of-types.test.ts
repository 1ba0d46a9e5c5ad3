import { describe, expect, test } from "vitest";
import { outline, schema } from "./outline.js";

describe("patterns", () => {
  const patterned = (base: string, pattern: string): string =>
    `<xs:simpleType name="T"><xs:restriction base="xs:${base}"><xs:pattern value="${pattern}"/></xs:restriction></xs:simpleType>`;

  test.each([
    ["float", "[0-9]E[0-9]", "spelled pattern [0-9]E[0-9] (T)"],
    ["boolean", "true|false", "spelled pattern true|false (T)"],
    ["hexBinary", "[0-9a-f]*", "spelled pattern [0-9a-f]* (T)"],
    ["date", "2018.*", "xs:date pattern 2018.* (T)"],
    ["string", "\\p{IsGreek}", "text pattern \\p{IsGreek} (T)"],
  ])("of an xs:%s %s are kept as its spelling needs", (base, pattern, leaf) => {
    const result = schema(patterned(base, pattern));
    expect(outline(result)).toEqual([`T: ${leaf}`]);
    expect(result.problems).toEqual([]);
  });

  test("of a list and a union hold the spellings of their parts", () => {
    const result = schema(`
      <xs:simpleType name="L"><xs:restriction><xs:simpleType><xs:list itemType="xs:float"/></xs:simpleType><xs:pattern value="1.0 .*"/></xs:restriction></xs:simpleType>
      <xs:simpleType name="U"><xs:restriction><xs:simpleType><xs:union memberTypes="xs:short xs:date"/></xs:simpleType><xs:pattern value="0.*"/></xs:restriction></xs:simpleType>`);
    expect(outline(result)).toEqual([
      "L: list of [spelled] pattern 1.0 .* (L)",
      "U: union of [decimal minimum -32768 maximum 32767 fractionDigits 0] [xs:date] pattern 0.* (U)",
    ]);
  });

  test("of several steps on the way to a type hold all", () => {
    const result =
      schema(`<xs:simpleType name="A"><xs:restriction base="xs:string"><xs:pattern value="a+"/></xs:restriction></xs:simpleType>
      <xs:simpleType name="B"><xs:restriction base="A"><xs:pattern value="a{3}"/></xs:restriction></xs:simpleType>`);
    expect(outline(result)).toEqual(["A: text pattern a+ (A)", "B: text pattern a+ patterns a{3} (B)"]);
    expect(result.problems).toEqual([]);
  });
});
