import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { SpecFile } from "../../generator/src/load/texts.js";

export const top: string = fileURLToPath(new URL("../..", import.meta.url));

/** All files of `specs/`, as the command line gives them to the generator. */
export function allSpecs(): SpecFile[] {
  return filesBelow("specs")
    .filter((path) => path.includes("/"))
    .map((path) => ({ path, bytes: readFileSync(`${top}specs/${path}`) }));
}

/** The paths of all files below a folder of the repository, seen from it, in order. */
export function filesBelow(folder: string): string[] {
  return readdirSync(top + folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/[\\/](?:dist|node_modules)(?:[\\/]|$)/.test(entry.parentPath))
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll("\\", "/").slice(`${top}${folder}/`.length))
    .sort();
}
