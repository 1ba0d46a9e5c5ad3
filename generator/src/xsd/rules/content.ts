import { quote } from "../../problems/problems.js";
import type { Components } from "../components.js";
import type { ComplexType, ElementDeclaration, ParticleDeclaration } from "../declarations.js";
import type { ModelContext } from "../element-type.js";
import type { ResolvedParticle, ResolvedType } from "../resolve.js";
import { elementType } from "./derivation.js";

/**
 * What is derived is mixed as its base is, if that has any content.
 *
 * @see https://www.w3.org/TR/xmlschema-1/#cos-ct-extends
 * @see https://www.w3.org/TR/xmlschema-1/#derivation-ok-restriction
 */
export function checkMixed({ definition }: ResolvedType, base: ResolvedType, { report }: ModelContext): void {
  const { content, mixed, place } = definition;
  if (content.kind !== "complex" || base.content.kind !== "elements") return;
  if (content.derivation?.by === "restriction") {
    if (mixed && !base.content.mixed) report.invalid(place, "a type that is not mixed, as its base", "a mixed one");
    return;
  }
  const isEmpty = !mixed && (content.particle === undefined || isNothing(content.particle));
  const isOfNothing = isEmptyContent(base.content.particle) && !base.content.mixed;
  if (isEmpty || isOfNothing || mixed === base.content.mixed) return;
  report.invalid(
    place,
    mixed ? "a type that is not mixed, as its base" : "a mixed type, as its base",
    mixed ? "a mixed one" : "one that is not",
  );
}

function isEmptyContent(particle: ResolvedParticle | undefined): boolean {
  if (particle === undefined || particle.occurs.maximum === 0) return true;
  return "particles" in particle && particle.kind !== "choice" && particle.particles.length === 0;
}

function isNothing(particle: ParticleDeclaration): boolean {
  return (
    "particles" in particle &&
    (particle.occurs.maximum === 0 || (particle.particles.length === 0 && particle.kind !== "choice"))
  );
}

/** `all` is the whole content of a type: https://www.w3.org/TR/xmlschema-1/#cos-all-limited */
export function checkAll(type: ComplexType, base: ResolvedType | undefined, context: ModelContext): void {
  const { components, report } = context;
  if (type.content.kind !== "complex" || type.content.particle === undefined) return;
  const own = type.content.particle;
  checkParts(own, true, context);
  const extended =
    type.content.derivation?.by === "extension" && base?.content.kind === "elements"
      ? base.content.particle
      : undefined;
  if (extended === undefined || isEmptyContent(extended) || isNothing(own)) return;
  if (isAll(own, components) || extended.kind === "all")
    report.invalid(type.place, "no <all> together with the content of another type", "one");
}

/** The content of a group: what it holds is not the whole of anything. */
export function checkParts(particle: ParticleDeclaration, isWhole: boolean, context: ModelContext): void {
  const { components, report } = context;
  if (particle.kind === "groupReference") {
    const isPart = !isWhole || particle.occurs.maximum > 1;
    if (isPart && isAll(particle, components))
      report.invalid(
        particle.to.place,
        "a group that is no <all>, which must be the whole content",
        quote(particle.to.name),
      );
  } else if ("particles" in particle) {
    if (particle.kind === "all") checkCounts(particle, context);
    for (const each of particle.particles) checkParts(each, false, context);
  }
}

function checkCounts(
  all: Extract<ParticleDeclaration, { readonly particles: unknown }>,
  { report }: ModelContext,
): void {
  if (all.occurs.maximum !== 1) report.invalid(all.place, "an <all> that occurs once", String(all.occurs.maximum));
  for (const each of all.particles) {
    const place = each.kind === "element" ? each.element.place : "place" in each ? each.place : all.place;
    if ("occurs" in each && each.occurs.maximum > 1)
      report.invalid(place, "an element of <all> that occurs at most once", spokenCount(each.occurs.maximum));
  }
}

function spokenCount(count: number): string {
  return count === Infinity ? "unbounded" : String(count);
}

function isAll(particle: ParticleDeclaration, components: Components): boolean {
  if (particle.kind !== "groupReference") return particle.kind === "all";
  return components.group(particle.to)?.particle?.kind === "all";
}

/** The most elements of a content that are compared: groups in groups multiply. */
const mostElements = 20_000;

/** Elements of one name have one type: https://www.w3.org/TR/xmlschema-1/#cos-element-consistent */
export function checkConsistent({ content }: ResolvedType, { components, report }: ModelContext): void {
  if (content.kind !== "elements" || content.particle === undefined) return;
  const first = new Map<string, ElementDeclaration>();
  const open: ResolvedParticle[] = [content.particle];
  let left = mostElements;
  for (let at = open.pop(); at !== undefined && left > 0; at = open.pop(), left--) {
    if (at.kind === "any") continue;
    if (at.kind !== "element") {
      open.push(...at.particles.toReversed());
      continue;
    }
    const { element } = at;
    const key = `{${element.namespace}}${element.name}`;
    const known = first.get(key);
    if (known === undefined) first.set(key, element);
    else if (known !== element && elementType(known, components) !== elementType(element, components))
      report.invalid(element.place, `one type of all elements ${quote(element.name)}`, "another one");
  }
}
