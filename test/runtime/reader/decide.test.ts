import { describe, expect, test } from "vitest";
import { type Decision, decide } from "../../../runtime/src/reader/encoding.js";

function wide(text: string, littleEndian: boolean): number[] {
  return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index)).flatMap((unit) =>
    littleEndian ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255],
  );
}

type Bytes = readonly number[] | string;

function bytesOf(bytes: Bytes): Uint8Array {
  return typeof bytes === "string" ? Buffer.from(bytes, "latin1") : Uint8Array.from(bytes);
}

const declared = (name: string): string => `<?xml version="1.0" encoding="${name}"?><a/>`;
const known = "one of the encodings UTF-8, UTF-16, ISO-8859-1, windows-1252, US-ASCII";

describe("the first bytes say what they are", () => {
  test.each<[what: string, bytes: Bytes, encoding: string, mark: number]>([
    ["nothing", [], "windows-1252", 0],
    ["a tag", "<a/>", "windows-1252", 0],
    ["a mark of UTF-8", "\xef\xbb\xbf<a/>", "UTF-8", 3],
    ["a mark alone", "\xef\xbb\xbf", "UTF-8", 3],
    ["two thirds of a mark", "\xef\xbb\xbe<a/>", "windows-1252", 0],
    ["a mark in the midst", "a\xef\xbb\xbf", "windows-1252", 0],
    ["a mark of UTF-16LE", [0xff, 0xfe, 60, 0], "UTF-16LE", 2],
    ["a mark of UTF-16BE", [0xfe, 0xff, 0, 60], "UTF-16BE", 2],
    ["half a mark", [0xff, 0xff, 60, 0], "windows-1252", 0],
    ["a wide mark in the midst", [97, 0xff, 0xfe, 97], "windows-1252", 0],
    ["another one", [97, 0xfe, 0xff, 97], "windows-1252", 0],
    ["UTF-16LE without a mark", wide("<a/>", true), "UTF-16LE", 0],
    ["UTF-16BE without a mark", wide("<a/>", false), "UTF-16BE", 0],
    ["four bytes a character", [60, 0, 0, 0], "windows-1252", 0],
    ["four bytes a character, the other way", [0, 0, 0, 60], "windows-1252", 0],
    ["a letter beyond Latin-1 behind a wide tag", [60, 0, 0x20, 0x4e], "windows-1252", 0],
    ["a letter beyond Latin-1 behind another", [0, 60, 0x4e, 0x20], "windows-1252", 0],
    ["a wide tag in the midst", [97, 60, 0, 97, 0], "windows-1252", 0],
    ["another wide tag in the midst", [97, 0, 60, 0, 97], "windows-1252", 0],
    ["zeros", [0, 0, 0, 0], "windows-1252", 0],
  ])("%s", (_what, bytes, encoding, mark) => {
    const decision = { encoding, mark, disagreement: undefined, isOverruled: false };
    expect(decide(bytesOf(bytes), undefined, "windows-1252", false)).toEqual(decision);
  });
});

describe("the declaration names an encoding where it is one", () => {
  test.each<[bytes: Bytes, encoding: string]>([
    [declared("latin1"), "ISO-8859-1"],
    ["<?xml\tversion='1.0'\n encoding = 'ascii'?>", "US-ASCII"],
    ["<?xml version='1.0'?><a encoding='ascii'/>", "UTF-8"],
    ["<?xmlx version='1.0' encoding='ascii'?>", "UTF-8"],
    ["<?xml encoding='ascii'?>", "UTF-8"],
    ["<?xml version='1.0' encoding=ascii?>", "UTF-8"],
    ["<?xml version='1.0' xencoding='ascii'?>", "UTF-8"],
    ["<?xml version='1.0' encodingx='ascii'?>", "UTF-8"],
    ["<?xml version='1.0'?> encoding='ascii'?>", "UTF-8"],
    ["<?xml version='1.0' encoding='ascii>'?>", "UTF-8"],
    ["<axml version='1.0' encoding='ascii'?>", "UTF-8"],
    [" <?xml version='1.0' encoding='ascii'?>", "UTF-8"],
    ["<?xml version='1.0' encoding='ascii", "UTF-8"],
    [`<?xml version="1.0"${" ".repeat(260)}encoding="ascii"?>`, "US-ASCII"],
    [`<?xml version="1.0"${" ".repeat(280)}encoding="ascii"?>`, "UTF-8"],
  ])("%j", (bytes, encoding) => {
    const decision = { encoding, mark: 0, disagreement: undefined, isOverruled: false };
    expect(decide(bytesOf(bytes), undefined, undefined, false)).toEqual(decision);
  });
});

describe("the strongest evidence decides, and what disagrees with it is told", () => {
  type Evidence = readonly [bytes: Bytes, charset?: string | undefined, byDefault?: string];
  test.each<[what: string, evidence: Evidence, encoding: string]>([
    ["nothing", ["<a/>"], "UTF-8"],
    ["the default", ["<a/>", undefined, "Latin1"], "ISO-8859-1"],
    ["a default that is not known", ["<a/>", undefined, "EBCDIC"], "UTF-8"],
    ["a default of two orders", ["<a/>", undefined, "UTF-16"], "UTF-16LE"],
    ["the charset", ["<a/>", "cp1252", "latin1"], "windows-1252"],
    ["the declaration", [declared("ascii"), undefined, "latin1"], "US-ASCII"],
    ["both", [declared("UTF-8"), "utf8"], "UTF-8"],
    ["a mark and its names", [[0xfe, 0xff, ...wide(declared("utf-16"), false)], "UTF-16BE"], "UTF-16BE"],
    ["wide characters", [wide(declared("utf-16"), true)], "UTF-16LE"],
  ])("%s", (_what, [bytes, charset, byDefault], encoding) => {
    expect(decide(bytesOf(bytes), charset, byDefault, false)).toMatchObject({ encoding, disagreement: undefined });
  });

  test.each<[what: string, evidence: Evidence, offset: number, expected: string, received: string]>([
    [
      "a mark of the other order",
      [[0xfe, 0xff, ...wide(declared("UTF-16LE"), false)]],
      62,
      "UTF-16BE, the encoding of the byte order mark,",
      '"UTF-16LE"',
    ],
    ["a mark of UTF-8", ["\xef\xbb\xbf<a/>", "utf-16"], 0, "UTF-8, the encoding of the byte order mark,", '"utf-16"'],
    [
      "a mark and a declaration",
      [`\xef\xbb\xbf${declared("latin1")}`],
      33,
      "UTF-8, the encoding of the byte order mark,",
      '"latin1"',
    ],
    [
      "wide characters that are said to be narrow",
      [wide(declared("latin1"), true)],
      60,
      "UTF-16LE, the encoding of the bytes,",
      '"latin1"',
    ],
    ["two that disagree", [declared("utf-8"), "latin1"], 30, "ISO-8859-1, the encoding of Content-Type,", '"utf-8"'],
    ["a charset that is not known", ["<a/>", "x-1"], 0, known, '"x-1"'],
    ["one that is known in part", ["<a/>", "utf"], 0, known, '"utf"'],
    [
      "one that is not known behind one that is",
      [declared("x-1"), "latin1"],
      30,
      "ISO-8859-1, the encoding of Content-Type,",
      '"x-1"',
    ],
    ["UTF-16 of narrow bytes", [declared("UTF-16")], 30, "UTF-16 as the declaration says", "bytes that are not"],
    ["UTF-16LE of narrow bytes", [declared("UTF-16LE")], 30, "UTF-16LE as the declaration says", "bytes that are not"],
    ["UTF-16 in Content-Type", ["<a/>", "utf-16"], 0, "UTF-16 as Content-Type says", "bytes that are not"],
  ])("%s", (_what, [bytes, charset, byDefault], offset, expected, received) => {
    const { disagreement, isOverruled } = decide(bytesOf(bytes), charset, byDefault, false);
    expect([disagreement, isOverruled]).toEqual([{ offset, expected, received }, false]);
  });
});

describe("the bytes decide where they are to be trusted", () => {
  const overruled = (expected: string, received: string): Decision["disagreement"] => ({
    offset: 30,
    expected,
    received,
  });
  test.each<[what: string, bytes: Bytes, decision: Partial<Decision>]>([
    [
      "UTF-8 that is said to be something else",
      `${declared("latin1")}\xc3\xa9`,
      {
        encoding: "UTF-8",
        disagreement: overruled("UTF-8, the encoding of the bytes,", '"latin1"'),
        isOverruled: true,
      },
    ],
    [
      "UTF-8 that is said to be what nobody knows",
      `${declared("x-1")}\xc3\xa9`,
      { encoding: "UTF-8", disagreement: overruled("UTF-8, the encoding of the bytes,", '"x-1"'), isOverruled: true },
    ],
    [
      "bytes that are not UTF-8",
      `${declared("latin1")}\xe9`,
      { encoding: "ISO-8859-1", disagreement: undefined, isOverruled: false },
    ],
    [
      "bytes that are not UTF-8, and what nobody knows",
      `${declared("x-1")}\xe9`,
      { disagreement: overruled(known, '"x-1"'), isOverruled: false },
    ],
    ["nothing said", "<a>\xc3\xa9", { encoding: "UTF-8", disagreement: undefined }],
  ])("%s", (_what, bytes, decision) => {
    expect(decide(bytesOf(bytes), undefined, undefined, true)).toMatchObject(decision);
  });
});
