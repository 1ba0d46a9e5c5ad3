import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import {
  DtdValidator,
  ParseOption,
  XmlBufferInputProvider,
  XmlDocument,
  XmlDtd,
  xmlRegisterInputProvider,
} from "libxml2-wasm";
import { describe, expect, test, vi } from "vitest";
import { type DocumentTable, safeParse, serialize } from "@tagsmith/runtime";
import { tableInMemory } from "../../../generator/src/commands/tables.js";
import { readSpecs } from "../../../generator/src/front.js";

vi.setConfig({ testTimeout: 300_000 });

/** Where Debian's packages fontconfig-config and xkb-data put their files. */
const share = "/usr/share";

describe("real documents are read and written as they were", () => {
  const fonts = documentsIn(`${share}/fontconfig/conf.avail`, ".conf");
  const rules = documentsIn(`${share}/X11/xkb/rules`, ".xml");

  test.each([
    [`${share}/xml/fontconfig/fonts.dtd`, "fontconfig", fonts, 41],
    [`${share}/X11/xkb/rules/xkb.dtd`, "xkbConfigRegistry", rules, 5],
  ] as const)("those of %s", (file, root, documents, count, context?: unknown) => {
    if (!existsSync(file) || documents.length === 0) return skip(context as never, file);
    const dtdText = readFileSync(file, "utf8");
    const { platforms, problems } = readSpecs(
      new Map([...spec(basename(file), root), [`real/${basename(file)}`, dtdText] as const]),
    );
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
    const [platform] = platforms;
    const document = platform?.documents[0];
    if (platform === undefined || document === undefined) throw new Error("no document");
    const table = tableInMemory(platform, document) as () => DocumentTable<unknown>;
    const wrong = documents.flatMap((path) => {
      const differences = roundTrip(table, readFileSync(path, "utf8"), dtdText);
      return differences === undefined ? [] : [`${path}: ${differences}`];
    });
    expect(wrong).toEqual([]);
    expect(documents.length).toBe(count);
  });
});

/** What is not as it was after reading and writing; nothing where all is. */
function roundTrip(table: () => DocumentTable<unknown>, text: string, dtd: string): string | undefined {
  const read = safeParse(table, text, { unknown: "refuse" });
  if (!read.ok) return read.problems[0]?.message;
  if (read.problems.length > 0) return read.problems[0]?.message;
  const written = serialize(table, read.value);
  const before = canonical(text, dtd);
  const after = canonical(written, dtd);
  if (before !== after) return firstDifference(before, after);
  expect(safeParse(table, written)).toEqual({ ok: true, value: read.value, problems: [] });
  const document = XmlDocument.fromString(written);
  const validator = new DtdValidator(XmlDtd.fromString(dtd));
  validator.validate(document);
  validator.dispose();
  document.dispose();
  return undefined;
}

/** As `equal after a round trip` is defined: C14N with defaults, without comments and white space between elements. */
function canonical(text: string, dtd: string): string {
  const body = text.replace(/^\uFEFF?(?:<\?xml[^]*?\?>)?(?:\s|<!--[^]*?-->)*(?:<!DOCTYPE[^>[]*>)?/, "");
  const root = /<([\w:.-]+)/.exec(body.replace(/<!--[^]*?-->/g, ""))?.[1] ?? "";
  external.addBuffer("external.dtd", new TextEncoder().encode(dtd));
  const declared = `<!DOCTYPE ${root} SYSTEM "external.dtd">${body}`;
  const option =
    ParseOption.XML_PARSE_DTDATTR |
    ParseOption.XML_PARSE_NOBLANKS |
    ParseOption.XML_PARSE_NOENT |
    ParseOption.XML_PARSE_NOCDATA;
  const document = XmlDocument.fromString(declared, { option });
  const result = document.canonicalizeToString({ withComments: false });
  document.dispose();
  return result.replace(/<\?[^]*?\?>/g, "").replace(/>\s+</g, "><");
}

const external = new XmlBufferInputProvider({});
xmlRegisterInputProvider(external);

function firstDifference(before: string, after: string): string {
  let at = 0;
  while (before[at] === after[at]) at++;
  const part = (text: string): string => JSON.stringify(text.slice(Math.max(0, at - 40), at + 60));
  return `${part(before)} became ${part(after)}`;
}

function spec(dtd: string, root: string): [path: string, text: string][] {
  return [
    ["real/platform.yaml", "title: Real\n"],
    ["real/document.yaml", `root: ${root}\nschema: ${dtd}\nread:\n  doctype: skip\n  order: declared\n`],
  ];
}

function documentsIn(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name));
}

function skip(context: { readonly skip: (note: string) => void }, file: string): void {
  console.log(`skipped: ${file} is missing`);
  context.skip(`${file} is missing`);
}
