import { type Facet, type Reference, type SimpleType, keyOf } from "../declarations.js";
import type { SchemaNode } from "../node.js";
import {
  type Context,
  attribute,
  children,
  derivations,
  onlyChild,
  qualified,
  redefinable,
  reference,
} from "./context.js";

/** The facets of XSD 1.0: https://www.w3.org/TR/xmlschema-2/#rf-facets */
export const facetNames: readonly string[] = [
  "length",
  "minLength",
  "maxLength",
  "pattern",
  "enumeration",
  "whiteSpace",
  "maxInclusive",
  "maxExclusive",
  "minExclusive",
  "minInclusive",
  "totalDigits",
  "fractionDigits",
];

/** A `simpleType`, named or not; nothing where its parts are missing. */
export function simpleType(node: SchemaNode, name: string, context: Context): SimpleType | undefined {
  const [first] = children(node, ["restriction", "list", "union"], context);
  onlyChild(node, ["restriction", "list", "union"], context);
  const variety = first && varietyOf(first, context);
  if (first === undefined)
    context.report.invalid(node.place, "<restriction>, <list> or <union> in <simpleType>", "none");
  if (variety === undefined) return undefined;
  const { documentation, place } = node;
  const final = derivations(node, "final", context.finalDefault, ["extension", "restriction", "list", "union"]);
  return { kind: "simple", namespace: context.targetNamespace, name, documentation, place, final, variety };
}

/** Those children of a restriction that are facets. */
export function facetsOf(node: SchemaNode, { report }: Context): readonly Facet[] {
  return node.children.flatMap((child): Facet[] => {
    if (!facetNames.includes(child.name)) return [];
    const { value, place } = attribute(child, "value");
    if (value === undefined) {
      report.invalid(child.place, `a value of <${child.name}>`, "none");
      return [];
    }
    const isFixed = /^\s*(?:true|1)\s*$/.test(attribute(child, "fixed").value ?? "");
    const { documentation } = child;
    const qualified = child.name === "enumeration" ? qualifiedName(value, child) : undefined;
    return [
      {
        name: child.name,
        value,
        documentation,
        place,
        ...(isFixed && { fixed: true as const }),
        ...(qualified !== undefined && { qualified }),
      },
    ];
  });
}

function qualifiedName(value: string, { prefixes }: SchemaNode): string | undefined {
  const [prefix, name] = value.includes(":") ? value.trim().split(":", 2) : ["", value.trim()];
  const namespace = prefixes.get(prefix ?? "") ?? (prefix === "" ? "" : undefined);
  return namespace === undefined || name === undefined ? undefined : keyOf({ namespace, name });
}

/** What an attribute names or a child defines: one of both. */
export function simpleTypeOf(node: SchemaNode, name: string, context: Context): Reference | SimpleType | undefined {
  const child = onlyChild(node, ["simpleType"], context);
  if (child !== undefined && node.attributes.has(name))
    context.report.invalid(child.place, `either ${name} or a <simpleType>`, "both");
  return child === undefined ? redefinable(reference(node, name, context), context) : simpleType(child, "", context);
}

function varietyOf(node: SchemaNode, context: Context): SimpleType["variety"] | undefined {
  switch (node.name) {
    case "restriction": {
      children(node, ["simpleType", ...facetNames], context);
      const base = simpleTypeOf(node, "base", context);
      if (base === undefined) return missing(node, "base", context);
      return { kind: "restriction", base, facets: facetsOf(node, context) };
    }
    case "list": {
      children(node, ["simpleType"], context);
      const item = simpleTypeOf(node, "itemType", context);
      return item === undefined ? missing(node, "itemType", context) : { kind: "list", item };
    }
    default: {
      const members = [...memberTypes(node, context), ...ownMembers(node, context)];
      return members.length === 0 ? missing(node, "memberTypes", context) : { kind: "union", members };
    }
  }
}

function memberTypes(node: SchemaNode, context: Context): Reference[] {
  const { value = "", place } = attribute(node, "memberTypes");
  const names = value.split(/\s+/).filter((name) => name !== "");
  return names.flatMap((name) => qualified(name, node, place, context) ?? []);
}

function ownMembers(node: SchemaNode, context: Context): SimpleType[] {
  return children(node, ["simpleType"], context).flatMap((child) => simpleType(child, "", context) ?? []);
}

function missing(node: SchemaNode, name: string, { report }: Context): undefined {
  if (!node.attributes.has(name) && node.children.length === 0)
    report.invalid(node.place, `${name} or a <simpleType> in <${node.name}>`, "neither");
  return undefined;
}
