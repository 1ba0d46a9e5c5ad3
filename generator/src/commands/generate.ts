import { join, relative } from "node:path";
import type { Compile } from "../compile.js";
import { Failure } from "../disk/failure.js";
import { type Change, applyChanges, changesBetween, readOutput } from "../disk/generated.js";
import { listPlatforms, readPlatform } from "../disk/specs.js";
import { generatorHash, specHash } from "../emit/hash.js";
import { type Origin, readHeader } from "../emit/header.js";
import { isSealed } from "../emit/seal.js";
import { chosenPlatforms } from "./platforms.js";
import type { Expectations } from "../samples/expectations.js";
import { shareOf } from "../samples/share.js";
import { optionsOf, reportChanges, reportShares, reportStale } from "./report.js";
import type { Terminal } from "./terminal.js";
import { complain } from "./wrong-usage.js";

export interface GenerateOptions {
  readonly platforms: readonly string[];
  readonly specs: string;
  readonly out: string;
  readonly tests: "vitest" | "none";
  readonly importExtension: ".js" | ".ts" | "none";
  readonly js: boolean;
  readonly typeCheck: boolean;
  /** Whether files are written, only listed, or held against what is there. */
  readonly mode: "write" | "dry-run" | "check";
  readonly watch: boolean;
}

/** Brings the output to what the specs say, touching only what differs. */
export async function generate(options: GenerateOptions, terminal: Terminal): Promise<number> {
  if (options.js && options.importExtension === ".ts")
    throw new Failure("--js and --import-extension .ts cannot be used together");
  if (!options.watch) return generateOnce(options, terminal, loadCompiler());

  const compile = loadCompiler();
  const { watchFolder } = await import("./watch.js");
  listPlatforms(options.specs);
  const round = async (): Promise<void> => {
    try {
      await generateOnce(options, terminal, compile);
    } catch (error) {
      complain(error, terminal);
    }
  };
  await watchFolder(options.specs, round, terminal);
  return 0;
}

/** Loads what emits code when it is needed, and once. */
type Loader = () => Promise<Compile>;

function loadCompiler(): Loader {
  let loaded: Promise<Compile> | undefined;
  return () => (loaded ??= import("../compile.js").then(({ compiler }) => compiler()));
}

async function generateOnce(options: GenerateOptions, terminal: Terminal, load: Loader): Promise<number> {
  const { specs, out, platforms, importExtension, tests, js, mode, watch } = options;
  const chosen = chosenPlatforms(specs, platforms).map((name) => ({ name, files: readPlatform(specs, name) }));
  const output = readOutput(out, platforms.length > 0 ? chosen.map(({ name }) => name) : undefined);
  const before = new Map([...output].filter(([, text]) => readHeader(text) !== undefined));
  const origin = originOf(options);
  const generator = generatorHash({ importExtension, tests, js, origin });
  const stale = chosen.filter(({ name, files }) => !isCurrent(filesOf(name, before), specHash(files), generator));
  const gone = platforms.length > 0 ? [] : platformsWithout(before, chosen);

  const after = new Map<string, string>();
  let checkLater: (() => void) | undefined;
  if (stale.length > 0) {
    const compile = await load();
    const { files, problems, typeCheck } = compile(
      stale.flatMap(({ files }) => files),
      { importExtension, tests, js, origin, typeCheck: options.typeCheck && !watch },
    );
    const failed = problems.some(({ severity }) => severity === "error");
    if (problems.length > 0) {
      const { specProblems } = await import("./spec-problems.js");
      terminal.error(specProblems(problems, specs, terminal));
    }
    if (failed) return 1;
    for (const [path, text] of files) after.set(path, text);
    // Who watches wants to see the output at once: that it compiles is said after it.
    if (options.typeCheck && watch) checkLater = typeCheck;
  }
  const touched = new Set([...stale.map(({ name }) => name), ...gone]);
  const changes = changesBetween(new Map([...before].filter(([path]) => touched.has(platformOf(path)))), after);
  refuseForeign(out, changes, output, before);

  const unchanged = before.size - changes.filter(({ before }) => before !== undefined).length;
  if (mode === "check") return reportStale({ changes, options, unchanged }, terminal);
  if (mode === "write") applyChanges(out, changes);
  reportChanges({ changes, options, unchanged }, terminal);
  if (mode === "write") reportShares(sharesOf(chosen, before, after), terminal);
  if (checkLater !== undefined) {
    checkLater();
    if (terminal.format === "pretty") terminal.out("What was generated compiles.\n");
  }
  return 0;
}

/** The folder and the command that the head of each file names; nothing where they are the usual ones. */
function originOf(options: GenerateOptions): Origin | undefined {
  const [specs, out] = [fromHere(options.specs), fromHere(options.out)];
  const words = optionsOf({ ...options, specs, out }).map((word) => ` ${word}`);
  return words.length === 0 ? undefined : { specs, options: words.join("") };
}

/** A folder as seen from here, written in the same way on every machine. */
function fromHere(folder: string): string {
  return relative(".", folder).replaceAll("\\", "/") || ".";
}

/** Whether the files of a platform are all there, untouched, and made from this spec by this generator. */
function isCurrent(files: ReadonlyMap<string, string>, spec: string, generator: string): boolean {
  const isMadeFrom = (text: string): boolean => {
    const header = readHeader(text);
    return header?.spec === spec && header.generator === generator;
  };
  return files.size > 0 && [...files.values()].every(isMadeFrom) && isSealed(files);
}

/** How much of what the tests of each platform expect comes from outside of its spec. */
function sharesOf(
  chosen: readonly { readonly name: string }[],
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): [platform: string, Expectations][] {
  const now = new Map([...before, ...after]);
  return chosen.map(({ name }) => [name, shareOf(filesOf(name, now).values())]);
}

/** Platforms that have files in the output and no spec any more. */
function platformsWithout(before: ReadonlyMap<string, string>, specs: readonly { readonly name: string }[]): string[] {
  const names = new Set(specs.map(({ name }) => name));
  return [...new Set([...before.keys()].map(platformOf))].filter((name) => !names.has(name));
}

/** A file that stands where we want to write and was not generated is somebody's work. */
function refuseForeign(
  out: string,
  changes: readonly Change[],
  output: ReadonlyMap<string, string>,
  before: ReadonlyMap<string, string>,
): void {
  const foreign = changes.find(({ path }) => output.has(path) && !before.has(path));
  if (foreign === undefined) return;
  throw new Failure(
    `${join(out, foreign.path)} was not generated, so it is not overwritten`,
    "Move it away, or choose another folder with --out",
  );
}

function filesOf(platform: string, files: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...files].filter(([path]) => platformOf(path) === platform));
}

function platformOf(path: string): string {
  return path.slice(0, path.indexOf("/"));
}
