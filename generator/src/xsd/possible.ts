import type { ResolvedGroup, ResolvedParticle } from "./resolve.js";

/**
 * What a particle says without the parts that no document can have: an abstract element that no other replaces, and what
 * needs one. Such a part may still be left out where it need not be there.
 *
 * @see https://www.w3.org/TR/xmlschema-1/#key-accept
 */
export function possible(particle: ResolvedParticle): ResolvedParticle {
  if (particle.kind === "element" || particle.kind === "any") return particle;
  const all = particle.particles.map(possible);
  const particles = particle.kind === "choice" ? all.filter((each) => !isImpossible(each)) : all;
  const group: ResolvedGroup = { ...particle, particles };
  return group.occurs.minimum === 0 && isNever(group) ? { ...group, kind: "sequence", particles: [] } : group;
}

/** Whether no content is one that a particle takes, not even none. */
export function isImpossible(particle: ResolvedParticle): boolean {
  return particle.occurs.minimum > 0 && isNever(particle);
}

function isNever(particle: ResolvedParticle): boolean {
  if (particle.kind === "element" || particle.kind === "any") return false;
  return particle.kind === "choice" ? particle.particles.every(isImpossible) : particle.particles.some(isImpossible);
}
