import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { Failure, reasonOf } from "../../disk/failure.js";
import { readBytes } from "../../disk/specs.js";
import { type Sample, readSample } from "../../draft/sample.js";
import { type Name, rootOf } from "../../draft/scan.js";
import { decoded } from "../decoded.js";
import { documentProblems } from "../document-problems.js";
import type { Terminal } from "../terminal.js";

/** Reads documents; where some are no XML says where each of them is not, and gives nothing. */
export function readSamples(paths: readonly string[], terminal: Terminal): readonly Sample[] | undefined {
  const files = paths.flatMap(documentsIn);
  let failed = false;
  const samples = files.flatMap((file) => {
    const bytes = readBytes(file);
    const read = readSample({ file, bytes });
    if ("sample" in read) return [read.sample];
    failed = true;
    terminal.error(documentProblems([read.problem], file, () => decoded(bytes), terminal));
    return [];
  });
  return failed ? undefined : samples;
}

/** A file, or the documents in a folder. */
export function documentsIn(path: string): string[] {
  if (!isFolder(path)) return [path];
  const found = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".xml") && !entry.name.startsWith("."))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  if (found.length === 0) throw new Failure(`there is no document in ${path}: no file whose name ends with .xml`);
  return found;
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw new Failure(`cannot read ${path}: ${reasonOf(error)}`);
  }
}

/** The local name of the root that all samples have: a document of a spec has one. */
export function commonRoot(samples: readonly Sample[], platform: string): string {
  const roots = new Map<string, { readonly name: Name; readonly file: string }>();
  for (const { file, text } of samples) {
    const name = rootOf(text);
    if (!roots.has(name.key)) roots.set(name.key, { name, file });
  }
  const [first, other] = roots.values();
  if (other === undefined || first === undefined) return first?.name.local ?? "";
  const shown = ({ name: { local, uri } }: { readonly name: Name }): string =>
    local === first.name.local && local === other.name.local
      ? `${local} of ${uri === "" ? "no namespace" : uri}`
      : local;
  throw new Failure(
    `the samples have different roots: ${shown(first)} in ${first.file}, ${shown(other)} in ${other.file}`,
    `Draft a document from each: tagsmith new ${platform} --from ${other.file} --document other`,
  );
}
