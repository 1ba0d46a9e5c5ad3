import { describe, expect, test } from "vitest";
import {
  type DocumentTable,
  type RecordTable,
  type UnknownContent,
  parse,
  prefixes,
  safeParse,
  serialize,
  unknown,
} from "../../../runtime/src/index.js";
import { qualifiedName } from "../../../runtime/src/xsd.js";

interface Part {
  readonly element: string;
  readonly type?: string | undefined;
}
interface Definitions {
  readonly parts: readonly Part[];
}

function part(): RecordTable<Part> {
  return {
    name: "Part",
    members: [
      { xml: "@element", as: "element", type: qualifiedName },
      { xml: "o:Type", as: "type", number: "?", type: qualifiedName },
    ],
  };
}

const table: DocumentTable<Definitions> = {
  contract: 1,
  name: "acme/definitions",
  roots: ["Definitions"],
  namespaces: { "": "urn:wsdl", o: "urn:other" },
  prefixes,
  type: () => ({ name: "Definitions", members: [{ xml: "Part", as: "parts", number: "*", type: part }] }),
};
const partOf = (xml: string): Part => parse(() => table, xml).parts[0]!;
const again = (xml: string): string =>
  serialize(
    () => table,
    parse(() => table, xml),
    { declaration: false },
  );

describe("a name in a value", () => {
  test.each([
    ['<w:Definitions xmlns:w="urn:wsdl"><w:Part element="w:a"/></w:Definitions>', "a"],
    ['<Definitions xmlns="urn:wsdl"><Part element="a"/></Definitions>', "a"],
    ['<Definitions xmlns="urn:wsdl" xmlns:x="urn:other"><Part element="x:a"/></Definitions>', "o:a"],
  ])("has the prefix that the table has for its namespace: %s", (xml, value) => {
    expect(partOf(xml).element).toBe(value);
  });

  test("brings its declaration along where the table has none, once for each element", () => {
    const xml =
      '<Definitions xmlns="urn:wsdl" xmlns:my="urn:my" xmlns:x="urn:other"><Part element="my:a"><x:Type>my:b</x:Type></Part><Part element="my:c"/></Definitions>';
    const value = parse(() => table, xml);
    expect(value.parts[0]).toMatchObject({ element: "my:a", type: "my:b" });
    expect((value.parts[0] as { [unknown]?: UnknownContent[] })[unknown]).toEqual([
      { attribute: "xmlns:my", value: "urn:my", namespace: "http://www.w3.org/2000/xmlns/" },
    ]);
    const written =
      '<Definitions xmlns="urn:wsdl" xmlns:o="urn:other"><Part element="my:a" xmlns:my="urn:my"><o:Type>my:b</o:Type></Part><Part element="my:c" xmlns:my="urn:my"/></Definitions>';
    expect(serialize(() => table, value, { declaration: false })).toBe(written);
    expect(again(written)).toBe(written);
    expect(parse(() => table, written)).toEqual(value);
  });

  test("gets another prefix where its own means something else to the table, or where it has none", () => {
    expect(again('<w:Definitions xmlns:w="urn:wsdl" xmlns:o="urn:my"><w:Part element="o:a"/></w:Definitions>')).toBe(
      '<Definitions xmlns="urn:wsdl" xmlns:o="urn:other"><Part element="o2:a" xmlns:o2="urn:my"/></Definitions>',
    );
    expect(again('<w:Definitions xmlns:w="urn:wsdl" xmlns="urn:my"><w:Part element="a"/></w:Definitions>')).toBe(
      '<Definitions xmlns="urn:wsdl" xmlns:o="urn:other"><Part element="q:a" xmlns:q="urn:my"/></Definitions>',
    );
  });

  test.each([
    [
      '<Definitions xmlns="urn:wsdl"><Part element="x:a"/></Definitions>',
      '1:46 /Definitions/Part[1]/@element: expected a name whose prefix is declared but received "x:a"',
    ],
    [
      '<Definitions xmlns="urn:wsdl"><Part element="xmlns:a"/></Definitions>',
      '1:46 /Definitions/Part[1]/@element: expected a name whose prefix is declared but received "xmlns:a"',
    ],
  ])("has a prefix that is declared: %s", (xml, message) => {
    expect(safeParse(() => table, xml).problems.map((each) => each.message)).toEqual([message]);
  });

  test("may have a prefix that its own element declares, for which the element around it brings the declaration along", () => {
    const xml =
      '<Definitions xmlns="urn:wsdl" xmlns:o="urn:other"><Part element="a"><o:Type xmlns:x="urn:x">x:a</o:Type></Part></Definitions>';
    expect(partOf(xml).type).toBe("x:a");
    expect(again(xml)).toBe(
      '<Definitions xmlns="urn:wsdl" xmlns:o="urn:other"><Part element="a" xmlns:x="urn:x"><o:Type>x:a</o:Type></Part></Definitions>',
    );
    expect(again(xml.replace('element="a"', 'xmlns:x="urn:y" element="x:a"'))).toBe(
      '<Definitions xmlns="urn:wsdl" xmlns:o="urn:other"><Part element="x:a" xmlns:x="urn:y" xmlns:x2="urn:x"><o:Type>x2:a</o:Type></Part></Definitions>',
    );
  });

  test("may have the prefix xml", () => {
    expect(partOf('<Definitions xmlns="urn:wsdl"><Part element="xml:a"/></Definitions>').element).toBe("xml:a");
  });

  test("is a name", () => {
    const xml = '<Definitions xmlns="urn:wsdl"><Part element="a b"/></Definitions>';
    expect(safeParse(() => table, xml).problems.map(({ message }) => message)).toEqual([
      '1:46 /Definitions/Part[1]/@element: expected a name such as "a:b" but received "a b"',
    ]);
  });
});

test.each<[string, string, string]>([
  ["xmlns:o", "urn:my", '/Definitions/Part[1]: expected the name of an attribute but received "xmlns:o"'],
  ["xmlns", "urn:my", '/Definitions/Part[1]: expected the name of an attribute but received "xmlns"'],
  ["xmlns:xmlns", "urn:my", '/Definitions/Part[1]: expected the name of an attribute but received "xmlns:xmlns"'],
  ["xmlns:a", "", "/Definitions/Part[1]/@a:_: expected a namespace for the prefix a but received none"],
  ["xmlns:a b", "urn:my", '/Definitions/Part[1]: expected the name of an attribute but received "xmlns:a b"'],
])("a declaration that would change other names, or is none, is not written: %s=%j", (attribute, value, message) => {
  const kept: UnknownContent[] = [{ attribute, value, namespace: "http://www.w3.org/2000/xmlns/" }];
  const part = { element: "a", [unknown]: kept } as Part;
  expect(() => serialize(() => table, { parts: [part] })).toThrow(message);
});
