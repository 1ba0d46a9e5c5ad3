import { describe, expect, test } from "vitest";
import { type DocumentTable, type MemberTable, type ReadOptions, anyEncoding, text } from "@tagsmith/runtime";
import { anyInput } from "@tagsmith/runtime/repairs";
import { read, rooted } from "./tables.js";

const members: MemberTable[] = [{ xml: "$", as: "text", type: text }];
const codes = [anyInput, anyEncoding];

function bytes(...parts: readonly (string | readonly number[])[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) => (typeof part === "string" ? [...new TextEncoder().encode(part)] : part)),
  );
}

function wide(text: string, littleEndian: boolean): number[] {
  return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index)).flatMap((unit) =>
    littleEndian ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255],
  );
}

function declared(encoding: string, content: string | readonly number[]): Uint8Array {
  return bytes(`<?xml version="1.0" encoding="${encoding}"?><root>`, content, "</root>");
}

describe.each(codes)("with the code $feature a document is read in its encoding", (input) => {
  const table = rooted(members, { input });
  test.each<[name: string, input: Uint8Array, options: ReadOptions, text: string]>([
    ["UTF-8 without a word", bytes("<root>é€😀</root>"), {}, "é€😀"],
    ["a UTF-8 mark", bytes([0xef, 0xbb, 0xbf], "<root>é</root>"), {}, "é"],
    ["a UTF-8 mark and declaration", bytes([0xef, 0xbb, 0xbf], [...declared("utf-8", "é")]), {}, "é"],
    ["UTF-16 with its mark", bytes([0xff, 0xfe], wide("<root>é😀</root>", true)), {}, "é😀"],
    [
      "big-endian UTF-16",
      bytes([0xfe, 0xff], wide('<?xml version="1.0" encoding="UTF-16"?><root>é😀</root>', false)),
      {},
      "é😀",
    ],
    ["UTF-16 without a mark", bytes(wide('<?xml version="1.0" encoding="UTF-16LE"?><root>é</root>', true)), {}, "é"],
    ["ISO-8859-1", declared("ISO-8859-1", [0xe9, 0x80]), {}, "é\u0080"],
    ["windows-1252", declared("windows-1252", [0xe9, 0x80, 0x9f]), {}, "é€Ÿ"],
    ["US-ASCII", declared("US-ASCII", "x"), {}, "x"],
    ["Content-Type", bytes("<root>", [0xe9], "</root>"), { charset: "iso-8859-1" }, "é"],
    ["Content-Type and declaration", declared("latin1", [0xe9]), { charset: "ISO-8859-1" }, "é"],
  ])("%s", (_name, document, options, expected) => {
    expect(read(table, document, options)).toEqual({ text: expected });
  });

  test("the table's default", () => {
    expect(
      read(rooted(members, { input, read: { encoding: "windows-1252" } }), bytes("<root>", [0x80], "</root>")),
    ).toEqual({
      text: "€",
    });
  });

  test("a text, whatever it declares", () => {
    expect(read(table, '\ufeff<?xml version="1.0" encoding="ISO-8859-1"?><root>é</root>')).toEqual({ text: "é" });
  });
});

describe.each(codes)("with the code $feature anything else is refused at its place", (code) => {
  const table = rooted(members, { input: code });
  test.each<[name: string, input: Uint8Array | string, options: ReadOptions, message: string]>([
    [
      "a byte that is not UTF-8",
      bytes("<root>\né", [0xe9], "</root>"),
      {},
      "2:2 /root: expected UTF-8 but received the byte 0xE9",
    ],
    [
      "an overlong form",
      bytes("<root>", [0xc0, 0xbc], "</root>"),
      {},
      "1:7 /root: expected UTF-8 but received the byte 0xC0",
    ],
    [
      "half a character in UTF-8",
      bytes("<root>", [0xed, 0xa0, 0x80], "</root>"),
      {},
      "1:7 /root: expected UTF-8 but received the byte 0xED",
    ],
    [
      "beyond Unicode",
      bytes("<root>", [0xf4, 0x90, 0x80, 0x80], "</root>"),
      {},
      "1:7 /root: expected UTF-8 but received the byte 0xF4",
    ],
    [
      "half a character in UTF-16",
      bytes([0xff, 0xfe], wide("<root>\n", true), [0x00, 0xd8], wide("</root>", true)),
      {},
      "2:1: expected UTF-16LE but received half a character, U+D800",
    ],
    [
      "an odd number of bytes",
      bytes([0xff, 0xfe], wide("<root/>", true), [0x20]),
      {},
      "1:8: expected UTF-16LE but received the byte 0x20",
    ],
    [
      "half a character in a text",
      "<root>\nx\ud800</root>",
      {},
      "2:2: expected a character of XML but received half a character, U+D800",
    ],
    [
      "a byte without a meaning",
      declared("windows-1252", [0x81]),
      {},
      "1:52: expected windows-1252 but received the byte 0x81",
    ],
    ["a byte beyond ASCII", declared("US-ASCII", [0xe9]), {}, "1:48: expected US-ASCII but received the byte 0xE9"],
    [
      "an encoding that is not known",
      declared("EBCDIC-CP-US", "x"),
      {},
      '1:31: expected one of the encodings UTF-8, UTF-16, ISO-8859-1, windows-1252, US-ASCII but received "EBCDIC-CP-US"',
    ],
    [
      "a mark and a declaration that disagree",
      bytes([0xef, 0xbb, 0xbf], [...declared("ISO-8859-1", "x")]),
      {},
      '1:31: expected UTF-8, the encoding of the byte order mark, but received "ISO-8859-1"',
    ],
    [
      "Content-Type and a declaration that disagree",
      declared("ISO-8859-1", "x"),
      { charset: "utf-8" },
      '1:31: expected UTF-8, the encoding of Content-Type, but received "ISO-8859-1"',
    ],
    [
      "a character that is none",
      "<root>\ufffe</root>",
      {},
      "1:7 /root: expected a character of XML but received U+FFFE",
    ],
  ])("%s", (_name, input, options, message) => {
    expect(read(table, input, options)).toEqual([message]);
  });
});

describe("a table without the code for other encodings reads UTF-8 alone", () => {
  const plain = rooted(members);
  test.each<[name: string, input: Uint8Array | string, options: ReadOptions, result: unknown]>([
    ["without a word", bytes("<root>é</root>"), {}, { text: "é" }],
    ["with a mark", bytes([0xef, 0xbb, 0xbf], [...declared("utf-8", "é")]), {}, { text: "é" }],
    ["by Content-Type", bytes("<root>é</root>"), { charset: "UTF8" }, { text: "é" }],
    ["a text, whatever it declares", '<?xml version="1.0" encoding="ISO-8859-1"?><root>é</root>', {}, { text: "é" }],
    [
      "another declaration",
      declared("ISO-8859-1", [0xe9]),
      {},
      ['1:31: expected UTF-8, the only encoding of these documents, but received "ISO-8859-1"'],
    ],
    [
      "another declaration behind a mark",
      bytes([0xef, 0xbb, 0xbf], [...declared("x", "é")]),
      {},
      ['1:31: expected UTF-8, the only encoding of these documents, but received "x"'],
    ],
    [
      "another Content-Type",
      bytes("<root/>"),
      { charset: "latin1" },
      ['1:1: expected UTF-8, the only encoding of these documents, but received "latin1"'],
    ],
    [
      "UTF-16 with a mark",
      bytes([0xff, 0xfe], wide("<root/>", true)),
      {},
      ['1:1: expected UTF-8, the only encoding of these documents, but received "UTF-16"'],
    ],
    [
      "UTF-16 without one",
      bytes(wide("<root/>", false)),
      {},
      ['1:1: expected UTF-8, the only encoding of these documents, but received "UTF-16"'],
    ],
    ["other bytes", bytes("<root>", [0xe9], "</root>"), {}, ["1:7 /root: expected UTF-8 but received the byte 0xE9"]],
  ])("%s", (_name, input, options, result) => {
    expect(read(plain, input, options)).toEqual(result);
  });

  test.each<[name: string, more: Partial<DocumentTable<unknown>>]>([
    ["repairs", { repairs: [] }],
    ["an encoding", { read: { encoding: "UTF-8" } }],
  ])("and is refused where it asks for more: %s", (_name, more) => {
    expect(() => read(rooted(members, more), "<root/>")).toThrow(
      "the table test/root lacks the code `anyInput` of the runtime",
    );
  });
});

test("a table with repairs needs the code for them, which that for encodings is not", () => {
  expect(() => read(rooted(members, { input: anyEncoding, repairs: [] }), declared("latin1", "x"))).toThrow(
    "the table test/root lacks the code `anyInput` of the runtime",
  );
});

test.each(codes)(
  "with the code $feature offsets count bytes of the input, columns UTF-16 units, in every encoding",
  (input) => {
    const table = rooted(members, { input });
    const xml = "<root>é😀\n😀é<x></root>";
    const latin = xml.replaceAll("😀", "ü");
    const places = [
      read(table, bytes([0xff, 0xfe], wide(xml, true))),
      read(table, bytes(xml)),
      read(table, bytes([...latin].map((character) => character.charCodeAt(0))), { charset: "latin1" }),
    ];
    expect(places).toEqual([
      ["2:7 /root: expected the end tag </x> but received </root>"],
      ["2:7 /root: expected the end tag </x> but received </root>"],
      ["2:6 /root: expected the end tag </x> but received </root>"],
    ]);
  },
);
