import { readPlatform } from "../disk/specs.js";
import { readSpecs } from "../front.js";
import { textsOf } from "../load/texts.js";
import { counted } from "./counted.js";
import { chosenPlatforms } from "./platforms.js";
import { placedProblems, specProblems } from "./spec-problems.js";
import type { Terminal } from "./terminal.js";
import { shownFacts, unsureFacts } from "./unsure.js";

export interface CheckOptions {
  readonly platforms: readonly string[];
  readonly specs: string;
  readonly unsure: boolean;
}

/** Shows all problems of specs; with `unsure` also the facts that nobody has seen in a vendor's own words. */
export async function check({ platforms, specs, unsure }: CheckOptions, terminal: Terminal): Promise<number> {
  const chosen = chosenPlatforms(specs, platforms);
  const files = chosen.flatMap((name) => readPlatform(specs, name));
  const texts = textsOf(files);
  const { platforms: models, problems } = readSpecs(texts);
  const facts = unsure ? unsureFacts(models, texts, specs) : undefined;
  const errors = problems.filter(({ severity }) => severity === "error").length;

  if (terminal.format === "json" && facts !== undefined) {
    terminal.out(`${JSON.stringify({ problems: placedProblems(problems, specs), unsure: facts }, undefined, 2)}\n`);
  } else {
    terminal.out(specProblems(problems, specs, terminal));
  }
  if (terminal.format === "pretty") {
    if (problems.length > 0) terminal.out("\n");
    if (facts !== undefined) terminal.out(`${shownFacts(facts, terminal)}\n`);
    terminal.out(summary(chosen.length, errors, problems.length - errors, terminal));
  }
  return errors > 0 ? 1 : 0;
}

function summary(platforms: number, errors: number, warnings: number, { colors }: Terminal): string {
  const counts = [
    errors > 0 ? colors.red(counted(errors, "problem")) : "",
    warnings > 0 ? colors.yellow(counted(warnings, "warning")) : "",
    errors + warnings === 0 ? colors.green("no problem") : "",
  ];
  return `${counts.filter(Boolean).join(" and ")} in ${counted(platforms, "platform")}.\n`;
}
