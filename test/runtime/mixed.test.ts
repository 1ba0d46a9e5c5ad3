import { describe, expect, test } from "vitest";
import {
  type DocumentTable,
  type RecordTable,
  choice,
  mixed,
  parse,
  safeParse,
  serialize,
  text,
} from "@tagsmith/runtime";
import { fresh } from "./writer/fresh.js";

type Inline = string | { name: "b"; value: Inline[] } | { name: "br"; value: Record<never, never> };

interface Note {
  lang?: string | undefined;
  content: Inline[];
}

function note(): RecordTable<Note> {
  return {
    name: "Note",
    text: mixed,
    members: [
      { xml: "@lang", as: "lang", number: "?", type: text },
      {
        as: "content",
        number: "*",
        type: {
          kind: "choice",
          code: choice,
          mixed: true,
          choices: [
            { xml: "b", type: bold },
            { xml: "br", type: lineBreak },
          ],
        },
      },
    ],
    make: function (v, b) {
      this.lang = v[b];
      this.content = v[b + 1];
    },
  };
}

function bold(): RecordTable<Inline[]> {
  return { name: "Bold", text: mixed, only: true, members: [{ ...note().members[1], as: "content" } as never] };
}

function lineBreak(): RecordTable<Record<never, never>> {
  return { name: "Break", members: [] };
}

const table = (): DocumentTable<Note> => ({ contract: 1, name: "test/note", roots: ["note"], type: note });

describe("text among elements stands in their list, in the order of the document", () => {
  test.each<[string, Note["content"]]>([
    ["<note>Read <b>this</b>.</note>", ["Read ", { name: "b", value: ["this"] }, "."]],
    ["<note/>", []],
    ["<note></note>", []],
    ["<note> \n </note>", [" \n "]],
    ["<note>a<!-- c -->b<![CDATA[<]]>&amp;</note>", ["ab<&"]],
    [
      "<note><br/><b/> <b>x<b>y</b></b></note>",
      [
        { name: "br", value: {} },
        { name: "b", value: [] },
        " ",
        { name: "b", value: ["x", { name: "b", value: ["y"] }] },
      ],
    ],
    ['<note lang="en">x</note>', ["x"]],
  ])("%s", (xml, content) => {
    const value = parse(table, xml);
    expect(value.content).toEqual(content);
    const written = serialize(fresh(table), value, { declaration: false });
    expect(parse(table, written)).toEqual(value);
    expect(serialize(fresh(table), value, { declaration: false, indent: "  " })).toBe(written);
  });
});

test("texts are escaped, and nothing is put between them", () => {
  const value: Note = { content: ["a<", "&b", { name: "b", value: ["]]>"] }, ""] };
  expect(serialize(fresh(table), value, { declaration: false })).toBe("<note>a&lt;&amp;b<b>]]&gt;</b></note>");
});

test("an element that has no place there is told of", () => {
  const read = safeParse(table, "<note>a<i/>b</note>", { unknown: "refuse" });
  expect(read.problems.map(({ message }) => message)).toEqual([
    "1:8 /note/i: expected an element of Note but received the element i",
  ]);
});

test("what is neither text nor one of the elements is refused with its path", () => {
  const wrong = { content: ["a", { name: "i", value: "x" }] } as unknown as Note;
  expect(() => serialize(fresh(table), wrong)).toThrow(
    '/note: expected text, one of the elements b, br as content but received "i"',
  );
  expect(() => serialize(fresh(table), { content: ["\u0001"] })).toThrow(
    "/note: expected characters that XML can carry but received U+0001",
  );
});
