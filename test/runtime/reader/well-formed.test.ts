import { describe, expect, test } from "vitest";
import { type MemberTable, text, unknown } from "@tagsmith/runtime";
import { read, rooted } from "./tables.js";

const members: MemberTable[] = [
  { xml: "@a", as: "a", number: "?", type: text },
  { xml: "b", as: "b", number: "?", type: text },
];
const table = rooted(members);

/** The limit is too small for the fast paths, so that all is read with care. */
const careful = { limits: { attribute: 63 } };

// https://www.w3.org/TR/xml/#AVNormalize
describe("an attribute is its text with white space made to spaces and references resolved", () => {
  test.each([
    ['"x\ty\nz\r\nw\rv"', "x y z w v"],
    ['"\r\r\n\n"', "   "],
    ['"x&#10;y&#9;z&#13;"', "x\ny\tz\r"],
    ["'\"'", '"'],
    ['\'x"y""\'', 'x"y""'],
    ['"\'"', "'"],
    ["''", ""],
    ['"é😀\u0085\u2028"', "é😀\u0085\u2028"],
    ["'é&#233;\t\"é'", 'éé "é'],
    ['"&amp;&lt;&gt;&quot;&apos;"', "&<>\"'"],
    ['"&#65;&#x42;&#x000043;&#0000068;&#38;&#60;&#32;&#99;&#100;"', "ABCD&< cd"],
    ['"&#x10FFFF;&#xe000;&#xD7FF;&#65533;&#x10000;"', "\u{10ffff}\ue000\ud7ff\ufffd\u{10000}"],
    ['"]]>"', "]]>"],
    ["'>/'", ">/"],
  ])("%j", (value, expected) => {
    for (const xml of [`<root a=${value}/>`, `<root a=${value}></root>`, `<root\n a\t=\r\n${value} />`]) {
      expect(read(table, xml)).toEqual({ a: expected, b: undefined });
      expect(read(table, xml, careful)).toEqual({ a: expected, b: undefined });
    }
  });
});

test("a reference may begin with as many zeros as one likes", () => {
  const value = `&#x${"0".repeat(500)}41;&#${"0".repeat(500)}66;`;
  expect(read(table, `<root a="${value}"/>`)).toEqual({ a: "AB", b: undefined });
  expect(read(table, `<root><b>${value}</b></root>`)).toEqual({ a: undefined, b: "AB" });
});

describe("the text of an element is that of its characters, references and sections", () => {
  test.each([
    ["]", "]"],
    ["]]", "]]"],
    ["]>", "]>"],
    ["]x]>", "]x]>"],
    ["]]x>", "]]x>"],
    ["x]]&gt;]", "x]]>]"],
    ["x\r\ny\rz\n", "x\ny\nz\n"],
    ["\r\r\n&#13;\r", "\n\n\r\n"],
    ["a<!-- c -->b<?p q?>c<![CDATA[d]]>e", "abcde"],
    ["<!---->a<!-- - -->b<!--\n> <x> & ]]>-->", "ab"],
    ["<?p?>a<?p ?>b<?p ??>c<?p >?>", "abc"],
    ["<![CDATA[]]>", ""],
    ["<![CDATA[<&\"'>]]>", "<&\"'>"],
    ["<![CDATA[x]y]]z]>]]]>", "x]y]]z]>]"],
    ["<![CDATA[]]]]><![CDATA[>]]>", "]]>"],
    ["<![CDATA[x\r\ny\rz\né😀]]>", "x\ny\nz\né😀"],
    ["é<![CDATA[é]]>é", "ééé"],
    ["&amp;lt;&#38;amp;", "&lt;&amp;"],
    ["&#60;b/&#62;", "<b/>"],
    ["&#9;&#10;&#32;", "\t\n "],
    ["\u007f\u0080\u009f\ud7ff\ue000\ufffd😀\u{10ffff}", "\u007f\u0080\u009f\ud7ff\ue000\ufffd😀\u{10ffff}"],
  ])("%j", (content, expected) => {
    for (const xml of [`<root><b>${content}</b></root>`, `<root><b\n>${content}</b\r></root >`]) {
      expect(read(table, xml)).toEqual({ a: undefined, b: expected });
      expect(read(table, xml, careful)).toEqual({ a: undefined, b: expected });
    }
  });
});

describe("what looks like something else is none", () => {
  const many = Array.from({ length: 14 }, (_, index) => ` n${index}='${index}'`).join("");
  test.each<[xml: string, attributes: (readonly [string, string])[]]>([
    [
      "<root ymlns='1' xylns='2' xmens='3' xmlss='4' xmlne='5'/>",
      [
        ["ymlns", "1"],
        ["xylns", "2"],
        ["xmens", "3"],
        ["xmlss", "4"],
        ["xmlne", "5"],
      ],
    ],
    [
      "<root xmlnsx='1' xmlns-='2' xml='3'/>",
      [
        ["xmlnsx", "1"],
        ["xmlns-", "2"],
        ["xml", "3"],
      ],
    ],
    ["<root xmlns ='' xmlns:p\n= 'u' p:x='1'/>", [["p:x", "1"]]],
    [
      "<root ab='1' ac='2' bb='3' abc='4'/>",
      [
        ["ab", "1"],
        ["ac", "2"],
        ["bb", "3"],
        ["abc", "4"],
      ],
    ],
    [
      "<root xmlns:p='u' xmlns:q='v' x='1' p:x='2' q:x='3' xml:x='4'/>",
      [
        ["x", "1"],
        ["p:x", "2"],
        ["q:x", "3"],
        ["xml:x", "4"],
      ],
    ],
    [`<root${many}/>`, Array.from({ length: 14 }, (_, index) => [`n${index}`, String(index)] as const)],
  ])("%s", (xml, attributes) => {
    for (const options of [{}, careful]) {
      const value = read(table, xml, options) as { [unknown]: { attribute: string; value: string }[] };
      expect(value[unknown].map((each) => [each.attribute, each.value])).toEqual(attributes);
    }
  });

  test.each([
    "<?xml version='1.0' ?><root/>",
    '<?xml\tversion = "1.7"\nencoding\r=\t"UTF-8" standalone="no"\n?>\n<!-- a --><?p?> <root/>\n<!-- a -->\n<?p q?>\t',
    "<?xml version='1.0' standalone='yes'?><root/>",
    "<?xml version='1.10'?><root/>",
    "<?xmlx version='2.0'?><root/>",
    "<?axml?><root/><?xmla?>",
    "<?xml-stylesheet href='x'?><root></root>",
    "\n\t\r <root/>",
  ])("%j", (xml) => {
    expect(read(table, xml)).toEqual({ a: undefined, b: undefined });
  });
});
