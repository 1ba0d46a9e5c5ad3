import { describe, expect, test } from "vitest";
import { type DocumentTable, type RecordTable, type Repair, safeParse, text } from "@tagsmith/runtime";
import { anyInput } from "@tagsmith/runtime/repairs";
import {
  bareAmpersand,
  controlCharacters,
  htmlEntities,
  skipLeadingHeader,
  trustBytesOverDeclaredEncoding,
} from "@tagsmith/runtime/repairs";

interface Note {
  to: string;
  text: string;
}

function note(): RecordTable<Note> {
  return {
    name: "Note",
    members: [
      { xml: "@to", as: "to", type: text },
      { xml: "text", as: "text", type: text },
    ],
    make: function (v, b) {
      this.to = v[b];
      this.text = v[b + 1];
    },
  };
}

function read(input: string | Uint8Array, repairs: readonly Repair[], charset?: string) {
  const table = (): DocumentTable<Note> => ({
    contract: 1,
    name: "test/note",
    roots: ["note"],
    type: note,
    input: anyInput,
    repairs,
  });
  const result = safeParse(table, input, charset === undefined ? {} : { charset });
  return { value: result.value, problems: result.problems.map(({ severity, message }) => `${severity} ${message}`) };
}

describe("each repair is declared, and reported when it is used", () => {
  test.each([
    {
      repair: bareAmpersand,
      xml: '<note to="A & B">\n<text>x & y &amp; &#65;<![CDATA[ & ]]><!-- & --></text></note>',
      value: { to: "A & B", text: "x & y & A & " },
      notices: [
        'notice 1:13: expected "&amp;" but received a bare "&", which was mended by bare-ampersand',
        'notice 2:9: expected "&amp;" but received a bare "&", which was mended by bare-ampersand',
      ],
    },
    {
      repair: htmlEntities,
      xml: '<note to="&eacute;"><text>&nbsp;&euro;&lt;<![CDATA[&copy;]]></text></note>',
      value: { to: "é", text: "\u00a0€<&copy;" },
      notices: [
        'notice 1:11: expected an entity of XML but received "&eacute;" of HTML, which was mended by html-entities',
        'notice 1:27: expected an entity of XML but received "&nbsp;" of HTML, which was mended by html-entities',
        'notice 1:33: expected an entity of XML but received "&euro;" of HTML, which was mended by html-entities',
      ],
    },
    {
      repair: controlCharacters,
      xml: '<note to="a\u0001b"><text>&#x1F;\u0000c\uffff&#9;</text></note>',
      value: { to: "ab", text: "c\t" },
      notices: [
        "notice 1:12: expected a character of XML but received U+0001, which was mended by control-characters",
        "notice 1:22: expected a character of XML but received a reference to U+001F, which was mended by control-characters",
        "notice 1:28: expected a character of XML but received U+0000, which was mended by control-characters",
        "notice 1:30: expected a character of XML but received U+FFFF, which was mended by control-characters",
      ],
    },
    {
      repair: skipLeadingHeader,
      xml: 'Content-type: text/xml\n\n<?xml version="1.0"?><note to=""><text/></note>',
      value: { to: "", text: "" },
      notices: [
        "notice 1:1: expected the document at the very beginning but received a header, which was mended by skip-leading-header",
      ],
    },
    {
      repair: skipLeadingHeader,
      xml: ' \n<?xml version="1.0"?><note to=""><text/></note>',
      value: { to: "", text: "" },
      notices: [
        "notice 1:1: expected the document at the very beginning but received white space, which was mended by skip-leading-header",
      ],
    },
  ])("$repair.name", ({ repair, xml, value, notices }) => {
    for (const input of [xml, new TextEncoder().encode(xml)]) {
      expect(read(input, [repair])).toEqual({ value, problems: notices });
      expect(read(input, []).value).toBeUndefined();
    }
    const clean = '<note to="&amp;"><text>x</text></note>';
    expect(read(clean, [repair])).toEqual({ value: { to: "&", text: "x" }, problems: [] });
  });

  test("the encoding that the bytes are in is taken where the declaration says another", () => {
    const bytes = new TextEncoder().encode('<?xml version="1.0" encoding="utf-16"?><note to="é"><text/></note>');
    expect(read(bytes, [trustBytesOverDeclaredEncoding])).toEqual({
      value: { to: "é", text: "" },
      problems: [
        'notice 1:31: expected UTF-8, the encoding of the bytes, but received "utf-16", which was mended by trust-bytes-over-declared-encoding',
      ],
    });
    expect(read(bytes, []).problems).toEqual([
      "error 1:31: expected UTF-16 as the declaration says but received bytes that are not",
    ]);
  });
});

test("places behind what was mended are those of the input", () => {
  const xml = 'Content-type: x\n\n<note to="&&nbsp;"><text>\u0001&x &eacute;</text>é<wrong></note>';
  const { problems } = read(new TextEncoder().encode(xml), [
    skipLeadingHeader,
    bareAmpersand,
    htmlEntities,
    controlCharacters,
  ]);
  expect(problems.at(-1)).toBe("error 3:53 /note: expected the end tag </wrong> but received </note>");
  expect(xml.split("\n")[2]?.slice(52)).toBe("</note>");
});

test("a document of many comments and ampersands is mended in linear time", () => {
  const table = (repairs: readonly Repair[], count: number): number => {
    const xml = `<note to=""><text>${"<!-- --><![CDATA[&]]>".repeat(count)}&</text></note>`;
    // The time that the processor worked: others use the machine as well.
    const start = process.cpuUsage();
    expect(read(xml, repairs).problems).toHaveLength(1);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
  table([bareAmpersand], 1_000);
  // With the square of the length it would be minutes.
  expect(table([bareAmpersand], 100_000)).toBeLessThan(10_000);
});
