import { describe, expect, test } from "vitest";
import {
  type DocumentTable,
  choice,
  integer,
  list,
  narrowed,
  parse,
  prefixes,
  safeParse,
  serialize,
  union,
} from "../../../runtime/src/index.js";
import { oneOf, qualified, qualifiedName } from "../../../runtime/src/xsd.js";

type Value = readonly ({ name: "Type"; value: string } | { name: "Types"; value: string[] } | Several)[];
interface Several {
  name: "Either";
  value: string | number;
}

const table: DocumentTable<Value> = {
  contract: 1,
  name: "acme/types",
  roots: ["All"],
  prefixes,
  namespaces: { "": "urn:acme", o: "urn:other" },
  type: () => ({
    name: "All",
    only: true,
    members: [
      {
        as: "types",
        number: "*",
        type: {
          kind: "choice",
          code: choice,
          choices: [
            { xml: "Type", type: qualifiedName },
            { xml: "Types", type: narrowed(qualified(list(qualifiedName, " ")), { values: ["a o:b", "o:c"] }, oneOf) },
            { xml: "Either", type: qualified(union([integer, qualifiedName])) },
          ],
        },
      },
    ],
  }),
};
const problems = (xml: string): string[] => safeParse(() => table, xml).problems.map(({ message }) => message);

describe("names in a choice, in a list and of one of several types", () => {
  const xml =
    '<x:All xmlns:x="urn:acme" xmlns:y="urn:other"><x:Type>y:a</x:Type><x:Types> x:a  y:b </x:Types><x:Either>y:d</x:Either><x:Either>1</x:Either><x:Type xmlns:z="urn:z">z:a</x:Type></x:All>';

  test("have the prefixes of the table", () => {
    expect([...parse(() => table, xml)]).toEqual([
      { name: "Type", value: "o:a" },
      { name: "Types", value: ["a", "o:b"] },
      { name: "Either", value: "o:d" },
      { name: "Either", value: 1 },
      { name: "Type", value: "z:a" },
    ]);
  });

  test("are written with all that they need to mean the same", () => {
    const written = serialize(
      () => table,
      parse(() => table, xml),
      { declaration: false },
    );
    expect(written).toBe(
      '<All xmlns="urn:acme" xmlns:o="urn:other" xmlns:z="urn:z"><Type>o:a</Type><Types>a o:b</Types><Either>o:d</Either><Either>1</Either><Type>z:a</Type></All>',
    );
    expect(parse(() => table, written)).toEqual(parse(() => table, xml));
  });

  test.each([
    ["<Type>y:a</Type>", '1:29 /All/Type[1]: expected a name whose prefix is declared but received "y:a"'],
    ["<Types>a y:b</Types>", '1:30 /All/Types[1]: expected a name whose prefix is declared but received "a y:b"'],
    [
      '<Types xmlns:o="urn:acme">a o:b</Types>',
      '1:49 /All/Types[1]: expected a list of which each item is a name such as "a:b", separated by white space, one of "a o:b" or "o:c" but received "a o:b"',
    ],
    ["<Either>y:a</Either>", '1:31 /All/Either[1]: expected a whole number or a name such as "a:b" but received "y:a"'],
  ])("%s is refused", (inner, message) => {
    expect(problems(`<All xmlns="urn:acme">${inner}</All>`)).toEqual([message]);
  });
});

test("prefixes mean nothing where namespaces are ignored", () => {
  const plain: DocumentTable<Value> = { ...table, read: { namespaces: "ignore" } };
  expect(parse(() => plain, "<All><Type>x:a</Type></All>")).toEqual([{ name: "Type", value: "x:a" }]);
});
