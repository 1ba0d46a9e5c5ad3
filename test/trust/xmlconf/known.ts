import { readFileSync, writeFileSync } from "node:fs";
import type { Outcome } from "./run.js";

/** Differences from the suite that are known: by mode and kind, with the reason that they share. */
export interface Known {
  readonly mode: string;
  readonly kind: string;
  readonly reason: string;
  readonly ids: readonly string[];
}

const file = "test/trust/known/xmlconf.json";

/** What differs from the list in either direction: a document that came right must leave it. */
export function compareWithKnown(outcomes: readonly Outcome[]): string[] {
  const known = readKnown();
  return outcomes.flatMap(({ mode, figures }) =>
    Object.entries(figures).flatMap(([kind, { differences }]) => {
      const expected = new Set(
        known.filter((each) => each.mode === mode && each.kind === kind).flatMap(({ ids }) => ids),
      );
      const found = new Set(differences);
      return [
        ...differences.filter((id) => !expected.has(id)).map((id) => `${mode}: ${id} is a new difference (${kind})`),
        ...[...expected]
          .filter((id) => !found.has(id))
          .map((id) => `${mode}: ${id} is no difference any more (${kind})`),
      ];
    }),
  );
}

/** Writes the list anew; reasons of new differences are to be filled in by hand. */
export function writeKnown(outcomes: readonly Outcome[]): void {
  const known = readKnown();
  const all = outcomes.flatMap(({ mode, figures }) =>
    Object.entries(figures).flatMap(([kind, { differences }]) => group(mode, kind, differences, known)),
  );
  writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
}

function group(mode: string, kind: string, differences: readonly string[], known: readonly Known[]): Known[] {
  const reasonOf = (id: string): string =>
    known.find((each) => each.mode === mode && each.kind === kind && each.ids.includes(id))?.reason ?? "";
  return [...new Set(differences.map(reasonOf))].map((reason) => ({
    mode,
    kind,
    reason,
    ids: differences.filter((id) => reasonOf(id) === reason),
  }));
}

function readKnown(): Known[] {
  return JSON.parse(readFileSync(file, "utf8")) as Known[];
}
