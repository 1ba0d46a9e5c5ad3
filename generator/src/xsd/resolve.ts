import type { Occurs, Place } from "../model/model.js";
import { quote } from "../problems/problems.js";
import { isAnyType, isBuiltin } from "./builtins.js";
import type { Components } from "./components.js";
import type {
  AnyDeclaration,
  ComplexType,
  ElementDeclaration,
  ParticleDeclaration,
  Reference,
  SimpleContent,
  SimpleType,
} from "./declarations.js";
import type { Report } from "./report.js";
import { type ResolvedAttributes, resolveAttributes } from "./resolve-attributes.js";
import { type ParticleResolver, particleResolver } from "./resolve-particles.js";

/** A complex type with all that it has from its base and from groups: nothing in it is a reference but the types of its members. */
export interface ResolvedType extends ResolvedAttributes {
  readonly definition: ComplexType;
  readonly content:
    /** Text of a simple type, narrowed by the facets of the restrictions on the way to it, the first one first. */
    | { readonly kind: "text"; readonly type: Reference | SimpleType; readonly narrowed: readonly SimpleContent[] }
    | { readonly kind: "elements"; readonly particle?: ResolvedParticle; readonly mixed: boolean }
    /** The type of everything. */
    | { readonly kind: "any" };
}

export type ResolvedParticle = ResolvedElement | ResolvedGroup | ResolvedAny;

export interface ResolvedElement {
  readonly kind: "element";
  readonly element: ElementDeclaration;
  readonly occurs: Occurs;
  readonly documentation: string;
  readonly place: Place;
}

export interface ResolvedGroup {
  readonly kind: "sequence" | "choice" | "all";
  readonly particles: readonly ResolvedParticle[];
  readonly occurs: Occurs;
  readonly place: Place;
  /** Of a named group, or of the head of a substitution group. */
  readonly name?: string;
  readonly documentation: string;
}

export type ResolvedAny = AnyDeclaration;

/** Resolves complex types. Each is resolved once; one that is derived from itself is reported. */
export function resolver(components: Components, report: Report): (type: ComplexType) => ResolvedType {
  const resolved = new Map<ComplexType, ResolvedType>();
  const open = new Set<ComplexType>();
  const particles = particleResolver(components, report);
  const resolve = (definition: ComplexType): ResolvedType => {
    const known = resolved.get(definition);
    if (known !== undefined) return known;
    open.add(definition);
    const type = resolveOnce(definition, { components, report, particles, base: (to) => baseOf(to, definition) });
    open.delete(definition);
    resolved.set(definition, type);
    return type;
  };
  const baseOf = (to: Reference, from: ComplexType): ResolvedType | SimpleType | Reference | undefined => {
    if (isBuiltin(to)) return isAnyType(to) ? undefined : to;
    const found = components.type(to);
    if (found === undefined || found.kind === "simple") return found;
    if (!open.has(found)) return resolve(found);
    report.invalid(to.place, "a base that is not derived from this type", quote(from.name));
    return undefined;
  };
  return resolve;
}

interface Context {
  readonly components: Components;
  readonly report: Report;
  readonly particles: ParticleResolver;
  readonly base: (to: Reference) => ResolvedType | SimpleType | Reference | undefined;
}

function resolveOnce(definition: ComplexType, context: Context): ResolvedType {
  const { content, attributes } = definition;
  if (content.kind === "simple") {
    const base = context.base(content.base);
    const inherited = base !== undefined && "definition" in base ? base : undefined;
    return {
      definition,
      content: textOf(content, base, context),
      ...resolveAttributes(attributes, inherited, content.by, context.components, context.report),
    };
  }
  const { derivation, particle } = content;
  const base = derivation && context.base(derivation.base);
  if (base !== undefined && !("definition" in base))
    context.report.invalid(derivation?.base.place ?? definition.place, "a complex type", "a simple one");
  const inherited = base !== undefined && "definition" in base ? base : undefined;
  const by = derivation?.by ?? "restriction";
  return {
    definition,
    content: elementsOf(definition, particle, by, inherited, context),
    ...resolveAttributes(attributes, inherited, by, context.components, context.report),
  };
}

function textOf(
  content: SimpleContent,
  base: ResolvedType | SimpleType | Reference | undefined,
  { report }: Context,
): ResolvedType["content"] {
  if (isAnyType(content.base) && content.type === undefined)
    report.invalid(content.base.place, "a type with simple content", '"anyType"');
  const narrowed = content.by === "restriction" && content.facets.length > 0 ? [content] : [];
  if (content.type !== undefined) return { kind: "text", type: content.type, narrowed };
  if (base === undefined || !("definition" in base)) {
    if (base !== undefined && content.by === "restriction")
      report.invalid(content.base.place, "a complex type with simple content", "a simple type");
    return { kind: "text", type: base === undefined ? textReference(content.base.place) : content.base, narrowed };
  }
  if (base.content.kind === "text") return { ...base.content, narrowed: [...base.content.narrowed, ...narrowed] };
  report.invalid(content.base.place, "a type with simple content", quote(content.base.name));
  return { kind: "text", type: textReference(content.base.place), narrowed };
}

function textReference(place: Place): Reference {
  return { kind: "reference", namespace: "http://www.w3.org/2001/XMLSchema", name: "string", place };
}

function elementsOf(
  definition: ComplexType,
  declared: ParticleDeclaration | undefined,
  by: "extension" | "restriction",
  base: ResolvedType | undefined,
  { particles, report }: Context,
): ResolvedType["content"] {
  const own = declared && particles(declared);
  if (by === "restriction" || base === undefined)
    return { kind: "elements", ...(own && { particle: own }), mixed: definition.mixed };
  if (base.content.kind === "any") return base.content;
  if (base.content.kind === "text") {
    if (own !== undefined) report.invalid(own.place, "no elements, since the base has simple content", "elements");
    return base.content;
  }
  const inherited = base.content.particle;
  const mixed = definition.mixed || base.content.mixed;
  if (own === undefined || inherited === undefined) {
    const particle = own ?? inherited;
    return { kind: "elements", ...(particle && { particle }), mixed };
  }
  const occurs = { minimum: 1, maximum: 1 };
  const both: ResolvedGroup = {
    kind: "sequence",
    particles: [inherited, own],
    occurs,
    place: own.place,
    documentation: "",
  };
  return { kind: "elements", particle: both, mixed };
}
