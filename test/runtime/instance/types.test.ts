import { describe, expect, test } from "vitest";
import {
  type DocumentTable,
  type RecordTable,
  parse,
  prefixes,
  safeParse,
  serialize,
  text,
  unknown,
} from "../../../runtime/src/index.js";
import { derivable, nillable, typeName } from "../../../runtime/src/xsd.js";

interface Party {
  readonly xsiType?: "Party";
  readonly name: string;
}
interface Company {
  readonly xsiType?: "s:Company";
  readonly name: string;
  readonly taxId: string;
}
interface Order {
  readonly buyer: Party | Company;
  readonly note?: string | undefined;
  readonly date: string | undefined;
  readonly days: readonly (string | undefined)[];
}

const name = { xml: "Name", as: "name", type: text } as const;

function party(): RecordTable<Party> {
  return { name: "Party", members: [{ xml: "@xsi:type", as: "xsiType", number: "?", type: typeName("Party") }, name] };
}

function company(): RecordTable<Company> {
  return {
    name: "Company",
    members: [
      { xml: "@xsi:type", as: "xsiType", number: "?", type: typeName("s:Company") },
      name,
      { xml: "TaxId", as: "taxId", type: text },
    ],
  };
}

function table(isAbstract = false): () => DocumentTable<Order> {
  const types = (): RecordTable<Party | Company> =>
    derivable(party, isAbstract ? { "s:Company": company } : { Party: party, "s:Company": company }, isAbstract);
  const made: DocumentTable<Order> = {
    contract: 1,
    name: "shop/order",
    roots: ["Order"],
    namespaces: { s: "urn:shop", xsi: "http://www.w3.org/2001/XMLSchema-instance" },
    prefixes,
    read: { order: "declared", unknown: "refuse" },
    type: () => ({
      name: "Order",
      members: [
        { xml: "Buyer", as: "buyer", type: types },
        { xml: "Note", as: "note", number: "?", type: text, nil: nillable },
        { xml: "Date", as: "date", type: text, nil: nillable },
        { xml: "Day", as: "days", number: "*", type: text, nil: nillable },
      ],
    }),
  };
  return () => made;
}

const xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
const order = (content: string): string => `<Order xmlns:s="urn:shop" ${xsi}>${content}</Order>`;
const date = "<Date>1</Date>";
const problems = (isAbstract: boolean, content: string): string[] =>
  safeParse(table(isAbstract), order(content)).problems.map(({ message }) => message);

describe("xsi:type", () => {
  test("gives an element the type that it names, whatever the prefixes are", () => {
    const xml = order(`<Buyer xsi:type="s:Company"><Name>Ada</Name><TaxId>7</TaxId></Buyer>${date}`);
    const value = parse(table(), xml);
    expect(value.buyer).toEqual({ xsiType: "s:Company", name: "Ada", taxId: "7" });
    expect(serialize(table(), value, { declaration: false })).toBe(xml);
    const other = `<Order><Buyer xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:p="urn:shop" i:type=" p:Company "><Name>Ada</Name><TaxId>7</TaxId></Buyer>${date}</Order>`;
    expect(parse(table(), other).buyer).toEqual(value.buyer);
  });

  test("is kept where it names the type that the element has anyway, and missing where it was", () => {
    for (const tag of ['<Buyer xsi:type="Party">', "<Buyer>"]) {
      const xml = order(`${tag}<Name>Ada</Name></Buyer>${date}`);
      expect(serialize(table(), parse(table(), xml), { declaration: false })).toBe(xml);
    }
  });

  test.each([
    [
      false,
      `<Buyer xsi:type="Company"><Name>A</Name></Buyer>${date}`,
      '1:98 /Order/Buyer/@xsi:type: expected "Party" or "s:Company" but received "Company"',
    ],
    [
      true,
      `<Buyer><Name>A</Name></Buyer>${date}`,
      '1:81 /Order/Buyer: expected the attribute xsi:type, "s:Company" but received nothing',
    ],
  ])("abstract %s: %s", (isAbstract, content, message) => {
    expect(problems(isAbstract, content)[0]).toBe(message);
  });

  test("decides what is written; an abstract type is written as none", () => {
    const value = { buyer: { name: "Ada" }, date: "1", days: [] };
    expect(() => serialize(table(true), value)).toThrow(
      "/Order/Buyer: expected one of the types s:Company but received nothing",
    );
  });
});

describe("xsi:nil", () => {
  const buyer = "<Buyer><Name>Ada</Name></Buyer>";

  test("says that an element has no value, in lists too; where it might be missing, that is kept", () => {
    const xml = order(
      `${buyer}<Note xsi:nil="true"/><Date xsi:nil="true"/><Day>1</Day><Day xsi:nil="true"/><Day>3</Day>`,
    );
    const value = parse(table(), xml);
    expect(value).toMatchObject({ note: undefined, date: undefined, days: ["1", undefined, "3"] });
    expect(value).toMatchObject({ [unknown]: [{ attribute: "xsi:nil", on: "Note" }] });
    expect(serialize(table(), value, { declaration: false })).toBe(xml);
    expect(serialize(table(), { ...value, note: "now" }, { declaration: false })).toContain("<Note>now</Note>");
  });

  test("leaves no content", () => {
    expect(problems(false, `${buyer}<Date xsi:nil="1">1</Date>`)).toEqual([
      "1:130 /Order/Date: expected no content, since it is nil but received some",
    ]);
  });

  test("is kept with other attributes where the document has prefixes of its own", () => {
    const made: DocumentTable<{ note: string | undefined; days: (string | undefined)[] }> = {
      contract: 1,
      name: "shop/notes",
      roots: ["s:Notes"],
      namespaces: { s: "urn:shop", xsi: "http://www.w3.org/2001/XMLSchema-instance" },
      prefixes,
      type: () => ({
        name: "Notes",
        members: [
          { xml: "s:Note", as: "note", number: "?", type: text, nil: nillable },
          { xml: "s:Day", as: "days", number: "*", type: text, nil: nillable },
        ],
      }),
    };
    const own = xsi.replace("xsi", "i");
    const xml = `<Notes xmlns="urn:shop" ${own}><Note by="A" i:nil=" 1 "/><Day at="1" i:nil="true"/></Notes>`;
    const value = parse(() => made, xml);
    const namespace = "http://www.w3.org/2001/XMLSchema-instance";
    expect(value).toMatchObject({
      [unknown]: [
        { attribute: "xsi:nil", value: "true", namespace, on: "s:Note" },
        { attribute: "by", value: "A", on: "s:Note" },
        { attribute: "at", value: "1", on: "s:Day[1]" },
      ],
    });
    const written = `<s:Notes xmlns:s="urn:shop" ${xsi}><s:Note xsi:nil="true" by="A"/><s:Day xsi:nil="true" at="1"/></s:Notes>`;
    expect(serialize(() => made, value, { declaration: false })).toBe(written);
    expect(parse(() => made, written)).toEqual(value);
  });

  test("that is false says nothing", () => {
    const xml = order(`${buyer}<Date xsi:nil="false">1</Date>`);
    expect(serialize(table(), parse(table(), xml), { declaration: false })).toBe(xml);
  });
});
