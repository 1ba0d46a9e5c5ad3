import { execFileSync, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import typescript from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const top = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "tagsmith-packages-"));
const consumer = join(folder, "consumer");

const platforms = readdirSync(join(top, "generated"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(top, "generated", entry.name, "index.ts")))
  .map((entry) => entry.name);

const packed = [
  { tarball: "tagsmith-runtime-0.1.0.tgz", entries: [] },
  { tarball: "tagsmith-platforms-0.1.0.tgz", entries: platforms.flatMap(entriesOfPlatform) },
  { tarball: "tagsmith-0.1.0.tgz", entries: [] },
];

beforeAll(() => {
  run(top, process.execPath, ".ci/pack.mjs", folder);
  mkdirSync(consumer);
  writeFileSync(join(consumer, "package.json"), '{ "private": true }\n');
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true }));

describe("a consumer", () => {
  test("installs runtime and platforms in one command, with no registry and an empty cache", () => {
    const [runtime, platformsTarball] = packed.map(({ tarball }) => join(folder, tarball)) as [string, string];
    run(consumer, "npm", "install", "--offline", "--cache", join(folder, "cache"), runtime, platformsTarball);
    expect(readdirSync(join(consumer, "node_modules")).filter((name) => !name.startsWith("."))).toEqual(["@tagsmith"]);
    expect(readdirSync(join(consumer, "node_modules/@tagsmith")).toSorted()).toEqual(["platforms", "runtime"]);
  }, 30_000);

  test.each(["import", "require"] as const)("loads every entry with %s", (way) => {
    const names = [...runtimeEntries(), ...packed.flatMap(({ entries }) => entries.map((entry) => entry.name))];
    const script = join(consumer, way === "import" ? "load.mjs" : "load.cjs");
    writeFileSync(script, names.map((name) => loadStatement(way, name)).join("\n"));
    expect(run(consumer, process.execPath, script).trim().split("\n")).toEqual(names);
  });

  test("loads with a document its own module and two files of the runtime, without what only schemas or repairs need", () => {
    const loaded = filesLoadedBy("@tagsmith/platforms/xmlshop/orders");
    expect(loaded.map((file) => file.replace(/chunk-\w+/, "chunk"))).toEqual([
      "platforms/dist/xmlshop/orders/index.js",
      "runtime/dist/index.js",
      "runtime/dist/chunk.js",
    ]);
    const sources = sourcesIn(loaded.at(-1) ?? "");
    const folders = new Set(sources.map((file) => file.replace(/\/.*/, "")));
    expect(
      [...folders].filter((each) => ["content", "dtd", "http", "identity", "instance", "mock"].includes(each)),
    ).toEqual([]);
    expect(sources).toEqual(expect.arrayContaining(["reader/read.ts", "writer/write.ts", "values/dates.ts"]));
    expect(sources).not.toContain("repairs/html-entities.ts");
  });

  test("loads with a platform the roles that it has", () => {
    const roles = (platform: string): string[] =>
      filesLoadedBy(`@tagsmith/platforms/${platform}`)
        .filter((file) => /^runtime\/dist\/(?!chunk|index)/.test(file))
        .map((file) => file.replace(/.*\/|\.js$/g, ""))
        .toSorted();
    expect(platforms.map((platform) => [platform, roles(platform)])).toEqual([
      ["foxycart", ["http", "webhook"]],
      ["modular-merchant", ["http"]],
      ["shiprush", ["endpoint", "http"]],
      ["shipstation", ["endpoint", "http"]],
      ["shopsite", ["http", "repairs"]],
      ["xmlshop", ["http"]],
    ]);
  });

  test("has `tsc` read one file of declarations for each entry, and a few that entries share", () => {
    const files = declarationsReadFor("@tagsmith/platforms/xmlshop/orders");
    expect(files.filter((file) => !isShared(file))).toEqual([
      "platforms/dist/xmlshop/orders.d.ts",
      "platforms/dist/xmlshop/orders/index.d.ts",
      "runtime/dist/index.d.ts",
    ]);
    expect(files.length).toBeLessThanOrEqual(8);
    expect(declarationsReadFor("@tagsmith/platforms/foxycart").length).toBeLessThanOrEqual(20);
  }, 30_000);

  test("runs the command line from its package", () => {
    const installed = join(consumer, "node_modules/tagsmith");
    mkdirSync(installed);
    run(installed, "tar", "-xzf", join(folder, "tagsmith-0.1.0.tgz"), "--strip-components=1");
    linkDependencies(installed);
    expect(run(consumer, process.execPath, join(installed, "bin/tagsmith.mjs"), "--version")).toContain("0.1.0");
  }, 30_000);
});

describe.each(packed)("$tarball", ({ tarball, entries }) => {
  test("pleases publint", async () => {
    const { buffer } = new Uint8Array(readFileSync(join(folder, tarball)));
    const { messages, pkg } = await publint({ pack: { tarball: buffer } });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });

  test("has types that resolve wherever its code does", () => {
    const only = entries.length > 0 ? ["--entrypoints", ...entries.map((entry) => entry.path)] : [];
    const attw = join(top, "node_modules/@arethetypeswrong/cli/dist/index.js");
    const arguments_ = [attw, join(folder, tarball), "--profile", "esm-only", "--no-color", ...only];
    const { status, stdout } = spawnSync(process.execPath, arguments_, { encoding: "utf8" });
    expect(status, stdout).toBe(0);
    expect(stdout).not.toContain("does not contain types");
  }, 30_000);

  test("carries the licence and no test", () => {
    const files = run(folder, "tar", "-tzf", tarball).trim().split("\n");
    expect(files).toContain("package/LICENSE");
    expect(files.filter((file) => file.includes(".test."))).toEqual([]);
  });
});

function entriesOfPlatform(platform: string): { path: string; name: string }[] {
  const folder = join(top, "generated", platform);
  const documents = readdirSync(folder).filter(
    (file) => !file.endsWith(".test.ts") && readFileSync(join(folder, file), "utf8").includes("PURE__ */ document("),
  );
  return ["", "/mock", ...documents.map((file) => `/${file.replace(".ts", "")}`)]
    .filter((entry) => entry === "" || existsSync(join(folder, `${entry}.ts`)))
    .map((entry) => ({ path: `./${platform}${entry}`, name: `@tagsmith/platforms/${platform}${entry}` }));
}

function runtimeEntries(): string[] {
  const { exports } = JSON.parse(readFileSync(join(top, "runtime/package.json"), "utf8")) as { exports: object };
  return Object.keys(exports)
    .filter((path) => path !== "./package.json")
    .map((path) => `@tagsmith/runtime${path.slice(1)}`);
}

/** The installed files that an import loads, each once, in the order in which they are named. */
function filesLoadedBy(name: string): string[] {
  const installed = join(consumer, "node_modules/@tagsmith");
  const loaded = new Set([fileOfEntry(name)]);
  // The set grows while it is gone through.
  for (const file of loaded) {
    const text = readFileSync(join(installed, file), "utf8");
    for (const [, from = ""] of text.matchAll(/^(?:import|export|\}) (?:.*from )?"([^"]+)";$/gm))
      loaded.add(from.startsWith(".") ? join(file, "..", from).replaceAll("\\", "/") : fileOfEntry(from));
  }
  return [...loaded];
}

/** Whether several entries share a file of declarations: the hash of what it holds stands in its name. */
function isShared(file: string): boolean {
  return /-[\w-]{8}\.d\.ts$/.test(file);
}

/** The installed declarations that a file which imports an entry has `tsc` read. */
function declarationsReadFor(name: string): string[] {
  const main = join(consumer, "main.mts");
  writeFileSync(main, `import * as all from "${name}";\nexport const names: string[] = Object.keys(all);\n`);
  const options = { module: typescript.ModuleKind.NodeNext, target: typescript.ScriptTarget.ES2023, types: [] };
  return typescript
    .createProgram([main], options)
    .getSourceFiles()
    .flatMap(({ fileName }) => /@tagsmith\/(.*)/.exec(fileName)?.[1] ?? [])
    .toSorted();
}

function fileOfEntry(name: string): string {
  const [, of = "", path = "index"] = /^@tagsmith\/(\w+)(?:\/(.*))?$/.exec(name) ?? [];
  return `${of}/dist/${of === "platforms" ? `${path}/index` : path}.js`;
}

/** The runtime's sources that a bundle has something of; it names each file before what is of it. */
function sourcesIn(file: string): string[] {
  const text = readFileSync(join(consumer, "node_modules/@tagsmith", file), "utf8");
  return [...text.matchAll(/^\/\/ ([\w/-]+\.ts)$/gm)].map(([, source = ""]) => source);
}

/** Prints the name of an entry only if it could be loaded and exports something. */
function loadStatement(way: "import" | "require", name: string): string {
  const load = way === "import" ? `await import("${name}")` : `require("${name}")`;
  return `if (Object.keys(${load}).length > 0) console.log("${name}");`;
}

/** What the command line depends on would come from a registry: the test takes what is installed here. */
function linkDependencies(installed: string): void {
  const { dependencies } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  for (const name of Object.keys(dependencies)) {
    const link = join(consumer, "node_modules", name);
    if (existsSync(link)) continue;
    mkdirSync(join(link, ".."), { recursive: true });
    symlinkSync(join(top, "node_modules", name), link, "junction");
  }
}

function run(directory: string, command: string, ...arguments_: string[]): string {
  return execFileSync(command, arguments_, {
    cwd: directory,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32" && command === "npm",
  });
}
