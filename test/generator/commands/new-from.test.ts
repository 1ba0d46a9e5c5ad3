import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { filesBelow, removeFolder, tagsmith, temporaryFolder, writeFiles } from "./tagsmith.js";

let folder: string;

const orders = `<?xml version="1.0" encoding="UTF-8"?>
<Orders>
  <Order id="0041"><Email>ada@example.com</Email><Total>19.90</Total><CVV>737</CVV></Order>
  <Order id="0042"><Total>4.90</Total></Order>
</Orders>
`;

beforeEach(() => {
  folder = temporaryFolder({ "in/orders.xml": orders });
});

afterEach(() => removeFolder(folder));

function written(path: string): string {
  return readFileSync(join(folder, path), "utf8");
}

test("a draft is a platform that passes check, parses its samples, and generates code with tests", () => {
  const { code, out, error } = tagsmith(folder, ["new", "acme", "--from", "in/orders.xml"]);
  expect({ code, error }).toEqual({ code: 0, error: "" });
  expect(out).toBe(`  + specs/document.schema.json
  + specs/platform.schema.json
  + specs/types.schema.json
  + specs/acme/platform.yaml
  + specs/acme/orders.yaml

What to do next:
  tagsmith check acme
  tagsmith parse acme/orders in/orders.xml
  tagsmith generate acme
`);
  expect(written("specs/acme/orders.yaml")).toBe(`# yaml-language-server: $schema=../document.schema.json
# The document orders of Acme.
#! Drafted from one sample. What was seen stands in notes such as this one, which go nowhere:
#! write what things mean as comments, with one #, and check what was guessed against the vendor's words.
root: Orders
read: { order: any, unknown: keep }
types:
  Orders:                                                #! seen once
    Order* as orders: Order                              #! 2 seen

  Order:                                                 #! seen twice
    "@id": id                                            #! seen twice; leading zeros
    Email?: text personal                                #! seen once, missing once; personal: its texts are email addresses
    Total: decimal                                       #! seen twice; 4.90 to 19.90
    CVV?: text secret                                    #! seen once, missing once; secret by its name
`);
  expect(tagsmith(folder, ["check"]).out).toBe("no problem in 1 platform.\n");
  const parsed = tagsmith(folder, ["parse", "acme/orders", "in/orders.xml"]);
  expect(JSON.parse(parsed.out)).toEqual({
    orders: [
      { id: "0041", email: "ada@example.com", total: "19.90", cvv: "737" },
      { id: "0042", total: "4.90" },
    ],
  });
  expect(tagsmith(folder, ["generate", "acme"]).code).toBe(0);
});

describe("samples", () => {
  test("are kept where that is asked for, with nothing in them that no log should show", () => {
    const { code, out } = tagsmith(folder, ["new", "acme", "--from", "in", "--keep-samples"]);
    expect(code).toBe(0);
    expect(out).toContain("  + specs/acme/samples/orders.xml\n  + specs/acme/samples/orders.json\n");
    expect(written("specs/acme/samples/orders.xml")).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<!-- source: given by the maintainer -->
<Orders>
  <Order id="0041"><Email>xxx@xxxxxxx.xxx</Email><Total>19.90</Total><CVV>111</CVV></Order>
  <Order id="0042"><Total>4.90</Total></Order>
</Orders>
`);
    expect(JSON.parse(written("specs/acme/samples/orders.json"))).toMatchObject({
      orders: [{ id: "0041", email: "xxx@xxxxxxx.xxx", cvv: "111" }, { id: "0042" }],
    });
    expect(tagsmith(folder, ["check"]).out).toBe("no problem in 1 platform.\n");
  });

  test("are kept whole where that is asked for", () => {
    tagsmith(folder, ["new", "acme", "--from", "in", "--keep-samples", "whole"]);
    expect(written("specs/acme/samples/orders.xml")).toBe(
      orders.replace("?>\n", "?>\n<!-- source: given by the maintainer -->\n"),
    );
  });

  test("that are kept have names that begin with the document's, each its own", () => {
    writeFiles(folder, { "in/Day 1.xml": orders, "in/a/Day 1.xml": orders });
    tagsmith(folder, ["new", "acme", "--from", "in", "--keep-samples"]);
    expect(filesBelow(join(folder, "specs/acme/samples"))).toEqual([
      "orders-day-1-2.json",
      "orders-day-1-2.xml",
      "orders-day-1.json",
      "orders-day-1.xml",
      "orders.json",
      "orders.xml",
    ]);
  });

  test("keep their encoding", () => {
    const document =
      '<?xml version="1.0" encoding="ISO-8859-1"?><Orders><Order><Email>\u00FC@a.bc</Email><X>\u00FC</X></Order></Orders>';
    writeFiles(folder, { "latin.xml": Buffer.from(document, "latin1") });
    tagsmith(folder, ["new", "acme", "--from", "latin.xml", "--keep-samples"]);
    expect(readFileSync(join(folder, "specs/acme/samples/orders-latin.xml"), "latin1")).toBe(
      '<?xml version="1.0" encoding="ISO-8859-1"?>\n<!-- source: given by the maintainer -->\n' +
        "<Orders><Order><Email>x@x.xx</Email><X>\u00FC</X></Order></Orders>",
    );
    expect(tagsmith(folder, ["check"]).out).toBe("no problem in 1 platform.\n");
  });
});

test("a further document of a platform is a file beside the first, with types of other names", () => {
  writeFiles(folder, { "notice.xml": "<Notice><Order><Carrier>x</Carrier></Order></Notice>" });
  tagsmith(folder, ["new", "acme", "--from", "in/orders.xml"]);
  const { code, out } = tagsmith(folder, ["new", "acme", "--from", "notice.xml", "--document", "ship-notice"]);
  expect(code).toBe(0);
  expect(out).toMatch(/^ {2}\+ specs\/acme\/ship-notice\.yaml\n\n/);
  expect(written("specs/acme/ship-notice.yaml")).toContain("  Order as ShipNoticeOrder:");
  expect(tagsmith(folder, ["check"]).out).toBe("no problem in 1 platform.\n");
});

describe("a schema", () => {
  test("is copied as it came, with the files that it names, and referred to", () => {
    writeFiles(folder, {
      "vendor/orders.xsd": `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:include schemaLocation="parts/order.xsd"/>
<xs:element name="Orders"><xs:complexType><xs:sequence><xs:element name="Order" type="Order" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element></xs:schema>`,
      "vendor/parts/order.xsd": `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:complexType name="Order"><xs:sequence><xs:element name="ID" type="xs:string"/></xs:sequence></xs:complexType></xs:schema>`,
    });
    const { code, out, error } = tagsmith(folder, ["new", "acme", "--from", "vendor/orders.xsd"]);
    expect({ code, error }).toEqual({ code: 0, error: "" });
    expect(out).toContain("  + specs/acme/orders.yaml\n  + specs/acme/orders.xsd\n  + specs/acme/parts/order.xsd\n");
    expect(written("specs/acme/orders.yaml")).toContain("\nroot: Orders\nschema: orders.xsd\n");
    expect(tagsmith(folder, ["check"]).out).toBe("no problem in 1 platform.\n");
  });

  test("may be a DTD", () => {
    writeFiles(folder, {
      "orders.dtd": "<!ELEMENT Orders (Order*)>\n<!ELEMENT Order (ID)>\n<!ELEMENT ID (#PCDATA)>\n",
    });
    expect(tagsmith(folder, ["new", "acme", "--from", "orders.dtd"]).code).toBe(0);
    expect(written("specs/acme/orders.yaml")).toContain("\nread: { order: any, unknown: keep, doctype: skip }\n");
    expect(tagsmith(folder, ["check"]).out).toBe("no problem in 1 platform.\n");
  });

  test("that is wrong is told of, and nothing is written", () => {
    writeFiles(folder, { "orders.dtd": "<!ELEMENT Orders (Order*>\n" });
    const { code, error } = tagsmith(folder, ["new", "acme", "--from", "orders.dtd"]);
    expect(code).toBe(1);
    expect(error).toMatch(/^orders\.dtd:1:\d+ expected /);
    expect(filesBelow(folder)).toEqual(["in/orders.xml", "orders.dtd"]);
  });
});

describe("what cannot be drafted from is said exactly, and nothing is written", () => {
  test.each<[what: string, words: readonly string[], code: number, error: string]>([
    [
      "no sample",
      ["--from"],
      2,
      "tagsmith: which samples? Give them after --from, such as: tagsmith new acme --from orders.xml\n",
    ],
    ["no such file", ["--from", "nix.xml"], 2, "tagsmith: cannot read nix.xml: there is no such file\n"],
    [
      "a folder without documents",
      ["--from", "empty"],
      2,
      "tagsmith: there is no document in empty: no file whose name ends with .xml\n",
    ],
    [
      "no XML",
      ["--from", "in/orders.xml", "json.xml", "cut.xml"],
      1,
      `json.xml:1:1: expected the root element but received "{"
  1 | {"a": 1}
    | ^
cut.xml:2:1 /a: expected the end tag </a> but received the end of the document
  2 | 
    | ^
`,
    ],
    [
      "two roots",
      ["--from", "in/orders.xml", "feed.xml"],
      2,
      `tagsmith: the samples have different roots: Orders in in/orders.xml, feed in feed.xml
  Draft a document from each: tagsmith new acme --from feed.xml --document other
`,
    ],
    [
      "one root in two namespaces",
      ["--from", "in/orders.xml", "space.xml"],
      2,
      `tagsmith: the samples have different roots: Orders of no namespace in in/orders.xml, Orders of urn:o in space.xml
  Draft a document from each: tagsmith new acme --from space.xml --document other
`,
    ],
    [
      "a document of a wrong name",
      ["--from", "in", "--document", "My Orders"],
      2,
      'tagsmith: a document is called by lower-case letters, digits and hyphens, such as orders: "My Orders" is not\n',
    ],
    [
      "a document that would be a file of the platform",
      ["--from", "in", "--document", "types"],
      2,
      "tagsmith: a document cannot be called types: a file of its platform is\n",
    ],
    [
      "samples that are kept in a way that there is not",
      ["--from", "in", "--keep-samples", "some"],
      2,
      'tagsmith: --keep-samples cannot be "some", only masked, whole or nothing\n',
    ],
    [
      "a schema and a document",
      ["--from", "a.xsd", "in/orders.xml"],
      2,
      "tagsmith: --from takes one schema, or documents: not a.xsd and in/orders.xml\n",
    ],
  ])("%s", (_what, words, code, error) => {
    writeFiles(folder, {
      "empty/x.txt": "",
      "json.xml": '{"a": 1}',
      "cut.xml": "<a>\n",
      "feed.xml": "<feed/>",
      "space.xml": '<Orders xmlns="urn:o"/>',
    });
    expect(tagsmith(folder, ["new", "acme", ...words])).toEqual({ code, out: "", error });
    expect(filesBelow(folder).filter((path) => path.startsWith("specs"))).toEqual([]);
  });

  test("a document that is there already", () => {
    tagsmith(folder, ["new", "acme", "--from", "in"]);
    expect(tagsmith(folder, ["new", "acme", "--from", "in"])).toEqual({
      code: 2,
      out: "",
      error: "tagsmith: specs/acme/orders.yaml exists already\n  Give the draft another name: --document other\n",
    });
  });
});
