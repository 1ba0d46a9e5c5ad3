import type { WrittenElement, WrittenParticle, WrittenWildcard } from "./written.js";

/**
 * The name of an element that a reader could not tell which part of a content model it belongs to without looking ahead, `*`
 * where any other element is one of the two; nothing where each is told by its name. Neither XSD nor DTD allow such a model.
 *
 * @see https://www.w3.org/TR/xmlschema-1/#cos-nonambig
 * @see https://www.w3.org/TR/xml/#determinism
 */
export function conflictIn(particle: WrittenParticle): string | undefined {
  const found: { name?: string } = {};
  const { first } = followed(particle, found);
  compete(first, found);
  return found.name;
}

type Leaf = WrittenElement | WrittenWildcard;

/** Which leaves a particle may begin and end with, and whether it may be empty. */
interface Ends {
  readonly first: readonly Position[];
  readonly last: readonly Position[];
  readonly empty: boolean;
}

/** A place of a leaf in the model, which is another one each time it is unrolled. */
interface Position {
  readonly leaf: Leaf;
  readonly next: Set<Position>;
}

/** The construction of Glushkov: what may follow each leaf is gathered on the way, and told apart by its name. */
function followed(particle: WrittenParticle, found: { name?: string }): Ends {
  const { minimum, maximum } = particle.occurs;
  if (maximum === 0) return { first: [], last: [], empty: true };
  const once = (): Ends =>
    particle.kind === "element" || particle.kind === "any" ? single(particle) : group(particle, found);
  let result = once();
  if (minimum > 1) result = joined(result, once(), found);
  // Whether one more comes or the next part begins, is told only by their names.
  if (maximum > Math.max(minimum, 1) && maximum < Infinity) {
    const more = once();
    const { last } = result;
    result = joined(result, more, found);
    result = { ...result, last: [...last, ...more.last] };
  }
  if (maximum === Infinity) for (const position of result.last) follow(position, result.first, found);
  return { ...result, empty: result.empty || minimum === 0 };
}

function single(leaf: Leaf): Ends {
  const position: Position = { leaf, next: new Set() };
  return { first: [position], last: [position], empty: false };
}

function group({ kind, particles }: Exclude<WrittenParticle, Leaf>, found: { name?: string }): Ends {
  const parts = particles.map((each) => followed(each, found));
  if (kind === "sequence")
    return parts.reduce((before, after) => joined(before, after, found), { first: [], last: [], empty: true });
  // In any order: each may follow each.
  if (kind === "all")
    for (const part of parts)
      for (const last of part.last) for (const other of parts) if (other !== part) follow(last, other.first, found);
  const first = parts.flatMap((part) => part.first);
  compete(first, found);
  const empty = kind === "all" ? parts.every((part) => part.empty) : parts.some((part) => part.empty);
  return { first, last: parts.flatMap((part) => part.last), empty: empty || parts.length === 0 };
}

function joined(before: Ends, after: Ends, found: { name?: string }): Ends {
  for (const position of before.last) follow(position, after.first, found);
  const first = before.empty ? [...before.first, ...after.first] : before.first;
  compete(first, found);
  return {
    first,
    last: after.empty ? [...before.last, ...after.last] : after.last,
    empty: before.empty && after.empty,
  };
}

function follow(position: Position, next: readonly Position[], found: { name?: string }): void {
  for (const each of next) position.next.add(each);
  compete([...position.next], found);
}

function compete(positions: readonly Position[], found: { name?: string }): void {
  if (found.name !== undefined) return;
  const names = new Map<string, Position>();
  for (const position of new Set(positions)) {
    const name = position.leaf.kind === "any" ? `*${position.leaf.foreign ?? ""}` : position.leaf.name;
    if (names.has(name) || ((name === "*" || names.has("*")) && names.size > 0)) {
      found.name = name.startsWith("*") || names.has("*") ? "*" : name;
      return;
    }
    names.set(name, position);
  }
}
