import { describe, expect, test } from "vitest";
import { mask } from "../../../runtime/src/http/secrets.js";

describe("a text is shown without its secrets", () => {
  test.each<[text: string, secrets: readonly string[], shown: string]>([
    ["key abcd and abcd", ["abcd"], "key *** and ***"],
    ["a%20b%2Fc a+b%2Fc a b/c", ["a b/c"], "*** *** ***"],
    ['{"k":"a\\"b\\\\c"}', ['a"b\\c'], '{"k":"***"}'],
    ["<k>a&amp;b&lt;c</k>", ["a&b<c"], "<k>***</k>"],
    ["xml=%3Ck%3Ea%252Fb%2Bc%3C%2Fk%3E", ["a/b c"], "xml=%3Ck%3E***%3C%2Fk%3E"],
    ["abcdefgh abcd", ["abcd", "abcdefgh"], "*** ***"],
    // A short secret is in every text; it is hidden where it is all of a value.
    ["a cat", ["a"], "a cat"],
    ["a", ["a"], "***"],
    ["", [""], ""],
    ["nothing", [], "nothing"],
  ])("%s", (text, secrets, shown) => {
    expect(mask(text, secrets)).toBe(shown);
  });
});
