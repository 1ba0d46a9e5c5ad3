import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DocumentTable } from "@tagsmith/runtime";
import { table, nested, encode, cut, readStream, readWhole } from "./streams.js";

const documents: [name: string, table: () => DocumentTable<unknown>, xml: string][] = [
  ["nothing in the list", table, "<root/>"],
  ["an empty wrapper", table, "<root><Box/></root>"],
  [
    "members on both sides",
    table,
    '<?xml version="1.0"?>\n<!-- a --><root count="2">\r\n<first>f</first><Box>\r<Item id="1"><name>a</name><price>1.50</price></Item><!-- </Item> -->\n<Item id="2"><name><![CDATA[</Item>]]>é😀</name><Item id="3"><name/></Item></Item></Box><total>2</total><last>x</last><last>y</last></root>\n<?pi x?>\n',
  ],
  [
    "prefixes, a version at the end, unknown elements",
    nested,
    '<root><p:in xmlns:p="urn:s"><Box><new/><Item id="1"><name>a&amp;b</name><odd>1</odd></Item><Item xmlns:q="urn:q" id="2" q:x="1"><name>b</name></Item></Box><last>2</last></p:in></root>',
  ],
  [
    "a wrong price",
    table,
    '<root><Box><Item id="1"><name>a</name></Item>\n<Item id="2"><name>é</name><price>x</price></Item></Box></root>',
  ],
  ["a missing name", table, '<root>\r\n<Box>\r\n<Item id="1"><name>a</name></Item>\r\n<Item id="2"/></Box></root>'],
  ["a wrong count", table, '<root count="3">\n<Box><Item id="1"><name>a</name></Item></Box></root>'],
  ["a wrong total", table, '<root>\n<Box><Item id="1"><name>a</name></Item></Box> <total>\n 7</total></root>'],
  ["a wrong end tag", table, '<root>\n<Box><Item id="1"><name>a</name></Item></Bax></root>'],
  ["a second wrapper", table, "<root><Box/><Box/></root>"],
  ["text between items", table, '<root><Box><Item id="1"><name>a</name></Item> x </Box></root>'],
  ["another root", table, "<other/>"],
  ["nothing at all", table, ""],
  ["something behind the root", table, "<root/>\n<root/>"],
  ["an end that is missing", table, '<root><Box><Item id="1"><name>a</name></Item><Item id="2"><name>b'],
  ["an end that is missing behind items", table, '<root><Box><Item id="1"><name>a</name></Item>'],
  ["a byte that is no UTF-8", table, '<root><Box><Item id="1"><name>a</name></Item><Item id="\u00ff"'],
];

describe.each(documents)("%s", (_name, tableOf, xml) => {
  const bytes = encode(xml);
  const whole = readWhole(tableOf, bytes);

  test("is told as when it is read whole, however it is cut", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }), async (sizes) => {
        const { items, ...told } = await readStream(tableOf, cut(bytes, sizes));
        const { items: expected, ...rest } = whole;
        expect(told).toEqual(rest);
        if (whole.error === undefined) expect(items).toEqual(expected);
      }),
      { examples: [[[1]], [[bytes.length + 1]]] },
    );
  });
});

test("a document is never cut at what looks like the end of an item", async () => {
  const tags = ["a", "]]>", "<Item", "</Item>", " ", "\n", "é", "😀"];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.constantFrom(...tags), { maxLength: 9 }), { maxLength: 12 }),
      fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 4 }),
      async (names, sizes) => {
        const list = names.map(
          (parts, index) =>
            `<Item id="${index}"><name><![CDATA[${parts.join("").replaceAll("]]>", "]]]]><![CDATA[>")}]]></name></Item>`,
        );
        const bytes = encode(`<root><Box>${list.join("\n<!-- <Item> -->")}</Box></root>`);
        const { items } = await readStream(table, cut(bytes, sizes));
        expect(items.map((each) => (each as { name: string }).name)).toEqual(names.map((parts) => parts.join("")));
      },
    ),
  );
});
