import { generatorHash, specHash } from "./emit/hash.js";
import { asJavaScript } from "./emit/javascript.js";
import { namesOf } from "./emit/names.js";
import { type EmitOptions, emitPlatform } from "./emit/platform.js";
import { sealed } from "./emit/seal.js";
import { type TypeProblem, typeChecker } from "./emit/type-check.js";
import { readSpecs } from "./front.js";
import { type SpecFile, textsOf } from "./load/texts.js";
import type { Platform } from "./model/model.js";
import type { SpecProblem } from "./problems/problem.js";
import { checkSamples } from "./samples/check.js";
import { checkRequestSamples } from "./samples/roles/check.js";
import { emitTests } from "./samples/tests.js";

export interface CompileOptions extends EmitOptions {
  readonly tests: "vitest" | "none";
  /** Whether `.js` and `.d.ts` are made in place of `.ts`. */
  readonly js: boolean;
  /** Whether the output is compiled in memory before it is returned; if not, `typeCheck` of what is returned does it later. */
  readonly typeCheck: boolean;
}

/** The output of a run; no file where a spec has an error. */
export interface Compiled {
  /** Text by path, such as `acme/orders.ts`. */
  readonly files: ReadonlyMap<string, string>;
  readonly problems: readonly SpecProblem[];
  /** Compiles the output in memory; throws where it does not compile. */
  readonly typeCheck: () => void;
}

/** Specs in, files out. */
export type Compile = (files: readonly SpecFile[], options: CompileOptions) => Compiled;

/** A compiler that keeps what it learned about types for its next run. */
export function compiler(): Compile {
  const typeErrors = typeChecker();
  return (files, options) => {
    // Load, model, check.
    const { platforms, problems: wrong } = readSpecs(textsOf(files));
    const problems = [...wrong, ...checkSamples(files), ...checkRequestSamples(platforms, files)];
    if (problems.some(({ severity }) => severity === "error"))
      return { files: new Map(), problems, typeCheck: () => {} };

    const output = new Map(platforms.flatMap((platform) => [...emit(platform, files, options)]));
    const typeCheck = (): void => refuse(typeErrors(output), output);
    if (options.typeCheck) typeCheck();
    return { files: sealedByPlatform(options.js ? asJavaScript(output) : output, platforms), problems, typeCheck };
  };
}

function emit(platform: Platform, files: readonly SpecFile[], options: CompileOptions): ReadonlyMap<string, string> {
  const { importExtension, tests, js, origin } = options;
  const own = files.filter(({ path }) => path.startsWith(`${platform.name}/`));
  const hashes = { spec: specHash(own), generator: generatorHash({ importExtension, tests, js, origin }) };
  const names = namesOf(platform);
  return new Map([
    ...emitPlatform(platform, names, hashes, options),
    ...(tests === "vitest" ? emitTests(platform, names, own, hashes, options) : []),
  ]);
}

function sealedByPlatform(output: ReadonlyMap<string, string>, platforms: readonly Platform[]): Map<string, string> {
  return new Map(
    platforms.flatMap(({ name }) => [...sealed(new Map([...output].filter(([path]) => path.startsWith(`${name}/`))))]),
  );
}

/** Code that does not compile is a mistake of the generator, whatever the spec says. */
function refuse(problems: readonly TypeProblem[], output: ReadonlyMap<string, string>): void {
  const [first] = problems;
  if (first === undefined) return;
  const { path, line, column, message } = first;
  const source = output.get(path)?.split("\n")[line - 1] ?? "";
  throw new Error(
    `the generated file ${path} does not compile, which is a mistake of the generator:\n` +
      `${path}:${line}:${column} ${message}\n${source}` +
      (problems.length > 1 ? `\nand ${problems.length - 1} more` : ""),
  );
}
