import { describe, expect, test } from "vitest";
import { skipDoctype, text } from "@tagsmith/runtime";
import { read, rooted } from "./tables.js";

const table = rooted([{ xml: "$", as: "text", type: text }], { doctype: skipDoctype });

describe("a DOCTYPE ends where its declarations do, whatever they hold", () => {
  test.each([
    "<!DOCTYPE root>",
    "<!DOCTYPE\n root\t>",
    "<!DOCTYPE root SYSTEM 'a>b'>",
    '<!DOCTYPE root PUBLIC "a[b" "c>d">',
    "<!DOCTYPE root []>",
    "<!DOCTYPE root [<!ELEMENT root (#PCDATA)>]>",
    "<!DOCTYPE root [<!ELEMENT root ANY>\n<!ATTLIST root a CDATA \"it's ]>\" b CDATA '\"]>'>] >",
    '<!DOCTYPE root [<!-- it\'s ]> a "quote" -->]>',
    '<!DOCTYPE root [<?p it\'s ]> a "quote" ?>]>',
    "<!DOCTYPE root [<!ENTITY e ''>]>",
    "<!DOCTYPE root [%p;<!ENTITY é 'ü]>'>]>",
  ])("%s", (doctype) => {
    for (const behind of ["", "\n", "<!-- a --><?p?>"])
      expect(read(table, `${doctype}${behind}<root>x</root>`)).toEqual({ text: "x" });
  });
});

describe("a DOCTYPE that does not end, or holds no characters of XML, is refused where it is", () => {
  test.each([
    ["<!DOCTYPE>", '1:10: expected the name of the root element but received ">"'],
    ["<!DOCTYPE root", "1:1: expected the end of the DOCTYPE but received the end of the document"],
    ["\n<!DOCTYPE root [<root/>", "2:1: expected the end of the DOCTYPE but received the end of the document"],
    ["<!DOCTYPE root [>]", "1:1: expected the end of the DOCTYPE but received the end of the document"],
    ["<!DOCTYPE root SYSTEM 'a><root/>", "1:23: expected the end of the literal but received the end of the document"],
    ['<!DOCTYPE root SYSTEM "', "1:23: expected the end of the literal but received the end of the document"],
    ["<!DOCTYPE root [<!-- ]><root/>", '1:17: expected "-->" but received the end of the document'],
    ["<!DOCTYPE root [<?p ]><root/>", '1:17: expected "?>" but received the end of the document'],
    ["<!DOCTYPE root [<!-x>]><root/>", '1:17: expected an element, a comment or CDATA but received "<!-x>"'],
    ["<!DOCTYPE root [\u0001]><root/>", "1:17: expected a character of XML but received U+0001"],
    ["<!DOCTYPE root 'a\u0001'><root/>", "1:18: expected a character of XML but received U+0001"],
    ["<!DOCTYPE root '\u0001'><root/>", "1:17: expected a character of XML but received U+0001"],
    ["<!DOCTYPE root><!DOCTYPE root><root/>", '1:16: expected the root element but received "<!DOCTYPE"'],
  ])("%j", (xml, message) => {
    expect(read(table, xml)).toEqual([message]);
  });

  // What is behind the document in memory is that of the one before.
  test("also where the document before had its end at that place", () => {
    expect(read(table, "<!DOCTYPE root 'a'>          <root>\"'></root>")).toEqual({ text: "\"'>" });
    expect(read(table, "<!DOCTYPE root 'a")).toEqual([
      "1:16: expected the end of the literal but received the end of the document",
    ]);
    expect(read(table, `<!DOCTYPE root 'a' ${" ".repeat(100)}'><root/>`)).toEqual([
      "1:120: expected the end of the literal but received the end of the document",
    ]);
    expect(read(table, "<!DOCTYPE root 'a")).toEqual([
      "1:16: expected the end of the literal but received the end of the document",
    ]);
  });
});
