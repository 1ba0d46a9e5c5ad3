import type { ElementParticle, Group, Member, Particle, Wildcard } from "../model/model.js";
import { instanceNamespace } from "./builtin-attributes.js";
import { type ModelContext, elementTypeOf, wrappedList } from "./element-type.js";
import { declaredRecord, isEmpty } from "./declared.js";
import { freeProperty, propertyFor } from "./names.js";
import type { ResolvedAny, ResolvedElement } from "./resolve.js";
import type { Shape, ShapeGroup } from "./shape.js";

/** The content of a record: its tree of particles, whose properties are added to those that are `taken`. */
export function contentOf(content: Shape, path: readonly string[], taken: Set<string>, context: ModelContext): Group {
  const make = (particle: Shape, isAlternative: boolean, isOptional: boolean): Particle => {
    switch (particle.kind) {
      case "any":
        return wildcard(particle, isAlternative ? "*" : freeProperty("any", taken), context);
      case "element":
        return element(particle, isAlternative, isOptional);
      default:
        return particle.tagged ? choice(particle) : group(particle, isOptional);
    }
  };
  const group = (shape: ShapeGroup, isOptional: boolean): Group => {
    const { kind, occurs, place } = shape;
    const inner = isOptional || kind === "choice" || occurs.minimum === 0;
    return { kind, particles: shape.particles.map((each) => make(each, false, inner)), occurs, place };
  };
  const choice = (shape: ShapeGroup): Group => {
    const { occurs, place, name, documentation, mixed } = shape;
    const wanted = mixed ? "content" : name === undefined ? "choice" : propertyFor(name);
    const property = freeProperty(wanted, taken);
    const member: Member = { property, documentation, place };
    const particles = withTags(shape.particles.map((each) => make(each, true, false)));
    return { kind: "choice", particles, occurs, member, place, ...(mixed && { mixed }) };
  };
  const element = (particle: ResolvedElement, isAlternative: boolean, isOptional: boolean): ElementParticle => {
    const wrapped = isAlternative || isOptional ? undefined : wrappedList(particle, context);
    const wanted = propertyFor(particle.element.name);
    const property = isAlternative ? wanted : freeProperty(wanted, taken);
    const down = [...path, particle.element.name];
    if (wrapped === undefined) return elementParticle(particle, property, down, context);
    const inner = elementParticle(wrapped, property, [...down, wrapped.element.name], context);
    const wrapper = { name: context.prefixes.element(particle.element), optional: particle.occurs.minimum === 0 };
    return {
      ...inner,
      documentation: particle.documentation === "" ? inner.documentation : particle.documentation,
      wires: inner.wires.map((wire) => ({ ...wire, wrappers: [wrapper, ...wire.wrappers] })),
    };
  };
  const made = make(content, false, false);
  if (made.kind !== "element" && made.kind !== "any") return made;
  return { kind: "sequence", particles: [made], occurs: { minimum: 1, maximum: 1 }, place: made.place };
}

/** Of alternatives with the same local name, those that have a prefix are called by the whole name. */
function withTags(alternatives: readonly Particle[]): readonly Particle[] {
  const names = alternatives.flatMap((each) => (each.kind === "element" ? [nameOf(each)] : []));
  const locals = names.map(localOf);
  const isShared = (name: string): boolean => locals.indexOf(localOf(name)) !== locals.lastIndexOf(localOf(name));
  if (new Set(locals).size === locals.length) return alternatives;
  return alternatives.map((each) => {
    if (each.kind !== "element") return each;
    const name = nameOf(each);
    return name.includes(":") && isShared(name) ? { ...each, tag: name } : each;
  });
}

function nameOf({ wires }: ElementParticle): string {
  return wires[0]?.name ?? "";
}

function localOf(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** The properties of a content in the order in which they are written. */
export function propertiesOf(particle: Particle): readonly string[] {
  if (particle.kind === "element" || particle.kind === "any") return [particle.property];
  return particle.member === undefined ? particle.particles.flatMap(propertiesOf) : [particle.member.property];
}

/** An element with its type. */
export function elementParticle(
  { element, occurs, documentation, place }: ResolvedElement,
  property: string,
  path: readonly string[],
  context: ModelContext,
): ElementParticle {
  const type = elementTypeOf(element, path, context);
  // It must be declared where something may be nothing.
  if (element.nillable) context.prefixes.attribute({ namespace: instanceNamespace, name: "nil" });
  return {
    kind: "element",
    property,
    documentation,
    place,
    wires: [{ wrappers: [], name: context.prefixes.element(element), attribute: false }],
    occurs,
    type,
    nothing: [],
    ...(element.nillable && { nil: true as const }),
    emptyWhenNone: false,
  };
}

function wildcard(particle: ResolvedAny, property: string, context: ModelContext): Wildcard {
  const { occurs, documentation, place } = particle;
  const namespaces = isEmpty(particle, context) ? [] : particle.namespaces;
  const declared = declaredRecord(particle, context);
  return {
    kind: "any",
    property,
    documentation,
    place,
    occurs,
    ...(namespaces !== "any" && { namespaces }),
    ...(declared && { declared }),
  };
}
