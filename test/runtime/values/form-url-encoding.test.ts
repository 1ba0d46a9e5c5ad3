import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formUrlEncoding } from "../../../runtime/src/values/form-url-encoding.js";

const { decode, encode } = formUrlEncoding;

test.each([
  ["a b", "a+b"],
  ["a+b", "a%2Bb"],
  ["100%", "100%25"],
  ["-_.~*'()", "-_.%7E%2A%27%28%29"],
  ["é€😀", "%C3%A9%E2%82%AC%F0%9F%98%80"],
  ["a\r\nb\0", "a%0D%0Ab%00"],
  ["", ""],
])("%j is encoded as PHP does", (text, encoded) => {
  expect(encode(text)).toBe(encoded);
  expect(decode(encoded)).toBe(text);
});

test.each([
  ["plain", "plain"],
  ["a%20b+c", "a b c"],
  ["%e9", "%e9"],
  ["100% sure", "100% sure"],
  ["%", "%"],
  ["%4", "%4"],
  ["%zz%41", "%zzA"],
  ["%C3%A9%", "é%"],
  ["%C3", "%C3"],
  ["%C3%41", "%C3A"],
  ["%C0%80", "%C0%80"],
  ["%ED%A0%80", "%ED%A0%80"],
  ["%F4%90%80%80", "%F4%90%80%80"],
  ["%E2%82%AC%E2%82", "€%E2%82"],
  ["%80%80%80%80%80%C3%A9", "%80%80%80%80%80é"],
  ["é%41%", "éA%"],
  ["%F0%9F%98%80%ff", "😀%ff"],
])("%j is decoded leniently", (encoded, text) => {
  expect(decode(encoded)).toBe(text);
});

describe("a text is put into bytes as it is encoded, where no character is beyond U+FFFF", () => {
  test.each<[text: string, encoded: string | undefined]>([
    ["", ""],
    ["az AZ 09 -._", "az+AZ+09+-._"],
    ["/:@[`{~,!^", "%2F%3A%40%5B%60%7B%7E%2C%21%5E"],
    ["\0\u001f\u007f\u0080", "%00%1F%7F%C2%80"],
    ["é\u07ff\u0800€", "%C3%A9%DF%BF%E0%A0%80%E2%82%AC"],
    ["\ud7ff\ue000\uffff", "%ED%9F%BF%EE%80%80%EF%BF%BF"],
    ["a😀", undefined],
    ["a\ud800", undefined],
    ["\udfff", undefined],
  ])("%j", (text, encoded) => {
    const bytes = new Uint8Array(3 + 9 * text.length);
    const end = formUrlEncoding.encodeInto!(text, new DataView(bytes.buffer), 3);
    if (encoded === undefined) expect(end).toBe(-1);
    else expect(new TextDecoder().decode(bytes.subarray(3, end))).toBe(encoded);
  });
});

test("a lone surrogate is left to be refused by the writer", () => {
  expect(encode("a\ud800b")).toBe("a\ud800b");
});

test("any text is decoded from what it was encoded to", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => decode(encode(text)) === text));
});

test("decoding never throws", () => {
  const pieces = fc.constantFrom("%", "%4", "%41", "%C3", "%A9", "%E2", "%82", "+", "é", "z");
  fc.assert(fc.property(fc.array(pieces), (list) => typeof decode(list.join("")) === "string"));
});
