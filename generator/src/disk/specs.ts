import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { SpecFile } from "../load/texts.js";
import { Failure, reasonOf } from "./failure.js";

/** The platforms in a folder of specs: each is a folder of its own, and there is no other list of them. */
export function listPlatforms(folder: string): string[] {
  return entriesOf(folder)
    .filter((entry) => entry.isDirectory() && !/^\.|^node_modules$/.test(entry.name))
    .map((entry) => entry.name)
    .sort();
}

/** All files of a platform, its samples included, by path. */
export function readPlatform(folder: string, platform: string): SpecFile[] {
  return filesBelow(folder, platform)
    .sort()
    .map((path) => ({ path, bytes: readBytes(join(folder, path)) }));
}

/** The bytes of a file; a failure names the file as it was given. */
export function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new Failure(`cannot read ${path}: ${reasonOf(error)}`);
  }
}

function filesBelow(folder: string, path: string): string[] {
  return entriesOf(join(folder, path)).flatMap((entry) => {
    // Editors keep swap files and backups beside the file, which are no part of a spec.
    if (entry.name.startsWith(".") || entry.name.endsWith("~")) return [];
    const below = `${path}/${entry.name}`;
    const isFolder = entry.isSymbolicLink() ? statSync(join(folder, below)).isDirectory() : entry.isDirectory();
    return isFolder ? filesBelow(folder, below) : [below];
  });
}

function entriesOf(folder: string): ReturnType<typeof directoryEntries> {
  try {
    return directoryEntries(folder);
  } catch (error) {
    throw new Failure(`cannot read the folder ${folder}: ${reasonOf(error)}`);
  }
}

function directoryEntries(folder: string): import("node:fs").Dirent[] {
  return readdirSync(folder, { withFileTypes: true });
}
