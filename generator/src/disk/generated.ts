import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, rmdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Failure, reasonOf } from "./failure.js";

/** A file to write (`after`), or to remove (no `after`); the path is seen from the folder of the output. */
export interface Change {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What a run has to do so that the output holds `after` where it held `before`: nothing for a file that stays the same. */
export function changesBetween(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Change[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .map((path) => ({ path, before: before.get(path), after: after.get(path) }))
    .filter(({ before, after }) => before !== after);
}

/** Writes each file beside its place and renames it, so that no reader ever sees half of one; empty folders go. */
export function applyChanges(folder: string, changes: readonly Change[]): void {
  for (const { path, after } of changes) {
    const target = join(folder, path);
    try {
      if (after === undefined) rmSync(target);
      else writeWhole(target, after);
    } catch (error) {
      throw new Failure(`cannot ${after === undefined ? "remove" : "write"} ${target}: ${reasonOf(error)}`);
    }
  }
  const left = new Set(changes.filter(({ after }) => after === undefined).map(({ path }) => dirname(path)));
  for (const path of left) removeEmpty(folder, path);
}

/** Writes a file, complete or not at all. */
export function writeWhole(target: string, content: string | Uint8Array): void {
  mkdirSync(dirname(target), { recursive: true });
  const temporary = `${target}.${process.pid}`;
  try {
    writeFileSync(temporary, content);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/**
 * The texts of the modules that stand where generated ones do, in the folders of platforms, by path; the output may be a
 * folder with much else in it. None where it is missing.
 */
export function readOutput(folder: string, platforms?: readonly string[]): Map<string, string> {
  const folders = platforms ?? entriesOf(folder).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  const paths = folders.flatMap((platform) =>
    entriesOf(join(folder, platform))
      .filter((entry) => entry.isFile() && /\.[jt]s$/.test(entry.name))
      .map((entry) => `${platform}/${entry.name}`),
  );
  return new Map(paths.sort().map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}

function entriesOf(folder: string): import("node:fs").Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw new Failure(`cannot read the folder ${folder}: ${reasonOf(error)}`);
  }
}

function removeEmpty(folder: string, path: string): void {
  for (let inside = path; inside !== "." && inside !== ""; inside = dirname(inside)) {
    try {
      rmdirSync(join(folder, inside));
    } catch {
      // Something of the user's own is left in it.
      return;
    }
  }
}
