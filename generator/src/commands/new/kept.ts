import { basename } from "node:path";
import { type DocumentTable, safeParse } from "@tagsmith/runtime";
import { wordsOf } from "../../draft/words.js";
import { jsonOf } from "../json.js";

/** What a sample that is kept is called: its name begins with the document's. */
export function sampleName(file: string, document: string, isTaken: (name: string) => boolean): string {
  const stem = wordsOf(basename(file).replace(/\.[^.]*$/, ""))
    .join("-")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
  const name = stem === document || stem.startsWith(`${document}-`) ? stem : `${document}-${stem || "sample"}`;
  for (let number = 1; ; number++) {
    const tried = number === 1 ? name : `${name}-${number}`;
    if (!isTaken(tried)) return tried;
  }
}

/** What stands beside a sample: its value as JSON. */
export function expectedValue(
  table: () => DocumentTable<unknown>,
  bytes: Uint8Array,
): { readonly json: string } | { readonly problems: string } {
  const read = safeParse(table, bytes);
  if (read.ok) return { json: `${jsonOf(read.value, 2)}\n` };
  return { problems: read.problems.map(({ message }) => `${message}\n`).join("") };
}
