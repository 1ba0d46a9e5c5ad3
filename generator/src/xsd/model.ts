import type { NamedLeaf, NamedType, RecordType } from "../model/model.js";
import type { ElementDeclaration, SimpleType } from "./declarations.js";
import { type ModelContext, definitionOf, elementTypeOf, ensureRecord, isKeptAsXml } from "./element-type.js";
import { textMember } from "./record.js";

/** The types of a schema, and those of its elements that can be the root of a document. */
export interface SchemaModel {
  readonly types: readonly NamedType[];
  /** Elements that no other refers to come first. */
  readonly roots: readonly string[];
  /** The name of each root's type. */
  readonly rootTypes: ReadonlyMap<string, string>;
}

/** Makes the types of a schema: those of its elements first, then the named ones that no element led to. */
export function modelOf(referred: ReadonlySet<ElementDeclaration>, context: ModelContext): SchemaModel {
  const { components, prefixes, records, names } = context;
  const possible = components.elements.filter(
    (element) => !element.abstract && !(referred.has(element) && isXml(element, context)),
  );
  const ordered = [...possible.filter((each) => !referred.has(each)), ...possible.filter((each) => referred.has(each))];
  const rootTypes = new Map(ordered.map((element) => [prefixes.element(element), rootType(element, context)] as const));
  for (const type of components.types) {
    if (type.kind !== "complex") continue;
    const resolved = context.resolve(type);
    if (!isKeptAsXml(resolved)) ensureRecord(type, [type.name], context);
  }
  const leaves = components.types.flatMap((type) => (type.kind === "simple" ? (namedLeaf(type, context) ?? []) : []));
  const made = [...records.values()].filter((record) => record !== undefined);
  return { types: [...made, ...leaves], roots: [...rootTypes.keys()], rootTypes };

  function namedLeaf(type: SimpleType, { simple }: ModelContext): NamedLeaf | undefined {
    const name = names.of(type);
    const { documentation, place } = type;
    return name && { kind: "leaf", ...name, documentation, place, leaf: simple(type).leaf };
  }
}

/** Whether an element may hold text and elements: then it has no record. */
function isXml(element: ElementDeclaration, { components, resolve }: ModelContext): boolean {
  const definition = definitionOf(element, components);
  return definition === undefined || (definition.kind === "complex" && isKeptAsXml(resolve(definition)));
}

/** The type of a root. Where that is no record, one is made for it: a document is an element. */
function rootType(element: ElementDeclaration, context: ModelContext): string {
  const definition = definitionOf(element, context.components);
  const path = [element.name];
  if (definition?.kind === "complex" && !isKeptAsXml(context.resolve(definition)))
    return ensureRecord(definition, path, context);
  const name = context.names.give(element, path);
  const record = context.records.get(element) ?? rootRecord(element, name, context);
  context.records.set(element, record);
  return record.name;
}

function rootRecord(
  element: ElementDeclaration,
  name: { readonly name: string; readonly typeName: string },
  context: ModelContext,
): RecordType {
  const { documentation, place } = element;
  const type = elementTypeOf(element, [element.name], context);
  const none = { kind: "record", ...name, documentation, place, attributes: [], flags: [] } as const;
  if (type.kind === "leaf") {
    const text = textMember(type.leaf, place, new Set());
    return { ...none, text, order: [text.property] };
  }
  context.report.unsupported(place, "a root that may hold text and elements", "only its elements are kept");
  const any = {
    kind: "any",
    property: "any",
    documentation: "",
    place,
    occurs: { minimum: 0, maximum: Infinity },
  } as const;
  return {
    ...none,
    content: { kind: "sequence", particles: [any], occurs: { minimum: 1, maximum: 1 }, place },
    order: ["any"],
  };
}
