import type {
  AttributeDeclaration,
  AttributeGroupDefinition,
  AttributeParts,
  AttributeUse,
  Reference,
} from "../declarations.js";
import type { SchemaNode } from "../node.js";
import { type Context, attribute, children, nameOf, redefinable, reference, wildcard, word } from "./context.js";
import { simpleTypeOf } from "./simple.js";

/** The names of what lets attributes in. */
export const attributeNodes: readonly string[] = ["attribute", "attributeGroup", "anyAttribute"];

/** The attributes that stand in a type or an attribute group. */
export function attributeParts(node: SchemaNode, context: Context): AttributeParts {
  const uses: AttributeUse[] = [];
  const groups: Reference[] = [];
  let any: AttributeParts["any"];
  for (const child of node.children) {
    if (child.name === "attribute") uses.push(...attributeUse(child, context));
    else if (child.name === "attributeGroup") {
      const to = redefinable(reference(child, "ref", context), context);
      if (to !== undefined) groups.push(to);
      else if (!child.attributes.has("ref")) context.report.invalid(child.place, "a ref of <attributeGroup>", "none");
    } else if (child.name === "anyAttribute") any = wildcard(child, context);
  }
  return { uses, groups, ...(any && { any }) };
}

/** A global `attribute`. */
export function globalAttribute(node: SchemaNode, context: Context): AttributeDeclaration | undefined {
  return declaration(node, context.targetNamespace, context);
}

/** A named `attributeGroup`. */
export function attributeGroup(node: SchemaNode, context: Context): AttributeGroupDefinition | undefined {
  const name = nameOf(node, context);
  if (name === undefined) return undefined;
  children(node, attributeNodes, context);
  const { documentation, place } = node;
  const attributes = attributeParts(node, context);
  return { kind: "attributeGroup", namespace: context.targetNamespace, name, documentation, place, attributes };
}

function attributeUse(node: SchemaNode, context: Context): AttributeUse[] {
  const found = node.attributes.has("ref")
    ? reference(node, "ref", context)
    : declaration(node, localNamespace(node, context), context);
  if (found === undefined) return [];
  const use = word(node, "use", ["optional", "required", "prohibited"], context);
  const { documentation, place } = node;
  return [{ attribute: found, use, ...valueConstraint(node, context), documentation, place }];
}

function declaration(node: SchemaNode, namespace: string, context: Context): AttributeDeclaration | undefined {
  const name = nameOf(node, context);
  if (name === undefined) return undefined;
  children(node, ["simpleType"], context);
  const type = simpleTypeOf(node, "type", context);
  const { documentation, place } = node;
  return {
    kind: "attribute",
    namespace,
    name,
    documentation,
    place,
    ...(type && { type }),
    ...valueConstraint(node, context),
  };
}

function localNamespace(node: SchemaNode, context: Context): string {
  const usual = context.attributesQualified ? "qualified" : "unqualified";
  const form = node.attributes.has("form") ? word(node, "form", ["unqualified", "qualified"], context) : usual;
  return form === "qualified" ? context.targetNamespace : "";
}

/** `default` or `fixed`; both at once are reported. */
export function valueConstraint(
  node: SchemaNode,
  { report }: Context,
): { readonly default?: string; readonly fixed?: string } {
  const usual = attribute(node, "default");
  const fixed = attribute(node, "fixed");
  if (usual.value !== undefined && fixed.value !== undefined)
    report.invalid(usual.place, "either a default or a fixed value", "both");
  if (fixed.value !== undefined) return { fixed: fixed.value };
  return usual.value === undefined ? {} : { default: usual.value };
}
