import { builtinAttributes } from "./builtin-attributes.js";
import { isBuiltin } from "./builtins.js";
import {
  addComponents,
  componentTable,
  componentsInOrder,
  findComponent,
  replaceComponents,
} from "./component-table.js";
import {
  type AttributeDeclaration,
  type AttributeGroupDefinition,
  type Component,
  type ElementDeclaration,
  type GroupDefinition,
  type Reference,
  type SchemaDeclarations,
  type TypeDefinition,
  keyOf,
} from "./declarations.js";
import type { Report } from "./report.js";

/** All global components of a schema, found by reference. A reference that leads nowhere is reported, and finds nothing. */
export interface Components {
  /** A type; nothing for one that is built in. */
  readonly type: (to: Reference) => TypeDefinition | undefined;
  readonly element: (to: Reference) => ElementDeclaration | undefined;
  readonly group: (to: Reference) => GroupDefinition | undefined;
  readonly attribute: (to: Reference) => AttributeDeclaration | undefined;
  readonly attributeGroup: (to: Reference) => AttributeGroupDefinition | undefined;
  /** The elements that say that they may take the place of one. */
  readonly substitutesOf: (head: ElementDeclaration) => readonly ElementDeclaration[];
  /** In the order of the schema: first those of the main document. */
  readonly elements: readonly ElementDeclaration[];
  readonly types: readonly TypeDefinition[];
  readonly groups: readonly GroupDefinition[];
  readonly attributes: readonly AttributeDeclaration[];
  readonly attributeGroups: readonly AttributeGroupDefinition[];
  /** The qualified names of the notations. */
  readonly notations: ReadonlySet<string>;
}

/** Joins the documents of a schema, the last of which is the main one. */
export function joinComponents(documents: readonly SchemaDeclarations[], report: Report): Components {
  const types = componentTable<TypeDefinition>("type");
  const elements = componentTable<ElementDeclaration>("element");
  const groups = componentTable<GroupDefinition>("group");
  const attributes = componentTable<AttributeDeclaration>("attribute", builtinAttributes);
  const attributeGroups = componentTable<AttributeGroupDefinition>("attribute group");
  const notations = componentTable<Component>("notation");
  for (const document of documents) {
    for (const { redefined } of document.inclusions) {
      if (redefined === undefined) continue;
      replaceComponents(types, redefined.types, document.file, report);
      replaceComponents(groups, redefined.groups, document.file, report);
      replaceComponents(attributeGroups, redefined.attributeGroups, document.file, report);
    }
    addComponents(types, document.types, report);
    addComponents(elements, document.elements, report);
    addComponents(groups, document.groups, report);
    addComponents(attributes, document.attributes, report);
    addComponents(attributeGroups, document.attributeGroups, report);
    addComponents(notations, document.notations ?? [], report);
  }
  const files = [...documents.slice(-1), ...documents.slice(0, -1)].map(({ file }) => file);
  const substitutes = substitutesByHead(componentsInOrder(elements, files));
  return {
    type: (to) => (isBuiltin(to) ? undefined : findComponent(types, to, report)),
    element: (to) => findComponent(elements, to, report),
    group: (to) => findComponent(groups, to, report),
    attribute: (to) => findComponent(attributes, to, report),
    attributeGroup: (to) => findComponent(attributeGroups, to, report),
    substitutesOf: (head) => substitutes.get(keyOf(head)) ?? [],
    elements: componentsInOrder(elements, files),
    types: componentsInOrder(types, files),
    groups: componentsInOrder(groups, files),
    attributes: componentsInOrder(attributes, files),
    attributeGroups: componentsInOrder(attributeGroups, files),
    notations: new Set(notations.byName.keys()),
  };
}

function substitutesByHead(
  elements: readonly ElementDeclaration[],
): ReadonlyMap<string, readonly ElementDeclaration[]> {
  const byHead = new Map<string, ElementDeclaration[]>();
  for (const element of elements) {
    if (element.substitutes === undefined) continue;
    const key = keyOf(element.substitutes);
    byHead.set(key, [...(byHead.get(key) ?? []), element]);
  }
  return byHead;
}
