import type { Occurs } from "../model/model.js";
import { keyOf } from "./declarations.js";
import { union } from "./namespace-set.js";
import type { ResolvedAny, ResolvedElement, ResolvedGroup, ResolvedParticle } from "./resolve.js";

/** The content of a type in a form that has a value: each element stands once, and what repeats is an element or a choice. */
export type Shape = ResolvedElement | ResolvedAny | ShapeGroup;

export interface ShapeGroup extends Omit<ResolvedGroup, "particles"> {
  readonly particles: readonly Shape[];
  /** A choice whose value says which one was chosen. Of any other, those that were not chosen are not there. */
  readonly tagged: boolean;
  /** Whether text stands among its elements. */
  readonly mixed?: true;
  /** The choice of all elements of a group whose order and counts it does not say. */
  readonly loose?: true;
}

/**
 * Gives the content of a type a shape. What has none, such as a repeated sequence of several elements, becomes a repeated
 * choice of the same elements: that keeps every element and the order of all. What it does not check, a content model does.
 */
export function shape(particle: ResolvedParticle): Shape | undefined {
  const simple = simplify(particle);
  return simple && shaped(simple);
}

/** Whether elements stand as they must where they have the order of the shape, or any; else a content model must say how. */
export function orderOf(particle: Shape): "declared" | "any" | "model" {
  if (particle.kind === "element" || particle.kind === "any") return "declared";
  if (particle.tagged) return particle.loose ? "model" : "declared";
  if (!isOnce(particle.occurs) || particle.kind === "choice") return "model";
  const isPlain = (each: Shape): boolean =>
    each.kind === "element" || each.kind === "any" || (each.tagged && each.loose !== true);
  if (!particle.particles.every(isPlain)) return "model";
  return particle.kind === "all" ? "any" : "declared";
}

/** The content of a type in which text stands among the elements: whatever their order should be, the order that they have is kept. */
export function mixedShape(particle: ResolvedParticle): Shape | undefined {
  const simple = simplify(particle);
  if (simple === undefined) return undefined;
  const { place, documentation } = simple;
  const group: ResolvedGroup = { kind: "choice", particles: [simple], occurs: once, place, documentation };
  return { ...loose(group), occurs: { minimum: 0, maximum: Infinity }, mixed: true };
}

function shaped(particle: ResolvedParticle): Shape {
  if (particle.kind === "element" || particle.kind === "any") return particle;
  if (particle.kind === "choice" && particle.particles.every(isSingle)) return tagged(particle);
  if (particle.occurs.maximum > 1) return loose(particle);
  const particles = particle.particles.map(shaped);
  return isRepeated(particles) ? loose(particle) : { ...particle, particles, tagged: false };
}

function loose(group: ResolvedGroup): ShapeGroup {
  return { ...tagged(anyOf(group)), loose: true };
}

/** Alternatives of the same name are one. */
function tagged(choice: ResolvedGroup): ShapeGroup {
  const byName = new Map<string, Shape>();
  for (const each of choice.particles) {
    const name = nameOf(each);
    const known = byName.get(name);
    // Of several wildcards each lets in what it does.
    const isWider = known?.kind === "any" && each.kind === "any";
    byName.set(name, isWider ? { ...known, namespaces: union(known.namespaces, each.namespaces) } : (each as Shape));
  }
  const particles = [...byName.values()];
  return { ...choice, kind: "choice", particles, tagged: true };
}

function isSingle(particle: ResolvedParticle): boolean {
  const { minimum, maximum } = particle.occurs;
  return (particle.kind === "element" || particle.kind === "any") && minimum === 1 && maximum === 1;
}

/** A repeated choice of all elements of a group. */
function anyOf(group: ResolvedGroup): ResolvedGroup {
  const particles = leaves(group).map((each) => ({ ...each, occurs: once }));
  return { ...group, kind: "choice", particles, occurs: countOf(group) };
}

const once: Occurs = { minimum: 1, maximum: 1 };

function leaves(particle: ResolvedParticle): (ResolvedElement | ResolvedAny)[] {
  return particle.kind === "element" || particle.kind === "any" ? [particle] : particle.particles.flatMap(leaves);
}

/** How many elements a particle stands for. */
function countOf(particle: ResolvedParticle): Occurs {
  if (particle.kind === "element" || particle.kind === "any") return particle.occurs;
  const counts = particle.particles.map(countOf);
  const minima = counts.map(({ minimum }) => minimum);
  const maxima = counts.map(({ maximum }) => maximum);
  const inner: Occurs =
    particle.kind === "choice"
      ? { minimum: Math.min(...minima), maximum: Math.max(...maxima) }
      : { minimum: sum(minima), maximum: sum(maxima) };
  return times(inner, particle.occurs);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Whether an element, or a wildcard, stands at two places. */
function isRepeated(particles: readonly Shape[]): boolean {
  const names = particles.flatMap((particle) => [...new Set(namesIn(particle))]);
  return new Set(names).size < names.length;
}

function namesIn(particle: Shape): string[] {
  return particle.kind === "element" || particle.kind === "any"
    ? [nameOf(particle)]
    : particle.particles.flatMap(namesIn);
}

function nameOf(particle: ResolvedParticle): string {
  return particle.kind === "element" ? keyOf(particle.element) : "*";
}

/** Drops what cannot occur and groups that say nothing. */
function simplify(particle: ResolvedParticle): ResolvedParticle | undefined {
  if (particle.occurs.maximum === 0) return undefined;
  if (particle.kind === "element" || particle.kind === "any") return particle;
  const inner = particle.particles.flatMap((each) => simplify(each) ?? []);
  // An alternative that holds nothing may be the one that is chosen.
  const isOptional = particle.kind === "choice" && inner.length < particle.particles.length;
  const outer = isOptional ? { ...particle, occurs: { ...particle.occurs, minimum: 0 } } : particle;
  const group = outer.kind === "choice" ? flatChoice(outer, inner) : flatSequence(outer, inner);
  const [only] = group.particles;
  if (only === undefined) return undefined;
  return group.particles.length === 1 ? withOccurs(only, times(only.occurs, group.occurs)) : group;
}

function flatSequence(group: ResolvedGroup, inner: readonly ResolvedParticle[]): ResolvedGroup {
  if (group.kind !== "sequence") return { ...group, particles: inner };
  const particles = inner.flatMap((each) =>
    each.kind === "sequence" && isOnce(each.occurs) ? each.particles : [each],
  );
  return { ...group, particles };
}

/** What is optional in a choice makes the choice optional, and a repeated choice needs no repetition inside. */
function flatChoice(group: ResolvedGroup, inner: readonly ResolvedParticle[]): ResolvedGroup {
  const repeats = group.occurs.maximum === Infinity;
  const loose = (occurs: Occurs): boolean => occurs.maximum === 1 || repeats;
  const optional = inner.some(({ occurs }) => occurs.minimum === 0 && loose(occurs));
  const particles = inner.flatMap((each): readonly ResolvedParticle[] => {
    const eased = loose(each.occurs) && each.occurs.minimum <= 1 ? withOccurs(each, once) : each;
    return eased.kind === "choice" && isOnce(eased.occurs) ? eased.particles : [eased];
  });
  return { ...group, particles, occurs: optional ? { ...group.occurs, minimum: 0 } : group.occurs };
}

function isOnce({ minimum, maximum }: Occurs): boolean {
  return minimum === 1 && maximum === 1;
}

function withOccurs(particle: ResolvedParticle, occurs: Occurs): ResolvedParticle {
  return { ...particle, occurs };
}

/** `0 * Infinity` is none. */
function times(inner: Occurs, outer: Occurs): Occurs {
  const maximum = inner.maximum === 0 || outer.maximum === 0 ? 0 : inner.maximum * outer.maximum;
  return { minimum: inner.minimum * outer.minimum, maximum };
}
