import { describe, expect, test } from "vitest";
import { outlines } from "./outline.js";
import { build } from "./build.js";

describe("versions", () => {
  const document = build(`root: Orders
versions: 0.4 < 0.10 < 051 < 1.0
version:
  - store_version
  - feed "Feed {version}"
  - 051 where Part/a
  - "0.4"
types:
  Orders:
    store_version since 1.0: text
    feed until 051: text
    old_name as name in ..0.10: text
    new_name as name in 051..: text
    code in 0.4, 051..1.0: text
    all in 0.4..1.0: text
    Part?:
      a: text
`);

  test("keep their order, and members know theirs", () => {
    expect(document.versions?.names).toEqual(["0.4", "0.10", "051", "1.0"]);
    expect(outlines([document.type])).toEqual([
      "Orders (Orders)",
      "  storeVersion: store_version text in 3",
      "  feed: feed text in 0,1,2",
      "  name: old_name text in 0,1",
      "  name: new_name text in 2,3",
      "  code: code text in 0,2,3",
      "  all: all text",
      "  part: Part{0..1} <Orders/Part>",
    ]);
  });

  test("are found by rules", () => {
    expect(document.versions?.rules).toMatchObject([
      { kind: "path", path: "store_version" },
      { kind: "path", path: "feed", template: "Feed {version}" },
      { kind: "version", version: "051", where: "Part/a" },
      { kind: "version", version: "0.4" },
    ]);
  });
});

test("policies have their defaults, and limits may be none", () => {
  const plain = build("root: Orders\ntypes:\n  Orders:\n    a: text\n");
  expect([plain.read, plain.write, plain.values, plain.repairs, plain.limits, plain.namespaces]).toEqual([
    { order: "any", unknown: "keep", repeated: "refuse", doctype: "refuse" },
    { cdata: "none", declaration: true, empty: "short" },
    "plain",
    [],
    {},
    {},
  ]);
  const other = build(`root: a | s:b
read: { order: declared, unknown: refuse, repeated: last, doctype: skip, namespaces: ignore, encoding: ISO-8859-1 }
write: { cdata: all, declaration: false, empty: long }
values: form-url-encoded
repairs: [bare-ampersand, html-entities]
limits: { depth: 8, text: none }
namespaces: { "": urn:a, s: urn:s }
types:
  a:
    s:x: text
`);
  expect([other.read, other.write, other.values, other.repairs, other.limits, other.namespaces, other.roots]).toEqual([
    {
      order: "declared",
      unknown: "refuse",
      repeated: "last",
      doctype: "skip",
      namespaces: "ignore",
      encoding: "ISO-8859-1",
    },
    { cdata: "all", declaration: false, empty: "long" },
    "form-url-encoded",
    ["bare-ampersand", "html-entities"],
    { depth: 8, text: Infinity },
    { "": "urn:a", s: "urn:s" },
    ["a", "s:b"],
  ]);
});

test("comments are the documentation, with the source of the fact and how sure it is", () => {
  const document = build(`# The orders.
root: Orders
types:
  # One page
  # of orders. [page]
  Orders:
    a: text           # An a. [guess]
    b: text           # A b, in [brackets] inside. [page C]
    c: text
`);
  const members = document.type.content?.particles.flatMap((each) => (each.kind === "element" ? [each] : []));
  const facts = [document, document.type, ...(members ?? [])].map(({ documentation, source, sure }) => [
    documentation,
    source,
    sure,
  ]);
  expect(facts).toEqual([
    ["The orders.", undefined, undefined],
    ["One page of orders.", "page", "A"],
    ["An a.", "guess", "D"],
    ["A b, in [brackets] inside.", "page", "C"],
    ["", undefined, undefined],
  ]);
});

test("hostile texts are data", () => {
  const hostile = "*/ ` ${x} \u2028 </script> __proto__";
  const document = build(`root: Orders
types:
  Orders:                                  # ${hostile}
    a: enum "*/" | "\`" | "\${x}" | "\u2028" | "__proto__" | "constructor"
    constructor: text
    toString: text = ${JSON.stringify(hostile)}
`);
  expect(document.type.documentation).toBe(hostile);
  expect(outlines([document.type])).toEqual([
    "Orders (Orders)",
    "  a: a enum(*/ ` ${x} \u2028 __proto__ constructor)",
    "  constructor: constructor text",
    `  toString: toString text = ${JSON.stringify(hostile)}`,
  ]);
});
