import { describe, expect, test } from "vitest";
import { type Evidence, decide, evidenceOf } from "../../../runtime/src/reader/encoding.js";

const encoder = new TextEncoder();

function wide(text: string, littleEndian: boolean): number[] {
  return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index)).flatMap((unit) =>
    littleEndian ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255],
  );
}

const none: Evidence = {
  mark: undefined,
  markLength: 0,
  wide: undefined,
  charset: undefined,
  declared: undefined,
  declaredAt: 0,
};
const declaration = '<?xml version="1.0" encoding="latin1"?><a/>';
const place = declaration.indexOf("latin1");

describe("the first bytes say what they are", () => {
  test.each<[what: string, bytes: readonly number[] | string, evidence: Partial<Evidence>]>([
    ["nothing", [], {}],
    ["a tag", "<a/>", {}],
    ["a mark of UTF-8", [0xef, 0xbb, 0xbf, 60], { mark: "UTF-8", markLength: 3, declaredAt: 3 }],
    ["two thirds of a mark", [0xef, 0xbb, 0xbe, 60], {}],
    ["two thirds of another", [0xef, 0xba, 0xbf, 60], {}],
    ["two thirds of a third", [0xee, 0xbb, 0xbf, 60], {}],
    ["a mark of UTF-16LE", [0xff, 0xfe, 60, 0], { mark: "UTF-16LE", markLength: 2, declaredAt: 2 }],
    ["a mark of UTF-16BE", [0xfe, 0xff, 0, 60], { mark: "UTF-16BE", markLength: 2, declaredAt: 2 }],
    ["half a mark", [0xff, 0xff, 60, 0], {}],
    ["half another", [0xfe, 0xfe, 0, 60], {}],
    ["another half", [0, 0xfe, 60, 0], {}],
    ["UTF-16LE without a mark", wide("<a/>", true), { wide: "UTF-16LE" }],
    ["UTF-16BE without a mark", wide("<a/>", false), { wide: "UTF-16BE" }],
    ["four bytes a character", [60, 0, 0, 0], {}],
    ["four bytes a character, the other way", [0, 0, 0, 60], {}],
    ["a letter beyond Latin-1 behind a wide tag", [60, 0, 0x20, 0x4e], {}],
    ["a letter beyond Latin-1 behind another", [0, 60, 0x4e, 0x20], {}],
    ["a zero in a tag", [60, 97, 0, 0], {}],
    ["zeros", [0, 0, 0, 0], {}],
    ["a tag with a zero before", [0, 60, 97, 0], {}],
    ["text before a zero", [97, 0, 97, 0], {}],
    ["a declaration", declaration, { declared: "latin1", declaredAt: place }],
    ["a declaration in apostrophes", "<?xml\tversion='1.0'\n encoding = 'x'?>", { declared: "x", declaredAt: 33 }],
    ["a declaration without an encoding", "<?xml version='1.0'?><a encoding='x'/>", {}],
    ["an instruction", "<?xmlx version='1.0' encoding='x'?>", {}],
    ["an encoding alone", "<?xml encoding='x'?>", {}],
    ["an encoding without quotes", "<?xml version='1.0' encoding=x?>", {}],
    ["another name", "<?xml version='1.0' xencoding='x'?>", {}],
    ["an encoding behind the end", "<?xml version='1.0'?> encoding='x'?>", {}],
    ["no instruction", "<axml version='1.0' encoding='x'?>", {}],
    ["white space before", " <?xml version='1.0' encoding='x'?>", {}],
    ["a cut declaration", "<?xml version='1.0' encoding='x", {}],
    [
      "a declaration of UTF-16LE",
      [0xff, 0xfe, ...wide(declaration, true)],
      { mark: "UTF-16LE", markLength: 2, declared: "latin1", declaredAt: 2 + 2 * place },
    ],
    [
      "a declaration of UTF-16BE",
      [0xfe, 0xff, ...wide(declaration, false)],
      { mark: "UTF-16BE", markLength: 2, declared: "latin1", declaredAt: 2 + 2 * place },
    ],
    [
      "a wide declaration without a mark",
      wide(declaration, false),
      { wide: "UTF-16BE", declared: "latin1", declaredAt: 2 * place },
    ],
    ["another one", wide(declaration, true), { wide: "UTF-16LE", declared: "latin1", declaredAt: 2 * place }],
    [
      "a mark before a declaration",
      [0xef, 0xbb, 0xbf, ...encoder.encode(declaration)],
      { mark: "UTF-8", markLength: 3, declared: "latin1", declaredAt: 3 + place },
    ],
    [
      "a declaration that is long",
      `<?xml version="1.0"${" ".repeat(260)}encoding="x"?>`,
      { declared: "x", declaredAt: 289 },
    ],
    ["one that is too long", `<?xml version="1.0"${" ".repeat(280)}encoding="x"?>`, {}],
  ])("%s", (_what, bytes, evidence) => {
    const given = typeof bytes === "string" ? encoder.encode(bytes) : Uint8Array.from(bytes);
    expect(evidenceOf(given, undefined)).toEqual({ ...none, ...evidence });
    expect(evidenceOf(given, "x")).toEqual({ ...none, ...evidence, charset: "x" });
  });
});

describe("the strongest evidence decides, and what disagrees with it is told", () => {
  const text = Uint8Array.of(60, 0xc3, 0xa9, 62);
  const latin = Uint8Array.of(60, 0xe9, 62);
  const known = "one of the encodings UTF-8, UTF-16, ISO-8859-1, windows-1252, US-ASCII";
  test.each<[what: string, evidence: Partial<Evidence>, byDefault: string | undefined, decision: object]>([
    ["nothing", {}, undefined, { encoding: "UTF-8" }],
    ["the default", {}, "Latin1", { encoding: "ISO-8859-1" }],
    ["a default that is not known", {}, "EBCDIC", { encoding: "UTF-8" }],
    ["a default of two orders", {}, "UTF-16", { encoding: "UTF-16LE" }],
    ["the charset", { charset: "cp1252" }, "latin1", { encoding: "windows-1252" }],
    ["the declaration", { declared: "ascii" }, "latin1", { encoding: "US-ASCII" }],
    ["both", { charset: "utf8", declared: "UTF-8" }, undefined, { encoding: "UTF-8" }],
    [
      "a mark and its name",
      { mark: "UTF-16BE", charset: "utf-16", declared: "UTF-16BE" },
      undefined,
      { encoding: "UTF-16BE" },
    ],
    ["wide characters", { wide: "UTF-16LE", declared: "utf-16" }, undefined, { encoding: "UTF-16LE" }],
    [
      "a mark of the other order",
      { mark: "UTF-16BE", declared: "UTF-16LE", declaredAt: 9 },
      undefined,
      { problem: { offset: 9, expected: "UTF-16BE, the encoding of the byte order mark,", received: '"UTF-16LE"' } },
    ],
    [
      "a mark of UTF-8",
      { mark: "UTF-8", charset: "utf-16" },
      undefined,
      { problem: { offset: 0, expected: "UTF-8, the encoding of the byte order mark,", received: '"utf-16"' } },
    ],
    [
      "wide characters that are said to be narrow",
      { wide: "UTF-16LE", declared: "latin1", declaredAt: 60 },
      undefined,
      { problem: { offset: 60, expected: "UTF-16LE, the encoding of the bytes,", received: '"latin1"' } },
    ],
    [
      "two that disagree",
      { charset: "latin1", declared: "utf-8", declaredAt: 30 },
      undefined,
      { problem: { offset: 30, expected: "ISO-8859-1, the encoding of Content-Type,", received: '"utf-8"' } },
    ],
    [
      "a charset that is not known",
      { charset: "x-1" },
      undefined,
      { problem: { offset: 0, expected: known, received: '"x-1"' } },
    ],
    [
      "one that is not known behind one that is",
      { charset: "latin1", declared: "x-1", declaredAt: 30 },
      undefined,
      { problem: { offset: 30, expected: "ISO-8859-1, the encoding of Content-Type,", received: '"x-1"' } },
    ],
    ...["UTF-16", "UTF-16LE", "UTF-16BE"].map((name): [string, Partial<Evidence>, undefined, object] => [
      `${name} of narrow bytes`,
      { declared: name, declaredAt: 30 },
      undefined,
      { problem: { offset: 30, expected: `${name} as the declaration says`, received: "bytes that are not" } },
    ]),
    [
      "UTF-16 of narrow bytes in Content-Type",
      { charset: "utf-16" },
      undefined,
      { problem: { offset: 0, expected: "UTF-16 as Content-Type says", received: "bytes that are not" } },
    ],
  ])("%s", (_what, evidence, byDefault, decision) => {
    expect(decide({ ...none, ...evidence }, text, byDefault, false)).toEqual(decision);
  });

  test("or the bytes do, where they are to be trusted", () => {
    const latin1: Evidence = { ...none, declared: "latin1", declaredAt: 30 };
    const overruled = { offset: 30, expected: "UTF-8, the encoding of the bytes,", received: '"latin1"' };
    expect(decide(latin1, text, undefined, true)).toEqual({ encoding: "UTF-8", overruled });
    expect(decide(latin1, latin, undefined, true)).toEqual({ encoding: "ISO-8859-1" });
    expect(decide(none, latin, "latin1", true)).toEqual({ encoding: "ISO-8859-1" });
    expect(decide({ ...latin1, declared: "x-1" }, text, undefined, true)).toEqual({
      encoding: "UTF-8",
      overruled: { ...overruled, received: '"x-1"' },
    });
    expect(decide({ ...latin1, declared: "x-1" }, latin, undefined, true)).toEqual({
      problem: { offset: 30, expected: known, received: '"x-1"' },
    });
    expect(decide({ ...latin1, mark: "UTF-16LE" }, latin, undefined, true)).toEqual({
      encoding: "UTF-16LE",
      overruled: { offset: 30, expected: "UTF-16LE, the encoding of the byte order mark,", received: '"latin1"' },
    });
  });
});
