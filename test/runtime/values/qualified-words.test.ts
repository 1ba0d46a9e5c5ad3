import { describe, expect, test } from "vitest";
import {
  type DocumentTable,
  type RecordTable,
  list,
  parse,
  prefixes,
  safeParse,
  serialize,
} from "../../../runtime/src/index.js";
import { qualified, qualifiedWords } from "../../../runtime/src/xsd.js";

interface Fault {
  readonly role?: "Sender" | "o:Sender" | "o:Other" | undefined;
  readonly code: "Sender" | "o:Sender" | "o:Other";
  readonly more: readonly ("Sender" | "o:Sender" | "o:Other")[];
}

const words = qualifiedWords(["Sender", "o:Sender", "o:Other"]);

function fault(): RecordTable<Fault> {
  return {
    name: "Fault",
    members: [
      { xml: "@role", as: "role", number: "?", type: words },
      { xml: "Code", as: "code", type: words },
      { xml: "More", as: "more", type: qualified(list(words, " ")) },
    ],
  };
}

const table: DocumentTable<Fault> = {
  contract: 1,
  name: "soap/fault",
  roots: ["Fault"],
  namespaces: { "": "urn:soap", o: "urn:other" },
  prefixes,
  type: fault,
};

describe("qualified names are the same whatever a document calls their namespaces", () => {
  test.each([
    ['<Fault xmlns="urn:soap"><Code>Sender</Code><More/></Fault>', { code: "Sender" }],
    ['<e:Fault xmlns:e="urn:soap"><e:Code> e:Sender </e:Code><e:More/></e:Fault>', { code: "Sender" }],
    [
      '<e:Fault xmlns:e="urn:soap" xmlns:x="urn:other" role="x:Other"><e:Code>x:Sender</e:Code><e:More/></e:Fault>',
      { role: "o:Other", code: "o:Sender" },
    ],
    [
      '<Fault xmlns="urn:soap" xmlns:o="urn:other"><Code><![CDATA[o:Sender]]></Code><More/></Fault>',
      { code: "o:Sender" },
    ],
    ['<Fault xmlns="urn:soap" xmlns:o="urn:other"><Code>o&#58;Other</Code><More/></Fault>', { code: "o:Other" }],
    ['<Fault xmlns="urn:soap"><Code xmlns:q="urn:other">q:Other</Code><More/></Fault>', { code: "o:Other" }],
    [
      '<Fault xmlns="urn:soap" xmlns:x="urn:other"><Code>x:Other</Code><More>x:Sender Sender</More></Fault>',
      { more: ["o:Sender", "Sender"] },
    ],
  ])("%s", (xml, expected) => {
    expect(parse(() => table, xml)).toMatchObject(expected);
  });

  test("and are written with the prefixes of the table", () => {
    const xml =
      '<e:Fault xmlns:e="urn:soap" xmlns:x="urn:other" role="x:Sender"><e:Code>e:Sender</e:Code><e:More>x:Other e:Sender</e:More></e:Fault>';
    expect(
      serialize(
        () => table,
        parse(() => table, xml),
        { declaration: false },
      ),
    ).toBe(
      '<Fault xmlns="urn:soap" xmlns:o="urn:other" role="o:Sender"><Code>Sender</Code><More>o:Other Sender</More></Fault>',
    );
  });

  test.each([
    [
      '<Fault xmlns="urn:soap" xmlns:o="urn:third"><Code>o:Other</Code><More/></Fault>',
      '1:51 /Fault/Code: expected one of "Sender", "o:Sender" or "o:Other" but received "o:Other" in the namespace "urn:third"',
    ],
    [
      '<e:Fault xmlns:e="urn:soap"><e:Code>Sender</e:Code><e:More/></e:Fault>',
      '1:37 /Fault/Code: expected one of "Sender", "o:Sender" or "o:Other" but received "Sender" in no namespace',
    ],
    [
      '<Fault xmlns="urn:soap"><Code>x:Sender</Code><More/></Fault>',
      '1:31 /Fault/Code: expected one of "Sender", "o:Sender" or "o:Other" but received "x:Sender", whose prefix is not declared',
    ],
    [
      '<Fault xmlns="urn:soap"><Code>Sender</Code><More xmlns:x="urn:x">Sender x:Sender</More></Fault>',
      '1:66 /Fault/More: expected one of "Sender", "o:Sender" or "o:Other" but received "Sender x:Sender" in the namespace "urn:x"',
    ],
    [
      '<Fault xmlns="urn:soap"><Code>Receiver</Code><More/></Fault>',
      '1:31 /Fault/Code: expected one of "Sender", "o:Sender" or "o:Other" but received "Receiver"',
    ],
  ])("%s is refused", (xml, message) => {
    expect(safeParse(() => table, xml).problems.map((each) => each.message)).toEqual([message]);
  });

  test("a name of the document's own is not written", () => {
    const value = { code: "x:Sender", more: [] } as unknown as Fault;
    expect(() => serialize(() => table, value)).toThrow(
      '/Fault/Code: expected one of "Sender", "o:Sender" or "o:Other" but received "x:Sender"',
    );
  });
});
