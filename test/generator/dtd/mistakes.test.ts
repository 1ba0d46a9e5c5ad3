import { expect, test } from "vitest";
import { importDtd } from "../../../generator/src/dtd/index.js";
import { dtd, pointedAt } from "./dtd.js";

test.each([
  ["<!ELEMENT>", '>: expected white space but found ">"'],
  ["<!ELEMENT a>", '>: expected white space but found ">"'],
  ["<!ELEMENT a b>", 'b: expected "EMPTY", "ANY" or "(" but found "b"'],
  ["<!ELEMENT 1 EMPTY>", '1: expected the name of an element but found "1"'],
  ["<!ELEMENT a ()>", '): expected the name of an element or "(" but found ")"'],
  ["<!ELEMENT a (b,c|d)>", '|: expected "," or ")" but found "|"'],
  ["<!ELEMENT a (b c)>", 'c: expected ",", "|" or ")" but found "c"'],
  ["<!ELEMENT a (b ?)>", '?: expected ",", "|" or ")" but found "?"'],
  ["<!ELEMENT a (#PCDATA|b)>", '>: expected "*" but found ">"'],
  ["<!ELEMENT a (#PCDATA,b)*>", ',: expected "|" or ")" but found ","'],
  ["<!ELEMENT a (b", ': expected ",", "|" or ")" but found the end of the text'],
  ["<!ELEMENT a EMPTY -- c -->", '-: expected ">" but found "--"'],
  ["<!ATTLIST a b>", '>: expected white space but found ">"'],
  ["<!ATTLIST a b CDATA>", '>: expected white space but found ">"'],
  ["<!ATTLIST a b NUMBER #IMPLIED>", 'N: expected the type of an attribute but found "NUMBER"'],
  ["<!ATTLIST a b CDATA x>", 'x: expected "#REQUIRED", "#IMPLIED", "#FIXED" or a value in quotes but found "x"'],
  ["<!ATTLIST a b CDATA '<'>", '<: expected a value without "<" but found "<"'],
  ["<!ATTLIST a b CDATA '&x;'>", '&x;: expected an entity that is declared before but found "x"'],
  ["<!ATTLIST a b CDATA '& '>", '& : expected a reference to an entity or a character but found "&" alone'],
  ["<!ATTLIST a b CDATA '&#0;'>", '&#0;: expected a character that XML can carry but found "&#0;"'],
  ["<!ATTLIST a b (x,y) 'x'>", ',: expected "|" or ")" but found ","'],
  ["<!ELEMENT a EMPTY><!ATTLIST a b (x) 'y'>", 'b: expected a word of the type but found "y"'],
  ["<!ATTLIST a b NMTOKEN 'x y'>", 'x y: expected a name token but found "x y"'],
  ["<!ATTLIST a b NMTOKENS '!'>", '!: expected name tokens with blanks between them but found "!"'],
  ["<!ATTLIST a b IDREF '1'>", '1: expected a name but found "1"'],
  ["<!ATTLIST a b ENTITIES 'x 1'>", 'x 1: expected names with blanks between them but found "x 1"'],
  ["<!ATTLIST a b NOTATION (x) #IMPLIED>", 'b: expected a notation that is declared but found "x"'],
  ["<!ATTLIST a b ID 'x'>", 'b: expected an ID that is "#REQUIRED" or "#IMPLIED" but found one with a value'],
  ["<!ATTLIST a b ID #IMPLIED c ID #IMPLIED>", 'c: expected one ID for each element but found a second one, "c"'],
  ["<!ENTITY a>", '>: expected white space but found ">"'],
  ["<!ENTITY a b>", 'b: expected the value of the entity in quotes, "SYSTEM" or "PUBLIC" but found "b"'],
  ["<!ENTITY a 'b>", "': expected the end of the text in quotes but found none"],
  ["<!ENTITY a '%'>", '%: expected a reference to a parameter entity but found "%" alone'],
  ["<!ENTITY a PUBLIC 'b'>", '>: expected white space but found ">"'],
  ["<!ENTITY a PUBLIC '{}' 'b'>", '{}: expected characters of a public identifier but found "{}"'],
  ["<!ENTITY a SYSTEM 'b' NDATA c>", 'c: expected a notation that is declared but found "c"'],
  ["<!ENTITY lt '<'>", '>: expected the character that "lt" always is but found "<"'],
  ["<!NOTATION a>", '>: expected white space but found ">"'],
  ["<!NOTATION a 'x'>", '\': expected "SYSTEM" or "PUBLIC" but found "\'"'],
  ["<!NOTATION a SYSTEM 'x'><!NOTATION a SYSTEM 'y'>", 'a: expected a notation of another name but found a second "a"'],
  ["<!ELEMENT a EMPTY><!ELEMENT a ANY>", 'a: expected an element of another name but found a second "a"'],
  ["<!ELEMENT a (#PCDATA|b|b)*><!ELEMENT b EMPTY>", 'b: expected a name that stands once but found "b"'],
  ["<!-- a -- b -->", '-: expected "-->" but found "--"'],
  ["<!-- a", ' : expected the end of the comment, "-->" but found none'],
  ["<?xml version='1.0'?>", " : expected no declaration of XML here but found one"],
  ["<?a", ": expected white space but found the end of the text"],
  ["<![INCLUDE[", ': expected "]]>" but found the end of the text'],
  ["<![IGNORE[", ': expected the end of the section, "]]>" but found none'],
  ["<![OTHER[]]>", 'O: expected "INCLUDE" or "IGNORE" but found "OTHER"'],
  ["]]>", ']: expected a declaration but found "]"'],
  ["<a/>", '<: expected a declaration but found "<"'],
  ["text", 't: expected a declaration but found "text"'],
  ["%a;", '%a;: expected a parameter entity that is declared before but found "a"'],
  ["%a", '%: expected a declaration or a reference to a parameter entity but found "%"'],
  ['<!ENTITY % a "<!ELEMENT b">%a; EMPTY>', "%a;: expected white space but found the end of the entity %a;"],
  ['<!ENTITY % a "<![INCLUDE[">%a;]]>', '%a;: expected "]]>" but found the end of the entity %a;'],
])("%s", (text, problem) => {
  expect(pointedAt(dtd(`<!ELEMENT z EMPTY><!ATTLIST z y CDATA #IMPLIED>${text}`))).toEqual([problem]);
});

test.each([
  ['<!ENTITY % a "&#37;a;">%a;', "a"],
  ['<!ENTITY % a "&#37;b;"><!ENTITY % b "&#37;a;">%a;', "a"],
  ['<!ENTITY a "&b;"><!ENTITY b "&a;"><!ATTLIST z y CDATA "&a;">', "a"],
])("entities in a circle are refused: %s", (text, name) => {
  expect(dtd(text).problems.map(({ message }) => message)).toEqual([
    `expected an entity that does not contain itself but found "${name}"`,
  ]);
});

test("a file that is its own part is refused", () => {
  const { problems } = importDtd('<!ENTITY % a SYSTEM "a.dtd">%a;', "a.dtd");
  expect(problems.map(({ message }) => message)).toEqual([
    'expected an entity that does not contain itself but found "a"',
  ]);
});

test.each(["%", ""])("a bomb of entities ends soon: <!ENTITY %s...>", (percent) => {
  const reference = (name: string): string => (percent === "%" ? `&#37;${name};` : `&${name};`);
  const levels = Array.from(
    { length: 30 },
    (_, level) =>
      `<!ENTITY ${percent} e${level} "${level === 0 ? " ".repeat(50) : reference(`e${level - 1}`).repeat(10)}">`,
  );
  const use = percent === "%" ? "%e29;" : '<!ATTLIST a b CDATA "&e29;">';
  const start = performance.now();
  expect(dtd(levels.join("") + use).problems.map(({ message }) => message)).toEqual([
    "expected entities of at most 20000000 characters but found more",
  ]);
  expect(performance.now() - start).toBeLessThan(5000);
});

test("groups and sections that are too deep are refused", () => {
  expect(dtd(`<!ELEMENT a ${"(".repeat(5000)}`).problems.map(({ message }) => message)).toEqual([
    "expected at most 256 groups in each other but found one more",
  ]);
  expect(dtd("<![INCLUDE[".repeat(5000)).problems.map(({ message }) => message)).toEqual([
    "expected at most 256 sections in each other but found one more",
  ]);
});

test("every prefix of a DTD is read or refused once", () => {
  const text = `<!ENTITY % m "(b|c)*"><![INCLUDE[<!ELEMENT a %m;><!ATTLIST a d (x|y) "x" e CDATA #FIXED "&lt;">]]><!ELEMENT b (#PCDATA)><!ELEMENT c EMPTY><!NOTATION n PUBLIC "p">`;
  const counts = Array.from(
    { length: text.length + 1 },
    (_, length) => dtd(text.slice(0, length)).problems.filter(({ severity }) => severity === "error").length,
  );
  expect(counts.every((count) => count <= 1)).toBe(true);
  expect(counts.at(-1)).toBe(0);
});
