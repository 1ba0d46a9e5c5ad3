import { describe, expect, test } from "vitest";
import { pointedAt, schema } from "../outline.js";

const element = (name: string, more = ""): string =>
  `<xs:element name="${name}" type="xs:string"${more && ` ${more}`}/>`;
const [a, b, c] = [element("a"), element("b"), element("c")];
const optional = element("a", 'minOccurs="0"');
const many = element("a", 'maxOccurs="unbounded"');

/** What is wrong with a type that has this content, in a schema of a namespace. */
function problems(content: string): string[] {
  const components = `<xs:complexType name="T">\n${content.replaceAll("<xs:e", "\n<xs:e")}</xs:complexType>
    <xs:element name="head" type="xs:string"/><xs:element name="other" type="xs:string"/>
    <xs:element name="member" type="xs:string" substitutionGroup="head"/>`;
  return pointedAt(schema(components, 'targetNamespace="urn:shop" xmlns="urn:shop"')).map((each) =>
    each.split(": ").slice(1).join(": "),
  );
}

const expected = "expected content in which the name of an element tells which part it belongs to but found";

describe("content in which two parts compete for an element is refused", () => {
  test.each([
    ["two alternatives", `<xs:choice>${a}${b}${a}</xs:choice>`, 'two parts "a"'],
    [
      "alternatives that begin alike",
      `<xs:choice><xs:sequence>${a}${b}</xs:sequence><xs:sequence>${a}${c}</xs:sequence></xs:choice>`,
      'two parts "a"',
    ],
    ["an optional one and one behind it", `<xs:sequence>${optional}${a}</xs:sequence>`, 'two parts "a"'],
    ["one more and one behind it", `<xs:sequence>${many}${a}</xs:sequence>`, 'two parts "a"'],
    [
      "the end of a repetition and its beginning",
      `<xs:sequence maxOccurs="unbounded">${b}${optional}${c.replace("/>", ' minOccurs="0"/>')}${optional}</xs:sequence>`,
      'two parts "a"',
    ],
    [
      "an element and a wildcard",
      `<xs:sequence>${optional}<xs:any namespace="##local"/></xs:sequence>`,
      '"a" and a wildcard',
    ],
    [
      "two wildcards",
      '<xs:sequence><xs:any namespace="##other" minOccurs="0"/><xs:any namespace="urn:o"/></xs:sequence>',
      "two wildcards",
    ],
    [
      "what stands for one element, and that itself",
      '<xs:choice><xs:element ref="head"/><xs:element ref="member"/></xs:choice>',
      'two parts "member"',
    ],
  ])("%s", (_, content, found) => {
    expect(problems(content)).toEqual([`${expected} ${found} for the same element`]);
  });
});

test.each([
  ["elements of one name with another between them", `<xs:sequence>${a}${b}${a}</xs:sequence>`],
  ["a certain number", `<xs:sequence>${element("a", 'minOccurs="2" maxOccurs="2"')}${a}</xs:sequence>`],
  [
    "a repetition of alternatives",
    `<xs:choice maxOccurs="unbounded">${a}${b}<xs:any namespace="##other"/></xs:choice>`,
  ],
  [
    "wildcards of namespaces that differ",
    '<xs:choice><xs:any namespace="##other"/><xs:any namespace="##targetNamespace"/></xs:choice>',
  ],
  ["any order", `<xs:all>${optional}${b}${c}</xs:all>`],
  ["what cannot be there", `<xs:choice>${a}${element("a", 'minOccurs="0" maxOccurs="0"')}</xs:choice>`],
  [
    "a choice in a choice, of which each begins with another one",
    `<xs:sequence><xs:choice minOccurs="0"><xs:element ref="head"/>${b}</xs:choice><xs:element ref="other"/></xs:sequence>`,
  ],
])("%s is told apart", (_, content) => {
  expect(problems(content)).toEqual([]);
});
