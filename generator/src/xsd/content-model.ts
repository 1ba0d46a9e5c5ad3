import type { Occurs } from "../model/model.js";
import type { Prefixes } from "./prefixes.js";
import type { ResolvedParticle } from "./resolve.js";

/**
 * How the children of an element must stand, as `RecordType.model` writes it: `street, city?, (phone | fax){0,3}`, with `&`
 * between what may come in any order, `*` for any other element and `()` for what cannot be. Nothing where it has no children.
 */
export function contentModel(particle: ResolvedParticle, prefixes: Pick<Prefixes, "element">): string | undefined {
  const { occurs } = particle;
  if (occurs.maximum === 0) return undefined;
  if (particle.kind === "element") return prefixes.element(particle.element) + counted(occurs);
  if (particle.kind === "any") return `*${counted(occurs)}`;
  const parts = particle.particles.map((each) => contentModel(each, prefixes));
  const told = parts.filter((part) => part !== undefined);
  if (told.length === 0) return particle.kind === "choice" && parts.length === 0 ? `()${counted(occurs)}` : undefined;
  // What cannot occur in a choice leaves the choice of nothing.
  const isOptional = particle.kind === "choice" && told.length < parts.length;
  const inner = told.join(particle.kind === "sequence" ? ", " : particle.kind === "choice" ? " | " : " & ");
  const count = counted(occurs);
  if (isOptional) return `((${inner})?)${count}`;
  return `(${inner})${count}`;
}

/** Whether a model would be too long to be of use: groups in groups multiply. */
export function isTooLong(particle: ResolvedParticle): boolean {
  let left = mostParts;
  const open: ResolvedParticle[] = [particle];
  for (let at = open.pop(); at !== undefined && left >= 0; at = open.pop()) {
    left--;
    if (at.kind !== "element" && at.kind !== "any") open.push(...at.particles);
  }
  return left < 0;
}

const mostParts = 20_000;

/** As a sign behind the part; nothing for exactly one. */
function counted({ minimum, maximum }: Occurs): string {
  if (minimum === 1 && maximum === 1) return "";
  if (minimum === 0 && maximum === 1) return "?";
  if (maximum === Infinity && minimum < 2) return minimum === 0 ? "*" : "+";
  return maximum === Infinity ? `{${minimum},}` : minimum === maximum ? `{${minimum}}` : `{${minimum},${maximum}}`;
}
