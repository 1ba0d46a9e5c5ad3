import { quote } from "../problems/problems.js";
import type { Components } from "./components.js";
import {
  type ElementDeclaration,
  type ElementReference,
  type GroupDefinition,
  type ParticleDeclaration,
} from "./declarations.js";
import { possible } from "./possible.js";
import type { Report } from "./report.js";
import { type Type, baseOf, elementType } from "./rules/derivation.js";
import type { ResolvedElement, ResolvedGroup, ResolvedParticle } from "./resolve.js";

/** Puts groups and elements in the place of the references to them; an element that others may replace becomes a choice. */
export type ParticleResolver = (declared: ParticleDeclaration) => ResolvedParticle | undefined;

/** How many particles a whole schema may have when groups are expanded: groups in groups multiply. */
const mostParticles = 200_000;

export function particleResolver(components: Components, report: Report): ParticleResolver {
  let left = mostParticles;
  const resolve = (declared: ParticleDeclaration, open: ReadonlySet<GroupDefinition>): ResolvedParticle | undefined => {
    left--;
    if (left < 0) {
      if (left === -1)
        report.unsupported(placeOf(declared), `more than ${mostParticles} particles`, "the rest is left out");
      return undefined;
    }
    switch (declared.kind) {
      case "any":
        return declared;
      case "element":
        return plainElement(declared.element, declared);
      case "elementReference":
        return referredElement(declared, components);
      case "groupReference":
        return referredGroup(declared, open);
      default: {
        const particles = declared.particles.flatMap((particle) => resolve(particle, open) ?? []);
        return { ...declared, particles, documentation: "" };
      }
    }
  };
  const referredGroup = (
    { to, occurs }: Extract<ParticleDeclaration, { readonly kind: "groupReference" }>,
    open: ReadonlySet<GroupDefinition>,
  ): ResolvedParticle | undefined => {
    const group = components.group(to);
    if (group?.particle === undefined) return undefined;
    if (open.has(group)) {
      report.invalid(to.place, "a group that does not contain itself", quote(group.name));
      return undefined;
    }
    const found = resolve(group.particle, new Set([...open, group]));
    if (found === undefined || found.kind === "element" || found.kind === "any") return undefined;
    return { ...found, occurs, name: group.name, documentation: group.documentation };
  };
  return (declared) => {
    const found = resolve(declared, new Set());
    return found && possible(found);
  };
}

function plainElement(
  element: ElementDeclaration,
  {
    occurs,
    documentation = element.documentation,
  }: { readonly occurs: ResolvedElement["occurs"]; readonly documentation?: string },
): ResolvedElement {
  return { kind: "element", element, occurs, documentation, place: element.place };
}

/** https://www.w3.org/TR/xmlschema-1/#class_exemplars: the elements that may stand where a reference names their head. */
function referredElement(declared: ElementReference, components: Components): ResolvedParticle | undefined {
  const head = components.element(declared.to);
  if (head === undefined) return undefined;
  const documentation = declared.documentation === "" ? head.documentation : declared.documentation;
  const { occurs, place } = declared;
  const all = substitutes(head, components).filter((element) => !element.abstract);
  const [first] = all;
  if (first !== undefined && all.length === 1) return { kind: "element", element: first, occurs, documentation, place };
  const once = { minimum: 1, maximum: 1 };
  // Of none, where no element may replace an abstract one: nothing is what it takes.
  const particles = all.map((element) => plainElement(element, { occurs: once }));
  const group: ResolvedGroup = { kind: "choice", particles, occurs, place, name: head.name, documentation };
  return group;
}

/** https://www.w3.org/TR/xmlschema-1/#cos-equiv-derived-ok-rec */
function substitutes(head: ElementDeclaration, components: Components): readonly ElementDeclaration[] {
  const found = new Set([head]);
  if (head.blocksSubstitution) return [head];
  for (const element of found) for (const each of components.substitutesOf(element)) found.add(each);
  return [...found].filter((element) => element === head || !isBlocked(element, head, components));
}

/** Whether the element, or a type on the way from that of one to that of the other, does not let such a type in. */
function isBlocked(element: ElementDeclaration, head: ElementDeclaration, components: Components): boolean {
  const to = elementType(head, components);
  const methods = new Set<string>();
  const blocks = [head.block];
  const seen = new Set<Type>();
  for (let at = elementType(element, components); at !== undefined && at !== to && !seen.has(at);) {
    seen.add(at);
    const step = baseOf(at, components);
    if (step === undefined) return false;
    methods.add(step.by);
    at = step.base;
    if (typeof at !== "string" && at.kind === "complex") blocks.push(at.block);
  }
  return [...methods].some((method) => blocks.some((block) => block.split(" ").includes(method)));
}

function placeOf(declared: ParticleDeclaration): ResolvedParticle["place"] {
  return declared.kind === "element"
    ? declared.element.place
    : declared.kind === "groupReference"
      ? declared.to.place
      : declared.place;
}
