import { describe, expect, test } from "vitest";
import { readSpecs } from "../../../generator/src/front.js";
import { acme } from "../acme-files.js";
import { outlines } from "./outline.js";
import { build } from "./build.js";

describe("named types", () => {
  test("of texts are resolved in any order, restricted, and keep what means nothing", () => {
    const document = build(`root: Orders
types:
  Orders:
    a: Price
    b: Price > 0 personal
    c: Price or "none"
    d: list of Price by ","
  Price: Money or empty
  Money: decimal grouped ","
`);
    expect(outlines(document.types)).toEqual([
      "Orders (Orders)",
      '  a: a Price: decimal {"grouped":","} or [""]',
      '  b: b Price: decimal {"grouped":",","exclusiveMinimum":"0"} or [""] personal',
      '  c: c Price: decimal {"grouped":","} or ["none",""]',
      '  d: d list(Price: decimal {"grouped":","} or [""] by ",")',
      'Price: Money: decimal {"grouped":","} or [""]',
      'Money: decimal {"grouped":","}',
    ]);
  });

  test("the root's is called as the document, others as the spec says, none as something of the language", () => {
    const document = build(`root: acme_feed
types:
  acme_feed:
    Response: Response
    item: Item
    line_item: line_item
  Response:
    id: id
  Item as FeedItem:
    id: id
  line_item:
    id: id
`);
    expect(document.types.map(({ name, typeName }) => [name, typeName])).toEqual([
      ["acme_feed", "Orders"],
      ["Response", "OrdersResponse"],
      ["Item", "FeedItem"],
      ["line_item", "LineItem"],
    ]);
  });

  test("of words say what belongs to each word", () => {
    const document = build(`root: Orders
types:
  Orders:
    search_field as field: words of Fields
    search_string: value of search_field
  Fields:
    words of:
      orders.id: id                  # The number.
      like "*LIKE*": text
`);
    const fields = document.types.find(({ name }) => name === "Fields");
    expect(outlines(document.types)).toEqual([
      "Orders (Orders)",
      "  field: search_field Fields: words(orders.id: id, like: text)",
      "  searchString: search_string value of field(orders.id: id, like: text)",
      "Fields: words(orders.id: id, like: text)",
    ]);
    expect(
      fields?.kind === "leaf" &&
        fields.words?.map(({ name, wire, documentation, leaf }) => [name, wire, documentation, leaf.scalar.kind]),
    ).toEqual([
      ["orders.id", "orders.id", "The number.", "id"],
      ["like", "*LIKE*", "", "text"],
    ]);
  });

  test("that documents share stand in types.yaml and have the same name in all of them", () => {
    const types = `types:
  Money: decimal
  Party:
    name: text
    total: Money
  Other:
    name: text
`;
    const first = "root: A\ntypes:\n  A:\n    party: Party\n";
    const second = "root: B\ntypes:\n  B:\n    total: Money\n";
    const { platforms, problems } = readSpecs(acme({ "types.yaml": types, "orders.yaml": first, "feed.yaml": second }));
    expect(problems.map(({ message }) => message)).toEqual([
      'expected a type that is used but found "Other", which nothing uses',
    ]);
    const [platform] = platforms;
    expect(
      platform?.documents.map((document) => [document.name, document.types.map(({ typeName }) => typeName)]),
    ).toEqual([
      ["feed", ["Feed", "Money"]],
      ["orders", ["Orders", "Money", "Party"]],
    ]);
    expect(platform?.types.map(({ typeName }) => typeName)).toEqual(["Money", "Party", "Other"]);
    expect(platform?.documents[0]?.types[1]).toBe(platform?.types[0]);
  });
});
