import type { ElementType, Group, NamedLeaf, NamedType, RecordType, Wildcard } from "../model/model.js";
import type { ElementDeclaration, SimpleType } from "./declarations.js";
import { declaredRecord } from "./declared.js";
import { type ModelContext, definitionOf, elementTypeOf, ensureRecord, isKeptAsXml } from "./element-type.js";
import type { TypeName } from "./names.js";
import { otherAttributes, textMember } from "./record.js";

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
  const { components, prefixes, records } = context;
  const possible = components.elements.filter(
    (element) => !element.abstract && (!referred.has(element) || hasRecord(element, context)),
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
}

function namedLeaf(type: SimpleType, { names, simple }: ModelContext): NamedLeaf | undefined {
  const name = names.of(type);
  const { documentation, place } = type;
  return name && { kind: "leaf", ...name, documentation, place, leaf: simple(type).leaf };
}

/** Whether the type of an element is a record: a text, and what may hold text and elements, needs one only as a root. */
function hasRecord(element: ElementDeclaration, { components, resolve }: ModelContext): boolean {
  const definition = definitionOf(element, components);
  return definition?.kind === "complex" && !isKeptAsXml(resolve(definition));
}

/** The type of a root. Where that is no record, one is made for it: a document is an element. */
function rootType(element: ElementDeclaration, context: ModelContext): string {
  const path = [element.name];
  const type = elementTypeOf(element, path, context);
  if (type.kind === "record") return type.name;
  const name = context.names.give(element, path);
  if (!context.records.has(element)) {
    // What stands in it may lead back to it.
    context.records.set(element, undefined);
    context.records.set(element, rootRecord(element, type, name, context));
  }
  return name.name;
}

function rootRecord(element: ElementDeclaration, type: ElementType, name: TypeName, context: ModelContext): RecordType {
  const { documentation, place } = element;
  const none = { kind: "record", ...name, documentation, place, attributes: [], flags: [] } as const;
  if (type.kind === "leaf") {
    const text = textMember(type.leaf, place, new Set());
    return { ...none, text, order: [text.property] };
  }
  const occurs = { minimum: 1, maximum: 1 };
  // https://www.w3.org/TR/xmlschema-1/#key-urType
  const everything = { namespaces: "any", process: "lax", place } as const;
  const declared = declaredRecord({ ...everything, kind: "any", documentation, occurs }, context);
  const any: Wildcard = {
    kind: "any",
    property: "*",
    documentation: "",
    place,
    occurs,
    ...(declared && { declared }),
  };
  const member = { property: "content", documentation: "", place };
  const many = { minimum: 0, maximum: Infinity };
  const content: Group = { kind: "choice", particles: [any], occurs: many, member, mixed: true, place };
  return { ...none, content, otherAttributes: otherAttributes(everything, context), order: [member.property] };
}
