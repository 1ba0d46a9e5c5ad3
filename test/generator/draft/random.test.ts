import * as fc from "fast-check";
import { expect, test, vi } from "vitest";
import { draftOf, shortfall } from "./drafting.js";

vi.setConfig({ testTimeout: 120_000 });

interface Element {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly content: readonly (Element | string)[];
}

const names = fc.constantFrom(
  "a",
  "b",
  "c",
  "Item",
  "Items",
  "flag",
  "list",
  "date",
  "id",
  "x:a",
  "y:b",
  "text",
  "a-b",
  "a.b",
);

const texts = fc.oneof(
  fc.constantFrom("", "", " ", "0", "1", "007", "19.90", "-3", "true", "false", "2018-03-08", "3/8/2018 22:26 PM"),
  fc.constantFrom(
    "12/11/2011",
    "0000-00-00",
    "9007199254740993",
    "1,234.50",
    "new",
    "shipped",
    "US",
    "a@b.cc",
    "http://a.b/c",
  ),
  fc.constantFrom(
    " padded ",
    "\tx\n",
    "two\nlines",
    "a: b",
    "# no comment",
    '"quoted"',
    "...",
    "'",
    "null",
    "é€",
    "]]>",
  ),
  fc.string({ unit: fc.constantFrom("a", "B", "1", " ", ".", "&", "<", "\u00FC"), maxLength: 8 }),
);

const attributes = fc.uniqueArray(fc.tuple(fc.constantFrom("id", "a", "x:a", "text", "xml:lang", "count"), texts), {
  maxLength: 2,
  selector: ([name]) => name,
});

/** Elements that hold text, elements or, seldom, both. */
const { element } = fc.letrec<{ element: Element }>((tie) => ({
  element: fc.record({
    name: names,
    attributes: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: attributes }),
    content: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      { weight: 4, arbitrary: fc.array(texts, { maxLength: 1 }) },
      { weight: 3, arbitrary: fc.array(tie("element"), { maxLength: 5 }) },
      { weight: 1, arbitrary: fc.array(fc.oneof(tie("element"), texts), { maxLength: 4 }) },
    ),
  }),
}));

function print(element: Element, isRoot: boolean): string {
  const { name, attributes: pairs, content } = element;
  const declared = isRoot ? ' xmlns:x="urn:x" xmlns:y="urn:y"' : "";
  const written = pairs.map(
    ([key, value]) =>
      ` ${key}="${escape(value).replaceAll('"', "&quot;").replaceAll("\n", "&#10;").replaceAll("\t", "&#9;")}"`,
  );
  const inner = content.map((each) => (typeof each === "string" ? escape(each) : print(each, false)));
  return `<${name}${declared}${written.join("")}>${inner.join("")}</${name}>`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("]]>", "]]&gt;");
}

const documents = element.map((root) => print(root, true));

test("whatever a document holds, its draft reads it and writes it as it was", () => {
  fc.assert(
    fc.property(documents, (document) => {
      expect(shortfall(draftOf(document), document)).toBeUndefined();
    }),
    { numRuns: 150 },
  );
});

test("a draft from several documents with one root reads each of them", () => {
  fc.assert(
    fc.property(fc.array(element, { minLength: 2, maxLength: 4 }), (roots) => {
      const all = roots.map((root) => print({ ...root, name: "root" }, true));
      const draft = draftOf(...all);
      for (const document of all) expect(shortfall(draft, document)).toBeUndefined();
    }),
    { numRuns: 80 },
  );
});
