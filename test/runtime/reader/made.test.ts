import { inspect } from "node:util";
import { type DocumentTable, type RecordTable, choice, map, parse, text } from "@tagsmith/runtime";
import { anyInput } from "@tagsmith/runtime/repairs";
import { expect, test } from "vitest";

interface Note {
  to: string;
  cc: string | undefined;
  tags: string[];
  details: { name: string; value: string | undefined }[];
  pays: ({ name: "Cash"; value: string } | { name: "Card"; value: string })[];
}

// Made by hand, as the generator writes tables.
function noteRecord(): RecordTable<Note> {
  return {
    name: "Note",
    members: [
      { xml: "To", as: "to", type: text },
      { xml: "Cc", as: "cc", number: "?", type: text },
      { xml: "Tag", as: "tags", number: "*", type: text },
      { xml: "Details", as: "details", type: { kind: "map", code: map, type: text } },
      {
        as: "pays",
        number: "*",
        type: {
          kind: "choice",
          code: choice,
          choices: [
            { xml: "Cash", type: text },
            { xml: "Card", type: text },
          ],
        },
      },
    ],
    make: function (v, b) {
      this.to = v[b];
      this.cc = v[b + 1];
      this.tags = v[b + 2];
      this.details = v[b + 3];
      this.pays = v[b + 4];
    },
  };
}

function table(): DocumentTable<Note> {
  return { contract: 1, name: "test/note", roots: ["Note"], type: noteRecord, input: anyInput };
}

const xml = "<Note><To>Ada</To><Tag>a</Tag><Tag>b</Tag><Details><x>1</x></Details><Card>4</Card><Cash>5</Cash></Note>";

test("values are plain objects and lists, with all properties in the order of the spec", () => {
  const note = parse(table, xml);
  expect(note).toStrictEqual({
    to: "Ada",
    cc: undefined,
    tags: ["a", "b"],
    details: [{ name: "x", value: "1" }],
    pays: [
      { name: "Card", value: "4" },
      { name: "Cash", value: "5" },
    ],
  });
  expect(Object.keys(note)).toEqual(["to", "cc", "tags", "details", "pays"]);
  for (const each of [note, note.details[0], note.pays[0]]) {
    expect(Object.getPrototypeOf(each)).toBe(Object.prototype);
    expect(each?.constructor).toBe(Object);
  }
  expect(inspect(note, { breakLength: Infinity })).toBe(
    "{ to: 'Ada', cc: undefined, tags: [ 'a', 'b' ], details: [ { name: 'x', value: '1' } ], " +
      "pays: [ { name: 'Card', value: '4' }, { name: 'Cash', value: '5' } ] }",
  );
  expect(structuredClone(note)).toStrictEqual(note);
});

test("lists that are missing are new ones, which nobody shares", () => {
  const missing = xml.replaceAll(/<Tag>.<\/Tag>/g, "");
  const [first, second] = [parse(table, missing), parse(table, missing)];
  first.tags.push("mine");
  expect(second.tags).toEqual([]);
  expect(parse(table, missing).tags).toEqual([]);
  const one = parse(table, "<Note><To/><Tag>a</Tag><Details/></Note>");
  one.tags.push("mine");
  expect(parse(table, "<Note><To/><Tag>b</Tag><Details/></Note>").tags).toEqual(["b"]);
});
