import { quote } from "../../problems/problems.js";
import { isSameValue } from "../accepts.js";
import { type AttributeDeclaration, type ComplexType, type WildcardDeclaration, keyOf } from "../declarations.js";
import type { ModelContext } from "../element-type.js";
import { instanceNamespace } from "../builtin-attributes.js";
import { contains, isSubset } from "../namespace-set.js";
import type { ResolvedAttribute, ResolvedAttributes } from "../resolve-attributes.js";
import type { ResolvedType } from "../resolve.js";
import { type Type, derivedBy, spokenType, typeOf } from "./derivation.js";

/**
 * A restriction takes only attributes away, and narrows the others.
 *
 * @see https://www.w3.org/TR/xmlschema-1/#derivation-ok-restriction
 */
export function checkRestrictedAttributes(type: ResolvedType, base: ResolvedType, context: ModelContext): void {
  if (base.content.kind === "any") return;
  const { report } = context;
  const inherited = new Map(base.attributes.map((each) => [keyOf(each.declaration), each]));
  for (const attribute of type.attributes) {
    const known = inherited.get(keyOf(attribute.declaration));
    if (known !== attribute) checkNarrowed(attribute, known, base, context);
  }
  const left = new Set(type.attributes.map(({ declaration }) => keyOf(declaration)));
  for (const { declaration, required } of base.attributes)
    if (required && !left.has(keyOf(declaration)))
      report.invalid(
        type.definition.place,
        `the attribute ${quote(declaration.name)}, which the base requires`,
        "none",
      );
  if (type.anyAttribute !== undefined) checkWildcard(type.anyAttribute, base.anyAttribute, context);
}

function checkNarrowed(
  attribute: ResolvedAttribute,
  known: ResolvedAttribute | undefined,
  base: ResolvedAttributes,
  context: ModelContext,
): void {
  const { report, components, simple } = context;
  const { declaration, place } = attribute;
  if (known === undefined) {
    const { anyAttribute } = base;
    if (anyAttribute === undefined || !contains(anyAttribute.namespaces, declaration.namespace))
      report.invalid(place, "an attribute of the base", quote(declaration.name));
    return;
  }
  if (known.required && !attribute.required)
    report.invalid(place, "a required attribute, as in the base", quote(declaration.name));
  const [type, from] = [attributeType(declaration, context), attributeType(known.declaration, context)];
  if (type !== undefined && from !== undefined && derivedBy(type, from, components) === undefined)
    report.invalid(place, `a type derived from ${spokenType(from)}, that of the base`, spokenType(type));
  const { fixed } = known;
  if (fixed === undefined) return;
  if (attribute.fixed === undefined)
    report.invalid(place, `the fixed value ${quote(fixed)}, as in the base`, "another one");
  else if (attribute.fixed !== fixed && declaration.type !== undefined) {
    if (!isSameValue(simple(declaration.type), fixed, attribute.fixed))
      report.invalid(place, `the fixed value ${quote(fixed)}, as in the base`, quote(attribute.fixed));
  }
}

function attributeType({ type }: AttributeDeclaration, { components }: ModelContext): Type | undefined {
  return type === undefined ? "anySimpleType" : typeOf(type, components);
}

/** https://www.w3.org/TR/xmlschema-1/#cos-ns-subset */
function checkWildcard(
  own: WildcardDeclaration,
  base: WildcardDeclaration | undefined,
  { report }: ModelContext,
): void {
  if (base === undefined || !isSubset(own.namespaces, base.namespaces))
    report.invalid(own.place, "no attributes that the base does not let in", "others");
  else if (strength.indexOf(own.process) < strength.indexOf(base.process))
    report.invalid(own.place, `attributes that are checked as the base does, ${base.process}`, own.process);
}

const strength = ["skip", "lax", "strict"];

/**
 * Of the attributes of a type at most one is an ID. What is derived from one tells of its own only.
 *
 * @see https://www.w3.org/TR/xmlschema-1/#ct-props-correct
 */
export function checkIds({ definition, attributes }: ResolvedType, context: ModelContext): void {
  const ids = attributes.filter(({ declaration }) => {
    const type = attributeType(declaration, context);
    return type !== undefined && derivedBy(type, "ID", context.components) !== undefined;
  });
  const [, second] = ids;
  if (second !== undefined && ids.some(({ place }) => isIn(definition, place)))
    context.report.invalid(second.place, "one attribute of type xs:ID", "a second one");
}

function isIn({ place: type }: ComplexType, place: { readonly file: string; readonly start: number }): boolean {
  return place.file === type.file && place.start > type.start;
}

/** What no attribute may be called: https://www.w3.org/TR/xmlschema-1/#no-xmlns and #no-xsi */
export function checkAttributeName({ name, namespace, place }: AttributeDeclaration, context: ModelContext): void {
  if (name === "xmlns") context.report.invalid(place, "an attribute of another name", quote(name));
  if (namespace === instanceNamespace)
    context.report.invalid(place, "an attribute of another namespace", quote(namespace));
}
