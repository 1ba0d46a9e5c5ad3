import { describe, expect, test } from "vitest";
import { safeParse } from "@tagsmith/runtime";
import { draftOf, tableOf } from "./drafting.js";
import { head, types } from "./verified.js";

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
