import type { Components } from "./components.js";
import type {
  ComplexType,
  ElementDeclaration,
  ParticleDeclaration,
  Reference,
  TypeDefinition,
} from "./declarations.js";

/** The types that elements of a type may say that they have instead. */
export interface DerivedTypes {
  /**
   * Of a type that some element has: those that are derived from it and may stand in its place, by none of the ways that the
   * element itself rules out.
   */
  readonly of: (type: ComplexType, block?: string) => readonly ComplexType[];
  /** Whether others are derived from a type that some element has, though none may stand in its place. */
  readonly isBlocked: (type: ComplexType) => boolean;
  /** Whether some element has the type. */
  readonly isUsed: (type: ComplexType) => boolean;
  /** Whether elements of a type may have to say that it is theirs. */
  readonly isNamed: (type: ComplexType) => boolean;
}

/** https://www.w3.org/TR/xmlschema-1/#cos-ct-derived-ok */
export function derivedTypes(components: Components): DerivedTypes {
  const used = usedTypes(components);
  const derived = new Map<ComplexType, Derived[]>();
  const blocked = new Set<ComplexType>();
  for (const type of components.types) {
    if (type.kind !== "complex") continue;
    const seen = new Set<ComplexType>([type]);
    const methods = new Set<string>();
    for (let step = stepOf(type, components); step !== undefined; step = stepOf(step.base, components)) {
      methods.add(step.by);
      if (seen.size === seen.add(step.base).size) break;
      const isBlocked = [...methods].some((method) => step.base.block.includes(method));
      if (type.abstract || !used.has(step.base)) continue;
      if (isBlocked) blocked.add(step.base);
      else derived.set(step.base, [...(derived.get(step.base) ?? []), { type, methods: [...methods] }]);
    }
  }
  const named = new Set([
    ...blocked,
    ...[...derived].flatMap(([base, types]) => [base, ...types.map(({ type }) => type)]),
  ]);
  return {
    of: (type, block = "") =>
      (derived.get(type) ?? [])
        .filter(({ methods }) => !methods.some((method) => block.includes(method)))
        .map((each) => each.type),
    isBlocked: (type) => blocked.has(type),
    isUsed: (type) => used.has(type),
    isNamed: (type) => named.has(type),
  };
}

interface Derived {
  readonly type: ComplexType;
  /** The ways in which it is derived, all the way down. */
  readonly methods: readonly string[];
}

interface Step {
  readonly by: "extension" | "restriction";
  readonly base: ComplexType;
}

function stepOf({ content }: ComplexType, components: Components): Step | undefined {
  const to = content.kind === "simple" ? content.base : content.derivation?.base;
  const by = content.kind === "simple" ? content.by : content.derivation?.by;
  if (to === undefined || by === undefined || to.redefinedBy !== undefined) return undefined;
  const base = components.type(to);
  return base?.kind === "complex" ? { by, base } : undefined;
}

/** The named types that elements have. */
function usedTypes(components: Components): ReadonlySet<ComplexType> {
  const used = new Set<ComplexType>();
  const inElement = ({ type }: ElementDeclaration): void => {
    const found = type?.kind === "reference" ? components.type(type) : undefined;
    if (found?.kind === "complex") used.add(found);
    if (type?.kind !== "reference") inType(type);
  };
  const inParticle = (particle: ParticleDeclaration): void => {
    if (particle.kind === "element") inElement(particle.element);
    else if ("particles" in particle) particle.particles.forEach(inParticle);
  };
  const inType = (type: TypeDefinition | Reference | undefined): void => {
    if (type?.kind === "complex" && type.content.kind === "complex" && type.content.particle !== undefined)
      inParticle(type.content.particle);
  };
  components.elements.forEach(inElement);
  components.types.forEach(inType);
  for (const { particle } of components.groups) if (particle !== undefined) inParticle(particle);
  return used;
}
