import type { NamedType, Particle, RecordType } from "../model/model.js";
import { quote } from "../problems/problems.js";
import type { Rule } from "./rule.js";

/** An element that must hold itself could never be written. */
export const endlessRecursion: Rule = ({ documents }, problems) => {
  for (const { types } of documents) {
    const records = types.filter((type) => type.kind === "record");
    const ending = endingTypes(records);
    for (const record of records)
      if (!ending.has(record.name) && isInCycle(record, records, ending))
        problems.add(
          "recursion",
          record.place,
          "a type that can end",
          `${quote(record.name)}, which always holds itself`,
          {
            hint: "give a member on the way `?` or `*`",
          },
        );
  }
};

/** Types that can be written with an end: found by adding those whose members all have one, until nothing is added. */
function endingTypes(records: readonly RecordType[]): ReadonlySet<string> {
  const ending = new Set<string>();
  for (let before = -1; before < ending.size;) {
    before = ending.size;
    for (const record of records)
      if (record.content === undefined || ends(record.content, ending)) ending.add(record.name);
  }
  return ending;
}

function ends(particle: Particle, ending: ReadonlySet<string>): boolean {
  if (particle.kind === "any" || particle.occurs.minimum === 0) return true;
  if (particle.kind === "choice") return particle.particles.some((each) => ends(each, ending));
  if (particle.kind !== "element") return particle.particles.every((each) => ends(each, ending));
  if (particle.type.kind !== "record" || particle.nothing.length > 0 || particle.versions !== undefined) return true;
  return (
    ending.has(particle.type.name) || particle.wires.some(({ wrappers }) => wrappers.some(({ optional }) => optional))
  );
}

/** Whether a type leads back to itself by members without an end: others only hold such a type. */
function isInCycle(from: RecordType, records: readonly RecordType[], ending: ReadonlySet<string>): boolean {
  const byName = new Map<string, NamedType>(records.map((record) => [record.name, record]));
  const seen = new Set<string>();
  const rest = [...needed(from, ending)];
  for (let name = rest.pop(); name !== undefined; name = rest.pop()) {
    if (name === from.name) return true;
    const type = byName.get(name);
    if (seen.has(name) || type?.kind !== "record") continue;
    seen.add(name);
    rest.push(...needed(type, ending));
  }
  return false;
}

function needed(record: RecordType, ending: ReadonlySet<string>): string[] {
  return record.content === undefined ? [] : neededBy(record.content, ending);
}

function neededBy(particle: Particle, ending: ReadonlySet<string>): string[] {
  if (ends(particle, ending) || particle.kind === "any") return [];
  if (particle.kind === "element") return particle.type.kind === "record" ? [particle.type.name] : [];
  return particle.particles.flatMap((each) => neededBy(each, ending));
}
