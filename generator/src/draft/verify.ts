import { type DocumentTable, type Problem, safeParse, serialize } from "@tagsmith/runtime";
import { documentEntries } from "../expression/document-entries.js";
import { evaluate } from "../expression/evaluate.js";
import { documentNames, namesOf } from "../emit/names.js";
import { tableOf } from "../emit/table.js";
import { readSpecs } from "../front.js";
import type { SpecProblem } from "../problems/problem.js";
import { differenceOf } from "./difference.js";
import type { Sample } from "./sample.js";

/** The table of a drafted document, or why there is none: a draft that is wrong is a mistake of ours. */
export interface DraftTable {
  readonly table: (() => DocumentTable<unknown>) | undefined;
  readonly problems: readonly SpecProblem[];
}

/** Makes the table of a document. `files` are the platform's, by path. */
export function draftTable(files: ReadonlyMap<string, string>, platformName: string, documentName: string): DraftTable {
  const { platforms, problems } = readSpecs(files);
  const platform = platforms.find(({ name }) => name === platformName);
  const document = platform?.documents.find(({ name }) => name === documentName);
  if (platform === undefined || document === undefined) return { table: undefined, problems };
  const names = namesOf(platform);
  const functions = evaluate(tableOf(platform.name, document, names), documentEntries);
  return { table: functions.get(documentNames(names, document).table) as () => DocumentTable<unknown>, problems };
}

/** What a draft does not do with a sample; nothing where it reads all of it and writes it as it was. */
export interface Shortfall {
  readonly file: string;
  readonly problems: readonly Problem[];
  /** What became another text or element. */
  readonly difference: string | undefined;
}

/** Reads samples as a draft says, and writes them again. */
export function verifySamples(table: () => DocumentTable<unknown>, samples: readonly Sample[]): Shortfall[] {
  return samples.flatMap(({ file, bytes, text }) => {
    const read = safeParse(table, bytes, { file, unknown: "refuse" });
    const problems = read.problems.filter(({ severity }) => severity === "error");
    const difference = read.ok ? differenceOf(text, serialize(table, read.value)) : undefined;
    return problems.length === 0 && difference === undefined ? [] : [{ file, problems, difference }];
  });
}
