import { describe, expect, test } from "vitest";
import { draftOf, shortfall, withoutNotes } from "./drafting.js";
import { types } from "./verified.js";

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
