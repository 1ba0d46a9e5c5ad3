import { describe, expect, test } from "vitest";
import { type DocumentTable, type MemberTable, type VersionRule, id, text, versioned } from "@tagsmith/runtime";
import { noticed, read, record, rooted } from "./tables.js";

const transaction = record("Transaction", [
  { xml: "id", as: "id", type: id },
  { xml: "shipping", as: "service", versions: 0b001, type: text },
  { xml: "shipto_shipping", as: "service", versions: 0b110, type: text },
  { xml: "note", as: "note", versions: 0b100, type: text },
  { xml: "store_version", as: "storeVersion", number: "?", type: text },
]);
const members: MemberTable[] = [
  { xml: "@format", as: "format", number: "?", type: text },
  { xml: "datafeed_version", as: "datafeedVersion", number: "?", type: text },
  { xml: "transactions/transaction", as: "transactions", number: "*", type: transaction },
];
const rules: VersionRule[] = [
  { path: "@format" },
  { path: "datafeed_version", template: "XML Version {version}" },
  { path: "transactions/transaction/store_version" },
  { version: "0.5", where: "transactions/transaction/shipto_shipping" },
];
const table: () => DocumentTable<unknown> = rooted(members, {
  versions: { code: versioned, names: ["0.4", "0.5", "1.0"], rules, as: "version" },
});

const of04 = "<transactions><transaction><id>1</id><shipping>s</shipping>";
const of05 = "<transactions><transaction><id>1</id><shipto_shipping>s</shipto_shipping>";
const end = "</transaction></transactions>";

describe("the first rule that fits says which version a document is of", () => {
  test.each([
    [`<root format="1.0">${of05}<note>n</note>${end}</root>`, "1.0", "n"],
    [`<root><datafeed_version>XML Version 0.4</datafeed_version>${of04}${end}</root>`, "0.4", undefined],
    [
      `<root><datafeed_version>other</datafeed_version>${of04}<store_version>0.4</store_version>${end}</root>`,
      "0.4",
      undefined,
    ],
    [`<root><!-- c -->${of05}${end}</root>`, "0.5", undefined],
  ])("%s", (xml, version, note) => {
    expect(read(table, xml)).toMatchObject({ version, transactions: [{ id: "1", service: "s", note }] });
  });
});

test("a version that is not known, or not said, is refused", () => {
  expect(read(table, '<root format="3.0"/>')).toEqual([
    '1:15: expected one of the versions 0.4, 0.5, 1.0 but received "3.0"',
  ]);
  expect(read(table, "<root/>")).toEqual(["1:1: expected one of the versions 0.4, 0.5, 1.0 but received none"]);
});

// Once this ran on for ever: the search for the version began again where no end tag ends.
test.each(["<root><a></a", "<root><a></", "<root><transactions><transaction></transaction </transactions"])(
  "a document that is cut in an end tag before its version is told is refused: %s",
  (xml) => {
    expect(read(table, xml)).toEqual(["1:1: expected one of the versions 0.4, 0.5, 1.0 but received none"]);
  },
);

test("each version has its own members", () => {
  expect(read(table, `<root format="1.0">${of05}${end}</root>`)).toEqual([
    "1:34 /root/transactions/transaction[1]: expected the element note but received nothing",
  ]);
  expect(noticed(table, `<root format="0.5">${of05}<note>n</note>${end}</root>`)).toEqual([
    "1:93 /root/transactions/transaction[1]/note: expected an element of Transaction but received the element note, which is kept",
  ]);
});
