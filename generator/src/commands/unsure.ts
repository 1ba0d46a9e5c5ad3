import { join } from "node:path";
import type { Documented, Platform, Sureness } from "../model/model.js";
import { positionOf } from "../problems/place.js";
import { counted } from "./counted.js";
import type { Terminal } from "./terminal.js";

/** A fact of a spec that no vendor's page and no two independent sources vouch for. */
export interface UnsureFact {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** What it is about: a member, a type, a setting, an operation. */
  readonly name: string;
  /** C one client's code, D inferred. */
  readonly sure: Sureness;
  readonly source?: string;
  readonly documentation: string;
}

/** All such facts of these platforms, by file and line. */
export function unsureFacts(
  platforms: readonly Platform[],
  texts: ReadonlyMap<string, string>,
  specs: string,
): UnsureFact[] {
  return platforms.flatMap((platform) => {
    const sources = new Map(platform.sources.map(({ name, sure }) => [name, sure]));
    const facts = [...documentedIn(platform, new Set())].flatMap((fact): UnsureFact[] => {
      const sure = fact.sure ?? sources.get(fact.source ?? "");
      if (sure !== "C" && sure !== "D") return [];
      const { file, start } = fact.place;
      const position = positionOf(texts.get(file) ?? "", start);
      const source = fact.source === undefined ? {} : { source: fact.source };
      return [
        {
          file: join(specs, file),
          ...position,
          name: nameOf(fact),
          sure,
          ...source,
          documentation: fact.documentation,
        },
      ];
    });
    return facts.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column));
  });
}

/** The facts for people. */
export function shownFacts(facts: readonly UnsureFact[], { colors }: Terminal): string {
  const lines = facts.map(
    ({ file, line, column, name, sure, documentation }) =>
      `${file}:${line}:${column} ${colors.yellow(sure)} ${name}${documentation === "" ? "" : `: ${documentation.replaceAll(/\s+/g, " ")}`}\n`,
  );
  const meaning = colors.dim("C: one client's code says so. D: inferred, seen nowhere.");
  return `${lines.join("")}${counted(facts.length, "unsure fact")}. ${meaning}\n`;
}

/** Every part of a model that says where it is known from; types that are named twice are met once. */
function* documentedIn(part: unknown, met: Set<string>): Generator<Documented & Partial<Named>> {
  if (typeof part !== "object" || part === null) return;
  if (isDocumented(part)) {
    const place = `${part.place.file}:${part.place.start}`;
    if (!met.has(place)) yield part;
    met.add(place);
  }
  for (const inner of Object.values(part)) yield* documentedIn(inner, met);
}

interface Named {
  readonly name: string;
  readonly property: string;
}

function isDocumented(part: object): part is Documented & Partial<Named> {
  return "documentation" in part && "place" in part;
}

function nameOf({ property, name }: Partial<Named>): string {
  return property ?? name ?? "";
}
