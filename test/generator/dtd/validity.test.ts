import { existsSync, readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { type DocumentTable, XmlError, safeParse } from "@tagsmith/runtime";
import { type ExternalEntity, expandDoctype } from "@tagsmith/runtime/dtd";
import { tableInMemory } from "../../../generator/src/commands/tables.js";
import { importDtd } from "../../../generator/src/dtd/index.js";
import type { Document, Platform } from "../../../generator/src/model/model.js";
import { type Case, readCases } from "../../trust/xmlconf/catalogue.js";
import { documentOfImport } from "../export/imported.js";
import { decoded, filesBeside, subsetOf } from "./subset.js";

vi.setConfig({ testTimeout: 120_000 });

/** Whether a table that was compiled from a document's own DTD takes the document; nothing where its DTD cannot be cut out. */
function isAccepted(each: Case): boolean | undefined {
  const found = subsetOf(each);
  if (found === undefined) return undefined;
  const files = filesBeside(each.file);
  const external = found.external === undefined ? "" : (files.get(found.external) ?? "");
  const subset = { text: found.subset, file: each.file };
  const imported = importDtd(external, found.external ?? `${each.file}.dtd`, { files, subset });
  const root = /<!DOCTYPE[ \t\r\n]+([^ \t\r\n[>]+)/.exec(decoded(each.bytes))?.[1] ?? "";
  if (imported.problems.some(({ severity }) => severity === "error") || !imported.rootTypes.has(root)) return false;
  const document: Document = {
    ...documentOfImport(imported, root),
    // To a DTD a colon is a character as any other.
    read: { order: "declared", unknown: "refuse", repeated: "refuse", doctype: "skip", namespaces: "ignore" },
  };
  const platform = { name: "suite", documents: [document], types: [] } as unknown as Platform;
  const table = tableInMemory(platform, document) as () => DocumentTable<unknown>;
  try {
    return safeParse(table, expanded(each)).ok;
  } catch (error) {
    // An entity that is declared nowhere.
    if (error instanceof XmlError) return false;
    throw error;
  }
}

/** The document without its DOCTYPE: with its entities, and with the attributes that are not there. */
function expanded({ bytes, file }: Case): Uint8Array {
  const load = ({ url }: ExternalEntity): Uint8Array | undefined => {
    const path = decodeURI(url.replace("file://", ""));
    return existsSync(path) ? readFileSync(path) : undefined;
  };
  return expandDoctype(bytes, { base: `file://${file}`, load, namespaces: "ignore" });
}

/** What is wrong and not seen, by what it would take to see it. */
const unseen: Readonly<Record<string, readonly string[]>> = {
  "whole documents: an IDREF has an ID somewhere, an ENTITY a declaration": [
    ...["id08", "id09", "attr01", "attr02"],
    ...["02", "08", "10", "13", "16"].map((each) => `ibm-invalid-P56-ibm56i${each}.xml`),
  ],
  "where the parts of a declaration come from": [
    ...["invalid--002", "invalid--005", "invalid--006", "rmt-e2e-14"],
    ...["49", "50", "51"].map((each) => `ibm-invalid-P${each}-ibm${each}i01.xml`),
  ],
  "standalone declarations": ["01", "03", "04"].map((each) => `ibm-invalid-P32-ibm32i${each}.xml`),
  "what ANY holds, which is kept as XML": [
    ...["el01", "ibm-invalid-P39-ibm39i04.xml", "ibm-invalid-P58-ibm58i01.xml", "ibm-invalid-P59-ibm59i01.xml"],
    ...["07", "09", "17", "18"].map((each) => `ibm-invalid-P56-ibm56i${each}.xml`),
    ...["01", "02"].map((each) => `ibm-invalid-P60-ibm60i${each}.xml`),
  ],
  "white space and comments that are no part of a value": [
    ...["a", "b", "c", "d", "g", "h"].map((each) => `rmt-e2e-15${each}`),
    ...["empty", "rmt-e2e-20"],
  ],
  "attributes that bind prefixes": ["attr08", "hst-bh-005", "hst-bh-006"],
};

test("a table from a DTD takes what is valid by it, and refuses what is not", () => {
  const cases = readCases().filter(({ doctype, type }) => doctype && type !== "not-wf");
  const taken = cases.flatMap((each) => {
    const accepted = isAccepted(each);
    return accepted === undefined ? [] : [{ ...each, accepted }];
  });
  const ids = (type: Case["type"], accepted: boolean): string[] =>
    taken.filter((each) => each.type === type && each.accepted === accepted).map(({ id }) => id);
  expect(ids("valid", false)).toEqual(["o-p51pass1"]);
  expect(ids("invalid", true).sort()).toEqual(Object.values(unseen).flat().sort());
  expect({ valid: ids("valid", true).length, invalid: ids("invalid", false).length }).toEqual({
    valid: 727,
    invalid: 114,
  });
});
