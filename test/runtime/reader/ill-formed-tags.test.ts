import { describe, expect, test } from "vitest";
import { type MemberTable, id, text } from "@tagsmith/runtime";
import { read, record, rooted } from "./tables.js";

const members: MemberTable[] = [
  { xml: "@a", as: "a", number: "?", type: text },
  { xml: "b", as: "b", number: "?", type: text },
  { xml: "c", as: "c", number: "?", type: record("C", [{ xml: "d", as: "d", number: "?", type: id }]) },
];
const known = rooted(members, { read: { unknown: "ignore" } });
const unknown = rooted([], { read: { unknown: "ignore" } });

describe("a tag that is not well-formed is refused where it is, in a hurry, with care, and where the table knows no name", () => {
  test.each<[xml: string, message: string]>([
    ["<root/x>", '1:7: expected ">" but received "x"'],
    ["<root/ >", '1:7: expected ">" but received white space'],
    ["<root 1='x'/>", '1:7: expected the name of an attribute but received "1"'],
    ["<root a>", '1:8: expected "=" but received ">"'],
    ["<root a >", '1:9: expected "=" but received ">"'],
    ["<root a '1'/>", '1:9: expected "=" but received "\'"'],
    ["<root a=1/>", '1:9: expected a value in quotes but received "1"'],
    ["<root a= >", '1:10: expected a value in quotes but received ">"'],
    ["<root a='1'b='2'/>", '1:12: expected white space, "/>" or ">" but received "b"'],
    ["<root a='1'/>x", '1:14: expected nothing behind the root element but received "x"'],
    ["<root", '1:6: expected white space, "/>" or ">" but received the end of the document'],
    ["<root a", '1:8: expected "=" but received the end of the document'],
    ["<root a=", "1:9: expected a value in quotes but received the end of the document"],
    ["<root a='", "1:10: expected the end of the attribute but received the end of the document"],
    ["<root /", '1:8: expected ">" but received the end of the document'],
    ["<root xmlns:='u'/>", '1:7: expected a prefix but received "xmlns:"'],
    ["<root xmlns:a:b='u'/>", '1:7: expected a prefix but received "xmlns:a:b"'],
    ["<root a='1' a='2'/>", "1:13: expected each attribute once but received a second attribute a"],
    ["<root a='1' c='1' a='2'/>", "1:19: expected each attribute once but received a second attribute a"],
    [
      '<root n0="1" n1="1" n2="1" n3="1" n4="1" n5="1" n6="1" n7="1" n8="1" n9="1" n10="1" n11="1" n3=\'2\'/>',
      "1:93: expected each attribute once but received a second attribute n3",
    ],
    [
      '<root n0="1" n1="1" n2="1" n3="1" n4="1" n5="1" n6="1" n7="1" n8="1" n9="1" n10="1" n11="1" n12="1" n3=\'2\'/>',
      "1:101: expected each attribute once but received a second attribute n3",
    ],
    [
      "<root xmlns:p='u' xmlns:q='u' p:a='1' q:a='2'/>",
      "1:39: expected each attribute once but received a second attribute q:a",
    ],
    [
      "<root xmlns:p='u' a='1' xmlns:q='u' p:b='1' q:b='2'/>",
      "1:45: expected each attribute once but received a second attribute q:b",
    ],
    ["<root></root x>", '1:14 /root: expected ">" but received "x"'],
    ["<root></root<", '1:13 /root: expected ">" but received "<"'],
    ["<root></rootx>", "1:7 /root: expected the end tag </root> but received </rootx>"],
    ["<root></roo>", "1:7 /root: expected the end tag </root> but received </roo>"],
    ["<root></>", '1:9 /root: expected the end tag </root> but received ">"'],
    ["<root></ root>", "1:9 /root: expected the end tag </root> but received white space"],
    ["<root></root", '1:13 /root: expected ">" but received the end of the document'],
    ["<root></root ", '1:14 /root: expected ">" but received the end of the document'],
    ["<root><b>x</b y></root>", '1:15 /root: expected ">" but received "y"'],
    ["<root><b>x</c></root>", "1:11 /root: expected the end tag </b> but received </c>"],
    ["<root><b>x</bb></root>", "1:11 /root: expected the end tag </b> but received </bb>"],
    ["<root><b>x</b", '1:14 /root: expected ">" but received the end of the document'],
    ["<root><b>x", "1:11 /root: expected the end tag </b> but received the end of the document"],
    ["<root><b>", "1:10 /root: expected the end tag </b> but received the end of the document"],
    ["<root><b", '1:9 /root: expected white space, "/>" or ">" but received the end of the document'],
    ["<root a='x", "1:11: expected the end of the attribute but received the end of the document"],
    ["<root><\u00d7/></root>", '1:8 /root: expected the name of an element but received "×"'],
    ["<root \u00d7='1'/>", '1:7: expected the name of an attribute but received "×"'],
  ])("%j", (xml, message) => {
    expect(read(known, xml)).toEqual([message]);
    expect(read(known, xml, { limits: { attribute: 63 } })).toEqual([message]);
    expect(read(unknown, xml)).toEqual([message]);
  });
});
