import { describe, expect, test } from "vitest";
import { type Encoding, encodingNamed, transcode } from "../../../runtime/src/reader/encodings.js";

test.each<[name: string, encoding: string | undefined]>([
  ["UTF-8", "UTF-8"],
  ["utf8", "UTF-8"],
  ["Utf-16", "UTF-16"],
  ["utf-16le", "UTF-16LE"],
  ["UTF-16BE", "UTF-16BE"],
  ["iso-8859-1", "ISO-8859-1"],
  ["ISO_8859-1", "ISO-8859-1"],
  ["latin1", "ISO-8859-1"],
  ["Windows-1252", "windows-1252"],
  ["CP1252", "windows-1252"],
  ["US-ASCII", "US-ASCII"],
  ["ascii", "US-ASCII"],
  ["ISO-8859-15", undefined],
  ["toString", undefined],
  ["__proto__", undefined],
  ["", undefined],
])("%s is called %s", (name, encoding) => {
  expect(encodingNamed(name)).toBe(encoding);
});

describe("bytes of an encoding are written as UTF-8", () => {
  test.each<[encoding: Encoding, bytes: readonly number[], text: string]>([
    ["ISO-8859-1", [0, 0x7f, 0x80, 0x9f, 0xa0, 0xe9, 0xff], "\0\u007f\u0080\u009f\u00a0éÿ"],
    ["windows-1252", [0, 0x7f, 0x80, 0x9f, 0xa0, 0xe9, 0xff], "\0\u007f€Ÿ\u00a0éÿ"],
    ["windows-1252", [0x82, 0x8c, 0x8e, 0x91, 0x9c, 0x9e], "‚ŒŽ‘œž"],
    ["US-ASCII", [0, 0x41, 0x7f], "\0A\u007f"],
    ["UTF-16LE", [0x41, 0, 0xe9, 0, 0xff, 0x07, 0, 0x08], "Aé\u07ff\u0800"],
    ["UTF-16BE", [0, 0x41, 0, 0xe9, 0x07, 0xff, 0x08, 0], "Aé\u07ff\u0800"],
    ["UTF-16BE", [0xd7, 0xff, 0xe0, 0, 0xff, 0xff], "\ud7ff\ue000\uffff"],
    ["UTF-16BE", [0xd8, 0, 0xdc, 0, 0xd8, 0x3d, 0xde, 0, 0xdb, 0xff, 0xdf, 0xff], "\u{10000}😀\u{10ffff}"],
    ["UTF-16LE", [0, 0xd8, 0, 0xdc, 0x41, 0], "\u{10000}A"],
    ["UTF-16LE", [], ""],
  ])("%s %j", (encoding, bytes, text) => {
    const { bytes: written, wrong } = transcode(Uint8Array.from([1, 2, ...bytes]), 2, encoding);
    expect([new TextDecoder("utf-8", { ignoreBOM: true }).decode(written), wrong]).toEqual([text, undefined]);
  });
});

describe("what is none of the encoding ends the text", () => {
  test.each<[encoding: Encoding, bytes: readonly number[], text: string, wrong: string]>([
    ["US-ASCII", [0x41, 0x80, 0x42], "A", "the byte 0x80"],
    ["US-ASCII", [0x41, 0xff], "A", "the byte 0xFF"],
    ["windows-1252", [0x41, 0x81, 0x42], "A", "the byte 0x81"],
    ["windows-1252", [0x8d], "", "the byte 0x8D"],
    ["windows-1252", [0x9d], "", "the byte 0x9D"],
    ["UTF-16LE", [0x41, 0, 0x0a], "A", "the byte 0x0A"],
    ["UTF-16LE", [0x41, 0, 0, 0xd8], "A", "half a character, U+D800"],
    ["UTF-16LE", [0x41, 0, 0xff, 0xdb, 0x41], "A", "half a character, U+DBFF"],
    ["UTF-16LE", [0, 0xdc, 0, 0xdc], "", "half a character, U+DC00"],
    ["UTF-16LE", [0xff, 0xdf, 0, 0xdc], "", "half a character, U+DFFF"],
    ["UTF-16LE", [0, 0xd8, 0xff, 0xdb], "", "half a character, U+D800"],
    ["UTF-16BE", [0xd8, 0, 0xe0, 0], "", "half a character, U+D800"],
    ["UTF-16BE", [0xd8, 0, 0xdb, 0xff], "", "half a character, U+D800"],
  ])("%s %j", (encoding, bytes, text, wrong) => {
    const found = transcode(Uint8Array.from(bytes), 0, encoding);
    expect([new TextDecoder().decode(found.bytes), found.wrong]).toEqual([text, wrong]);
  });
});
