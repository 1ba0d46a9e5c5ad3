import type { CompileOptions, Compiled } from "./compile.js";
import { readSpecs } from "./front.js";
import { type SpecFile, textsOf } from "./load/texts.js";
import { checkRequestSamples } from "./samples/roles/check.js";
import { checkSamples } from "./samples/check.js";
import type { SpecProblem } from "./problems/problem.js";

export type { CompileOptions, Compiled } from "./compile.js";
export type { SpecFile } from "./load/texts.js";
export { formatProblem, formatProblems } from "./problems/format.js";
export type { SpecProblem, SpecProblemCode } from "./problems/problem.js";

/**
 * Generates TypeScript from specs: values in, values out, nothing is written. There is no file where a spec has an error.
 *
 * @throws Error where the output would not compile, which is a mistake of the generator.
 */
export async function generate(files: readonly SpecFile[], options: Partial<CompileOptions> = {}): Promise<Compiled> {
  // What emits code takes a third of a second to load: who only checks does not wait for it.
  const { compiler } = await import("./compile.js");
  return compiler()(files, { importExtension: ".js", tests: "vitest", js: false, typeCheck: true, ...options });
}

/** What is wrong with specs and their samples. */
export function check(files: readonly SpecFile[]): readonly SpecProblem[] {
  const { platforms, problems } = readSpecs(textsOf(files));
  return [...problems, ...checkSamples(files), ...checkRequestSamples(platforms, files)];
}
