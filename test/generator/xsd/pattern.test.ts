import { describe, expect, test } from "vitest";
import { patternMistake } from "../../../generator/src/xsd/pattern.js";
import { pointedAt, schema } from "./outline.js";

test.each([
  "",
  "a",
  "|a|",
  "[0-9]{1,2}/[0-9]+ [ap]m?",
  "(a(b|c)*)?",
  "\\.\\\\\\?\\*\\+\\{\\}\\(\\)\\[\\]\\|\\-\\^\\n\\r\\t",
  "\\s\\S\\i\\I\\c\\C\\d\\D\\w\\W",
  "\\p{L}\\P{Nd}[\\p{Lu}\\-x]",
  "[a-z-[aeiou]]",
  "[^a-c-[b-[b]]]",
  "[-a][a-][a\\]]",
  "^$",
  "x{3}y{2,}z{0,0}",
  "\u{1F600}[\u{1F600}-\u{1F64F}]",
])("%j is a pattern", (pattern) => {
  expect(patternMistake(pattern)).toBeUndefined();
});

describe("a mistake in a pattern is found at its place", () => {
  test.each([
    ["a\\@b", "\\@", "an escape of XSD, such as \\. or \\d"],
    ["(?:a)", "?", "a character that stands for itself"],
    ["a**", "*", "a character that stands for itself"],
    ["a{", "{", "a quantifier such as {2} or {2,5}"],
    ["a{3,2}", "{", "a quantifier whose first number is not the larger one"],
    ["}", "}", "a character that stands for itself"],
    ["a]", "]", "a character that stands for itself"],
    ["a)", ")", "an opening parenthesis before it"],
    ["(a", "", "a closing parenthesis"],
    ["[a", "", "a character of the class"],
    ["[]", "]", "a character of the class"],
    ["[z-a]", "z-a", "a range that goes upwards"],
    ["[\\d-z]", "\\d-z", "a range between two characters"],
    ["[a-[b]c]", "c", "the end of the class after what is taken away"],
    ["\\p{Xx}", "\\p{Xx}", "a category such as \\p{Lu} or a block such as \\p{IsGreek}"],
    ["\\p{IsKlingon}", "\\p{IsKlingon}", "a category such as \\p{Lu} or a block such as \\p{IsGreek}"],
    ["\\", "\\", "an escape of XSD, such as \\. or \\d"],
  ])("%j at %j", (pattern, wrong, expected) => {
    const mistake = patternMistake(pattern);
    expect(mistake).toMatchObject({ kind: "invalid", expected });
    expect(pattern.slice(mistake?.start, mistake?.end)).toBe(wrong);
  });
});

test("blocks of Unicode and classes in classes are taken", () => {
  expect(patternMistake("\\p{IsGreek}+[\\I\\P{IsBasicLatin}]")).toBeUndefined();
});

test("groups without end are unsupported", () => {
  expect(patternMistake(`${"(".repeat(300)}a${")".repeat(300)}`)?.kind).toBe("unsupported");
  expect(patternMistake(`${"[a-".repeat(300)}`)?.kind).toBe("unsupported");
});

describe("in a schema", () => {
  const restriction = (pattern: string): string =>
    `<xs:simpleType name="T"><xs:restriction base="xs:string"><xs:pattern value="${pattern}"/></xs:restriction></xs:simpleType>`;

  test("the mistake is pointed at", () => {
    expect(pointedAt(schema(restriction("[a-z]+\\@b")))).toEqual([
      '\\@: expected an escape of XSD, such as \\. or \\d but found "\\@"',
    ]);
  });

  test("where references hide the place, the whole pattern is", () => {
    expect(pointedAt(schema(restriction("&#x5B;a-z]+\\@b")))).toEqual([
      '&#x5B;a-z]+\\@b: expected an escape of XSD, such as \\. or \\d but found "\\@"',
    ]);
  });
});
