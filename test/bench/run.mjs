// `npm run bench`: bundles the benchmarks with the sources they measure, as the build does, and starts them.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const top = fileURLToPath(new URL("../..", import.meta.url));
const { devDependencies } = JSON.parse(readFileSync(`${top}package.json`, "utf8"));

await build({
  absWorkingDir: top,
  entryPoints: ["main", "child", "stream-memory"].map((name) => `test/bench/${name}.ts`),
  outdir: "node_modules/.cache/bench",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  format: "esm",
  platform: "node",
  target: "es2022",
  tsconfig: "tsconfig.json",
  external: Object.keys(devDependencies).flatMap((name) => [name, `${name}/*`]),
  logLevel: "warning",
});
const { status } = spawnSync(process.execPath, ["node_modules/.cache/bench/main.mjs", ...process.argv.slice(2)], {
  cwd: top,
  stdio: "inherit",
});
process.exitCode = status ?? 1;
