import { readFileSync, writeFileSync } from "node:fs";
import type { Figure } from "./figures.js";

/** Differences from the suite that are known, with the reason that they share. */
interface Known {
  readonly figure: string;
  readonly reason: string;
  readonly ids: readonly string[];
}

const file = "test/suites/known/xsd.json";

/** What differs from the list in either direction, among what was run: what came right must leave the list. */
export function compareWithKnown(figures: readonly Figure[], isRun: (id: string) => boolean): string[] {
  const known = readKnown();
  return figures.flatMap(({ title, failures }) => {
    const expected = new Set(known.filter(({ figure }) => figure === title).flatMap(({ ids }) => ids.filter(isRun)));
    const found = new Set([...failures.values()].flat());
    return [
      ...[...found].filter((id) => !expected.has(id)).map((id) => `${id} is a new difference (${title})`),
      ...[...expected].filter((id) => !found.has(id)).map((id) => `${id} is no difference any more (${title})`),
    ];
  });
}

/** Writes the list anew, each difference with the reason that it had, else with what was found. */
export function writeKnown(figures: readonly Figure[]): void {
  const known = readKnown();
  const all = figures.flatMap(({ title, failures }) => {
    const byReason = new Map<string, string[]>();
    for (const [found, ids] of failures)
      for (const id of ids) {
        const reason = known.find(({ figure, ids }) => figure === title && ids.includes(id))?.reason ?? found;
        byReason.set(reason, [...(byReason.get(reason) ?? []), id]);
      }
    return [...byReason].map(([reason, ids]): Known => ({ figure: title, reason, ids: ids.sort() }));
  });
  writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
}

/** What is known not to pass. */
export function knownIds(): ReadonlySet<string> {
  return new Set(readKnown().flatMap(({ ids }) => ids));
}

function readKnown(): Known[] {
  return JSON.parse(readFileSync(file, "utf8")) as Known[];
}
