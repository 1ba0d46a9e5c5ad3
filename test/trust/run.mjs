// `node test/trust/run.mjs <part> [options]`: bundles a part with the sources that it tests, and starts it.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const top = fileURLToPath(new URL("../..", import.meta.url));
const [part, ...options] = process.argv.slice(2);
const entry = `test/trust/${part}/main.ts`;
if (part === undefined || !existsSync(top + entry)) throw new Error(`there is no ${entry}`);
const { devDependencies } = JSON.parse(readFileSync(`${top}package.json`, "utf8"));
const { dependencies } = JSON.parse(readFileSync(`${top}generator/package.json`, "utf8"));
const thirdParty = Object.keys(dependencies).filter((name) => !name.startsWith("@tagsmith/"));
const output = `node_modules/.cache/trust/${part}.mjs`;

await build({
  absWorkingDir: top,
  entryPoints: [entry],
  outfile: output,
  bundle: true,
  format: "esm",
  platform: "node",
  target: "es2022",
  tsconfig: "tsconfig.json",
  loader: { ".hbs": "text" },
  define: { GENERATOR_SOURCES: '"0"' },
  external: [...Object.keys(devDependencies), ...thirdParty].flatMap((name) => [name, `${name}/*`]),
  logLevel: "warning",
});
const { status } = spawnSync(process.execPath, ["--expose-gc", output, ...options], { cwd: top, stdio: "inherit" });
process.exitCode = status ?? 1;
