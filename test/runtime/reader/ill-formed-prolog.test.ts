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

describe("what stands before or behind the root element is refused where it is, in a hurry, with care, and where the table knows no name", () => {
  test.each<[xml: string, message: string]>([
    [
      " <?xml version='1.0'?><root/>",
      '1:2: expected an XML declaration only at the very beginning but received "<?xml"',
    ],
    ["<?xml?><root/>", '1:6: expected "version" but received "?"'],
    ["<?xml ?><root/>", '1:7: expected "version" but received "?"'],
    ["<?xml encoding='UTF-8'?><root/>", '1:7: expected "version" but received "e"'],
    ["<?xml version='1.0'encoding='UTF-8'?><root/>", '1:20: expected white space but received "e"'],
    ["<?xml version='1.0' standalone='maybe'?><root/>", '1:33: expected yes or no but received "maybe"'],
    ["<?xml version='1.0' standalone='yes' encoding='UTF-8'?><root/>", '1:38: expected "?>" but received "e"'],
    ["<?xml version='1.0' x='1'?><root/>", '1:21: expected "?>" but received "x"'],
    ["<?xml version='2.0'?><root/>", '1:16: expected XML 1.0 but received version "2.0"'],
    ["<?xml version='1.'?><root/>", '1:16: expected XML 1.0 but received version "1."'],
    ["<?xml version='x1.0'?><root/>", '1:16: expected XML 1.0 but received version "x1.0"'],
    ["<?xml version='1.0x'?><root/>", '1:16: expected XML 1.0 but received version "1.0x"'],
    ["<?xml version 1.0?><root/>", '1:15: expected "=" but received "1"'],
    ["<?xml version=1.0?><root/>", '1:15: expected a value in quotes but received "1"'],
    ["<?xml version='1.0?><root/>", '1:21: expected the end of the value but received "<"'],
    ["<?xml version='1.0", "1:19: expected the end of the value but received the end of the document"],
    ["<?xml version='1.0' encoding='-x'?><root/>", '1:31: expected the name of an encoding but received "-x"'],
    ["<?xml version='1.0' encoding='x y'?><root/>", '1:31: expected the name of an encoding but received "x y"'],
    ["<?xml version='1.0'>", '1:20: expected "?>" but received ">"'],
    ["<?xml version='1.0'? >", '1:20: expected "?>" but received "?"'],
    ["<?xml version='1.0' encoding?>", '1:29: expected "=" but received "?"'],
    ["</root>", '1:1: expected the root element but received "</root>"'],
    ["<!x>", '1:1: expected the root element but received "<!x>"'],
    ["<!ELEMENT a>", '1:1: expected the root element but received "<!ELEMENT"'],
    ["<root/></root>", '1:8: expected nothing behind the root element but received "</root>"'],
    ["<root/><!", '1:8: expected nothing behind the root element but received "<!"'],
    ["<root/>x", '1:8: expected nothing behind the root element but received "x"'],
    ["<root/><!-- a --><?p?> <x a='1'>", '1:24: expected nothing behind the root element but received "<x"'],
    ["<1/>", '1:2: expected the name of an element but received "1"'],
    ["< root/>", "1:2: expected the name of an element but received white space"],
    ["<:a/>", '1:2: expected a name with at most one colon inside but received ":a"'],
    ["<a:/>", '1:2: expected a name with at most one colon inside but received "a:"'],
    ["<a:b:c/>", '1:2: expected a name with at most one colon inside but received "a:b:c"'],
    ["<a:1/>", '1:2: expected a name with at most one colon inside but received "a:1"'],
    ["<\u00d7/>", '1:2: expected the name of an element but received "×"'],
  ])("%j", (xml, message) => {
    expect(read(known, xml)).toEqual([message]);
    expect(read(known, xml, { limits: { attribute: 63 } })).toEqual([message]);
    expect(read(unknown, xml)).toEqual([message]);
  });
});
