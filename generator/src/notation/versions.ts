import { versionName } from "./names.js";
import {
  type Parsed,
  type Scanner,
  type Span,
  atEnd,
  fail,
  parseWhole,
  spanFrom,
  take,
  takeSymbol,
} from "./scanner.js";

/** The name of a version where it stands. */
export interface VersionName extends Span {
  readonly name: string;
}

/** From one version to another, both included; without one of them it is open. */
export interface VersionRange {
  readonly from?: VersionName;
  readonly to?: VersionName;
}

/** `0.4 < 0.5 < 051`: versions, oldest first. */
export function parseVersions(text: string): Parsed<readonly VersionName[]> {
  return parseWhole(
    text,
    (scanner) => {
      const versions = [version(scanner)];
      while (takeSymbol(scanner, "<")) versions.push(version(scanner));
      return versions;
    },
    '"<" and the next version',
  );
}

/** `0.4..0.8`, `..0.8`, `1.0..`, `1.0`. */
export function versionRange(scanner: Scanner): VersionRange {
  if (takeSymbol(scanner, "..")) return { to: version(scanner) };
  const from = version(scanner);
  if (!takeSymbol(scanner, "..")) return { from, to: from };
  if (atEnd(scanner) || /[,\s]/.test(scanner.text[scanner.position] ?? "")) return { from };
  const after = scanner.position;
  const to = takeVersion(scanner);
  // What follows an open range is the next clause: `in 1.0.. or empty`.
  if (to === undefined || clauseWords.has(to.name)) {
    scanner.position = after;
    return { from };
  }
  return { from, to };
}

export function version(scanner: Scanner): VersionName {
  return takeVersion(scanner) ?? fail(scanner, "a version");
}

const clauseWords: ReadonlySet<string> = new Set(["as", "since", "until", "in", "or", "empty"]);

function takeVersion(scanner: Scanner): VersionName | undefined {
  const start = scanner.position;
  const name = take(scanner, versionName);
  return name === undefined ? undefined : { name, ...spanFrom(scanner, start) };
}
