import type { Problem, ProblemCode } from "@tagsmith/runtime";

/** What documents have that a spec does not cover, in one place of the spec, however often it was met. */
export interface Gap {
  readonly code: ProblemCode;
  /** The place as specs name it, seen from inside the root: `Order/Gift`; empty for the root. */
  readonly path: string;
  /** What is expected there, without what differs from document to document. */
  readonly expected: string;
  readonly count: number;
  /** The documents that have it, the first one first. */
  readonly files: readonly string[];
  /** The first time that it was met. */
  readonly first: Problem;
  readonly firstFile: string;
}

/** Puts the problems of documents together by what they are about. */
export function gapsOf(read: readonly { readonly file: string; readonly problems: readonly Problem[] }[]): Gap[] {
  const gaps = new Map<string, Gap & { count: number; readonly files: string[] }>();
  for (const { file, problems } of read)
    for (const problem of problems) {
      const path = specPath(problem.path);
      const expected = problem.code === "size" || problem.code === "too-many" ? "" : problem.expected;
      const key = `${problem.code} ${path} ${expected}`;
      const known = gaps.get(key);
      if (known === undefined) {
        gaps.set(key, { code: problem.code, path, expected, count: 1, files: [file], first: problem, firstFile: file });
        continue;
      }
      known.count += 1;
      if (known.files.at(-1) !== file) known.files.push(file);
    }
  const files = new Map(read.map(({ file }, index) => [file, index]));
  const rank = ({ firstFile }: Gap): number => files.get(firstFile) ?? 0;
  return [...gaps.values()].sort((a, b) => rank(a) - rank(b) || a.first.offset - b.first.offset);
}

/** `/Orders/Order[2]/@ID` is `Order/@ID`. */
function specPath(path: string): string {
  return path
    .replaceAll(/\[\d+\]/g, "")
    .split("/")
    .slice(2)
    .join("/");
}

/** The name that a member has which is missing: messages call it `the element Gift`. */
export function missingName({ expected }: Gap): string | undefined {
  const found = /\bthe (element|attribute) (\S+)$/.exec(expected);
  return found === null ? undefined : `${found[1] === "attribute" ? "@" : ""}${found[2]}`;
}
