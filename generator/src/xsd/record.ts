import type { AttributeMember, LeafType, Place, RecordType, TextMember } from "../model/model.js";
import { contentModel } from "./content-model.js";
import { contentOf, propertiesOf } from "./content.js";
import type { ModelContext } from "./element-type.js";
import { narrow } from "./facets.js";
import { attributeLeaf } from "./leaf.js";
import { type TypeName, freeProperty, propertyFor } from "./names.js";
import type { ResolvedParticle, ResolvedType } from "./resolve.js";
import type { ResolvedAttribute } from "./resolve-attributes.js";
import { type Shape, mixedShape, orderOf, shape } from "./shape.js";

/** The record of a complex type. Elements have the first choice of properties, then attributes, then the text. */
export function recordOf(
  type: ResolvedType,
  { name, typeName }: TypeName,
  path: readonly string[],
  context: ModelContext,
): RecordType {
  const { content, definition, anyAttribute } = type;
  const taken = new Set<string>();
  const shaped = content.kind === "elements" ? shapeOf(content) : undefined;
  const group = shaped && contentOf(shaped, path, taken, context);
  const attributes = type.attributes.map((attribute) => attributeMember(attribute, taken, context));
  const leaf = shaped === undefined ? textLeaf(type, context) : undefined;
  const text = leaf && textMember(leaf, definition.place, taken);
  if (anyAttribute !== undefined)
    context.report.unsupported(anyAttribute, "<anyAttribute>", "other attributes are unknown ones");
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
    ...(content.kind === "elements" && childRules(content.particle, shaped, context)),
    order: [
      ...attributes.map(({ property }) => property),
      ...(text === undefined ? [] : [text.property]),
      ...(group === undefined ? [] : propertiesOf(group)),
    ],
  };
}

/** How the children must stand: the order of members says it all of most records. */
function childRules(
  particle: ResolvedParticle | undefined,
  shaped: Shape | undefined,
  { prefixes }: ModelContext,
): Pick<RecordType, "childOrder" | "model"> {
  if (particle === undefined) return {};
  const rule = shaped === undefined ? "model" : orderOf(shaped);
  if (rule === "declared") return {};
  if (rule === "any") return { childOrder: "any" };
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
function textLeaf({ content }: ResolvedType, { simple, report }: ModelContext): LeafType | undefined {
  if (content.kind === "text") {
    const base = simple(content.type);
    return content.narrowed.reduce((type, { facets }) => narrow(type, facets, report), base).leaf;
  }
  if (content.kind !== "elements" || !content.mixed) return undefined;
  return { scalar: { kind: "text" }, facets: {}, nothing: [], secret: false, personal: false };
}

function attributeMember(attribute: ResolvedAttribute, taken: Set<string>, context: ModelContext): AttributeMember {
  const { declaration, documentation, place, required } = attribute;
  const type = context.simple(
    declaration.type ?? {
      kind: "reference",
      namespace: "http://www.w3.org/2001/XMLSchema",
      name: "anySimpleType",
      place,
    },
  );
  const leaf = attributeLeaf(type, attribute, context.report);
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
