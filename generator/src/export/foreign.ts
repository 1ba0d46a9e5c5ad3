import type { Occurs } from "../model/model.js";
import type { Notes } from "./notes.js";
import type { Spaces } from "./spaces.js";
import type { WrittenGroup, WrittenParticle, WrittenWildcard } from "./written.js";

/**
 * A content model in which elements of other namespaces are wildcards: a schema declares those of its own alone. Wildcards of one
 * namespace side by side are one, for nothing would tell which of them an element belongs to.
 */
export function withoutForeign(group: WrittenGroup, where: string, spaces: Spaces, notes: Notes): WrittenGroup {
  const particles = group.particles.map((particle): WrittenParticle => {
    if (particle.kind === "any") return particle;
    if (particle.kind !== "element") return withoutForeign(particle, where, spaces, notes);
    const { name, occurs, documentation } = particle;
    if (spaces.isOwn(name, false)) return particle;
    notes.add(`${where}/${name}: which element of its namespace it is, and what it holds`);
    return { kind: "any", foreign: spaces.of(name, false), occurs, documentation };
  });
  return { ...group, particles: group.kind === "sequence" ? neighboursJoined(particles) : allJoined(particles, group) };
}

function neighboursJoined(particles: readonly WrittenParticle[]): WrittenParticle[] {
  const found: WrittenParticle[] = [];
  for (const particle of particles) {
    const before = found.at(-1);
    if (isSame(before, particle))
      found[found.length - 1] = joined(before, particle, sum(before.occurs, particle.occurs));
    else found.push(particle);
  }
  return found;
}

function allJoined(particles: readonly WrittenParticle[], { kind }: WrittenGroup): WrittenParticle[] {
  const found: WrittenParticle[] = [];
  for (const particle of particles) {
    const at = found.findIndex((each) => isSame(each, particle));
    const before = found[at];
    if (!isSame(before, particle)) found.push(particle);
    else found[at] = joined(before, particle, (kind === "choice" ? either : sum)(before.occurs, particle.occurs));
  }
  return found;
}

function isSame(one: WrittenParticle | undefined, other: WrittenParticle): one is WrittenWildcard {
  return one?.kind === "any" && other.kind === "any" && one.foreign !== undefined && one.foreign === other.foreign;
}

function joined(one: WrittenWildcard, other: WrittenParticle, occurs: Occurs): WrittenWildcard {
  const texts = [one.documentation, other.kind === "any" ? other.documentation : ""].filter((each) => each !== "");
  return { ...one, occurs, documentation: texts.join("\n\n") };
}

function sum(one: Occurs, other: Occurs): Occurs {
  return { minimum: one.minimum + other.minimum, maximum: one.maximum + other.maximum };
}

function either(one: Occurs, other: Occurs): Occurs {
  return { minimum: Math.min(one.minimum, other.minimum), maximum: Math.max(one.maximum, other.maximum) };
}
