import type { Place } from "../../model/model.js";
import { quote } from "../../problems/problems.js";
import { accepts, isSameValue, valueOf } from "../accepts.js";
import type { Components } from "../components.js";
import type { AttributeUse, ElementDeclaration, Reference, SimpleType } from "../declarations.js";
import { type ModelContext, definitionOf } from "../element-type.js";
import { xsdNamespace } from "../node.js";
import type { ResolvedParticle } from "../resolve.js";
import { derivedBy, elementType, typeOf } from "./derivation.js";

/** The default, or fixed value, of an element goes with its type: https://www.w3.org/TR/xmlschema-1/#e-props-correct */
export function checkElementValue(element: ElementDeclaration, context: ModelContext): void {
  const { components, report, resolve, simple } = context;
  const value = element.fixed ?? element.default;
  if (value === undefined) return;
  const { place } = element;
  const type = elementType(element, components);
  if (type === undefined) return;
  if (derivedBy(type, "ID", components) !== undefined)
    report.invalid(place, "no default or fixed value, since it is an xs:ID", quote(value));
  const definition = definitionOf(element, components);
  if (definition?.kind !== "complex") return;
  const { content } = resolve(definition);
  if (content.kind === "text" && !accepts(simple(content.type), value))
    report.invalid(place, valueOf(simple(content.type)), quote(value));
  if (content.kind !== "elements") return;
  if (!content.mixed) report.invalid(place, "no default or fixed value, since it holds elements", quote(value));
  else if (content.particle !== undefined && !mayBeEmpty(content.particle))
    report.invalid(place, "no default or fixed value, since elements must be there", quote(value));
}

function mayBeEmpty({ occurs, ...particle }: ResolvedParticle): boolean {
  if (occurs.minimum === 0 || occurs.maximum === 0) return true;
  if (particle.kind === "element" || particle.kind === "any") return false;
  return particle.kind === "choice" ? particle.particles.some(mayBeEmpty) : particle.particles.every(mayBeEmpty);
}

/** The same of an attribute: https://www.w3.org/TR/xmlschema-1/#au-props-correct */
export function checkAttributeValue(use: AttributeUse, context: ModelContext): void {
  const { components, report, simple } = context;
  const declaration = use.attribute.kind === "attribute" ? use.attribute : components.attribute(use.attribute);
  if (declaration === undefined) return;
  const { place } = use;
  if (use.default !== undefined && use.use !== "optional")
    report.invalid(place, "an optional attribute, since it has a default", use.use);
  const type = simple(declaration.type ?? anyText(declaration.place));
  const isId = declaration.type !== undefined && isDerivedFromId(declaration.type, components);
  const value = use.fixed ?? use.default ?? declaration.fixed ?? declaration.default;
  if (value === undefined) return;
  if (isId) report.invalid(place, "no default or fixed value, since it is an xs:ID", quote(value));
  if (!accepts(type, value)) report.invalid(place, valueOf(type), quote(value));
  const { fixed } = declaration;
  if (fixed === undefined || declaration === use.attribute) return;
  if (use.default !== undefined) report.invalid(place, `the fixed value ${quote(fixed)}`, "a default");
  else if (use.fixed !== undefined && !isSameValue(type, fixed, use.fixed))
    report.invalid(place, `the fixed value ${quote(fixed)}`, quote(use.fixed));
}

function isDerivedFromId(to: Reference | SimpleType, components: Components): boolean {
  const type = typeOf(to, components);
  return type !== undefined && derivedBy(type, "ID", components) !== undefined;
}

function anyText(place: Place): Reference {
  return { kind: "reference", namespace: xsdNamespace, name: "anySimpleType", place };
}
