import { isComplex, type ComplexType, type ElementDeclaration, type Particle } from "./schema.js";
import { type Drawing, type Mutable, constraint, element, names, times } from "./parts.js";
import { drawSimpleType } from "./simple-types.js";

/** A content model for a type, in which each name stands once: a reader could not tell two apart. */
export function model(
  drawing: Drawing,
  type: ComplexType,
  kind: "sequence" | "choice" | "all",
  depth: number,
  taken: Set<string>,
): Particle {
  const { random } = drawing;
  const count = kind === "choice" ? 1 + random.below(4) : random.below(5);
  const particles = Array.from({ length: count }, (_, index) =>
    kind === "all" ? allElement(drawing, type, taken) : part(drawing, type, depth, taken, index === count - 1),
  );
  const counts = random.pick([
    { least: 1, most: 1 },
    { least: 0, most: 1 },
    { least: 0, most: Infinity },
    { least: 1, most: Infinity },
  ]);
  if (kind === "all")
    return {
      kind,
      particles: particles.filter(({ kind: each }) => each === "element"),
      least: random.below(2),
      most: 1,
    };
  const own = depth === 0 && random.chance(0.5) ? { least: 1, most: 1 } : counts;
  // A repetition in a repetition has more than one way to read what it holds: https://www.w3.org/TR/xmlschema-1/#cos-nonambig
  return { kind, particles: own.most > 1 ? particles.map(once) : particles, ...own };
}

function once(particle: Particle): Particle {
  const counts = { least: Math.min(particle.least, 1), most: 1 };
  return particle.kind === "sequence" || particle.kind === "choice"
    ? { ...particle, ...counts, particles: particle.particles.map(once) }
    : { ...particle, ...counts };
}

function allElement(drawing: Drawing, type: ComplexType, taken: Set<string>): Particle {
  const found = local(drawing, type, taken);
  return { ...found, least: Math.min(found.least, 1), most: 1 };
}

function part(drawing: Drawing, type: ComplexType, depth: number, taken: Set<string>, isLast: boolean): Particle {
  const { random, groups, elements, otherElements, complex } = drawing;
  const chance = random.below(100);
  if (chance < 15 && depth < 2) return model(drawing, type, random.pick(["sequence", "choice"]), depth + 1, taken);
  const group = groups[0];
  if (
    chance < 22 &&
    group !== undefined &&
    type !== complex[0] &&
    !namesIn({ kind: "group", group, least: 1, most: 1 }).some((each) => taken.has(each))
  ) {
    for (const each of namesIn(group.particle)) taken.add(each);
    return { kind: "group", group, least: random.below(2), most: 1 };
  }
  if (chance < 35) {
    const free = [...elements, ...elements, ...otherElements].filter((each) =>
      familyOf(each, elements).every(({ name }) => !taken.has(name)),
    );
    if (free.length === 0) return local(drawing, type, taken);
    const referred = random.pick(free);
    for (const { name } of familyOf(referred, elements)) taken.add(name);
    const counts = times(random);
    return {
      kind: "element",
      isReference: true,
      element: referred,
      ...counts,
      least: isComplex(referred.type) ? 0 : counts.least,
    };
  }
  if (chance < 42 && isLast) {
    const namespaces = random.pick(["##other", "urn:o", "##any", "##local", "##targetNamespace urn:o"]);
    return { kind: "any", namespaces, process: "skip", ...times(random) };
  }
  return local(drawing, type, taken);
}

/** An element and all that may stand in its place. */
function familyOf(element: ElementDeclaration, elements: readonly ElementDeclaration[]): ElementDeclaration[] {
  return [element, ...elements.filter(({ head }) => head === element).flatMap((each) => familyOf(each, elements))];
}

/** An element that is declared where it stands. What its own type holds may be left out: documents end. */
function local(drawing: Drawing, type: ComplexType, taken: Set<string>): Particle {
  const { random, complex, simple, namespace, qualified } = drawing;
  const free = names.filter((each) => !taken.has(each));
  const name = free.length > 0 && random.chance(0.98) ? random.pick(free) : random.pick(names);
  taken.add(name);
  const isHolding = random.chance(0.4);
  const chosen = isHolding ? random.pick(complex) : random.pick(simple);
  const isInline = isHolding ? false : random.chance(0.15);
  const inner = isInline ? drawSimpleType(random, "", simple) : chosen;
  const made = element(name, qualified ? namespace : "", inner);
  const counts = times(random);
  const isLater =
    isComplex(inner) && complex.indexOf(inner as Mutable<ComplexType>) >= complex.indexOf(type as Mutable<ComplexType>);
  return {
    ...made,
    ...counts,
    least: isLater ? 0 : counts.least,
    most: isLater ? Math.max(1, counts.most) : counts.most,
    element: {
      ...made.element,
      isInline,
      nillable: random.chance(0.15),
      constraint: isComplex(inner) ? undefined : constraint(random, inner, 0.15),
      block: random.chance(0.05) ? "#all" : "",
    },
  };
}

/** The names of elements that a particle has. */
export function namesIn(particle: Particle): string[] {
  if (particle.kind === "element") return [particle.element.name];
  if (particle.kind === "group") return namesIn(particle.group.particle);
  return "particles" in particle ? particle.particles.flatMap((each) => namesIn(each)) : [];
}
