import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { fileURLToPath } from "node:url";
import typescript from "typescript";
import { describe, expect, test } from "vitest";

const top = fileURLToPath(new URL("..", import.meta.url));

/** The parts of generator/src, folders and files alike: each may import only itself and what stands before it. */
const generatorParts = [
  "problems",
  "notation",
  "load",
  "model",
  "expression",
  "xsd",
  "dtd",
  "check",
  "front",
  "emit",
  "samples",
  "compile",
  "export",
  "draft",
  "disk",
  "commands",
  "index",
  "cli",
];

/** Generator and runtime know no platform: everything about one stands in its spec. */
const platformNames = /shopsite|xmlshop|shiprush|shipstation|foxycart|modular[\s_-]*merchant/i;

/** What exists in Node alone; the runtime runs wherever `fetch` does. */
const nodeGlobals =
  /\bBuffer\.|\bprocess\.(?:argv|cwd|env|hrtime|nextTick|stderr|stdout|version)|\brequire\(|\b__dirname\b/;

describe("who may import whom", () => {
  test("the runtime imports only itself, and Node only in its entry for Node", () => {
    const wrong = importsIn("runtime/src").filter(({ file, target, name }) => {
      if (target !== undefined) return !target.startsWith("runtime/src/");
      return !(name.startsWith("node:") && isForNode(file));
    });
    expect(wrong.map(describeImport)).toEqual([]);
  });

  test("no entry of the runtime but the one for Node reaches a file that is for Node", () => {
    const wrong = importsIn("runtime/src").filter(
      ({ file, target }) =>
        !isForNode(file) && target !== undefined && isForNode(target) && !isLoadedLater(file, target),
    );
    expect(wrong.map(describeImport)).toEqual([]);
  });

  test("the runtime loads what is for Node only when it is needed: a bundle of one file must load without it", () => {
    const wrong = filesIn("runtime/src").filter((file) => /^import (?!type )[^;]* from "node:/m.test(read(file)));
    expect(wrong).toEqual([]);
  });

  test("the runtime uses no global that only Node has", () => {
    const wrong = filesIn("runtime/src").filter((file) => !isForNode(file) && nodeGlobals.test(read(file)));
    expect(wrong).toEqual([]);
  });

  test("the runtime depends on no package", () => {
    const { dependencies, peerDependencies, optionalDependencies } = packageOf("runtime");
    expect({ dependencies, peerDependencies, optionalDependencies }).toEqual({});
  });

  test("generated code imports its own platform and the runtime", () => {
    const wrong = importsIn("generated").filter(({ file, name, target }) => {
      const isTest = file.endsWith(".test.ts");
      if (target !== undefined)
        return target.split("/")[1] !== file.split("/")[1] || (!isTest && target.endsWith(".test.ts"));
      if (isTest && (name === "vitest" || name.startsWith("node:"))) return false;
      return packageName(name) !== "@tagsmith/runtime";
    });
    expect(wrong.map(describeImport)).toEqual([]);
  });

  test("the generator imports itself, Node and what it declares", () => {
    const declared = Object.keys(packageOf("generator").dependencies ?? {});
    const wrong = importsIn("generator/src").filter(({ name, target }) =>
      target === undefined
        ? !name.startsWith("node:") && !declared.includes(packageName(name))
        : !target.startsWith("generator/src/"),
    );
    expect(wrong.map(describeImport)).toEqual([]);
  });

  test("inside the generator the arrows go one way", () => {
    const wrong = importsIn("generator/src").filter(
      ({ file, target }) => target !== undefined && rank(target) > rank(file),
    );
    expect(wrong.map(describeImport)).toEqual([]);
  });

  test("every part of the generator has its place in the order", () => {
    const parts = new Set(
      filesIn("generator/src")
        .filter((file) => !file.endsWith(".d.ts"))
        .map(partOf),
    );
    expect([...parts].filter((part) => !generatorParts.includes(part))).toEqual([]);
  });
});

test("no file of the generator or the runtime names a platform", () => {
  const named = [...filesIn("generator", /./), ...filesIn("runtime", /./)].flatMap((file) =>
    [file, ...read(file).split("\n")].flatMap((line, number) =>
      platformNames.test(line) ? `${file}:${number}: ${line.trim()}` : [],
    ),
  );
  expect(named).toEqual([]);
});

interface Import {
  readonly file: string;
  /** As written. */
  readonly name: string;
  /** The file that a relative import names, seen from the top. */
  readonly target: string | undefined;
}

function importsIn(folder: string): Import[] {
  return filesIn(folder).flatMap((file) =>
    typescript.preProcessFile(read(file), true, true).importedFiles.map(({ fileName: name }) => ({
      file,
      name,
      target: name.startsWith(".") ? normalize(join(dirname(file), name)).replace(/\.js$/, ".ts") : undefined,
    })),
  );
}

function describeImport({ file, name }: Import): string {
  return `${file} imports ${name}`;
}

function isForNode(file: string): boolean {
  return /^runtime\/src\/node(?:\/|\.ts$)/.test(file);
}

/** The mock listens only where it is told to: it loads the entry for Node then, and only its type before. */
function isLoadedLater(file: string, target: string): boolean {
  return target === "runtime/src/node.ts" && !/^(?:import (?!type\b)|export )[^;]*\/node\.js";$/m.test(read(file));
}

function rank(file: string): number {
  return generatorParts.indexOf(partOf(file));
}

/** `generator/src/load/dtd.ts` belongs to `load`, `generator/src/cli.ts` to `cli`. */
function partOf(file: string): string {
  return (file.split("/")[2] ?? "").replace(/\.ts$/, "");
}

function packageName(specifier: string): string {
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

interface PackageFile {
  readonly dependencies?: Record<string, string>;
  readonly peerDependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}

function packageOf(folder: string): PackageFile {
  return JSON.parse(read(`${folder}/package.json`)) as PackageFile;
}

function filesIn(folder: string, pattern = /\.ts$/): string[] {
  return readdirSync(join(top, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => relative(top, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .filter((file) => !/\/(?:dist|node_modules)\//.test(file));
}

function read(file: string): string {
  return readFileSync(join(top, file), "utf8");
}
