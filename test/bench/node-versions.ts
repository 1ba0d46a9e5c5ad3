import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { cache } from "./processes.js";

/** The executable of a version of Node: this one, or one fetched from npm into the cache. */
export function nodeOf(major: string | undefined): string {
  if (major === undefined || process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const name = `node-${process.platform}-${process.arch}`;
  const folder = `${cache}/node-${major}`;
  const node = `${folder}/node_modules/${name}/bin/node`;
  if (!existsSync(node)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}/package.json`, '{ "private": true }\n');
    const install = ["install", "--prefix", folder, "--no-audit", "--no-fund", `${name}@${major}`];
    const { status, stderr } = spawnSync("npm", install, { encoding: "utf8" });
    if (status !== 0 || !existsSync(node)) throw new Error(`cannot fetch Node ${major} from npm:\n${stderr}`);
  }
  return `${process.cwd()}/${node}`;
}

/** The version of an executable, without the `v`. */
export function versionOf(node: string): string {
  return spawnSync(node, ["--version"], { encoding: "utf8" }).stdout.trim().slice(1);
}
