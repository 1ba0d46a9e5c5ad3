import type { Occurs } from "../../model/model.js";
import { quote } from "../../problems/problems.js";
import { isSameValue } from "../accepts.js";
import type { ElementDeclaration } from "../declarations.js";
import { type ModelContext, definitionOf } from "../element-type.js";
import { contains, isSubset } from "../namespace-set.js";
import type { ResolvedAny, ResolvedElement, ResolvedParticle, ResolvedType } from "../resolve.js";
import { type Type, derivedBy, elementType, spokenType } from "./derivation.js";

/**
 * What a restriction lets in, its base does: no other elements, no more and no fewer of each, and none of a type that is not
 * derived from the base's by restriction. Of the order of elements nothing is said.
 *
 * @see https://www.w3.org/TR/xmlschema-1/#cos-particle-restrict
 */
export function checkRestrictedContent(type: ResolvedType, base: ResolvedType, context: ModelContext): void {
  if (type.content.kind !== "elements" || base.content.kind !== "elements") return;
  const { particle: own } = type.content;
  const { particle: whole } = base.content;
  const { report } = context;
  const leaves = own === undefined ? [] : leavesOf(own);
  const allowed = whole === undefined ? [] : leavesOf(whole);
  if (leaves.length > mostLeaves || allowed.length > mostLeaves) return;
  const wildcards = allowed.filter((each) => each.kind === "any");
  const elements = new Map(allowed.flatMap((each) => (each.kind === "any" ? [] : [[nameOf(each.element), each]])));
  for (const leaf of leaves) {
    if (leaf.kind === "any") {
      if (!wildcards.some(({ namespaces }) => isSubset(leaf.namespaces, namespaces)))
        report.invalid(leaf.place, "a wildcard that lets in no more than one of the base", "another one");
      continue;
    }
    const { element, place } = leaf;
    const known = elements.get(nameOf(element));
    if (known !== undefined) checkElement(element, known.element, context);
    else if (!wildcards.some(({ namespaces }) => contains(namespaces, element.namespace)))
      report.invalid(place, "an element that the base lets in", quote(element.name));
  }
  const told = new Set<string>();
  for (const { element, place } of [...leaves, ...elements.values()].filter((each) => each.kind === "element")) {
    const name = nameOf(element);
    // What a wildcard lets in as well is not counted.
    if (told.has(name) || !elements.has(name) || wildcards.some((each) => contains(each.namespaces, element.namespace)))
      continue;
    told.add(name);
    const expected = numberOf(name, whole);
    const found = numberOf(name, own);
    if (found.minimum < expected.minimum || found.maximum > expected.maximum)
      report.invalid(
        leaves.some((each) => each.kind === "element" && nameOf(each.element) === name) ? place : type.definition.place,
        `${spokenNumber(expected)} ${quote(element.name)}, as in the base`,
        spokenNumber(found),
      );
  }
}

/** Types with more are not compared: groups in groups multiply. */
const mostLeaves = 2_000;

/** https://www.w3.org/TR/xmlschema-1/#rcase-NameAndTypeOK */
function checkElement(element: ElementDeclaration, base: ElementDeclaration, context: ModelContext): void {
  const { components, report, simple } = context;
  if (element === base) return;
  const { place } = element;
  if (element.nillable && !base.nillable)
    report.invalid(place, `an element that is not nillable, as ${quote(base.name)} of the base`, "a nillable one");
  const type = elementType(element, components);
  const expected = elementType(base, components);
  // From a type without a name none can be derived: restrictions repeat it.
  if (type === undefined || expected === undefined || isAnonymous(expected)) return;
  const methods = derivedBy(type, expected, components);
  if (methods === undefined || methods.has("extension"))
    report.invalid(
      element.type?.kind === "reference" ? element.type.place : place,
      `a type that is derived by restriction from ${spokenType(expected)}, that of ${quote(base.name)} of the base`,
      spokenType(type),
    );
  const definition = definitionOf(base, components);
  if (base.fixed === undefined || definition === undefined || definition.kind === "complex") return;
  if (element.fixed === undefined || !isSameValue(simple(definition), base.fixed, element.fixed))
    report.invalid(
      place,
      `the fixed value ${quote(base.fixed)}`,
      element.fixed === undefined ? "none" : quote(element.fixed),
    );
}

function isAnonymous(type: Type): boolean {
  return typeof type !== "string" && type.name === "";
}

function leavesOf(particle: ResolvedParticle): (ResolvedElement | ResolvedAny)[] {
  if (particle.occurs.maximum === 0) return [];
  return particle.kind === "element" || particle.kind === "any" ? [particle] : particle.particles.flatMap(leavesOf);
}

/** How many elements of a name a content has at least and at most. */
function numberOf(name: string, particle: ResolvedParticle | undefined): Occurs {
  if (particle === undefined) return none;
  const { minimum, maximum } = particle.occurs;
  const once = numberOnce(name, particle);
  return {
    minimum: minimum * once.minimum,
    maximum: maximum === 0 || once.maximum === 0 ? 0 : maximum * once.maximum,
  };
}

const none: Occurs = { minimum: 0, maximum: 0 };

function numberOnce(name: string, particle: ResolvedParticle): Occurs {
  if (particle.kind === "any") return none;
  if (particle.kind === "element") return nameOf(particle.element) === name ? { minimum: 1, maximum: 1 } : none;
  const all = particle.particles.map((each) => numberOf(name, each));
  if (all.length === 0) return none;
  if (particle.kind === "choice")
    return {
      minimum: Math.min(...all.map((each) => each.minimum)),
      maximum: Math.max(...all.map((each) => each.maximum)),
    };
  return all.reduce((one, other) => ({
    minimum: one.minimum + other.minimum,
    maximum: one.maximum + other.maximum,
  }));
}

function spokenNumber({ minimum, maximum }: Occurs): string {
  if (minimum === maximum) return String(minimum);
  return maximum === Infinity ? `at least ${minimum}` : `${minimum} to ${maximum}`;
}

function nameOf({ namespace, name }: ElementDeclaration): string {
  return `{${namespace}}${name}`;
}
