import type { Components } from "./components.js";
import type {
  ComplexType,
  ElementDeclaration,
  ParticleDeclaration,
  Reference,
  TypeDefinition,
} from "./declarations.js";

/** The global elements that stand in the content of some type: the others are most likely the roots of documents. */
export function referredElements(components: Components): ReadonlySet<ElementDeclaration> {
  const referred = new Set<ElementDeclaration>();
  const byName = new Map(components.elements.map((element) => [`${element.namespace}\n${element.name}`, element]));
  const inParticle = (particle: ParticleDeclaration): void => {
    if (particle.kind === "element") inType(particle.element.type);
    else if (particle.kind === "elementReference") mark(byName.get(`${particle.to.namespace}\n${particle.to.name}`));
    else if (particle.kind !== "groupReference" && particle.kind !== "any") particle.particles.forEach(inParticle);
  };
  const inType = (type: TypeDefinition | Reference | undefined): void => {
    if (type?.kind === "complex") inContent(type.content);
  };
  const inContent = (content: ComplexType["content"]): void => {
    if (content.kind === "complex" && content.particle !== undefined) inParticle(content.particle);
  };
  const mark = (element: ElementDeclaration | undefined): void => {
    if (element === undefined || referred.has(element)) return;
    referred.add(element);
    components.substitutesOf(element).forEach(mark);
  };
  components.types.forEach(inType);
  for (const { type } of components.elements) inType(type);
  for (const { particle } of components.groups) if (particle !== undefined) inParticle(particle);
  return referred;
}
