import { describe, expect, test } from "vitest";
import { head, types } from "./verified.js";

describe("names", () => {
  test("of elements that are words of the language", () => {
    expect(types("<list><date><flag>x</flag></date></list>")).toBe(`  list:
    date: Date

  Date:
    flag: text`);
    expect(types('<r id="1"><id>2</id><flag-a>x</flag-a><flag>yo</flag><Flag>z</Flag></r>')).toBe(`  r:
    "@id": id
    id as idElement: id
    flag-a: text
    flag: text
    Flag as flagElement: text`);
  });

  test("that no property can have", () => {
    expect(types("<r><_/><text/><a.b/><a-b/></r>")).toBe(`  r:
    _ as member: text
    text: text
    a.b: text
    a-b as aBElement: text`);
  });

  test("in namespaces keep the prefix that was seen", () => {
    const document = '<s:r xmlns:s="urn:s" xmlns="urn:d" xml:lang="en"><a x:id="1" xmlns:x="urn:x"/></s:r>';
    expect(head(document)).toBe(`root: s:r
read: { order: any, unknown: keep }
write: { declaration: false }
namespaces:
  s: "urn:s"
  "": "urn:d"
  x: "urn:x"`);
    expect(types(document)).toBe(`  s:r:
    "@xml:lang": text
    a: a

  a:
    "@x:id": id`);
  });

  test("in a namespace beside names in none get a prefix of ours", () => {
    const document = '<r xmlns="urn:d"><a xmlns="">1</a></r>';
    expect(head(document)).toContain("root: ns1:r\n");
    expect(head(document)).toContain('namespaces:\n  ns1: "urn:d"');
  });

  test("in one namespace are the same whatever their prefix", () => {
    expect(types('<a:r xmlns:a="urn:d"><a:b>1</a:b></a:r>', '<r xmlns="urn:d"><b>2</b></r>')).toBe(
      "  a:r:\n    a:b: integer",
    );
  });

  test("of types of XML Schema keep their prefix bound; where a schema lies is no value", () => {
    const document =
      '<r xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:o="urn:o" xsi:schemaLocation="urn:o o.xsd" xsi:type="o:R"/>';
    expect(head(document)).toContain('  o: "urn:o"');
    expect(types(document)).toBe('  r:\n    "@xsi:type": text');
  });
});
