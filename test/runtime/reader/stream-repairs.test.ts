import * as fc from "fast-check";
import { expect, test } from "vitest";
import { skipDoctype, stream } from "@tagsmith/runtime";
import {
  anyInput,
  bareAmpersand,
  controlCharacters,
  htmlEntities,
  skipLeadingHeader,
  trustBytesOverDeclaredEncoding,
} from "@tagsmith/runtime/repairs";
import { cut, encode, members, readStream, readWhole } from "./streams.js";
import { rooted } from "./tables.js";

const repairs = [skipLeadingHeader, bareAmpersand, htmlEntities, controlCharacters];
const tableOf = rooted(members, { items: ["items"], input: anyInput, repairs });

/** What is told of bytes in pieces of these sizes; notices come in the order of the document, not of the repairs. */
async function told(bytes: Uint8Array, sizes: readonly number[]) {
  const { notices, ...rest } = await readStream(tableOf, cut(bytes, sizes));
  return { ...rest, notices: notices.toSorted() };
}

function toldWhole(bytes: Uint8Array) {
  const { notices, ...rest } = readWhole(tableOf, bytes);
  return { ...rest, notices: notices.toSorted() };
}

test("each part is mended when it is there, and places are those of the input", async () => {
  const xml = [
    "Content-type: text/xml\r\n\r\n",
    '<?xml version="1.0"?>\r\n<!DOCTYPE root [<!ENTITY a "& b">]>\r\n<root>',
    '<Box><Item id="A & B"><name>a&nbsp;&b é &copy; c\u0001</name></Item>\r\n',
    '<!-- & &nbsp; --><Item id="2"><name><![CDATA[ & \u0001 &amp; ]]> &#x1; &</name>',
    "<price>x & y</price></Item></Box></root>",
  ].join("");
  const skipping = rooted(members, { items: ["items"], input: anyInput, repairs, doctype: skipDoctype });
  const mended = [
    "1:1: expected the document at the very beginning but received a header, which was mended by skip-leading-header",
    '5:24: expected "&amp;" but received a bare "&", which was mended by bare-ampersand',
    '5:42: expected "&amp;" but received a bare "&", which was mended by bare-ampersand',
    '6:67: expected "&amp;" but received a bare "&", which was mended by bare-ampersand',
    '6:84: expected "&amp;" but received a bare "&", which was mended by bare-ampersand',
    '5:36: expected an entity of XML but received "&nbsp;" of HTML, which was mended by html-entities',
    '5:47: expected an entity of XML but received "&copy;" of HTML, which was mended by html-entities',
    "5:55: expected a character of XML but received U+0001, which was mended by control-characters",
    "6:49: expected a character of XML but received U+0001, which was mended by control-characters",
    "6:61: expected a character of XML but received a reference to U+0001, which was mended by control-characters",
  ];
  const whole = readWhole(skipping, encode(xml));
  expect(whole.notices).toEqual(mended);
  for (const size of [1, 2, 3, 10, 1000]) {
    const { items, error, notices } = await readStream(skipping, cut(encode(xml), [size]));
    expect(items).toEqual([{ id: "A & B", name: "a\u00a0&b é © c", price: undefined, items: [] }]);
    expect(error).toBe(whole.error);
    expect(error).toBe('6:82 /root/Box/Item[2]/price: expected a decimal but received "x & y"');
    expect(notices.toSorted()).toEqual(mended.toSorted());
  }
});

const pieces = [
  "a",
  "é",
  "😀",
  "&",
  "&amp;",
  "&nbsp;",
  "&b;",
  "&#1;",
  "&#65;",
  "\u0001",
  "\uffff",
  "\r\n",
  "\r",
  "\n",
  ";",
  "]]",
];
/** An entity that nothing declares is not mended. */
const unknown = "&b;";
const markup = ["<!-- & &nbsp; -->", "<![CDATA[ & &nbsp;\u0001 ]]>", "<?p & ?>", "<new a='&nbsp;'/>"];

test("is told as when it is read whole, however it is cut", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.constantFrom(...pieces, ...markup), { maxLength: 12 }), { maxLength: 4 }),
      fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 4 }),
      fc.constantFrom("", "", "", unknown),
      async (names, sizes, last) => {
        const list = names.map((parts, index) => `<Item id="${index} & &nbsp;"><name>a${parts.join("")}</name></Item>`);
        const bytes = encode(`<root>\n<Box>${list.join("\r\n")}${last}</Box></root>`);
        const { items, ...rest } = toldWhole(bytes);
        const { items: came, ...others } = await told(bytes, sizes);
        expect(others).toEqual(rest);
        if (rest.error === undefined) expect(came).toEqual(items);
      },
    ),
  );
});

test("what is mended takes no more memory than what is not: items come while the stream goes on", async () => {
  let taken = 0;
  function* chunks(): Generator<Uint8Array> {
    yield encode("<root><Box>");
    for (; taken < 5000; taken++) yield encode(`<Item id="${taken}"><name>A & B ${"x".repeat(500)}</name></Item>`);
    yield encode("</Box></root>");
  }
  let most = 0;
  let count = 0;
  for await (const _ of stream(tableOf, chunks())) most = Math.max(most, taken - ++count);
  expect(count).toBe(5000);
  // The first few are what the stream looks at to find the encoding.
  expect(most).toBeLessThan(12);
});

test("a document whose bytes decide its encoding is read when all of it is there", async () => {
  const whole = rooted(members, { items: ["items"], input: anyInput, repairs: [trustBytesOverDeclaredEncoding] });
  const bytes = encode(
    '<?xml version="1.0" encoding="latin1"?><root><Box><Item id="1"><name>é</name></Item></Box></root>',
  );
  const { items } = await readStream(whole, cut(bytes, [3]));
  expect(items).toMatchObject([{ id: "1", name: "é" }]);
});

test.each([
  ["a comment", "<root><!-- ", "1:7 /root: expected an item of at most 2000 bytes but received more"],
  ["a CDATA section", "<root><first><![CDATA[", "1:7 /root: expected an item of at most 2000 bytes but received more"],
])("%s that has no end is refused at the limit, and not held until the end", async (_, beginning, error) => {
  let taken = 0;
  function* chunks(): Generator<Uint8Array> {
    yield encode(beginning);
    for (; taken < 1000; taken++) yield encode("& ".repeat(500));
  }
  expect((await readStream(tableOf, chunks(), { limits: { item: 2000 } })).error).toBe(error);
  expect(taken).toBeLessThan(12);
});
