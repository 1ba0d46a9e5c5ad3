import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readSpecs } from "../../../generator/src/front.js";
import { functions, steps } from "../../../generator/src/model/functions.js";
import { parseKey } from "../../../generator/src/notation/key.js";
import { parseType, plainScalars } from "../../../generator/src/notation/type.js";

// The page that explains the language must not say what the language is not.
const page = readFileSync(fileURLToPath(new URL("../../../specs/README.md", import.meta.url)), "utf8");

describe("the tables of specs/README.md", () => {
  test.each(firstColumn("| key | meaning |"))("have the key %s", (key) => {
    // Some rows show what may follow a name.
    const parsed = parseKey(key);
    expect(parsed.ok ? parsed : parseKey(`Name${/^[?*+{]/.test(key) ? "" : " "}${key}`)).toMatchObject({ ok: true });
  });

  test.each(firstColumn("| type | value in TypeScript | |"))("have the type %s", (type) => {
    expect(parseType(type)).toMatchObject({ ok: true });
  });

  test("have every scalar, function and step", () => {
    const words = [...plainScalars, ...Object.keys(functions), ...Object.keys(steps)];
    expect(words.filter((word) => !new RegExp(`\`[^\`\n]*(?<![\\w-])${word}(?![\\w-])[^\`\n]*\``).test(page))).toEqual(
      [],
    );
  });
});

describe("the examples of specs/README.md", () => {
  test("a document has no problem", () => {
    const [example = ""] = yaml("## A document");
    const rest = "  Party:\n    Name: text\n  Item:\n    SKU: text\n";
    expect(problemsOf({ "platform.yaml": "title: Shop\n", "orders.yaml": example + rest })).toEqual([]);
  });

  test("settings and sources, and what a platform does, have no problem", () => {
    const [settings = ""] = yaml("## Settings and sources");
    const [client = "", endpoint = ""] = yaml("## What a platform does over HTTP");
    const more = '  tokenUrl: url\n  user: text\n  password: text secret\n  paidWords: list of text by ","\n';
    expect(
      problemsOf({ "platform.yaml": `title: Shop\n${settings}${more}${client}${endpoint}`, "orders.yaml": orders }),
    ).toEqual([]);
  });

  test("a vendor's schema has no problem", () => {
    const [example = ""] = yaml("## A vendor's schema");
    expect(problemsOf({ "platform.yaml": "title: Shop\n", "orders.yaml": example, "orders.xsd": schema })).toEqual([]);
  });
});

const orders = `root: orders
types:
  orders:
    "@pages?": integer
    "@status?": text
    "@reason?": text
    order*: Order
  Order:
    "@ID": id
    "@time": unixTime
    "@status": text
    note?: text
    "@testmode as test": boolean 1/0
`;

const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="Orders"><xs:complexType><xs:sequence>
    <xs:element name="Order" type="Order" maxOccurs="unbounded"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:complexType name="Order"><xs:sequence>
    <xs:element name="OrderTotal" type="xs:float"/>
    <xs:element name="Items"><xs:complexType><xs:sequence>
      <xs:element name="Item" type="Item" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence></xs:complexType></xs:element>
  </xs:sequence></xs:complexType>
  <xs:complexType name="Item"><xs:sequence><xs:element name="SKU" type="xs:string"/></xs:sequence></xs:complexType>
</xs:schema>
`;

function problemsOf(files: Readonly<Record<string, string>>): string[] {
  const paths = Object.entries(files).map(([name, text]) => [`specs/shop/${name}`, text] as const);
  const { problems } = readSpecs(new Map(paths));
  // An example need not use every type and setting that it shows.
  return problems
    .filter(({ code }) => code !== "unused")
    .map(({ file, line, message }) => `${file}:${line} ${message}`);
}

/** The YAML blocks of a section. */
function yaml(heading: string): string[] {
  const start = page.indexOf(`\n${heading}\n`);
  expect(start).toBeGreaterThan(0);
  const [section = ""] = page.slice(start + 1 + heading.length).split(/^## /m, 1);
  return [...section.matchAll(/^```yaml\n([^]*?)^```$/gm)].map(([, text = ""]) => text);
}

/** What stands in backticks in the first column of a table. */
function firstColumn(head: string): string[] {
  const [table = ""] = page.slice(page.indexOf(head)).split("\n\n", 1);
  const cells = table
    .split("\n")
    .slice(2)
    .map((row) => row.split(/(?<!\\)\|/)[1] ?? "");
  const spans = cells.flatMap((cell) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, span = ""]) => span.replaceAll("\\|", "|")),
  );
  expect(spans.length).toBeGreaterThan(10);
  return spans;
}
