import { expect, test } from "vitest";
import {
  type DocumentTable,
  type UnknownContent,
  integer,
  parse,
  prefixes,
  serialize,
  text,
  unknown,
} from "../../../runtime/src/index.js";
import { instance } from "../../../runtime/src/xsd.js";

interface Order {
  readonly id: number;
  readonly notes: readonly string[];
}

const table: DocumentTable<Order> = {
  contract: 1,
  name: "acme/order",
  roots: ["Order"],
  prefixes,
  namespaces: { "": "urn:acme", xsi: "http://www.w3.org/2001/XMLSchema-instance", s: "urn:other" },
  instance,
  type: () => ({
    name: "Order",
    members: [
      { xml: "Id", as: "id", type: integer },
      { xml: "Note", as: "notes", number: "*", type: text },
    ],
  }),
};
const again = (xml: string): string =>
  serialize(
    () => table,
    parse(() => table, xml),
    { declaration: false },
  );
const root = '<Order xmlns="urn:acme" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:s="urn:other"';

test.each([
  [
    "of the table",
    '<a:Order xmlns:a="urn:acme" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:type="a:Order"><a:Id>1</a:Id></a:Order>',
    `${root} xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:type="Order"><Id>1</Id></Order>`,
  ],
  [
    "of its own where the table has none",
    `${root} xmlns:xs="urn:xsd"><Id xsi:type="xs:int">1</Id><Note>a</Note><Note xsi:type="xs:token">b</Note></Order>`,
    `${root}><Id xmlns:xs="urn:xsd" xsi:type="xs:int">1</Id><Note>a</Note><Note xmlns:xs="urn:xsd" xsi:type="xs:token">b</Note></Order>`,
  ],
  [
    "of its own that means something else to the table",
    `${root}><Id xmlns:s="urn:xsd" xsi:type="s:int">1</Id></Order>`,
    `${root}><Id xmlns:s2="urn:xsd" xsi:type="s2:int">1</Id></Order>`,
  ],
  [
    "none where it is no name",
    `${root}><Id xsi:nil="false">1</Id></Order>`,
    `${root}><Id xsi:nil="false">1</Id></Order>`,
  ],
])("a type that is named has a prefix %s", (_, xml, written) => {
  expect(again(xml)).toBe(written);
  expect(again(written)).toBe(written);
});

test("its declaration is kept beside it", () => {
  const value: Order & { readonly [unknown]?: readonly UnknownContent[] } = parse(
    () => table,
    `${root}><Id xmlns:xs="urn:xsd" xsi:type="xs:int">1</Id></Order>`,
  );
  expect(value[unknown]).toEqual([
    { attribute: "xmlns:xs", value: "urn:xsd", namespace: "http://www.w3.org/2000/xmlns/", on: "Id" },
    { attribute: "xsi:type", value: "xs:int", namespace: "http://www.w3.org/2001/XMLSchema-instance", on: "Id" },
  ]);
});
