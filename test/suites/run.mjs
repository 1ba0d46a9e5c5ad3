// `npm run test:suites`: bundles the runner with the sources that it tests, and starts it. `-- --only WORD` runs the groups
// whose suite or name has the word in it, `-- --list` names what does not pass, `-- --write` writes the known differences anew.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const top = fileURLToPath(new URL("../..", import.meta.url));
const { devDependencies } = JSON.parse(readFileSync(`${top}package.json`, "utf8"));
const output = "node_modules/.cache/suites";

await build({
  absWorkingDir: top,
  entryPoints: ["test/suites/xsd/main.ts", "test/suites/xsd/worker.ts"],
  outdir: output,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "es2022",
  tsconfig: "tsconfig.json",
  loader: { ".hbs": "text" },
  banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  external: [...Object.keys(devDependencies).flatMap((name) => [name, `${name}/*`]), "ts-morph"],
  logLevel: "warning",
});
const { status } = spawnSync(process.execPath, [`${output}/main.mjs`, ...process.argv.slice(2)], {
  cwd: top,
  stdio: "inherit",
});
process.exitCode = status ?? 1;
