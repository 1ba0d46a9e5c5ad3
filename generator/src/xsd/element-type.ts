import type { ElementType, RecordType } from "../model/model.js";
import { isAnyType, isBuiltin } from "./builtins.js";
import type { Components } from "./components.js";
import type { ComplexType, ElementDeclaration, Reference, SimpleType, TypeDefinition } from "./declarations.js";
import { elementLeaf, reportValues } from "./leaf.js";
import type { DerivedTypes } from "./derived.js";
import type { TypeNames } from "./names.js";
import type { Prefixes } from "./prefixes.js";
import { recordOf } from "./record.js";
import type { Report } from "./report.js";
import type { ResolvedElement, ResolvedType } from "./resolve.js";
import { shape } from "./shape.js";
import type { Simple } from "./simple-types.js";

/** What types are made with. */
export interface ModelContext {
  readonly components: Components;
  readonly resolve: (type: ComplexType) => ResolvedType;
  readonly simple: (type: Reference | SimpleType) => Simple;
  readonly names: TypeNames;
  readonly prefixes: Prefixes;
  readonly report: Report;
  /** Whether an anonymous element that holds nothing but a list vanishes from the value. */
  readonly unwrap: boolean;
  readonly derived: DerivedTypes;
  /** What stands for the records of wildcards, by the names of the elements that they let in. */
  readonly wildcards: Map<string, object>;
  /** The records, in the order in which they were met; nothing while one is being made. */
  readonly records: Map<object, RecordType | undefined>;
}

/** The type of an element. The record of an anonymous one is made on the way; `path` has the names of the elements down to it. */
export function elementTypeOf(
  element: ElementDeclaration,
  path: readonly string[],
  context: ModelContext,
): ElementType {
  const type = definitionOf(element, context.components);
  if (type === undefined) return { kind: "any" };
  if (type.kind !== "complex") return { kind: "leaf", leaf: elementLeaf(context.simple(type), element, context) };
  if (element.default !== undefined || element.fixed !== undefined) {
    const name = valuedRecord(element, type, path, context);
    if (name !== undefined) return { kind: "record", name };
    reportValues(element, context.report);
  }
  return complexElementType(element, type, path, context);
}

/**
 * The record of an element with attributes and a default, or a fixed value, which is one of its own. None where its elements
 * may say that they have another type, or hold elements.
 */
function valuedRecord(
  element: ElementDeclaration,
  type: ComplexType,
  path: readonly string[],
  context: ModelContext,
): string | undefined {
  const resolved = context.resolve(type);
  if (resolved.content.kind !== "text" || context.derived.isNamed(type)) return undefined;
  const name = context.names.give(element, path);
  if (!context.records.has(element)) {
    context.records.set(element, undefined);
    context.records.set(element, recordOf(resolved, name, path, context, element));
  }
  return name.name;
}

/** What an element's type is; nothing where it may hold anything. Without a type it has that of the element whose place it takes. */
export function definitionOf(
  element: ElementDeclaration,
  components: Components,
): TypeDefinition | Reference | undefined {
  const seen = new Set<ElementDeclaration>();
  let typed: ElementDeclaration | undefined = element;
  while (typed !== undefined && typed.type === undefined && !seen.has(typed)) {
    seen.add(typed);
    typed = typed.substitutes && components.element(typed.substitutes);
  }
  const type = typed?.type;
  if (type === undefined || type.kind !== "reference") return type;
  if (isBuiltin(type)) return isAnyType(type) ? undefined : type;
  const found = components.type(type);
  return found?.kind === "simple" ? type : found;
}

/** Makes the record of a complex type, unless it was made before. */
export function ensureRecord(type: ComplexType, path: readonly string[], context: ModelContext): string {
  const name = context.names.give(type, path);
  if (!context.records.has(type)) {
    context.records.set(type, undefined);
    context.records.set(type, recordOf(context.resolve(type), name, path, context));
  }
  return name.name;
}

/** Whether elements of a type are kept as XML: what may hold anything has no place in a record. */
export function isKeptAsXml({ content }: ResolvedType): boolean {
  return content.kind === "any";
}

/** The list that is all that an element holds, if it has a type of its own for nothing but that. */
export function wrappedList({ element, occurs }: ResolvedElement, context: ModelContext): ResolvedElement | undefined {
  const { type } = element;
  if (!context.unwrap || type?.kind !== "complex" || element.isGlobal || element.nillable || occurs.maximum > 1)
    return undefined;
  const { attributes, anyAttribute, content } = context.resolve(type);
  if (attributes.length > 0 || anyAttribute !== undefined || content.kind !== "elements" || content.mixed)
    return undefined;
  const inner = content.particle && shape(content.particle);
  return inner?.kind === "element" && inner.occurs.maximum > 1 ? inner : undefined;
}

function complexElementType(
  element: ElementDeclaration,
  type: ComplexType,
  path: readonly string[],
  context: ModelContext,
): ElementType {
  if (isKeptAsXml(context.resolve(type))) return { kind: "any" };
  const { derived, names, resolve } = context;
  const only = derived.of(type, element.block);
  const name = ensureRecord(type, path, context);
  if (only.length === derived.of(type).length) return { kind: "record", name };
  const records = only.filter((each) => !isKeptAsXml(resolve(each)));
  return { kind: "record", name, only: records.map((each) => names.give(each, [each.name]).name) };
}
