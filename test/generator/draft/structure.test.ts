import { describe, expect, test } from "vitest";
import { safeParse } from "@tagsmith/runtime";
import { draftOf, shortfall, tableOf, typesOf, withoutNotes } from "./drafting.js";

/** The types of a draft that reads its documents and writes them as they were. */
function types(...documents: readonly string[]): string {
  const draft = draftOf(...documents);
  for (const document of documents) expect(shortfall(draft, document)).toBeUndefined();
  return typesOf(...documents);
}

/** What a draft says before its types. */
function head(...documents: readonly (string | Uint8Array)[]): string {
  const draft = draftOf(...documents);
  for (const document of documents) expect(shortfall(draft, document)).toBeUndefined();
  return withoutNotes(draft.slice(draft.indexOf("root:"), draft.indexOf("types:"))).trimEnd();
}

describe("numbers come from all occurrences", () => {
  test("one, at most one, any number", () => {
    expect(types("<r><a>x</a><b>x</b><c/><c/></r>", "<r><a>x</a></r>")).toBe(`  r:
    a: text
    b?: text
    c* as cs: text`);
  });

  test("at least one only where enough lists were seen to be sure", () => {
    const item = "<o><line>1</line><line>2</line></o>";
    expect(types(`<r>${item.repeat(9)}</r>`)).toContain("    line* as lines: integer");
    expect(types(`<r>${item.repeat(10)}</r>`)).toContain("    line+ as lines: integer");
    expect(types(`<r>${item.repeat(10)}<o/></r>`)).toContain("    line* as lines: integer");
  });

  test("a child of the plural's name is a list, however often it was seen", () => {
    expect(types("<Orders><Order><x>1</x></Order></Orders>")).toBe(`  Orders:
    Order* as orders: Order

  Order:
    x: integer`);
  });

  test("an element that always stands and is empty at times means nothing then", () => {
    const document = "<r><o><Tax><Name>x</Name></Tax></o><o><Tax/></o></r>";
    expect(types(document)).toContain("    Tax or empty: Tax\n\n  Tax:\n    Name: text");
  });
});

describe("wrappers vanish", () => {
  test("where they hold nothing but a list", () => {
    expect(types("<r><Items><Item><a>x</a></Item></Items></r>")).toBe(`  r:
    Items/Item* as items: Item

  Item:
    a: text`);
    expect(types("<r><all><one>x</one><one>y</one></all></r>", "<r/>")).toBe(`  r:
    all?/one* as all: text`);
  });

  test("but not where they have attributes, other elements, or stand several times", () => {
    expect(types('<r><Items count="1"><Item>x</Item></Items></r>')).toContain("    Items: Items\n");
    expect(types("<r><Items><Item>x</Item><Other/></Items></r>")).toContain("    Items: Items\n");
    expect(types("<r><Items><Item>x</Item></Items><Items><Item>x</Item></Items></r>")).toContain("    Items*: Items\n");
  });

  test("an empty list is told from one that is missing", () => {
    expect(types("<r><Items><Item>x</Item></Items></r>", "<r><Items>\n</Items></r>", "<r/>")).toBe(`  r:
    Items?/Item* as items: text`);
  });
});

describe("the order of elements", () => {
  test("is the one that no document contradicts", () => {
    expect(types("<r><a>1</a><c>1</c></r>", "<r><a>1</a><b>1</b></r>", "<r><b>1</b><c>1</c></r>")).toBe(`  r:
    a?: integer
    b?: integer
    c?: integer`);
  });

  test("is kept by a choice for those that have none, and for those alone", () => {
    expect(types("<r><id>1</id><a>x</a><b>1</b><a>y</a><end>e</end></r>")).toBe(`  r:
    id: id
    one of* as content:
      a: text
      b: integer
    end: text`);
  });

  test("of elements that differ in their prefix alone is kept by any", () => {
    const document = '<r xmlns:x="urn:x" xmlns:y="urn:y"><x:a>1</x:a><y:a>2</y:a><x:a>3</x:a></r>';
    expect(types(document)).toBe(`  r:
    one of* as content:
      "*": any`);
  });
});

describe("one name", () => {
  test("with one shape in several places is one type", () => {
    const address = "<Address><Street>a</Street><City>b</City></Address>";
    const short = "<Address><Street>a</Street></Address>";
    expect(types(`<r><Bill>${address}</Bill><Ship>${address}</Ship></r>`)).toContain(`  Address:
    Street: text personal
    City: text personal`);
    expect(types(`<r><Bill>${address}</Bill><Ship>${short}</Ship></r>`)).toContain("    City?: text personal");
  });

  test("with different shapes has different names", () => {
    expect(
      types(
        "<r><Shop><Address><Url>a</Url><Port>1</Port></Address></Shop><Bill><Address><Street>a</Street></Address></Bill></r>",
      ),
    ).toBe(`  r:
    Shop: Shop
    Bill: Bill

  Shop:
    Address: Address

  Address:
    Url: text
    Port: integer

  Bill:
    Address: BillAddress

  BillAddress:
    Street: text personal`);
  });

  test("inside of itself is one type, to any depth", () => {
    const nested = (depth: number): string =>
      depth === 0 ? "" : `<category name="x">${nested(depth - 1)}${nested(depth - 1)}</category>`;
    expect(types(nested(5))).toBe(`  category:
    "@name": text
    category* as categories: category`);
    expect(types(`<r>${"<a>".repeat(200)}${"</a>".repeat(200)}</r>`)).toBe(`  r:
    a: a

  a:
    a?: a`);
  });

  test("by way of another is one type as well", () => {
    const document = "<r><a><b><a><b><a><b/></a></b></a></b></a></r>";
    expect(types(document)).toBe(`  r:
    a: a

  a:
    b: b

  b:
    a?: a`);
  });

  test("of text inside of an element of the same name stays text", () => {
    expect(types("<r><Address><Address>1 Street</Address><City>b</City></Address></r>")).toBe(`  r:
    Address: Address

  Address:
    Address: text personal
    City: text personal`);
  });
});

describe("content", () => {
  test("of attributes and text", () => {
    expect(types('<r><price currency="USD">19.90</price></r>')).toBe(`  r:
    price: price

  price:
    "@currency": id
    $: decimal`);
  });

  test("of attributes only", () => {
    expect(types('<orders><order id="1" status="new"/></orders>')).toBe(`  orders:
    order* as orders: order

  order:
    "@id": id
    "@status": text`);
  });

  test("of text among elements is XML, but in the root a list", () => {
    expect(types("<r><p>one <b>two</b> three</p></r>")).toBe("  r:\n    p: any");
    expect(types("<p>one <b>two</b> three</p>")).toBe(`  p:
    one of* as content with text:
      b: text`);
  });

  test("of a root that is a text, or nothing", () => {
    expect(types("<r>x</r>")).toBe("  r:\n    $: text");
    expect(types("<r/>")).toBe("  r:\n    $: text");
  });

  test("of many names that come and go is a map", () => {
    const fields = (from: number): string =>
      Array.from({ length: 3 }, (_, index) => `<f${from + index}>x</f${from + index}>`).join("");
    const all = [0, 3, 6, 9].map((from) => `<o><details>${fields(from)}</details></o>`).join("");
    expect(types(`<r>${all}</r>`)).toContain("    details: map of text");
  });

  test("of white space alone is text where nothing else is", () => {
    const draft = draftOf("<r><a> </a></r>");
    expect(shortfall(draft, "<r><a> </a></r>")).toBeUndefined();
    expect(withoutNotes(draft)).toContain("    a: text");
  });
});

describe("names", () => {
  test("of elements that are words of the language", () => {
    expect(types("<list><date><flag>x</flag></date></list>")).toBe(`  list:
    date: Date

  Date:
    flag: text`);
    expect(types('<r id="1"><id>2</id><flag-a>x</flag-a><flag>yo</flag><Flag>z</Flag></r>')).toBe(`  r:
    "@id": id
    id as idElement: id
    flag-a: text
    flag: text
    Flag as flagElement: text`);
  });

  test("that no property can have", () => {
    expect(types("<r><_/><text/><a.b/><a-b/></r>")).toBe(`  r:
    _ as member: text
    text: text
    a.b: text
    a-b as aBElement: text`);
  });

  test("in namespaces keep the prefix that was seen", () => {
    const document = '<s:r xmlns:s="urn:s" xmlns="urn:d" xml:lang="en"><a x:id="1" xmlns:x="urn:x"/></s:r>';
    expect(head(document)).toBe(`root: s:r
read: { order: any, unknown: keep }
write: { declaration: false }
namespaces:
  s: "urn:s"
  "": "urn:d"
  x: "urn:x"`);
    expect(types(document)).toBe(`  s:r:
    "@xml:lang": text
    a: a

  a:
    "@x:id": id`);
  });

  test("in a namespace beside names in none get a prefix of ours", () => {
    const document = '<r xmlns="urn:d"><a xmlns="">1</a></r>';
    expect(head(document)).toContain("root: ns1:r\n");
    expect(head(document)).toContain('namespaces:\n  ns1: "urn:d"');
  });

  test("in one namespace are the same whatever their prefix", () => {
    expect(types('<a:r xmlns:a="urn:d"><a:b>1</a:b></a:r>', '<r xmlns="urn:d"><b>2</b></r>')).toBe(
      "  a:r:\n    a:b: integer",
    );
  });

  test("of types of XML Schema keep their prefix bound; where a schema lies is no value", () => {
    const document =
      '<r xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:o="urn:o" xsi:schemaLocation="urn:o o.xsd" xsi:type="o:R"/>';
    expect(head(document)).toContain('  o: "urn:o"');
    expect(types(document)).toBe('  r:\n    "@xsi:type": text');
  });
});

describe("how a document is read and written", () => {
  test("with a declaration, CDATA, and empty elements at length", () => {
    const document = '<?xml version="1.0"?><r><a><![CDATA[x]]></a><b><![CDATA[<y>]]></b><c>1</c><d></d></r>';
    expect(head(document)).toBe(`root: r
read: { order: any, unknown: keep }
write: { cdata: text, empty: long }`);
    expect(types(document)).toBe("  r:\n    a: text\n    b: text\n    c: integer\n    d: text");
  });

  test("with CDATA in one leaf of several", () => {
    const document = "<r><a><![CDATA[x]]></a><b>y</b><c>z</c></r>";
    expect(head(document)).not.toContain("cdata");
    expect(types(document)).toBe("  r:\n    a: text cdata\n    b: text\n    c: text");
  });

  test("with a DOCTYPE, which is skipped", () => {
    expect(head("<!DOCTYPE r [<!ELEMENT r (#PCDATA)> <!-- > -->]><r>x</r>")).toBe(`root: r
read: { order: any, unknown: keep, doctype: skip }
write: { declaration: false }`);
  });

  test("in an encoding that the document names", () => {
    const bytes = Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><r>\u00FC</r>', "latin1");
    expect(head(bytes)).toContain("encoding: UTF-8");
  });

  test("in an encoding that nothing names", () => {
    const bytes = Buffer.from("<r>\u00FC\u0080</r>", "latin1");
    const draft = draftOf(bytes);
    expect(draft).toContain("\nread: { order: any, unknown: keep, encoding: windows-1252 }\n");
    expect(safeParse(tableOf(draft), bytes)).toMatchObject({ value: { text: "\u00FC\u20AC" } });
  });

  test("in UTF-16", () => {
    const bytes = Buffer.from('\uFEFF<?xml version="1.0"?><r>\u00FC</r>', "utf16le");
    expect(head(bytes)).toContain("encoding: UTF-8");
  });

  test("with what makes it no XML mended", () => {
    expect(draftOf("Content-Type: text/xml\n\n<r><a>A & B</a></r>")).toContain(
      "\nrepairs: [skip-leading-header, bare-ampersand]\n",
    );
    expect(draftOf("<r><a>caf&eacute;</a></r>")).toContain("\nrepairs: [html-entities]\n");
  });
});
