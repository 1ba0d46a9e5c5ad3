// Makes a fresh clone ready: runs before `npm start` and `npm test`, so it may need nothing that is not in Node.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const top = fileURLToPath(new URL("..", import.meta.url));
const [major, minor] = process.versions.node.split(".").map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Tagsmith needs Node 20.19 or later, and this is Node ${process.versions.node} (${process.execPath}).`);
  process.exit(1);
}

if (!isInstalled()) {
  console.log("Installing what package-lock.json names (npm ci) ...");
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], {
    cwd: top,
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  });
  if (status !== 0) process.exit(status ?? 1);
}

const { build } = await import("./build.mjs");
await build();

/** Compares contents, not times: a checkout gives every file the time of now. */
function isInstalled() {
  const wanted = lockedPackages("package-lock.json");
  const present = lockedPackages("node_modules/.package-lock.json");
  return Object.entries(wanted).every(
    ([path, { version, link, optional, peer }]) =>
      path === "" || !path.includes("node_modules/") || link || optional || peer || present[path]?.version === version,
  );
}

function lockedPackages(file) {
  return existsSync(top + file) ? JSON.parse(readFileSync(top + file, "utf8")).packages : {};
}
