import type { Components } from "../components.js";
import type {
  AttributeParts,
  ComplexType,
  ElementDeclaration,
  ParticleDeclaration,
  Reference,
  TypeDefinition,
} from "../declarations.js";
import type { ModelContext } from "../element-type.js";
import type { ResolvedType } from "../resolve.js";
import { checkAttributeName, checkIds, checkRestrictedAttributes } from "./attributes.js";
import { checkAll, checkConsistent, checkMixed, checkParts } from "./content.js";
import { typeOf } from "./derivation.js";
import { checkFinal } from "./final.js";
import { checkIdentities } from "./identities.js";
import { checkNotations } from "./notations.js";
import { checkRestrictedContent } from "./restricted-content.js";
import { checkSubstitution } from "./substitution.js";
import { checkUnique } from "./unique-particles.js";
import { checkAttributeValue, checkElementValue } from "./values.js";

/** Holds a schema to the rules of XSD that are about several of its components at once. */
export function checkRules(context: ModelContext): void {
  const { components, report } = context;
  const { elements, types } = declared(components);
  checkFinal(types, components, report);
  checkIdentities(elements, report);
  checkNotations(types, components, report);
  for (const element of components.elements) checkSubstitution(element, components, report);
  for (const element of elements) checkElementValue(element, context);
  for (const attribute of components.attributes) {
    checkAttributeName(attribute, context);
    checkAttributeValue({ attribute, use: "optional", documentation: "", place: attribute.place }, context);
  }
  for (const { attributes } of components.attributeGroups) checkUses(attributes, context);
  for (const { particle } of components.groups) if (particle !== undefined) checkParts(particle, true, context);
  for (const type of types) if (type.kind === "complex") checkComplex(type, context);
}

function checkComplex(type: ComplexType, context: ModelContext): void {
  checkUses(type.attributes, context);
  const resolved = context.resolve(type);
  const base = baseType(type, context);
  checkAll(type, base, context);
  checkConsistent(resolved, context);
  checkUnique(resolved, context);
  checkIds(resolved, context);
  if (base === undefined) return;
  checkMixed(resolved, base, context);
  const by = type.content.kind === "simple" ? type.content.by : type.content.derivation?.by;
  if (by !== "restriction") return;
  checkRestrictedAttributes(resolved, base, context);
  checkRestrictedContent(resolved, base, context);
}

function baseType({ content }: ComplexType, { components, resolve }: ModelContext): ResolvedType | undefined {
  const to = content.kind === "simple" ? content.base : content.derivation?.base;
  const base = to && typeOf(to, components);
  return base === undefined || typeof base === "string" || base.kind === "simple" ? undefined : resolve(base);
}

function checkUses({ uses }: AttributeParts, context: ModelContext): void {
  for (const use of uses) {
    checkAttributeValue(use, context);
    if (use.attribute.kind === "attribute") checkAttributeName(use.attribute, context);
  }
}

/** All elements and types of a schema, global and local. */
function declared(components: Components): {
  readonly elements: readonly ElementDeclaration[];
  readonly types: readonly TypeDefinition[];
} {
  const elements: ElementDeclaration[] = [];
  const types: TypeDefinition[] = [];
  const inElement = (element: ElementDeclaration): void => {
    elements.push(element);
    inType(element.type);
  };
  const inParticle = (particle: ParticleDeclaration): void => {
    if (particle.kind === "element") inElement(particle.element);
    else if ("particles" in particle) particle.particles.forEach(inParticle);
  };
  const inAttributes = ({ uses }: AttributeParts): void => {
    for (const { attribute } of uses) if (attribute.kind === "attribute") inType(attribute.type);
  };
  const inType = (type: TypeDefinition | Reference | undefined): void => {
    if (type === undefined || type.kind === "reference") return;
    types.push(type);
    if (type.kind === "simple") {
      const { variety } = type;
      if (variety.kind === "restriction") inType(variety.base);
      else if (variety.kind === "list") inType(variety.item);
      else variety.members.forEach(inType);
      return;
    }
    inAttributes(type.attributes);
    if (type.content.kind === "simple") inType(type.content.type);
    else if (type.content.particle !== undefined) inParticle(type.content.particle);
  };
  components.elements.forEach(inElement);
  components.types.forEach(inType);
  for (const { type } of components.attributes) inType(type);
  for (const { attributes } of components.attributeGroups) inAttributes(attributes);
  for (const { particle } of components.groups) if (particle !== undefined) inParticle(particle);
  return { elements, types };
}
