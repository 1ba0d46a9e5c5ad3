import { readFileSync, readdirSync } from "node:fs";
import { type Compile, compiler } from "../../../generator/src/compile.js";
import type { SpecFile } from "../../../generator/src/load/texts.js";
import { randomOf } from "../fuzz/random.js";
import { withComment, withScalar } from "./spec-texts.js";
import { injectionsIn } from "./injections.js";

/** What was tried with specs, and what came of it. */
export interface SpecAttacks {
  readonly tried: number;
  /** Those that are specs all the same: their output was looked at. */
  readonly accepted: number;
  readonly compiled: number;
  readonly failures: readonly string[];
}

/** Puts hostile texts in the places of words, keys, quoted parts and comments of the platforms' specs, some at a time. */
export function attackSpecs(runs: number, seed: number): SpecAttacks {
  const random = randomOf(seed);
  const platforms = new Map(
    readdirSync("specs", { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => [name, filesOf(name)]),
  );
  const compile = compiler();
  const failures: string[] = [];
  let accepted = 0;
  let compiled = 0;
  for (let run = 0; run < runs; run++) {
    const files = random.pick([...platforms.values()]);
    const file = random.pick(files.filter(({ path }) => path.endsWith(".yaml")));
    const { text, what } = random.chance(0.3) ? withComment(textOf(file), random) : withScalar(textOf(file), random);
    const changed = files.map((each) => (each === file ? { ...each, bytes: new TextEncoder().encode(text) } : each));
    const where = `${file.path}, ${what}`;
    // Compiling takes a second, and finds what a look at the syntax does not: only some are compiled.
    const outcome = tryOne(compile, changed, where, accepted % 25 === 0);
    failures.push(...outcome.failures);
    if (outcome.accepted) accepted++;
    if (outcome.compiled) compiled++;
  }
  failures.push(...attackPaths(compile, platforms.get("xmlshop") ?? []), ...attackSize(compile));
  return { tried: runs, accepted, compiled, failures };
}

function tryOne(
  compile: Compile,
  files: readonly SpecFile[],
  where: string,
  typeCheck: boolean,
  tests: "vitest" | "none" = "vitest",
): { accepted: boolean; compiled: boolean; failures: string[] } {
  try {
    const output = compile(files, { importExtension: ".js", tests, js: false, typeCheck: false });
    if (output.files.size === 0) {
      const isSaid = output.problems.some(({ severity }) => severity === "error");
      return {
        accepted: false,
        compiled: false,
        failures: isSaid ? [] : [`${where}: nothing comes, and nothing is said`],
      };
    }
    const failures = [...output.files].flatMap(([path, text]) => injectionsIn(path, text));
    if (typeCheck) output.typeCheck();
    return { accepted: true, compiled: typeCheck, failures: failures.map((failure) => `${where}: ${failure}`) };
  } catch (error) {
    const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { accepted: false, compiled: false, failures: [`${where}: it throws ${said.slice(0, 600)}`] };
  }
}

/** Names of folders and files that lead elsewhere. */
function attackPaths(compile: Compile, files: readonly SpecFile[]): string[] {
  const names = [
    "..",
    "../..",
    ".",
    "a/../..",
    "/etc",
    "C:",
    "a\\b",
    "con",
    "__proto__",
    "constructor",
    "a b",
    "a`b",
    "${EVIL()}",
    "A",
    "é",
    "-",
    "node_modules",
    "",
  ];
  return names.flatMap((name) => {
    const folders = files.map(({ path, bytes }) => ({ path: path.replace(/^[^/]*/, () => name), bytes }));
    const documents = files.map(({ path, bytes }) => ({ path: path.replace(/orders(?=\.yaml)/, () => name), bytes }));
    return [
      ...tryOne(compile, folders, `the folder ${JSON.stringify(name)}`, false).failures,
      ...tryOne(compile, documents, `the document ${JSON.stringify(name)}`, false).failures,
    ].filter((failure) => !failure.endsWith("nothing is said"));
  });
}

/** A spec of 10,000 fields is a large one, and no more. One of a thousand is also compiled: it takes seconds. */
function attackSize(compile: Compile): string[] {
  return [1_000, 10_000].flatMap((count) => {
    const fields = Array.from({ length: count }, (_, index) => `    Field${index}?: text\n`).join("");
    const spec = (text: string): Uint8Array => new TextEncoder().encode(text);
    const files = [
      { path: "large/platform.yaml", bytes: spec("title: Large\n") },
      { path: "large/fields.yaml", bytes: spec(`root: Fields\ntypes:\n  Fields:\n${fields}`) },
    ];
    const { failures } = tryOne(compile, files, `${count} fields`, count === 1_000, "none");
    return failures;
  });
}

function filesOf(platform: string): SpecFile[] {
  return readdirSync(`specs/${platform}`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll("\\", "/"))
    .map((path) => ({ path: path.slice("specs/".length), bytes: readFileSync(path) }));
}

function textOf({ bytes }: SpecFile): string {
  return new TextDecoder().decode(bytes);
}
