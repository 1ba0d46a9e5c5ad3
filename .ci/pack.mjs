// Packs the three packages as they are published: each with the licence and the README of the whole, which stand once in
// the repository. `node .ci/pack.mjs <folder>` writes the tarballs there.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "./build.mjs";

const top = fileURLToPath(new URL("..", import.meta.url));
const destination = resolve(process.argv[2] ?? ".");
const stage = mkdtempSync(join(tmpdir(), "tagsmith-pack-"));

await build();
try {
  const folders = ["runtime", "generated", "generator"].map(stagePackage);
  mkdirSync(destination, { recursive: true });
  execFileSync("npm", ["pack", ...folders, "--pack-destination", destination, "--silent"], {
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  });
} finally {
  rmSync(stage, { recursive: true });
}

function stagePackage(folder) {
  const { files } = JSON.parse(readFileSync(join(top, folder, "package.json"), "utf8"));
  for (const file of ["package.json", ...files])
    cpSync(join(top, folder, file), join(stage, folder, file), { recursive: true });
  for (const file of ["LICENSE", "README.md"]) {
    if (existsSync(join(top, file))) cpSync(join(top, file), join(stage, folder, file));
  }
  return join(stage, folder);
}
