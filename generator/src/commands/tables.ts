import type { DocumentTable, RecordTable } from "@tagsmith/runtime";
import { readPlatform } from "../disk/specs.js";
import { documentEntries } from "../expression/document-entries.js";
import { evaluate } from "../expression/evaluate.js";
import { documentNames, namesOf } from "../emit/names.js";
import { tableOf } from "../emit/table.js";
import { readSpecs } from "../front.js";
import { textsOf } from "../load/texts.js";
import type { Document, Platform } from "../model/model.js";
import type { SpecProblem } from "../problems/problem.js";

/* oxlint-disable typescript/no-explicit-any -- a table that was made in memory has no type that a compiler saw */
/** The table of a document of which only its spec knows what its values are. */
export type AnyDocument = DocumentTable<any>;

/** The table of a record of which only its spec knows what its values are. */
export type AnyRecord = RecordTable<any>;
/* oxlint-enable typescript/no-explicit-any */

/** A platform as its spec describes it, or what is wrong with the spec. */
export type Loaded =
  | { readonly platform: Platform; readonly problems: readonly SpecProblem[] }
  | { readonly platform: undefined; readonly problems: readonly SpecProblem[] };

/** Reads the spec of one platform from its folder. */
export function loadPlatform(specs: string, name: string): Loaded {
  const { platforms, problems } = readSpecs(textsOf(readPlatform(specs, name)));
  const failed = problems.some(({ severity }) => severity === "error");
  return { platform: failed ? undefined : platforms.find((platform) => platform.name === name), problems };
}

/** The table of a document, made in memory: no generated code is loaded. */
export function tableInMemory(platform: Platform, document: Document): () => AnyDocument {
  const names = namesOf(platform);
  const functions = evaluate(tableOf(platform.name, document, names), documentEntries);
  return functions.get(documentNames(names, document).table) as () => AnyDocument;
}
