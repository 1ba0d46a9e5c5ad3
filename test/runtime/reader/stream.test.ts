import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type DocumentTable,
  type MemberTable,
  type ReadOptions,
  XmlError,
  anyInput,
  bareAmpersand,
  decimal,
  integer,
  parse,
  skipLeadingHeader,
  stream,
  text,
  versioned,
} from "@tagsmith/runtime";
import { record, rooted } from "./tables.js";

const item = record("Item", [
  { xml: "@id", as: "id", type: text },
  { xml: "name", as: "name", type: text },
  { xml: "price", as: "price", number: "?", type: decimal },
  { xml: "Item", as: "items", number: "*", type: () => item() },
] satisfies MemberTable[]);

const members: MemberTable[] = [
  { xml: "@count", as: "count", number: "?", type: integer, sizeOf: "items" },
  { xml: "first", as: "first", number: "?", type: text },
  { xml: "Box/Item", as: "items", number: "*", type: item },
  { xml: "total", as: "total", number: "?", type: integer, sizeOf: "items" },
  { xml: "last", as: "last", number: "*", type: text },
];
const table = rooted(members, { items: ["items"] });
const nested = rooted([{ xml: "s:in", as: "inner", type: record("Inner", members) }], {
  items: ["inner", "items"],
  namespaces: { s: "urn:s" },
  versions: { code: versioned, names: ["1", "2"], rules: [{ path: "in/last" }, { version: "1" }], as: "version" },
});

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

interface Told {
  items: unknown[];
  root?: unknown;
  error?: string;
  notices: string[];
}

/** What reading the whole tells, with the items taken out. */
function readWhole(tableOf: () => DocumentTable<unknown>, bytes: Uint8Array, options: ReadOptions = {}): Told {
  const notices: string[] = [];
  const onProblem: ReadOptions["onProblem"] = ({ severity, message }) => severity === "notice" && notices.push(message);
  try {
    const root = structuredClone(parse(tableOf, bytes, { ...options, onProblem })) as {
      inner?: { items: unknown[] };
      items: unknown[];
    };
    return { items: (root.inner ?? root).items.splice(0), root, notices };
  } catch (error) {
    return { items: [], error: (error as XmlError).message, notices };
  }
}

async function readStream(
  tableOf: () => DocumentTable<unknown>,
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>,
  options: ReadOptions = {},
): Promise<Told> {
  const notices: string[] = [];
  const items: unknown[] = [];
  const onProblem: ReadOptions["onProblem"] = ({ severity, message }) => severity === "notice" && notices.push(message);
  const reading = stream(tableOf, chunks, { ...options, onProblem });
  try {
    for (;;) {
      const { done, value } = await reading.next();
      if (done) return { items: structuredClone(items), root: structuredClone(value), notices };
      items.push(value);
    }
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    return { items, error: error.message, notices };
  }
}

function* cut(bytes: Uint8Array, sizes: readonly number[]): Generator<Uint8Array> {
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length] ?? 1;
    yield bytes.slice(at, at + size);
    at += size;
  }
}

const encode = (xml: string): Uint8Array =>
  xml.includes("\u00ff") ? Buffer.from(xml, "latin1") : new TextEncoder().encode(xml);

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

test("the items before the first problem are yielded", async () => {
  const xml = '<root><Box><Item id="1"><name>a</name></Item><Item id="2"><name>b</name></Item><Item></name>';
  for (const size of [1, 7, 1000]) {
    const { items, error } = await readStream(table, cut(encode(xml), [size]));
    expect(items).toMatchObject([{ id: "1" }, { id: "2" }]);
    expect(error).toBe("1:86 /root/Box/Item[3]: expected the end tag </Item> but received </name>");
  }
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

describe("other encodings are written as UTF-8 piece by piece", () => {
  const table = rooted(members, { items: ["items"], input: anyInput });
  const xml = (encoding: string, wrong = ""): string =>
    `<?xml version="1.0" encoding="${encoding}"?>\n<root>\r\n<Box><Item id="é"><name>ü</name></Item>\n é${wrong}</Box></root>`;
  const wide = (text: string): Buffer => Buffer.from(`\ufeff${text}`, "utf16le");
  test.each<[name: string, bytes: Uint8Array]>([
    ["ISO-8859-1", Buffer.from(xml("ISO-8859-1"), "latin1")],
    ["windows-1252", Buffer.from(xml("windows-1252").replace("ü", "\x80"), "latin1")],
    ["UTF-16LE", wide(xml("UTF-16").replace("ü", "😀"))],
    ["UTF-16BE", Buffer.from(wide(xml("UTF-16").replace("ü", "😀"))).swap16()],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${xml("UTF-8")}`)],
    ["another one", Buffer.from(xml("Shift_JIS"))],
    ["one that it is not", Buffer.from(xml("UTF-16"))],
  ])("%s", async (_name, bytes) => {
    const whole = readWhole(table, bytes);
    expect(whole.error).toBeDefined();
    for (const size of [1, 2, 3, 7, 1000]) {
      const { error } = await readStream(table, cut(bytes, [size]));
      expect(error).toBe(whole.error);
    }
  });

  test("a byte that is none of the encoding is told behind the items", async () => {
    const bytes = Buffer.from(xml("windows-1252", "\x81"), "latin1");
    const { items, error } = await readStream(table, cut(bytes, [5]));
    expect([items.length, error]).toEqual([1, "4:3: expected windows-1252 but received the byte 0x81"]);
  });
});

test.each([
  ["a declaration", Buffer.from('<?xml version="1.0" encoding="latin1"?><root/>'), {}],
  ["a mark", Buffer.from("\ufeff<root/>", "utf16le"), {}],
  ["Content-Type", Buffer.from("<root/>"), { charset: "ISO-8859-1" }],
])("a table of UTF-8 alone refuses another encoding as it does when it reads whole: %s", async (_, bytes, options) => {
  const whole = readWhole(table, bytes, options);
  expect(whole.error).toContain("expected UTF-8, the only encoding of these documents, but received");
  expect(await readStream(table, cut(bytes, [3]), options)).toEqual({ ...whole, items: [] });
});

describe("what stands before a document", () => {
  test("a repair that cuts off a header is used, and places count from the header on", async () => {
    const repaired = rooted(members, { items: ["items"], input: anyInput, repairs: [skipLeadingHeader] });
    const bytes = encode("Content-type: text/xml\r\n\r\n<root>\n<odd/></rot>");
    for (const size of [1, 1000])
      expect(await readStream(repaired, cut(bytes, [size]))).toEqual({ ...readWhole(repaired, bytes), items: [] });
  });

  test("a repair of the whole document is used when all of it is there", async () => {
    const repaired = rooted(members, { items: ["items"], input: anyInput, repairs: [bareAmpersand] });
    const bytes = encode('<root><Box><Item id="1"><name>a & b</name></Item></Box></root>');
    const told = await readStream(repaired, cut(bytes, [3]));
    expect(told).toEqual(readWhole(repaired, bytes));
    expect(told.items).toMatchObject([{ name: "a & b" }]);
  });
});

test("an item that is longer than the limit is refused, however it is cut", async () => {
  const bytes = encode(`<root><Box><Item id="1"><name>${"a".repeat(500)}</name></Item></Box></root>`);
  for (const size of [1, 64, 10_000]) {
    const { error } = await readStream(table, cut(bytes, [size]), { limits: { item: 200 } });
    expect(error).toBe("1:12 /root/Box: expected an item of at most 200 bytes but received more");
  }
});

test("async iterables and web streams are read, and closed when the reader stops", async () => {
  const bytes = encode(`<root><Box>${'<Item id="1"><name>a</name></Item>'.repeat(1000)}</Box></root>`);
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield* cut(bytes, [1000]);
  }
  expect((await readStream(table, chunks())).items.length).toBe(1000);
  let cancelled = 0;
  const source = (): ReadableStream<Uint8Array> => {
    const pieces = cut(bytes, [1000]);
    return new ReadableStream({
      pull(controller) {
        const { done, value } = pieces.next();
        if (done === true) controller.close();
        else controller.enqueue(value);
      },
      cancel() {
        cancelled++;
      },
    });
  };
  expect((await readStream(table, source())).items.length).toBe(1000);
  for await (const first of stream(table, source())) {
    expect(first).toMatchObject({ id: "1" });
    break;
  }
  expect(cancelled).toBe(1);
  const older = Object.assign(Object.create(null) as object, { getReader: () => source().getReader() });
  expect((await readStream(table, older as ReadableStream<Uint8Array>)).items.length).toBe(1000);
});

test("chunks that are no bytes are refused", async () => {
  await expect(stream(table, ["<root/>"] as never).next()).rejects.toThrow(
    "expected chunks of bytes but received string",
  );
});
