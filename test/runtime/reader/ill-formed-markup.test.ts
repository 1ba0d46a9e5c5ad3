import { describe, test } from "vitest";
import { expectRefused } from "./ill-formed.js";

describe("a comment or an instruction that is not well-formed is refused where it is, in a hurry, with care, and where the table knows no name", () => {
  test.each<[xml: string, message: string]>([
    ["<root><!-- a -- b --></root>", '1:14 /root: expected "-->" but received "--" inside of a comment'],
    ["<root><!-- a --->", '1:14 /root: expected "-->" but received "--" inside of a comment'],
    ["<root><!-- a", '1:7 /root: expected "-->" but received the end of the document'],
    ["<root><!- a --></root>", '1:7 /root: expected an element, a comment or CDATA but received "<!-"'],
    ["<root><!x- a --></root>", '1:7 /root: expected an element, a comment or CDATA but received "<!x-"'],
    ["<root><!-x a --></root>", '1:7 /root: expected an element, a comment or CDATA but received "<!-x"'],
    ["<root><!x></root>", '1:7 /root: expected an element, a comment or CDATA but received "<!x>"'],
    ["<root><!DOCTYPE x></root>", '1:7 /root: expected an element, a comment or CDATA but received "<!DOCTYPE"'],
    ["<root><!--\u0001--></root>", "1:11 /root: expected a character of XML but received U+0001"],
    ["<root><!-->", '1:7 /root: expected "-->" but received the end of the document'],
    ["<root><!", '1:7 /root: expected an element, a comment or CDATA but received "<!"'],
    ["<root><!-", '1:7 /root: expected an element, a comment or CDATA but received "<!-"'],
    ["<root><?x", "1:10 /root: expected white space but received the end of the document"],
    ["<root><?xml ?></root>", '1:7 /root: expected an XML declaration only at the very beginning but received "<?xml"'],
    ["<root><?XmL?></root>", '1:7 /root: expected an XML declaration only at the very beginning but received "<?XmL"'],
    ["<root><?x:y?></root>", '1:9 /root: expected a target without a colon but received "x:y"'],
    ["<root><?x<?></root>", '1:10 /root: expected white space but received "<"'],
    ["<root><?x?y?></root>", '1:10 /root: expected white space but received "?"'],
    ["<root><?x=>?></root>", '1:10 /root: expected white space but received "="'],
    ["<root><?1?></root>", '1:9 /root: expected the target of an instruction but received "1"'],
    ["<root><? x?></root>", "1:9 /root: expected the target of an instruction but received white space"],
    ["<root><?x \u0002?></root>", "1:11 /root: expected a character of XML but received U+0002"],
    ["<root><?x ?", '1:7 /root: expected "?>" but received the end of the document'],
  ])("%j", expectRefused);
});
