import { describe, expect, test } from "vitest";
import { unicodeBlocks } from "../../../runtime/src/pattern/blocks.js";
import { compilePattern } from "../../../runtime/src/pattern/pattern.js";

describe("patterns of XSD", () => {
  test.each([
    ["[0-9]{5}(-[0-9]{4})?", ["12345", "12345-6789"], ["1234", "12345-", "x12345", "12345\n"]],
    ["a|bc", ["a", "bc"], ["ab", "abc", ""]],
    ["", [""], ["a"]],
    ["\\d+", ["12", "٣"], ["a", ""]],
    ["\\D", ["a"], ["1"]],
    ["\\w\\W", ["a ", "1.", "+."], ["aa", ".."]],
    ["\\s\\S", ["\ta", " a"], ["\u00a0a", "a "]],
    [".", ["a", "\u2028", "😀"], ["\n", "\r", "ab"]],
    ["\\i\\c*", ["a-1", ":b", "_é"], ["-a", "1a"]],
    ["[\\i-[:]][\\c-[:]]*", ["a-1"], ["a:b", ":"]],
    ["[a-z-[aeiou]]+", ["xyz"], ["xay", "-"]],
    ["[^a-c-[x]]", ["d", "-"], ["a", "x", "dd"]],
    ["^a$", ["^a$"], ["a"]],
    ["[$^]", ["$", "^"], ["a"]],
    ["[-a]", ["-", "a"], ["b"]],
    ["[a-]", ["-", "a"], ["b"]],
    ["[a\\-z]", ["-", "a", "z"], ["b"]],
    ["\\p{Lu}\\P{Lu}", ["Aa"], ["aa", "AA"]],
    ["[\\p{L}\\d]", ["é", "1"], ["."]],
    ["\\.\\\\\\?\\*\\+\\{\\}\\(\\)\\[\\]\\|\\-\\^", [".\\?*+{}()[]|-^"], ["a"]],
    ["[.(){}|/&&]", [".", "(", "&", "/"], ["a"]],
    // Not in XSD, but in schemas of vendors.
    ["[0-9A-Za-z'\\.\\-\\_]{1,}\\@a", ["a_b@a"], ["@a"]],
    ["\\t\\n\\r", ["\t\n\r"], ["tnr"]],
    ["😀{2}", ["😀😀"], ["😀"]],
  ])("%j", (pattern, matching, others) => {
    const compiled = compilePattern(pattern);
    expect(matching.filter((text) => !compiled(text))).toEqual([]);
    expect(others.filter((text) => compiled(text))).toEqual([]);
  });

  test.each([
    ["[a", 'the pattern "[a" cannot be used: see its character 3'],
    ["a\\", 'the pattern "a\\\\" cannot be used: see its character 3'],
    ["(?=a)", 'the pattern "(?=a)" cannot be used: see its character 2'],
    ["\\p{IsGreek}", 'the pattern "\\\\p{IsGreek}" cannot be used: see its character 12'],
    ["a)", 'the pattern "a)" cannot be used: see its character 2'],
  ])("%j cannot be used", (pattern, message) => {
    expect(() => compilePattern(pattern)).toThrow(new Error(message));
  });
});

describe("time", () => {
  test.each([
    ["(a+)+", `${"a".repeat(5000)}b`],
    ["(a|a)*b", "a".repeat(5000)],
    ["(a*)*b", "a".repeat(5000)],
    ["([a-z]+\\d?)+x", "a1".repeat(3000)],
    ["a?".repeat(50) + "a".repeat(50), "a".repeat(49)],
    ["(\\d{1,1000}){1,1000},", "1".repeat(5000)],
  ])("grows with the text alone: %j", (pattern, text) => {
    const matches = compilePattern(pattern);
    const start = performance.now();
    expect(matches(text)).toBe(false);
    expect(performance.now() - start).toBeLessThan(3_000);
  });

  test("is no matter of the stack", () => {
    expect(compilePattern("((a|b)*c?)*")("abc".repeat(100_000))).toBe(true);
  });
});

describe("blocks of characters", () => {
  test.each([
    ["\\p{IsGreek}+", "αβγ", "abc"],
    ["\\P{IsBasicLatin}", "é", "e"],
    ["[\\p{IsCyrillic}\\d]+", "я1", "z"],
  ])("%j", (pattern, matching, other) => {
    const matches = compilePattern(pattern, unicodeBlocks);
    expect([matches(matching), matches(other)]).toEqual([true, false]);
  });
});
