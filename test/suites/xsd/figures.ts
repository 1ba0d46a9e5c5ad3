import type { InstanceOutcome, Outcome } from "./check.js";

/** What counts, of how many, and what does not pass and why. */
export interface Figure {
  readonly title: string;
  readonly passed: number;
  readonly all: number;
  /** The ids of what does not pass by the reason that they share. */
  readonly failures: ReadonlyMap<string, readonly string[]>;
}

/** The figures of all groups. `strict` has those whose code does not compile. */
export function figuresOf(outcomes: readonly Outcome[], strict: ReadonlyMap<string, string>): readonly Figure[] {
  const valid = outcomes.filter(({ schemaValid }) => schemaValid);
  const invalid = outcomes.filter(({ schemaValid }) => !schemaValid);
  const instances = valid.flatMap((outcome) => outcome.instances);
  return [
    figure(
      "valid schemas compile",
      valid.map((each) => [each.group, isCompiled(each) ? undefined : `${each.schema}: ${general(each.messages[0])}`]),
    ),
    figure(
      "code compiles under all strict flags",
      outcomes.flatMap(({ group, typeScript }) =>
        typeScript === undefined ? [] : [[group, general(strict.get(group))] as const],
      ),
    ),
    figure(
      "invalid schemas refused",
      invalid.map((each) => [each.group, each.schema === "refused" ? undefined : each.schema]),
    ),
    figure(
      "valid documents equal after a round trip",
      instances
        .filter((each) => each.valid)
        .map((each) => [each.file, each.outcome === "equal" ? undefined : why(each)]),
    ),
    figure(
      "invalid documents refused",
      instances
        .filter((each) => !each.valid)
        .map((each) => [each.file, each.outcome === "refused" ? undefined : why(each)]),
    ),
  ];
}

/** The warnings of what is not obeyed, each with the number of schemas that have it. */
export function unsupported(outcomes: readonly Outcome[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { schema, messages } of outcomes) {
    if (schema !== "unsupported") continue;
    for (const message of new Set(messages.map((each) => general(each) ?? "")))
      counts.set(message, (counts.get(message) ?? 0) + 1);
  }
  return counts;
}

function isCompiled({ schema }: Outcome): boolean {
  return schema === "compiled" || schema === "unsupported";
}

function figure(title: string, rows: readonly (readonly [id: string, failure: string | undefined])[]): Figure {
  const failures = new Map<string, string[]>();
  for (const [id, failure] of rows) {
    if (failure === undefined) continue;
    const ids = failures.get(failure);
    if (ids === undefined) failures.set(failure, [id]);
    else ids.push(id);
  }
  const failed = rows.filter(([, failure]) => failure !== undefined).length;
  return { title, passed: rows.length - failed, all: rows.length, failures };
}

function why({ outcome, reason }: InstanceOutcome): string {
  return `${outcome}${reason === "" ? "" : `: ${general(reason)}`}`;
}

/** A message without the places and names in it. */
function general(message: string | undefined): string | undefined {
  return message
    ?.replace(/^(written: )?\d+:\d+(?: \/\S*)?: /, "$1")
    .replace(/"(?:[^"\\]|\\.)*"/g, '"..."')
    .replace(/'(?:[^'\\]|\\.)*'/g, "'...'")
    .replace(
      /\b(the (?:element|attribute|elements)|value of|one of the elements|an? (?:element|attribute) of|in) [^\s,]+/g,
      "$1 ...",
    )
    .replace(/: .* \| .*$/, "");
}
