import { XmlDocument, type XmlElement } from "libxml2-wasm";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import type { XmlError } from "../../../runtime/src/problem.js";
import type { DocumentTable } from "../../../runtime/src/table.js";
import { formUrlEncoding } from "../../../runtime/src/values/form-url-encoding.js";
import { text } from "../../../runtime/src/values/text.js";
import { parse } from "../../../runtime/src/document.js";
import { serialize } from "../../../runtime/src/writer/serialize.js";

interface Pair {
  attribute: string;
  element: string;
}

function table(): DocumentTable<Pair> {
  return {
    contract: 1,
    name: "test/pair",
    roots: ["pair"],
    type: () => ({
      name: "Pair",
      members: [
        { xml: "@attribute", as: "attribute", type: text },
        { xml: "element", as: "element", type: text },
      ],
    }),
  };
}

const encoded = (): DocumentTable<Pair> => ({ ...table(), values: formUrlEncoding });

const hostile = [
  ["markup", "</element><evil/>"],
  ["an ampersand", "a & b &amp; c &#65; &nbsp;"],
  ["quotes", "\"double\" 'single'"],
  ["the end of CDATA", "a]]>b]]]>c]]"],
  ["the end of CDATA at the end", "]]>"],
  ["brackets that meet the end of CDATA", "]]"],
  ["a tab", "\ta\t"],
  ["a line feed", "\na\nb\n"],
  ["a carriage return", "\ra\rb\r"],
  ["both line ends", "a\r\nb\n\rc"],
  ["spaces", "  a  b  "],
  ["nothing", ""],
  ["a comment", "<!-- x --> <?pi?>"],
  ["a next line and a line separator", "a\u0085b\u2028c"],
  ["characters beyond 16 bits", "😀\u{10FFFF}"],
  ["a byte order mark", "\ufeffa"],
  ["what urlencode writes", "a+b%26%c3%a9"],
] as const;

const illegal = [
  ["a NUL", "a\0", "U+0000"],
  ["a control character", "\u0001", "U+0001"],
  ["a vertical tab among markup", "<\u000b>", "U+000B"],
  ["an escape", "\u001b[0m", "U+001B"],
  ["a lone high surrogate", "a\ud800b", "U+D800"],
  ["a lone low surrogate", "\udfff", "U+DFFF"],
  ["surrogates in the wrong order", "\udc00\ud800", "U+DC00"],
  ["U+FFFE", "\ufffe", "U+FFFE"],
  ["U+FFFF", "😀\uffff", "U+FFFF"],
] as const;

/** What another parser makes of a document of a pair. */
function byLibxml2(xml: string): Pair {
  using document = XmlDocument.fromString(xml);
  const root = document.root;
  const element = root.get("element") as XmlElement;
  return { attribute: root.attr("attribute")?.value ?? "", element: element.content };
}

/** And a third one. */
function bySaxes(xml: string): Pair {
  const pair = { attribute: "", element: "" };
  let inside = false;
  const parser = new SaxesParser({});
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (name === "pair") pair.attribute = attributes["attribute"] ?? "";
    inside = name === "element";
  });
  parser.on("closetag", () => (inside = false));
  const take = (found: string): void => {
    if (inside) pair.element += found;
  };
  parser.on("text", take);
  parser.on("cdata", take);
  parser.write(xml).close();
  return pair;
}

describe.each(["none", "text"] as const)("with CDATA for %s", (cdata) => {
  test.each(hostile)("%s is read again as it was", (_, value) => {
    const pair = { attribute: value, element: value };
    const xml = serialize(table, pair, { cdata });
    expect(byLibxml2(xml)).toEqual(pair);
    expect(bySaxes(xml)).toEqual(pair);
    expect(parse(table, xml)).toEqual(pair);
    expect(parse(table, serialize(table, pair, { cdata, indent: "\t" }))).toEqual(pair);
  });

  test.each(hostile)("%s is read again where values are encoded", (_, value) => {
    const pair = { attribute: value, element: value };
    const xml = serialize(encoded, pair, { cdata });
    const { attribute, element } = byLibxml2(xml);
    expect([attribute, element].map(formUrlEncoding.decode)).toEqual([value, value]);
    expect(parse(encoded, xml)).toEqual(pair);
  });

  test.each(illegal)("%s is refused", (_, value, name) => {
    const message = (pair: Pair): string => {
      try {
        return serialize(table, pair, { cdata });
      } catch (error) {
        return (error as XmlError).message;
      }
    };
    expect(message({ attribute: "", element: value })).toBe(
      `/pair/element: expected characters that XML can carry but received ${name}`,
    );
    expect(message({ attribute: value, element: "" })).toBe(
      `/pair/@attribute: expected characters that XML can carry but received ${name}`,
    );
  });
});

test("control characters can be written where values are encoded, lone surrogates cannot", () => {
  expect(serialize(encoded, { attribute: "\0", element: "\u001b" }, { declaration: false })).toBe(
    '<pair attribute="%00"><element>%1B</element></pair>',
  );
  expect(() => serialize(encoded, { attribute: "", element: "\ud800" })).toThrow(
    "/pair/element: expected characters that XML can carry but received U+D800",
  );
});
