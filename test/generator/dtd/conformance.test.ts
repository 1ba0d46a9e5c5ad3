import { existsSync, readFileSync } from "node:fs";
import { ParseOption, XmlDocument, XmlDtd } from "libxml2-wasm";
import { describe, expect, test } from "vitest";
import { readCatalogs } from "../../../generator/src/dtd/catalog.js";
import { parseDtd } from "../../../generator/src/dtd/parse.js";
import { type Case, readCases } from "../../trust/xmlconf/catalogue.js";
import { type Subset, filesBeside, subsetOf } from "./subset.js";

const cases = readCases().filter(({ doctype }) => doctype);

describe("the DTDs of the W3C suite", () => {
  test("of documents that are well-formed are read", () => {
    const wrong = cases.flatMap((each) => {
      const found = each.type === "not-wf" ? undefined : subsetOf(each);
      const mistake = found && firstMistake(each, found);
      return mistake === undefined ? [] : [`${each.id}: ${mistake}`];
    });
    // Not valid: a section that begins in an entity and ends outside of it. We refuse what cannot be told apart from a mistake.
    expect(wrong).toEqual(['invalid-not-sa-022: expected "]]>" but found the end of the entity %e;']);
  });

  test("that libxml2 refuses are refused", () => {
    const refused = cases.flatMap((each) => {
      const found = each.type === "not-wf" ? subsetOf(each) : undefined;
      return found !== undefined && isRefusedByLibxml(each, found) ? [{ each, found }] : [];
    });
    const missed = refused.filter(({ each, found }) => firstMistake(each, found) === undefined);
    // Colons in names of entities and notations: a rule of namespaces, of which a DTD knows nothing.
    expect(missed.map(({ each }) => each.id)).toEqual(["rmt-ns10-043", "rmt-ns10-044"]);
    expect(refused.length).toBeGreaterThan(300);
  });
});

/** What breaks the grammar, if anything: what is merely not valid is no matter of the grammar. */
function firstMistake({ file }: Case, { subset, external }: Subset): string | undefined {
  const files = filesBeside(file);
  const broken: string[] = [];
  const declarations = parseDtd(
    [
      { text: subset, file, internal: true },
      ...(external === undefined ? [] : [{ text: files.get(external) ?? "", file: external }]),
    ],
    { files, catalog: readCatalogs([], files, { invalid: () => undefined, unsupported: () => undefined }) },
    {
      invalid: (_place, expected, found) => broken.push(`expected ${expected} but found ${found}`),
      unsupported: () => undefined,
    },
  );
  return declarations === undefined ? broken.at(-1) : undefined;
}

/** The document with an empty root instead of its own, which may be what is wrong. */
function isRefusedByLibxml({ file }: Case, { subset, external }: Subset): boolean {
  try {
    if (external !== undefined && existsSync(external)) XmlDtd.fromBuffer(readFileSync(external)).dispose();
    const text = `<!DOCTYPE r [${subset}]><r/>`;
    XmlDocument.fromString(text, { url: file, option: ParseOption.XML_PARSE_DEFAULT }).dispose();
    return false;
  } catch {
    return true;
  }
}
