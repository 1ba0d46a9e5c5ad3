import { describe, expect, test } from "vitest";
import { text, unknown } from "@tagsmith/runtime";
import { noticed, read, rooted } from "./tables.js";

const any = rooted([{ xml: "*", as: "any", number: "*", type: { kind: "any" } }], { roots: ["*"] });

describe("XML that is kept stands for itself: what it needs from around it is declared on it", () => {
  test.each([
    ['<r xmlns:p="u"><p:a/></r>', ['<p:a xmlns:p="u"/>']],
    ['<r xmlns:p="u"><a p:x="1" y="2"/></r>', ['<a xmlns:p="u" p:x="1" y="2"/>']],
    ['<r xmlns:p="u"><a><b/><b p:x="1">t</b></a></r>', ['<a xmlns:p="u"><b/><b p:x="1">t</b></a>']],
    ['<r xmlns:p="u"><p:a xmlns:p="v"/><p:b/></r>', ['<p:a xmlns:p="v"/>', '<p:b xmlns:p="u"/>']],
    ['<r xmlns:p="u"><a/></r>', ["<a/>"]],
    ['<r xmlns="u"><a x="1"/></r>', ['<a xmlns="u" x="1"/>']],
    ['<r xmlns="u" xmlns:p="v"><p:a x="1"/></r>', ['<p:a xmlns:p="v" x="1"/>']],
    ['<r xmlns="u"><a xmlns=""/></r>', ["<a/>"]],
    [`<r xmlns="u"><a xmlns = '' b="xmlns=''"><c/></a></r>`, [`<a b="xmlns=''"><c/></a>`]],
    [`<r xmlns:p="u"><p:a t=" xmlns:p='x' " /></r>`, [`<p:a xmlns:p="u" t=" xmlns:p='x' " />`]],
    [`<r xmlns:p="u"><p:a t='>' xmlns:p\n=\t"w">></p:a></r>`, [`<p:a t='>' xmlns:p\n=\t"w">></p:a>`]],
    [`<r xmlns:p="u"><p:a t=">"><b xmlns:p="w"/></p:a></r>`, [`<p:a xmlns:p="u" t=">"><b xmlns:p="w"/></p:a>`]],
    ['<r><a><p:b xmlns:p="u"/></a></r>', ['<a><p:b xmlns:p="u"/></a>']],
    ['<r xmlns:pq="u"><pq:a xmlns:pq="v"/><pq:b/></r>', ['<pq:a xmlns:pq="v"/>', '<pq:b xmlns:pq="u"/>']],
    [`<r xmlns:p="u"><p:a t=' xmlns:p="x" ' u=""/></r>`, [`<p:a xmlns:p="u" t=' xmlns:p="x" ' u=""/>`]],
    [`<r xmlns="u"><a b=" xmlns='' " xmlns="" c=' xmlns="" '/></r>`, [`<a b=" xmlns='' " c=' xmlns="" '/>`]],
    ['<r xmlns="u"><a xmlns=""><b xmlns=""/></a></r>', ['<a><b xmlns=""/></a>']],
    ['<r xmlns:p="u"><a x="1"><b p:x="1" p:y="2"/></a></r>', ['<a xmlns:p="u" x="1"><b p:x="1" p:y="2"/></a>']],
    ['<r><a xml:lang="en"/></r>', ['<a xml:lang="en"/>']],
    ["<r><a>\r\nx\ry<![CDATA[\r]]></a></r>", ["<a>\nx\ny<![CDATA[\n]]></a>"]],
    ['<r xmlns:p="&lt;&amp;&quot;&#9;&#10;&#13;\'>"><p:a/></r>', ['<p:a xmlns:p="&#60;&#38;&#34;&#9;&#10;&#13;\'>"/>']],
    [
      '<r xmlns:p="u" xmlns:q="v" xmlns="w"><p:a q:x=""><b/></p:a></r>',
      ['<p:a xmlns:p="u" xmlns:q="v" xmlns="w" q:x=""><b/></p:a>'],
    ],
    ["<r><a><!-- </a> --><?p </a>?><![CDATA[</a>]]></a></r>", ["<a><!-- </a> --><?p </a>?><![CDATA[</a>]]></a>"]],
  ])("%s", (xml, kept) => {
    expect(read(any, xml)).toEqual({ any: kept });
  });
});

const instance = "http://www.w3.org/2001/XMLSchema-instance";
const table = rooted([{ xml: "a", as: "a", number: "?", type: text }]);

describe("attributes for any element", () => {
  test.each<[attribute: string, kept: object | undefined, notices: string[]]>([
    ["i:schemaLocation", undefined, []],
    ["i:noNamespaceSchemaLocation", undefined, []],
    ["i:type", { attribute: "i:type", value: "x", namespace: instance }, []],
    ["i:nil", { attribute: "i:nil", value: "x", namespace: instance }, []],
    ["i:nils", { attribute: "i:nils", value: "x", namespace: instance }, ["i:nils"]],
    ["i:xtype", { attribute: "i:xtype", value: "x", namespace: instance }, ["i:xtype"]],
    ["schemaLocation", { attribute: "schemaLocation", value: "x" }, ["schemaLocation"]],
    ["type", { attribute: "type", value: "x" }, ["type"]],
  ])("%s", (attribute, kept, notices) => {
    const xml = `<root xmlns:i="${instance}" ${attribute}="x"/>`;
    const value = read(table, xml) as { [unknown]?: unknown };
    expect(value[unknown]).toEqual(kept === undefined ? undefined : [kept]);
    expect(noticed(table, xml)).toEqual(
      notices.map(
        (name) =>
          `1:59 /root/@${name}: expected an attribute of Root but received the attribute ${name}, which is kept`,
      ),
    );
  });
});
