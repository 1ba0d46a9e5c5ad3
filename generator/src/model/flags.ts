import { type EntryNode, type ScalarNode, textOf } from "../load/node.js";
import { describe } from "../load/yaml.js";
import { parseCondition } from "../notation/expression.js";
import { accept, unknownName } from "./building.js";
import type { TypeBuilding } from "./leaf.js";
import type { FlagMember, LeafType, Member, Particle } from "./model.js";

/** Properties by the spelling on the wire, of the members of one element. */
export type Spellings = ReadonlyMap<string, string>;

/** Something that is not on the wire: true where another member has a value. */
export function readFlag(
  entry: EntryNode,
  member: Member,
  spellings: Spellings,
  building: TypeBuilding,
): FlagMember | undefined {
  if (entry.value.kind !== "scalar") {
    building.problems.add("type", entry.value.place, 'a condition such as @ID = "1"', describe(entry.value));
    return undefined;
  }
  const scalar: ScalarNode = entry.value;
  const condition = accept(parseCondition(textOf(scalar)), scalar, building);
  if (condition === undefined) return undefined;
  const { path, is } = condition;
  const of = spellings.get(path.path);
  if (of === undefined) {
    unknownName(
      building,
      scalar.part(path.start, path.end),
      "a member of the same element",
      path.path,
      spellings.keys(),
    );
    return undefined;
  }
  return { kind: "flag", ...member, of, is: is.name };
}

/** `value of search_field` names a member as it stands on the wire; the model has its property. */
export function within(leaf: LeafType, spellings: Spellings): LeafType {
  if (leaf.scalar.kind !== "value") return leaf;
  return { ...leaf, scalar: { ...leaf.scalar, of: spellings.get(leaf.scalar.of) ?? leaf.scalar.of } };
}

/** As `within`, for all leaves of a particle. */
export function withinParticle(particle: Particle, spellings: Spellings): Particle {
  if (particle.kind === "any") return particle;
  if (particle.kind !== "element")
    return { ...particle, particles: particle.particles.map((inner) => withinParticle(inner, spellings)) };
  if (particle.type.kind !== "leaf") return particle;
  return { ...particle, type: { kind: "leaf", leaf: within(particle.type.leaf, spellings) } };
}
