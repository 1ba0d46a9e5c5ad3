import { describe, expect, test } from "vitest";
import { type MemberTable, text } from "@tagsmith/runtime";
import { read, rooted } from "./tables.js";

const ignoring = rooted([], { read: { unknown: "ignore" } });

/** Whether a document with this element, or attribute, is read. */
function accepts(xml: string): boolean {
  return !Array.isArray(read(ignoring, xml));
}

// https://www.w3.org/TR/xml/#NT-NameStartChar: the first and the last of each range, and their neighbours
const starts = [
  0x41, 0x5a, 0x5f, 0x61, 0x7a, 0xc0, 0xd6, 0xd8, 0xf6, 0xf8, 0x2ff, 0x370, 0x37d, 0x37f, 0x1fff, 0x200c, 0x200d,
  0x2070, 0x218f, 0x2c00, 0x2fef, 0x3001, 0xd7ff, 0xf900, 0xfdcf, 0xfdf0, 0xfffd, 0x10000, 0xeffff,
];
const only = [0x2d, 0x2e, 0x30, 0x39, 0xb7, 0x300, 0x36f, 0x203f, 0x2040];
const none = [
  0x24, 0x2c, 0x3b, 0x40, 0x5b, 0x5e, 0x60, 0x7b, 0x7f, 0x80, 0xb6, 0xb8, 0xbf, 0xd7, 0xf7, 0x37e, 0x2000, 0x200b,
  0x200e, 0x203e, 0x2041, 0x206f, 0x2190, 0x2bff, 0x2ff0, 0x3000, 0xe000, 0xf8ff, 0xfdd0, 0xfdef, 0xf0000, 0x10ffff,
];

describe("the characters of a name", () => {
  test.each<[what: string, codes: readonly number[], first: boolean, later: boolean]>([
    ["letters may stand anywhere", starts, true, true],
    ["digits and marks may follow", only, false, true],
    ["others may not", none, false, false],
  ])("%s", (_what, codes, first, later) => {
    const wrong = codes.filter((code) => {
      const character = String.fromCodePoint(code);
      return (
        accepts(`<root><${character}/></root>`) !== first ||
        accepts(`<root ${character}="1"/>`) !== first ||
        accepts(`<root xmlns:p="u"><p:${character}/></root>`) !== first ||
        accepts(`<root><x${character}/></root>`) !== later ||
        accepts(`<root><x${character}></x${character}></root>`) !== later ||
        accepts(`<root x${character}="1"/>`) !== later ||
        accepts(`<?p${character}?><root/>`) !== later
      );
    });
    expect(wrong.map((code) => code.toString(16))).toEqual([]);
  });

  test.each([
    ["<\u0001/>", "1:2: expected the name of an element but received U+0001"],
    ["<\u007f/>", "1:2: expected the name of an element but received U+007F"],
    ["<\t/>", "1:2: expected the name of an element but received white space"],
    ["<\r/>", "1:2: expected the name of an element but received white space"],
    ["<\n/>", "1:2: expected the name of an element but received white space"],
    ["<!/>", '1:1: expected the root element but received "<!/>"'],
    ["<\u3000/>", '1:2: expected the name of an element but received "\u3000"'],
    ["<~/>", '1:2: expected the name of an element but received "~"'],
  ])("what is none is shown as it is, or by its number: %j", (xml, message) => {
    expect(read(ignoring, xml)).toEqual([message]);
  });
});

const alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN";
const lengths = [1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 14, 15, 16, 17, 20, 22, 23, 24, 25, 30, 31, 32, 33, 40];

describe("a name is known by all of its characters", () => {
  test.each(lengths)("of which there are %i", (length) => {
    const name = alphabet.slice(0, length);
    const members: MemberTable[] = [
      { xml: `@${name}`, as: "attribute", number: "?", type: text },
      { xml: name, as: "element", number: "?", type: text },
    ];
    const table = rooted(members, { read: { unknown: "refuse" } });
    expect(read(table, `<root ${name}="1"><${name}>2</${name}></root>`)).toEqual({ attribute: "1", element: "2" });
    const others = Array.from(name, (_, at) => `${name.slice(0, at)}_${name.slice(at + 1)}`);
    for (const other of [...others, `${name}_`, `_${name}`, ...(length > 1 ? [name.slice(0, -1)] : [])]) {
      expect(read(table, `<root ${other}="1"/>`)).toEqual([
        `1:7 /root/@${other}: expected an attribute of Root but received the attribute ${other}`,
      ]);
      expect(read(table, `<root><${other}>2</${other}></root>`)).toEqual([
        `1:7 /root/${other}: expected an element of Root but received the element ${other}`,
      ]);
      expect(read(table, `<root><${name}>2</${other}></root>`)).toEqual([
        `1:${10 + length} /root: expected the end tag </${name}> but received </${other}>`,
      ]);
    }
  });

  test("also where there are more of them than the plan has room for at first", () => {
    const names = Array.from({ length: 300 }, (_, index) => `${alphabet}${index}é`);
    const members = names.map((name): MemberTable => ({ xml: name, as: name, number: "?", type: text }));
    const xml = names.map((name, index) => `<${name}>${index}</${name}>`).join("");
    const expected = Object.fromEntries(names.map((name, index) => [name, String(index)]));
    expect(read(rooted(members), `<root>${xml}</root>`)).toEqual(expected);
  });

  test("and of a very long one", () => {
    const name = "n".repeat(900);
    const table = rooted([{ xml: name, as: "long", type: text }]);
    expect(read(table, `<root><${name}>1</${name}></root>`)).toEqual({ long: "1" });
    expect(read(table, `<root><${name}n>1</${name}n></root>`)).toEqual([
      `1:1 /root: expected the element ${name} but received nothing`,
    ]);
  });
});

test("white space between elements may be of any length and kind", () => {
  const table = rooted([{ xml: "a", as: "a", number: "*", type: text }]);
  for (let length = 0; length < 20; length++)
    for (const space of [
      " ".repeat(length),
      `\n${" ".repeat(length)}`,
      `\r\n${"\t".repeat(length)}`,
      "\n ".repeat(length),
    ]) {
      expect(read(table, `<root>${space}<a>1</a>${space}<a>2</a>${space}</root>`)).toEqual({ a: ["1", "2"] });
      expect(read(table, `<root>${space}<a>1</a>${space}x</root>`)).toEqual([
        expect.stringMatching(/expected no text between elements but received "x"$/),
      ]);
    }
});
