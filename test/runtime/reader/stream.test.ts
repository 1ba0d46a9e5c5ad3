import { describe, expect, test } from "vitest";
import { stream } from "@tagsmith/runtime";
import { anyInput } from "@tagsmith/runtime/repairs";
import { bareAmpersand, skipLeadingHeader } from "@tagsmith/runtime/repairs";
import { rooted } from "./tables.js";
import { members, table, encode, cut, readStream, readWhole } from "./streams.js";

test("the items before the first problem are yielded", async () => {
  const xml = '<root><Box><Item id="1"><name>a</name></Item><Item id="2"><name>b</name></Item><Item></name>';
  for (const size of [1, 7, 1000]) {
    const { items, error } = await readStream(table, cut(encode(xml), [size]));
    expect(items).toMatchObject([{ id: "1" }, { id: "2" }]);
    expect(error).toBe("1:86 /root/Box/Item[3]: expected the end tag </Item> but received </name>");
  }
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
