import { describe, expect, test } from "vitest";
import { compilePattern } from "../../../runtime/src/values/pattern.js";

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
    expect(matching.filter((text) => !compiled.test(text))).toEqual([]);
    expect(others.filter((text) => compiled.test(text))).toEqual([]);
  });

  test.each([
    ["[a", 'the pattern "[a" cannot be used: see its character 2'],
    ["a\\", 'the pattern "a\\\\" cannot be used: see its character 2'],
    ["(?=a)", 'the pattern "(?=a)" cannot be used: see its character 1'],
    ["\\p{IsGreek}", 'the pattern "\\\\p{IsGreek}" cannot be used: see its character 2'],
    ["a)", 'the pattern "a)" cannot be used'],
  ])("%j cannot be used", (pattern, message) => {
    expect(() => compilePattern(pattern)).toThrow(new Error(message));
  });
});
