import { describe, expect, test } from "vitest";
import { type DocumentTable, decimal, safeParse } from "../../../runtime/src/index.js";
import { type Identity, identities, qualifiedName } from "../../../runtime/src/xsd.js";

const skus: Identity = {
  kind: "key",
  name: "sku",
  on: "{}Order",
  select: [{ deep: true, steps: ["{}Item"] }],
  fields: [{ paths: [{ steps: [], attribute: "{}sku" }] }],
};

function problems(constraints: readonly Identity[], content: string): string[] {
  const table: DocumentTable<{ items: readonly string[] }> = {
    contract: 1,
    name: "shop/order",
    roots: ["Order"],
    identities: identities(constraints),
    type: () => ({ name: "Order", members: [{ xml: "*", as: "items", number: "*", type: { kind: "any" } }] }),
  };
  return safeParse(() => table, `<Order>${content}</Order>`).problems.map(({ message }) => message);
}

describe("a key", () => {
  test.each([
    ['<Item sku="1"/><Item sku="2"/>', []],
    [
      '<Item sku="1"/><Box><Item sku="1"/></Box>',
      ['1:28 /Order/Box/Item: expected each sku once but received "1" again'],
    ],
    ["<Item/>", ["1:8 /Order/Item: expected all fields of the key sku but received not all"]],
    ['<item sku="1"/><!-- <Item/> --><item sku="1"/>', []],
  ])("holds %s", (content, expected) => {
    expect(problems([skus], content)).toEqual(expected);
  });

  test("of values compares values, and takes the default of what is missing", () => {
    const [field] = skus.fields;
    const typed: Identity = { ...skus, fields: [{ ...field!, type: decimal, default: "1.0" }] };
    expect(problems([typed], '<Item sku="1"/><Item sku="2"/><Item/>')).toEqual([
      '1:38 /Order/Item: expected each sku once but received "1.0" again',
    ]);
  });

  test("of several fields is all of them together", () => {
    const both: Identity = {
      ...skus,
      fields: [...skus.fields, { paths: [{ steps: ["{}Size"] }, { steps: ["*", "{}Size"] }] }],
    };
    const item = (sku: number, size: string): string => `<Item sku="${sku}"><Size> ${size}</Size></Item>`;
    expect(problems([both], item(1, "a") + item(1, "b") + item(2, "a"))).toEqual([]);
    expect(problems([both], item(1, "a") + item(1, "a"))).toEqual([
      '1:44 /Order/Item: expected each sku once but received "1  a" again',
    ]);
    expect(problems([both], '<Item sku="1"><Size>a</Size><X><Size>b</Size></X></Item>')).toEqual([
      "1:8 /Order/Item/X/Size: expected one value of each field of sku but received a second one",
    ]);
  });
});

test("qualified names are compared by what their prefixes stand for", () => {
  const [field] = skus.fields;
  const typed: Identity = { ...skus, fields: [{ ...field!, type: qualifiedName }] };
  expect(
    problems([typed], '<Item xmlns:a="urn:a" sku="a:x"/><Item xmlns:a="urn:b" sku="a:x"/><Item sku="x"/>'),
  ).toEqual([]);
  expect(problems([typed], '<Item xmlns:a="urn:a" sku="a:x"/><Item xmlns:b="urn:a" sku=" b:x "/>')).toEqual([
    '1:41 /Order/Item: expected each sku once but received "{urn:a}x" again',
  ]);
});

test("what is unique may be missing, also of several elements", () => {
  expect(problems([{ ...skus, kind: "unique" }], '<Item/><Item/><Item sku="1"/>')).toEqual([]);
});

describe("a reference to a key", () => {
  const references: Identity = {
    kind: "keyref",
    name: "of",
    on: "{}Order",
    select: [{ steps: ["{}Of"] }],
    fields: [{ paths: [{ steps: [] }] }],
    refer: "sku",
  };

  test("finds keys of the same element and of those inside of it, wherever they stand", () => {
    expect(problems([references, skus], '<Of>2</Of><Item sku="1"/><Item sku="2"/><Of> 1 </Of>')).toEqual([]);
    const inner: Identity = { ...skus, on: "{}Box" };
    expect(problems([references, inner], '<Of>1</Of><Box><Item sku="1"/></Box>')).toEqual([]);
  });

  test("finds no others", () => {
    expect(problems([references, skus], '<Item sku="1"/><Of>2</Of>')).toEqual([
      '1:23 /Order: expected a sku for of but received "2"',
    ]);
  });
});
