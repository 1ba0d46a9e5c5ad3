import type { AttributeMember, LeafType, OtherAttributes, Place, RecordType, TextMember } from "../model/model.js";
import { contentModel, isTooLong } from "./content-model.js";
import { contentOf, propertiesOf } from "./content.js";
import { instanceNamespace } from "./builtin-attributes.js";
import { plainLeaf } from "./builtins.js";
import type { AttributeDeclaration, ComplexType, ElementDeclaration, WildcardDeclaration } from "./declarations.js";
import { type ModelContext, isKeptAsXml } from "./element-type.js";
import { narrow } from "./facets.js";
import { attributeLeaf, elementLeaf } from "./leaf.js";
import { type TypeName, freeProperty, propertyFor } from "./names.js";
import { isImpossible } from "./possible.js";
import type { ResolvedParticle, ResolvedType } from "./resolve.js";
import type { ResolvedAttribute } from "./resolve-attributes.js";
import { contains } from "./namespace-set.js";
import { xsdNamespace } from "./node.js";
import type { Simple } from "./simple-types.js";
import { type Shape, mixedShape, orderOf, shape } from "./shape.js";

/**
 * The record of a complex type. Elements have the first choice of properties, then attributes, then the text. `valued` is the
 * element whose default, or fixed value, the text has.
 */
export function recordOf(
  type: ResolvedType,
  { name, typeName }: TypeName,
  path: readonly string[],
  context: ModelContext,
  valued?: ElementDeclaration,
): RecordType {
  const { content, definition, anyAttribute } = type;
  const taken = new Set<string>();
  const shaped = content.kind === "elements" ? shapeOf(content) : undefined;
  const group = shaped && contentOf(shaped, path, taken, context);
  const attributes = [
    ...type.attributes.map((attribute) => attributeMember(attribute, taken, context)),
    ...(context.derived.isNamed(definition) ? [typeMember(definition, taken, context)] : []),
  ];
  const leaf = shaped === undefined ? textLeaf(type, context, valued) : undefined;
  const text = leaf && textMember(leaf, definition.place, taken);
  return {
    kind: "record",
    name,
    typeName,
    documentation: definition.documentation,
    place: definition.place,
    attributes,
    ...(text && { text }),
    flags: [],
    ...(group && { content: group }),
    ...((context.derived.isNamed(definition) || (definition.abstract && context.derived.isUsed(definition))) &&
      derivations(definition, context)),
    ...(anyAttribute && { otherAttributes: otherAttributes(anyAttribute, context) }),
    ...(content.kind === "elements" && childRules(content.particle, shaped, context)),
    order: [
      ...attributes.map(({ property }) => property),
      ...(text === undefined ? [] : [text.property]),
      ...(group === undefined ? [] : propertiesOf(group)),
    ],
  };
}

/** What an element may say of its type: the types that it may have, and what this one is called. */
function derivations(
  definition: ComplexType,
  { derived, names, prefixes, resolve }: ModelContext,
): Pick<RecordType, "derived" | "xsiType" | "abstract"> {
  const types = derived.of(definition).filter((type) => !isKeptAsXml(resolve(type)));
  const xsiType = prefixes.element(definition);
  if (types.length === 0 && !definition.abstract && !derived.isBlocked(definition)) return { xsiType };
  const records = types.map((type) => names.give(type, [type.name]).name);
  return { derived: records, xsiType, ...(definition.abstract && { abstract: true }) };
}

/** The member that says which type an element has. */
function typeMember(definition: ComplexType, taken: Set<string>, { prefixes }: ModelContext): AttributeMember {
  const name = prefixes.element(definition);
  return {
    kind: "attribute",
    property: freeProperty("xsiType", taken),
    documentation: "",
    place: definition.place,
    wires: [
      { wrappers: [], name: prefixes.attribute({ namespace: instanceNamespace, name: "type" }), attribute: true },
    ],
    optional: true,
    leaf: plainLeaf({ kind: "enumeration", words: [{ name, wire: name, documentation: "" }], open: false }),
  };
}

/** The attributes that a wildcard lets in, with those that are declared. */
export function otherAttributes(
  { namespaces, process }: Pick<WildcardDeclaration, "namespaces" | "process">,
  context: ModelContext,
): OtherAttributes {
  const declared = process === "skip" ? [] : context.components.attributes;
  const known = declared
    .filter(({ namespace }) => contains(namespaces, namespace))
    .map((declaration) => {
      const { namespace, name, place, fixed } = declaration;
      const use = { declaration, required: true, documentation: "", place, ...(fixed !== undefined && { fixed }) };
      return { namespace, name, leaf: attributeLeaf(typeOf(declaration, context), use, context) };
    });
  return { namespaces, process, known };
}

/** How the children must stand: the order of members says it all of most records. */
function childRules(
  particle: ResolvedParticle | undefined,
  shaped: Shape | undefined,
  { prefixes, report }: ModelContext,
): Pick<RecordType, "childOrder" | "model"> {
  if (particle === undefined) return {};
  const rule = shaped === undefined || isImpossible(particle) ? "model" : orderOf(shaped);
  if (rule === "declared") return {};
  if (rule === "any") return { childOrder: "any" };
  if (isTooLong(particle)) {
    report.unsupported(particle.place, "a content of more than 20,000 parts", "their order is not checked");
    return { childOrder: "any" };
  }
  const model = contentModel(particle, prefixes);
  return model === undefined ? {} : { model };
}

function shapeOf({
  particle,
  mixed,
}: Extract<ResolvedType["content"], { readonly kind: "elements" }>): Shape | undefined {
  if (particle === undefined) return undefined;
  return mixed ? mixedShape(particle) : shape(particle);
}

/** The text of an element, under a property of its own. */
export function textMember(leaf: LeafType, place: Place, taken: Set<string>): TextMember {
  return { kind: "text", property: freeProperty("text", taken), documentation: "", place, leaf };
}

/** Mixed content without elements is text. */
function textLeaf(
  { content }: ResolvedType,
  { simple, report, prefixes }: ModelContext,
  valued: ElementDeclaration | undefined,
): LeafType | undefined {
  if (content.kind === "text") {
    const base = simple(content.type);
    const type = content.narrowed.reduce((type, { facets }) => narrow(type, facets, report, prefixes), base);
    return valued === undefined ? type.leaf : elementLeaf(type, valued, { report, prefixes });
  }
  if (content.kind !== "elements" || !content.mixed) return undefined;
  return { scalar: { kind: "text" }, facets: {}, nothing: [], secret: false, personal: false };
}

function attributeMember(attribute: ResolvedAttribute, taken: Set<string>, context: ModelContext): AttributeMember {
  const { declaration, documentation, place, required } = attribute;
  const leaf = attributeLeaf(typeOf(declaration, context), attribute, context);
  return {
    kind: "attribute",
    property: freeProperty(propertyFor(declaration.name), taken),
    documentation,
    place,
    wires: [{ wrappers: [], name: context.prefixes.attribute(declaration), attribute: true }],
    optional: !required && leaf.default === undefined,
    leaf,
  };
}

/** The type of an attribute; without one it may have any text. */
function typeOf({ type, place }: AttributeDeclaration, { simple }: ModelContext): Simple {
  return simple(type ?? { kind: "reference", namespace: xsdNamespace, name: "anySimpleType", place });
}
