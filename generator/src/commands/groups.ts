/** A problem that is shown, and in words how many say the same and are not. */
export interface Shown<Problem> {
  readonly problem: Problem;
  readonly more: string | undefined;
}

/** So many that say the same are shown, for each has its place. */
const mostAlike = 3;

/** How many of the other lines are named. */
const mostLines = 5;

/**
 * Problems that say the same, at the place of the first: where each of hundreds of items has a mistake, another one would
 * not be seen among them. `saying` is what a problem says without its place.
 */
export function grouped<Problem extends { readonly line: number }>(
  problems: readonly Problem[],
  saying: (problem: Problem) => string,
): Shown<Problem>[] {
  const alike = new Map<string, Problem[]>();
  for (const problem of problems) {
    const key = saying(problem);
    const others = alike.get(key);
    if (others === undefined) alike.set(key, [problem]);
    else others.push(problem);
  }
  return problems.flatMap((problem): Shown<Problem>[] => {
    const [first = problem, ...others] = alike.get(saying(problem)) ?? [];
    if (others.length < mostAlike) return [{ problem, more: undefined }];
    return problem === first ? [{ problem, more: moreText(others) }] : [];
  });
}

/** What a message says of items without their numbers, so that those of one list are the same. */
export function withoutNumbers(message: string): string {
  return message.replaceAll(/\[\d+\]/g, "[]");
}

function moreText(others: readonly { readonly line: number }[]): string {
  const lines = [...new Set(others.map(({ line }) => line))];
  const named = lines.slice(0, mostLines).join(", ");
  const where =
    lines.length === 1 ? `in line ${named}` : `${lines.length > mostLines ? "first " : ""}in lines ${named}`;
  return `and ${others.length.toLocaleString("en")} more like it, ${where}`;
}
