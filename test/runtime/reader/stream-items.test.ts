import { expect, test } from "vitest";
import { stream, text } from "@tagsmith/runtime";
import { record, rooted } from "./tables.js";
import { encode, readStream, cut, table } from "./streams.js";

/** The stream looks at so much before it begins. */
const beginning = `<root><!--${" ".repeat(4096)}--><Box>`;

const withId = record("Item", [{ xml: "@id", as: "id", number: "?", type: text, default: "x" }]);

/** The IDs of the items, each with the number of chunks that were taken when it came. */
async function arrivals(chunks: readonly string[], tableOf = table): Promise<string[]> {
  let taken = 0;
  function* counted(): Generator<Uint8Array> {
    for (const chunk of chunks) {
      taken++;
      yield encode(chunk);
    }
  }
  const found: string[] = [];
  for await (const item of stream<unknown, { id: string }>(tableOf, counted())) found.push(`${item.id} after ${taken}`);
  return found;
}

test("an item comes as soon as its end tag is there", async () => {
  expect(
    await arrivals([
      `${beginning}<Item id="1"><name>a</name></Item><Item id="2"><na`,
      "me>b</name></It",
      'em><Item id="3">',
      "<name>c</name></Item>",
      "</Box></root>",
    ]),
  ).toEqual(["1 after 1", "2 after 3", "3 after 4"]);
});

test.each([
  ["white space in its end tag", "</Item >"],
  ["a line feed in its end tag", "</Item\n>"],
])("an item with %s comes no later", async (_, end) => {
  expect(
    await arrivals([
      `${beginning}<Item id="1"><name>a</name>${end}`,
      '<Item id="2"><name>b</name>',
      `${end}</Box>`,
      "</root>",
    ]),
  ).toEqual(["1 after 1", "2 after 3"]);
});

test.each([
  ["an element whose name begins as that of the items", "<Items></Items>"],
  ["an end tag in a comment", "<!--</Item>-->"],
  ["an item inside", '<Item id="2"><name>b</name></Item>'],
])("%s does not end an item", async (_, inside) => {
  const xml = `${beginning}<Item id="1"><name>a</name>${inside}<price>1</price></Item></Box></root>`;
  for (const size of [1, 2, 3, 50, 4200]) {
    const { items, error } = await readStream(table, cut(encode(xml), [size]));
    expect([items.length, error]).toEqual([1, undefined]);
    expect(items).toMatchObject([{ id: "1", price: "1" }]);
  }
});

test.each([
  ["an empty element", "<Item/>", ["x after 1", "x after 2"]],
  ["an empty element with attributes", '<Item id="x"/>', ["x after 1", "x after 2"]],
  ["an empty element whose attribute looks like its end", '<Item id="a>x"/>', ["a>x after 2", "a>x after 3"]],
])("%s comes, at the latest with as many bytes again", async (_, item, expected) => {
  const optional = rooted([{ xml: "Item", as: "items", number: "*", type: withId }], { items: ["items"] });
  const chunks = [`<root><!--${" ".repeat(4096)}-->${item}`, item, "</root>"];
  expect(await arrivals(chunks, optional)).toEqual(expected);
});
