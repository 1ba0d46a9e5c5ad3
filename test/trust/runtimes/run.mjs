// `npm run runtimes`: installs the packed packages and six runtimes to a temporary folder, and lets each do the same work.
// Nothing of it is installed by `npm ci`; versions stand in runtimes.json. `-- --only Bun` runs one of them.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { writeResult } from "../results.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const top = join(here, "../../..");
const { values } = parseArgs({ options: { only: { type: "string" } } });
const folder = mkdtempSync(join(tmpdir(), "tagsmith-runtimes-"));
const started = performance.now();

/** What all must say: the figures of another runtime are no proof. */
const expected = {
  read: "10077 Zoë Bailey",
  "read as a stream": "10077",
  "refuse with a place": "10:18 /ShopSiteOrders/Order[1]/OrderNumber: expected text only but received the element b",
  "serve an endpoint": "0815 Ada & Söhne",
  "serve a webhook": "200 foxy 0 0.8",
  "ask a mock": "1001, 1002, 1003, 1004, 1005",
  listen: "0815",
};

const lines = [];
try {
  install();
  const runtimes = Object.entries(JSON.parse(readFileSync(join(here, "runtimes.json"), "utf8")));
  const results = new Map();
  for (const [name, runtime] of runtimes) {
    if (values.only !== undefined && values.only !== name) continue;
    results.set(name, await tryRuntime(name, runtime));
  }
  report(results);
} finally {
  rmSync(folder, { recursive: true });
}

/** The packages as they are published, and what every runtime is given. */
function install() {
  execFileSync(process.execPath, [join(top, ".ci/pack.mjs"), folder], { stdio: ["ignore", "ignore", "inherit"] });
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  const tarballs = readdirSync(folder).filter((name) => /^tagsmith-(?:runtime|platforms)-.*\.tgz$/.test(name));
  npm(folder, "install", "--offline", "--cache", join(folder, "cache"), ...tarballs.map((name) => `./${name}`));
  writeFileSync(join(folder, "program.mjs"), readFileSync(join(here, "program.mjs")));
  const sample = readFileSync(join(top, "specs/shopsite/samples/orders-14.0.xml")).toString("base64");
  const given = `export const fullSample = Uint8Array.from(atob("${sample}"), (character) => character.charCodeAt(0));\n`;
  const listen = `export const listen = async (...given) => (await import("@tagsmith/runtime/node")).listen(...given);\n`;
  writeFileSync(join(folder, "given.mjs"), given + listen);
  const main = `import { run } from "./program.mjs";\nconsole.log(JSON.stringify(await run({ listens: true })));\n`;
  writeFileSync(join(folder, "main.mjs"), main);
}

async function tryRuntime(name, runtime) {
  try {
    const program = fetchRuntime(name, runtime);
    const result = runtime.isWorker ? await inWorker(program) : inProcess(program, runtime);
    return { version: versionOf(program, runtime), ...result };
  } catch (error) {
    return { reason: String(error.message).split("\n")[0] };
  }
}

/** The runtime's own program, out of the package of one kind of machine. */
function fetchRuntime(name, runtime) {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error(`its package is for Linux on x64, and this is ${process.platform} on ${process.arch}`);
  }
  const target = join(folder, "runtimes", name.replaceAll(" ", "-"));
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, "package.json"), '{ "private": true }\n');
  npm(target, "install", "--ignore-scripts", "--no-audit", "--no-fund", runtime.package);
  const program = join(target, "node_modules", runtime.package.replace(/@[^@]*$/, ""), runtime.program);
  if (!existsSync(program)) throw new Error(`${runtime.package} has no ${runtime.program}`);
  execFileSync("chmod", ["+x", program]);
  return program;
}

function versionOf(program) {
  return execFileSync(program, ["--version"], { encoding: "utf8" }).trim().split("\n")[0];
}

function inProcess(program, { arguments: given = [] }) {
  const { status, stdout, stderr, signal } = spawnSync(program, [...given, "main.mjs"], {
    cwd: folder,
    encoding: "utf8",
    timeout: 120_000,
    env: { PATH: process.env["PATH"], HOME: folder },
  });
  if (status !== 0)
    throw new Error(`it ended with ${status ?? signal}: ${stderr.trim().split("\n").slice(0, 3).join(" ")}`);
  return { result: JSON.parse(stdout) };
}

/** A worker is one file, and answers requests. */
async function inWorker(program) {
  const worker = `import { run } from "./program.mjs";
export default { fetch: async () => Response.json(await run({ listens: false }).catch((error) => ({ error: String(error.stack) }))) };
`;
  writeFileSync(join(folder, "worker-entry.mjs"), worker);
  await build({
    absWorkingDir: folder,
    entryPoints: ["worker-entry.mjs"],
    outfile: join(folder, "worker.js"),
    bundle: true,
    format: "esm",
    target: "es2022",
    external: ["node:*"],
    conditions: ["workerd", "worker"],
    logLevel: "error",
  });
  writeFileSync(
    join(folder, "worker.capnp"),
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .worker)],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const worker :Workerd.Worker = (
  modules = [(name = "worker", esModule = embed "worker.js")],
  compatibilityDate = "2026-01-01",
);
`,
  );
  const child = spawn(program, ["serve", "worker.capnp", "--control-fd=3"], {
    cwd: folder,
    stdio: ["ignore", "inherit", "pipe", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (data) => (said += data));
  try {
    const port = await new Promise((resolve, reject) => {
      let control = "";
      child.stdio[3].on("data", (data) => {
        control += data;
        const found = /"port":(\d+)/.exec(control)?.[1];
        if (found !== undefined) resolve(Number(found));
      });
      child.on("exit", (code) => reject(new Error(`it ended with ${code}: ${said.trim().split("\n")[0]}`)));
      child.on("error", reject);
      setTimeout(() => reject(new Error(`it does not listen: ${said}`)), 30_000).unref();
    });
    const result = await (await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(60_000) })).json();
    if (result.error !== undefined) throw new Error(result.error);
    return { result };
  } finally {
    child.kill();
  }
}

function report(results) {
  const first = [...results.values()].find(({ result }) => result !== undefined)?.result ?? {};
  let failures = 0;
  for (const [name, { version, result, reason }] of results) {
    if (result === undefined) {
      lines.push(`${name}: NOT RUN: ${reason}`);
      failures += reason.startsWith("its package is for") ? 0 : 1;
      continue;
    }
    const wrong = Object.entries(result).filter(([task, said]) => said !== (expected[task] ?? first[task]));
    failures += wrong.length;
    lines.push(
      `${name} (${version}): ${Object.keys(result).length - wrong.length} of ${Object.keys(result).length} tasks right`,
    );
    for (const [task, said] of wrong)
      lines.push(`  ${task}: expected ${expected[task] ?? first[task]} but received ${said}`);
  }
  const ran = [...results.values()].filter(({ result }) => result !== undefined).length;
  const seconds = Math.round((performance.now() - started) / 1_000);
  for (const line of lines) console.log(line);
  console.log(`runtimes: the packed packages ran on ${ran} of ${results.size}, ${failures} failures, ${seconds} s`);
  if (values.only === undefined) writeResult("runtimes", { runtimes: ran, of: results.size, failures });
  process.exitCode = failures > 0 ? 1 : 0;
}

function npm(directory, ...given) {
  execFileSync("npm", given, {
    cwd: directory,
    stdio: ["ignore", "ignore", "pipe"],
    shell: process.platform === "win32",
  });
}
