import * as runtime from "@tagsmith/runtime";
import { describe, expect, test } from "vitest";
import { documentEntries } from "../../../generator/src/expression/document-entries.js";
import { evaluate, evaluateExpression } from "../../../generator/src/expression/evaluate.js";
import { namesOf } from "../../../generator/src/emit/names.js";
import { tableOf } from "../../../generator/src/emit/table.js";
import type { Edit } from "../../../generator/src/samples/edit.js";
import { sampleOf } from "../../../generator/src/samples/sample.js";
import { conformanceTests, emitTests } from "../../../generator/src/samples/tests.js";
import { variantsOf } from "../../../generator/src/samples/variants.js";
import { wrongsOf } from "../../../generator/src/samples/wrong.js";
import { printSample } from "../../../generator/src/samples/xml.js";
import type { Document } from "../../../generator/src/model/model.js";
import { acme, orders } from "../acme.js";
import { attribute, document, element, leaf, many, optional, platform, record, text } from "../model.js";

const ordersTable = tableFor(orders);

describe("a document with one of each thing", () => {
  const full = sampleOf("acme", orders, "full") ?? fail();
  const printed = printSample(full.root, orders);

  test.each(["smallest", "lean", "full"] as const)("is read and written, %s", (size) => {
    const sample = sampleOf("acme", orders, size) ?? fail();
    const value = evaluateExpression(sample.value, documentEntries);
    const { text } = printSample(sample.root, orders);
    expect(runtime.parse(ordersTable, text)).toEqual(value);
    expect(runtime.serialize(ordersTable, value, { indent: "  " })).toBe(text);
  });

  test.each(wrongsOf(full, printed, orders))("tells of one mistake: $message", ({ edit, message }) => {
    const { problems } = runtime.safeParse(ordersTable, edited(printed.text, edit));
    expect(problems.map((problem) => problem.message)).toEqual([message]);
  });

  test("has every kind of mistake", () => {
    const messages = wrongsOf(full, printed, orders).map(({ message }) => message);
    for (const part of [
      "expected the attribute ID but received nothing",
      "expected the element price but received nothing",
      "expected at least one of the element Item but received nothing",
      "expected one of the elements Card, Cash, Debit but received nothing",
      'price: expected a decimal but received "12,5,0"',
      "@tax: expected a decimal but received a personal value",
      "key: expected hexadecimal digits, two for each byte but received a secret value",
      'expected 1 as the number of orders but received "2"',
      "expected an element of Order but received the element unexpected, which is kept",
      "expected one element price but received a second one",
      "expected the end tag </orders> but received the end of the document",
      "expected the end tag </orders> but received </wrong>",
    ])
      expect(messages.filter((message) => message.includes(part))).toHaveLength(1);
  });

  test("has the edges of each type once, other spellings, flags and alternatives", () => {
    const edits = variantsOf(full, printed, orders).map(({ edit }) => edit.to);
    expect(edits.filter((to) => to.includes("123456789012345678.90123456789")).length).toBe(2);
    expect(edits).toContain(' ID="100000000"');
    expect(edits.some((to) => to.startsWith("<shiping>"))).toBe(true);
    expect(edits.some((to) => to.startsWith("<Cash>"))).toBe(true);
    expect(edits.some((to) => to.startsWith("<Debit>\n        <number>"))).toBe(true);
  });
});

describe("a document whose children have an order", () => {
  const feed = document(
    "feed",
    "feed",
    [
      record("Feed", [
        element("a", "a", leaf("text")),
        element("b", "b", leaf("text")),
        element("c", "c", leaf("id"), many),
      ]),
    ],
    { read: { order: "declared", unknown: "refuse", repeated: "first", doctype: "refuse" } },
  );
  const sample = sampleOf("acme", feed, "full") ?? fail();
  const printed = printSample(sample.root, feed);

  test("tells of two that have changed places, in the words of the spec's policies", () => {
    const wrongs = wrongsOf(sample, printed, feed);
    const second = (printed.text.split("\n")[2] ?? "").length + 1;
    expect(wrongs.map(({ message }) => message)).toEqual([
      "2:1 /feed: expected the element a but received nothing",
      "2:1 /feed: expected the element b but received nothing",
      "7:1 /feed/unexpected: expected an element of Feed but received the element unexpected",
      `3:${second} /feed/a: expected one element a but received a second one, which is ignored`,
      "4:3 /feed/a: expected the element a before the element b but received it behind",
      "7:1 /feed: expected the end tag </feed> but received the end of the document",
      "7:1 /feed: expected the end tag </feed> but received </wrong>",
    ]);
    for (const { edit, message } of wrongs) {
      const { problems } = runtime.safeParse(tableFor(feed), edited(printed.text, edit));
      expect(problems.map((problem) => problem.message)).toEqual([message]);
    }
  });
});

test("numbers that are written into the document say which version it is of", () => {
  const feed = document(
    "feed",
    "feed",
    [
      record("Feed", [
        element("v", "layout", leaf("text")),
        element("old", "old", leaf("text"), { minimum: 1, maximum: 1 }, { versions: [0] }),
        element("new", "fresh", leaf("text"), { minimum: 1, maximum: 1 }, { versions: [1] }),
      ]),
    ],
    {
      versions: {
        names: ["1.0", "2.0"],
        rules: [{ kind: "path", path: "v", template: "Version {v}", place: orders.place }],
        place: orders.place,
      },
    },
  );
  const sample = sampleOf("acme", feed, "smallest") ?? fail();
  expect(printSample(sample.root, feed).text).toMatch(/<v>Version 2\.0<\/v>\n {2}<new>/);
  expect(evaluateExpression(sample.value, documentEntries)).toMatchObject({ version: "2.0", layout: "Version 2.0" });
});

describe("the tests of a document", () => {
  const small = document("note", "note", [
    record("Note", [attribute("to", "to", leaf("text"), { optional: true }), text("body", leaf("text"))]),
  ]);
  const whole = platform("acme", [small]);
  const bytes = (content: string): Uint8Array => new TextEncoder().encode(content);
  const files = (...pairs: [string, string][]): { path: string; bytes: Uint8Array }[] =>
    pairs.map(([name, content]) => ({ path: `acme/samples/${name}`, bytes: bytes(content) }));

  test("hold the samples of its name, with their source, as literals that show their lines", () => {
    const tests = emitTests(
      whole,
      namesOf(whole),
      files(
        ["note-a.xml", "<?xml version='1.0'?>\n<!-- source: the vendor's\n page -->\n<note to='a`${b}'>\\</note>\r\n"],
        ["note-a.json", '{ "to": "a`${b}", "body": "\\\\" }'],
        ["note-broken.xml", "<note"],
        ["note-broken.problems", '1:6 expected "white space" but received the end\n'],
        ["other.xml", "<other/>"],
      ),
      { spec: "0", generator: "0" },
      { importExtension: ".ts" },
    ).get("acme/note.test.ts");
    expect(tests).toContain(`import { Note, parseNote, serializeNote } from "./note.ts";

describe("the samples of acme/note", () => {
  // the vendor's page
  test("note-a.xml", () => {
    const input = \`<?xml version='1.0'?>
<!-- source: the vendor's
 page -->
<note to='a\\\`\\\${b}'>\\\\</note>\\u000d
\`;
    const { value, problems } = read(input);
    expect(problems).toEqual([]);
    expect(value).toEqual({ to: "a\`\${b}", body: "\\\\" });
    expect(parseNote(serializeNote(value))).toEqual(value);
  });

  test("note-broken.xml", () => {
    const input = \`<note\`;
    expect(messages(input)).toEqual(['1:6 expected "white space" but received the end']);
  });
});
`);
    expect(tests).not.toContain("<other");
  });

  test("turn JSON into the values of the types: instants, bytes and large numbers", () => {
    const typed = document("typed", "typed", [
      record("Typed", [
        element("at", "at", leaf("unixTime")),
        element("key", "key", leaf("hex"), optional),
        element("big", "big", leaf({ kind: "integer", bigint: true })),
        element("day", "day", leaf({ kind: "date", formats: ["yyyy-MM-dd"] })),
      ]),
    ]);
    const tests = emitTests(
      platform("acme", [typed]),
      namesOf(platform("acme", [typed])),
      files(
        ["typed.xml", "<typed/>"],
        ["typed.json", '{ "at": "2020-01-01T00:00:00.000Z", "key": "AP8=", "big": "12", "day": "2020-01-01" }'],
      ),
      { spec: "0", generator: "0" },
      { importExtension: ".js" },
    ).get("acme/typed.test.ts");
    expect(tests).toContain(`expect(value).toEqual({
      at: new Date("2020-01-01T00:00:00.000Z"),
      key: new Uint8Array([0, 255]),
      big: 12n,
      day: "2020-01-01",
    });`);
  });

  test("hold a document of bytes that are not UTF-8 as bytes", () => {
    const tests = emitTests(
      whole,
      namesOf(whole),
      [
        { path: "acme/samples/note.xml", bytes: new Uint8Array([60, 233, 62]) },
        { path: "acme/samples/note.problems", bytes: bytes("x") },
      ],
      { spec: "0", generator: "0" },
      { importExtension: ".js" },
    ).get("acme/note.test.ts");
    expect(tests).toContain("const input = new Uint8Array([60, 233, 62]);");
  });

  test("are none where neither a sample is given nor one can be made", () => {
    const hard = document("hard", "hard", [
      record("Hard", [element("a", "a", leaf("text", { facets: { pattern: "(?=a)b" } }))]),
    ]);
    expect(
      conformanceTests(platform("acme", [hard]), hard, [], namesOf(platform("acme", [hard])), (name) => name),
    ).toBe(undefined);
  });
});

test("no sample depends on another document", () => {
  const alone = printSample((sampleOf("acme", orders, "full") ?? fail()).root, orders).text;
  sampleOf("acme", document("other", "other", [record("Other", [])]), "full");
  expect(printSample((sampleOf("acme", orders, "full") ?? fail()).root, orders).text).toBe(alone);
  expect(acme.documents[0]).toBe(orders);
});

function tableFor(whole: Document): () => runtime.DocumentTable<unknown> {
  const names = namesOf(platform("acme", [whole]));
  const name = names.documents.get(whole.name)?.table ?? "";
  return evaluate(tableOf("acme", whole, names), documentEntries).get(name) as () => runtime.DocumentTable<unknown>;
}

/** As the generated tests do it. */
function edited(xml: string, { line, last = line, from, to }: Edit): string {
  const lines = xml.split("\n");
  const before = lines.slice(line - 1, last).join("\n");
  const after = from === undefined ? before.replace(/\S[^]*/, () => to) : before.replace(from, () => to);
  return [...lines.slice(0, line - 1), after, ...lines.slice(last)].join("\n");
}

function fail(): never {
  throw new Error("there is no sample");
}
