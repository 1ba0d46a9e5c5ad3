import * as fc from "fast-check";
import { ParseOption, XmlDocument } from "libxml2-wasm";
import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import {
  type DocumentTable,
  type RecordTable,
  type UnknownContent,
  mixed,
  prefixes,
  safeParse,
  text,
  unknown,
} from "@tagsmith/runtime";

/** Any document as names, attributes and texts, so that three parsers can be compared. */
interface Tree {
  attributes: Record<string, string>;
  text: string;
  children: Tree[];
}

interface Any {
  text: string;
  children: Any[];
  [unknown]?: UnknownContent[];
}

function any(): RecordTable<Any> {
  return {
    name: "Any",
    text: mixed,
    members: [
      { xml: "$", as: "text", type: text },
      { xml: "*", as: "children", number: "*", type: any },
    ],
    make: function (v, b) {
      this.text = v[b];
      this.children = v[b + 1];
    },
  };
}

const table = (): DocumentTable<Any> => ({ contract: 1, name: "test/any", roots: ["*"], type: any });

/** The same with all names known, so that they are predicted. */
function known(): RecordTable<Record<string, unknown>> {
  return {
    name: "Known",
    members: [
      ...["a", "b", "p:a"].map((name) => ({ xml: `@${name}`, as: `@${name}`, number: "?" as const, type: text })),
      ...["a", "b", "p:a"].map((name) => ({ xml: name, as: name, number: "*" as const, type: known })),
      { xml: "c", as: "c", number: "*" as const, type: text },
    ] as never,
  };
}

const knownTable = (): DocumentTable<Record<string, unknown>> => ({
  contract: 1,
  name: "test/known",
  roots: ["*"],
  type: known,
  namespaces: { p: "urn:p" },
  prefixes,
  read: { unknown: "ignore" },
});

const pieces = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("x", " ", "\n", "é", "😀", "&amp;", "&#65;", "&#x1F600;", "]]", "\t") },
  {
    weight: 2,
    arbitrary: fc.constantFrom("<!-- c -->", "<?pi d?>", "<![CDATA[<&]]>", "\r\n", "\r", "'", '"', "&#13;"),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom("&", "&x;", "&#0;", "]]>", "<!-- -- -->", "\u0001", "\ufffe", "<", "<!", "&#xD800;"),
  },
);
const content = fc.array(pieces, { maxLength: 4 }).map((all) => all.join(""));
const attribute = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(
        fc.constantFrom("a", "b", "c", "p:a", "xmlns:p", "xmlns", "xmlns:q", "q:a"),
        fc.constantFrom('"', "'"),
        content,
      )
      .map(([name, quote, value]) => {
        const plain = name.startsWith("xmlns") ? (value.length > 3 ? "urn:p" : "urn:q") : value;
        return ` ${name}=${quote}${plain.replaceAll(quote, "").replaceAll("<", "")}${quote}`;
      }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(" a", " a=1", ' a = "x"', ' a="<"', '\na="1"', 'a="1"', ' 1="1"', " a='x\""),
  },
);
const name = fc.constantFrom("a", "b", "c", "p:a", "q:a", "é");
const { element } = fc.letrec<{ element: string }>((tie) => ({
  element: fc
    .tuple(
      name,
      fc.array(attribute, { maxLength: 3 }),
      fc.array(fc.oneof({ maxDepth: 4 }, content, tie("element")), { maxLength: 3 }),
      fc.constantFrom("", "", "", "", " ", "\n", "x"),
    )
    .map(([tag, attributes, children, end]) =>
      children.length === 0
        ? `<${tag}${attributes.join("")}/>`
        : `<${tag}${attributes.join("")}>${children.join("")}</${tag}${end}>`,
    ),
}));
const wellRooted = element.map((root) => root.replace(/^<([^\s/>]+)/, '<$1 xmlns:p="urn:p" xmlns:q="urn:q"'));
const prologs = fc.constantFrom(
  "",
  "",
  '<?xml version="1.0"?>',
  "<!-- c -->\n",
  " ",
  '<?xml version="1.0" encoding="UTF-8"?>\n',
);
const documents = fc
  .tuple(prologs, fc.oneof(wellRooted, element), fc.constantFrom("", "", "\n", "<!-- c -->", "x", "<a/>", "<?p?>"))
  .map((parts) => parts.join(""));

test("documents are accepted and refused, and mean the same, as in saxes and libxml2", () => {
  let accepted = 0;
  let refused = 0;
  fc.assert(
    fc.property(documents, (xml) => {
      const [saxes, libxml] = [saxesTree(xml), libxmlAccepts(xml)];
      const result = safeParse(table, xml);
      const isKnownWellFormed = !safeParse(knownTable, xml).problems.some(({ code }) => code === "ill-formed");
      expect(isKnownWellFormed).toBe(result.ok);
      // Where the two do not agree, the W3C suite decides.
      if ((saxes !== undefined) !== libxml) return;
      expect(result.ok).toBe(libxml);
      if (result.ok) expect(treeOf(result.value)).toEqual(saxes);
      if (result.ok) accepted++;
      else refused++;
    }),
    { numRuns: 2_000, seed: 42 },
  );
  expect(Math.min(accepted, refused)).toBeGreaterThan(200);
}, 60_000);

test("every document that is cut short is refused", () => {
  const orders = Array.from(
    { length: 20 },
    (_, index) => `<a b="${index}">\n  <c>é &amp; <![CDATA[x]]></c><!-- c -->\n</a>`,
  );
  const bytes = new TextEncoder().encode(`<?xml version="1.0"?>\n<a xmlns:p="urn:p">${orders.join("\n")}</a>`);
  for (const read of [table, knownTable]) {
    expect(safeParse<unknown>(read as () => DocumentTable<unknown>, bytes).ok).toBe(true);
    const accepted = Array.from(bytes.keys()).filter(
      (end) => safeParse(read as () => DocumentTable<unknown>, bytes.subarray(0, end)).ok,
    );
    expect(accepted).toEqual([]);
  }
});

function treeOf(value: Any): Tree {
  const attributes = (value[unknown] ?? []).flatMap((content) =>
    "attribute" in content ? [[content.attribute, content.value]] : [],
  );
  return {
    attributes: Object.fromEntries(attributes),
    text: textOf(value.text, value.children.length > 0),
    children: value.children.map(treeOf),
  };
}

/** White space between elements is not told from none. */
function textOf(value: string, hasChildren: boolean): string {
  return hasChildren && /^[ \t\r\n]*$/.test(value) ? "" : value;
}

function saxesTree(xml: string): Tree | undefined {
  const parser = new SaxesParser({ xmlns: true });
  const root: Tree = { attributes: {}, text: "", children: [] };
  const open = [root];
  let failed = false;
  parser.on("error", () => (failed = true));
  parser.on("opentag", ({ attributes }) => {
    const names = Object.values(attributes).filter(({ prefix, name }) => prefix !== "xmlns" && name !== "xmlns");
    const tree: Tree = {
      attributes: Object.fromEntries(names.map(({ name, value }) => [name, value])),
      text: "",
      children: [],
    };
    open.at(-1)?.children.push(tree);
    open.push(tree);
  });
  parser.on("closetag", () => {
    const tree = open.pop();
    if (tree !== undefined) tree.text = textOf(tree.text, tree.children.length > 0);
  });
  const add = (chunk: string): void => {
    const tree = open.at(-1);
    if (tree !== undefined) tree.text += chunk;
  };
  parser.on("text", add);
  parser.on("cdata", add);
  try {
    parser.write(xml).close();
  } catch {
    return undefined;
  }
  return failed ? undefined : root.children[0];
}

function libxmlAccepts(xml: string): boolean {
  try {
    XmlDocument.fromString(xml, { option: ParseOption.XML_PARSE_NONET }).dispose();
    return true;
  } catch {
    return false;
  }
}
