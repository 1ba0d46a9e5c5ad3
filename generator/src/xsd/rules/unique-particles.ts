import type { Place } from "../../model/model.js";
import { quote } from "../../problems/problems.js";
import type { ModelContext } from "../element-type.js";
import { type NamespaceSet, contains, intersection } from "../namespace-set.js";
import type { ResolvedAny, ResolvedElement, ResolvedGroup, ResolvedParticle, ResolvedType } from "../resolve.js";

/**
 * Of the elements in a content, each belongs to one part alone, which its name tells without a look at what follows.
 *
 * @see https://www.w3.org/TR/xmlschema-1/#cos-nonambig
 */
export function checkUnique({ content }: ResolvedType, { report }: ModelContext): void {
  if (content.kind !== "elements" || content.particle === undefined) return;
  const found = ambiguity(content.particle);
  if (found === undefined) return;
  const [one, other] = found;
  const expected = "content in which the name of an element tells which part it belongs to";
  const both = one.kind === "any" && other.kind === "any" ? "two wildcards" : spoken(one, other);
  report.invalid(other.place, expected, `${both} for the same element`);
}

function spoken(one: Leaf, other: Leaf): string {
  const names = [one, other].map((each) => (each.kind === "any" ? "a wildcard" : quote(each.element.name)));
  return names[0] === names[1] ? `two parts ${names[0]}` : names.join(" and ");
}

type Leaf = ResolvedElement | ResolvedAny;

/** A part of the content that takes elements. References to a group bring the same parts. */
interface Position {
  readonly leaf: Leaf;
  readonly place: Place;
}

/** What can come first, and whether nothing need come. */
interface Beginning {
  readonly positions: readonly Position[];
  readonly mayBeEmpty: boolean;
}

/** The most parts that are looked at: groups in groups multiply. */
const mostSteps = 20_000;

/** Two parts of a content of which an element could be either; the first such pair. */
export function ambiguity(content: ResolvedParticle): readonly [Leaf, Leaf] | undefined {
  const beginnings = new Map<ResolvedParticle, Beginning>();
  const checked = new Set<readonly Position[]>();
  let found: readonly [Leaf, Leaf] | undefined;
  let left = mostSteps;
  const beginningOf = (particle: ResolvedParticle, place: Place): Beginning => {
    const known = beginnings.get(particle);
    if (known !== undefined) return known;
    const { positions, mayBeEmpty } = beginningOnce(particle, place);
    const isNone = particle.occurs.maximum === 0;
    const made = {
      positions: isNone ? [] : positions,
      mayBeEmpty: mayBeEmpty || particle.occurs.minimum === 0 || isNone,
    };
    beginnings.set(particle, made);
    return made;
  };
  const beginningOnce = (particle: ResolvedParticle, outer: Place): Beginning => {
    if (!isGroup(particle))
      return { positions: [{ leaf: particle, place: placeOf(particle, outer) }], mayBeEmpty: false };
    const all = particle.particles.map((each) => beginningOf(each, particle.place));
    if (particle.kind !== "sequence") {
      const test = particle.kind === "choice" ? "some" : "every";
      return { positions: all.flatMap(({ positions }) => positions), mayBeEmpty: all[test]((each) => each.mayBeEmpty) };
    }
    const end = all.findIndex(({ mayBeEmpty }) => !mayBeEmpty);
    const first = end < 0 ? all : all.slice(0, end + 1);
    return { positions: first.flatMap(({ positions }) => positions), mayBeEmpty: end < 0 };
  };
  const check = (positions: readonly Position[]): void => {
    if (checked.has(positions)) return;
    checked.add(positions);
    found ??= overlapping(positions);
  };
  /** `next` is what may come behind the particle. */
  const visit = (particle: ResolvedParticle, next: readonly Position[], outer: Place): void => {
    if (found !== undefined || --left < 0 || particle.occurs.maximum === 0) return;
    const { minimum, maximum } = particle.occurs;
    if (maximum === 1) return visitOnce(particle, next);
    const again = beginningOf(particle, outer).positions;
    // What must come a certain number of times goes on the last time alone, and comes again all other times.
    if (minimum !== maximum) return visitOnce(particle, [...again, ...next]);
    visitOnce(particle, again);
    visitOnce(particle, next);
  };
  const visitOnce = (particle: ResolvedParticle, next: readonly Position[]): void => {
    if (!isGroup(particle)) return check(next);
    const { kind, particles, place } = particle;
    if (kind === "sequence") {
      let behind = next;
      for (const each of particles.toReversed()) {
        visit(each, behind, place);
        const { positions, mayBeEmpty } = beginningOf(each, place);
        behind = mayBeEmpty ? [...positions, ...behind] : positions;
      }
      return;
    }
    const others = kind === "all" ? particles.flatMap((each) => beginningOf(each, place).positions) : [];
    const behind = kind === "all" ? [...others, ...next] : next;
    for (const each of particles) visit(each, behind, place);
  };
  check(beginningOf(content, content.place).positions);
  visit(content, [], content.place);
  return found;
}

function isGroup(particle: ResolvedParticle): particle is ResolvedGroup {
  return particle.kind !== "element" && particle.kind !== "any";
}

/** Where a part is written: an element that stands in for another belongs to the reference to that. */
function placeOf(leaf: Leaf, outer: Place): Place {
  return leaf.kind === "element" && leaf.element.isGlobal && leaf.place === leaf.element.place ? outer : leaf.place;
}

function overlapping(positions: readonly Position[]): readonly [Leaf, Leaf] | undefined {
  const byName = new Map<string, Position>();
  const wildcards: (Position & { readonly leaf: ResolvedAny })[] = [];
  for (const position of positions) {
    const { leaf, place } = position;
    if (leaf.kind === "any") {
      const other = wildcards.find((each) => !isSame(each.place, place) && meet(each.leaf.namespaces, leaf.namespaces));
      if (other !== undefined) return [other.leaf, leaf];
      wildcards.push({ leaf, place });
      continue;
    }
    const key = `{${leaf.element.namespace}}${leaf.element.name}`;
    const known = byName.get(key);
    if (known !== undefined && !isSame(known.place, place)) return [known.leaf, leaf];
    byName.set(key, position);
  }
  for (const wildcard of wildcards)
    for (const { leaf } of byName.values())
      if (leaf.kind === "element" && contains(wildcard.leaf.namespaces, leaf.element.namespace))
        return [leaf, wildcard.leaf];
  return undefined;
}

function isSame(one: Place, other: Place): boolean {
  return one.file === other.file && one.start === other.start;
}

function meet(one: NamespaceSet, other: NamespaceSet): boolean {
  const both = intersection(one, other);
  return both === "any" || "not" in both || both.length > 0;
}
