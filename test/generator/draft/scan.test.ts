import { describe, expect, test } from "vitest";
import { doctypeOf, rootOf, scan } from "../../../generator/src/draft/scan.js";
import { draftOf } from "./drafting.js";

/** What a document is told as, part by part. */
function told(document: string): string[] {
  const parts: string[] = [];
  scan(document, {
    open: ({ key }, attributes) =>
      parts.push([`<${key}`, ...attributes.map(({ name, value }) => `${name.key}=${JSON.stringify(value)}`)].join(" ")),
    text: (text, cdata) => parts.push(`${cdata ? "cdata " : ""}${JSON.stringify(text)}`),
    close: (short) => parts.push(short ? "/>" : ">"),
  });
  return parts;
}

describe("a document is told part by part", () => {
  test.each<[document: string, parts: readonly string[]]>([
    ["<a/>", ["<a", "/>"]],
    ["<a></a>", ["<a", ">"]],
    ['<a b = "1" c=\'"\' />', ['<a b="1" c="\\""', "/>"]],
    ["<a>x<!-- <b> -->y<?p <c> ?></a>", ["<a", '"x"', '"y"', ">"]],
    ["<a>1<![CDATA[<b>&amp;]]>2</a>", ["<a", '"1"', 'cdata "<b>&amp;"', '"2"', ">"]],
    ["<a>&lt;&#65;&#x1F600;&amp;</a>", ["<a", '"<A\u{1F600}&"', ">"]],
    ['<a b="&#10;\n\t&quot;">\r\n</a>', ['<a b="\\n  \\""', '"\\n"', ">"]],
    ['<a xmlns="u"><b xmlns=""/><c d="1"/></a>', ["<{u}a", "<b", "/>", '<{u}c d="1"', "/>", ">"]],
    ['<p:a xmlns:p="u" p:b="1"><p:c xmlns:p="v"/></p:a>', ['<{u}a {u}b="1"', "<{v}c", "/>", ">"]],
    ['<a xml:lang="en"/>', ['<a {http://www.w3.org/XML/1998/namespace}lang="en"', "/>"]],
    ['<?xml version="1.0"?>\n<!-- > -->\n<!DOCTYPE a [<!-- ] > --> <!ENTITY b "]>">]>\n<a/>\n<!-- x -->', ["<a", "/>"]],
  ])("%s", (document, parts) => {
    expect(told(document)).toEqual(parts);
  });

  test("its root and its DOCTYPE are found behind comments and instructions", () => {
    const document = '<?xml version="1.0"?><!-- <x> --><?y <z>?><!DOCTYPE a SYSTEM "<b>"><!-- --><p:a xmlns:p="u"/>';
    expect([rootOf(document).key, doctypeOf(document)]).toEqual(["{u}a", true]);
    expect([rootOf(" <a/>").key, doctypeOf(" <a/>")]).toEqual(["a", false]);
  });
});

test("nothing that a document can begin with or hold takes longer than its length", () => {
  const start = performance.now();
  const spaces = " ".repeat(200_000);
  draftOf(`${spaces}<a/>`.trimStart());
  draftOf(`<!-- x -->${"<!-- y --> ".repeat(20_000)}<a>${"<!-- z -->".repeat(20_000)}</a>`);
  draftOf(`<a><b>http://${"a".repeat(200_000)} b</b><c>a@${".".repeat(200_000)} b</c><d>x${spaces}y</d></a>`);
  draftOf(`<a><b>${"1,111".repeat(40_000)}</b><c>${"1".repeat(200_000)}x</c><d>${"0:".repeat(100_000)}</d></a>`);
  expect(performance.now() - start).toBeLessThan(10_000);
});
