import type { AttributeMember, LeafType, Place, RecordType, TextMember } from "../model/model.js";
import { contentOf, propertiesOf } from "./content.js";
import type { ModelContext } from "./element-type.js";
import { narrow } from "./facets.js";
import { attributeLeaf } from "./leaf.js";
import { type TypeName, freeProperty, propertyFor } from "./names.js";
import type { ResolvedType } from "./resolve.js";
import type { ResolvedAttribute } from "./resolve-attributes.js";
import type { Report } from "./report.js";
import { type Shape, mixedShape, shape } from "./shape.js";

/** The record of a complex type. Elements have the first choice of properties, then attributes, then the text. */
export function recordOf(
  type: ResolvedType,
  { name, typeName }: TypeName,
  path: readonly string[],
  context: ModelContext,
): RecordType {
  const { content, definition, anyAttribute } = type;
  const taken = new Set<string>();
  const shaped = content.kind === "elements" ? shapeOf(content, context.report) : undefined;
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
    order: [
      ...attributes.map(({ property }) => property),
      ...(text === undefined ? [] : [text.property]),
      ...(group === undefined ? [] : propertiesOf(group)),
    ],
  };
}

function shapeOf(
  { particle, mixed }: Extract<ResolvedType["content"], { readonly kind: "elements" }>,
  report: Report,
): Shape | undefined {
  if (particle === undefined) return undefined;
  return mixed ? mixedShape(particle) : shape(particle, report);
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
