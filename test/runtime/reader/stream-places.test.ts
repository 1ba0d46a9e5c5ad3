import { describe, expect, test } from "vitest";
import { type MemberTable, integer, text } from "@tagsmith/runtime";
import { anyInput } from "@tagsmith/runtime/repairs";
import { cut, readStream, readWhole } from "./streams.js";
import { record, rooted } from "./tables.js";

const item = record("Item", [
  { xml: "@n", as: "n", number: "?", type: integer },
  { xml: "a", as: "a", number: "?", type: text },
]);
const boxed: MemberTable = { xml: "box/i", as: "items", number: "*", type: item };
const note: MemberTable = { xml: "note", as: "note", number: "?", type: text };

describe("large documents and other encodings", () => {
  const long = "é".repeat(400_000);
  const many = Array.from({ length: 3000 }, (_, n) => `<i n='${n}'><a>${"x".repeat(n % 90)}</a></i>`).join("\r\n");

  test("an item that is larger than the room at first", async () => {
    const bytes = new TextEncoder().encode(`<root><box><i/><i><a>${long}</a></i><i n='x'/></box></root>`);
    const {
      items: found,
      error,
      offset,
    } = await readStream(rooted([boxed], { items: ["items"] }), cut(bytes, [50_000]));
    expect([found.length, error, offset]).toEqual([
      2,
      '1:400036 /root/box/i[3]/@n: expected a whole number but received "x"',
      800_035,
    ]);
  });

  test.each<[encoding: BufferEncoding, mark: string]>([
    ["utf8", ""],
    ["utf8", "\ufeff"],
    ["utf16le", "\ufeff"],
  ])("places are those of the input in %s %j", async (encoding, mark) => {
    const xml = `${mark}<root><note>é😀</note>\n<box>${many}\r\n😀</box></root>`;
    const bytes = Buffer.from(xml, encoding);
    const tableOf = rooted([note, boxed], { items: ["items"], input: anyInput });
    const { error: wrong, offset: place } = readWhole(tableOf, bytes);
    expect(wrong).toContain("3002:1 /root/box: expected no text");
    for (const size of [997, 30_000, 1_000_000]) {
      const { items: found, error, offset } = await readStream(tableOf, cut(bytes, [size]));
      expect([found.length, error, offset]).toEqual([3000, wrong, place]);
    }
  });

  test("in Latin-1", async () => {
    const bytes = Buffer.from(
      `<?xml version='1.0' encoding='latin1'?>\n<root><note>é</note><box>${many}é</box></root>`,
      "latin1",
    );
    const tableOf = rooted([note, boxed], { items: ["items"], input: anyInput });
    const { error: wrong, offset: place } = readWhole(tableOf, bytes);
    const { items: found, error, offset } = await readStream(tableOf, cut(bytes, [5000]));
    expect([found.length, error, offset]).toEqual([3000, wrong, place]);
  });
});
