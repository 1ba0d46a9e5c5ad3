import { describe, test } from "vitest";
import { expectRefused } from "./ill-formed.js";

describe("text that is not well-formed is refused where it is, in a hurry, with care, and where the table knows no name", () => {
  test.each<[xml: string, message: string]>([
    ["<root><b>]]></b></root>", '1:10 /root: expected "]]&gt;" but received "]]>"'],
    ["<root>]]></root>", '1:7 /root: expected "]]&gt;" but received "]]>"'],
    ["<root><x>]]></x></root>", '1:10 /root: expected "]]&gt;" but received "]]>"'],
    ["<root><b><![CDAT[x]]></b></root>", '1:10 /root: expected "<![CDATA[" but received "["'],
    ["<root><b><![cdata[x]]></b></root>", '1:10 /root: expected "<![CDATA[" but received "c"'],
    ["<root><b><![CDATA[x]></b></root>", '1:33 /root: expected "]]>" but received the end of the document'],
    ["<root><b><![CDATA[x]] ></b></root>", '1:35 /root: expected "]]>" but received the end of the document'],
    ["<root><b><![CDATA[x\u0001]]></b></root>", "1:20 /root: expected a character of XML but received U+0001"],
    ["<root><b><![CDATA[\ud7ffx", '1:21 /root: expected "]]>" but received the end of the document'],
    ["<root><b>\u0001</b></root>", "1:10 /root: expected a character of XML but received U+0001"],
    ["<root><b>\u000b</b></root>", "1:10 /root: expected a character of XML but received U+000B"],
    ["<root><b>\uffff</b></root>", "1:10 /root: expected a character of XML but received U+FFFF"],
    ["<root a='<'/>", '1:10: expected "&lt;" but received "<"'],
    ["<root a='&'/>", '1:10: expected "&amp;" or another reference but received a bare "&"'],
    ["<root a='\u0001'/>", "1:10: expected a character of XML but received U+0001"],
    ["<root a='&amp", '1:10: expected "&amp;" or another reference but received a bare "&"'],
    ["<root a='&bogus;'/>", '1:10: expected one of the entities amp, lt, gt, quot, apos but received "&bogus;"'],
    ["<root><![x]]></root>", '1:7 /root: expected "<![CDATA[" but received "x"'],
    ["<root>&#xD800;</root>", '1:7 /root: expected a reference to a character of XML but received "&#xD800;"'],
    ["<root>&#x110000;</root>", '1:7 /root: expected a reference to a character of XML but received "&#x110000;"'],
    ["<root>&#0;</root>", '1:7 /root: expected a reference to a character of XML but received "&#0;"'],
    ["<root>&#31;</root>", '1:7 /root: expected a reference to a character of XML but received "&#31;"'],
    ["<root>&#xFFFE;</root>", '1:7 /root: expected a reference to a character of XML but received "&#xFFFE;"'],
    ["<root>&#;</root>", '1:7 /root: expected a reference to a character of XML but received "&#;"'],
    ["<root>&#x;</root>", '1:7 /root: expected a reference to a character of XML but received "&#x;"'],
    ["<root>&#xg;</root>", '1:7 /root: expected a reference to a character of XML but received "&#xg;"'],
    ["<root>&#1a;</root>", '1:7 /root: expected a reference to a character of XML but received "&#1a;"'],
    ["<root>&;</root>", '1:7 /root: expected one of the entities amp, lt, gt, quot, apos but received "&;"'],
    ["<root>& x</root>", '1:7 /root: expected "&amp;" or another reference but received a bare "&"'],
    ["<root>&amp</root>", '1:7 /root: expected "&amp;" or another reference but received a bare "&"'],
    ["<root>&Amp;</root>", '1:7 /root: expected one of the entities amp, lt, gt, quot, apos but received "&Amp;"'],
    [
      "<root>&__proto__;</root>",
      '1:7 /root: expected one of the entities amp, lt, gt, quot, apos but received "&__proto__;"',
    ],
    [
      "<root>&toString;</root>",
      '1:7 /root: expected one of the entities amp, lt, gt, quot, apos but received "&toString;"',
    ],
    ["<root>&lt</root>", '1:7 /root: expected "&amp;" or another reference but received a bare "&"'],
    ["<root>&#6</root>", '1:7 /root: expected "&amp;" or another reference but received a bare "&"'],
    [
      "<root>&xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx;</root>",
      '1:7 /root: expected one of the entities amp, lt, gt, quot, apos but received "&xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…"',
    ],
    ["<root/>&amp;", '1:8: expected nothing behind the root element but received "&"'],
  ])("%j", expectRefused);
});
