import type {
  ElementDeclaration,
  GroupDefinition,
  ParticleDeclaration,
  Reference,
  TypeDefinition,
} from "../declarations.js";
import type { SchemaNode } from "../node.js";
import { valueConstraint } from "./attribute.js";
import { complexType } from "./complex.js";
import {
  type Context,
  attribute,
  children,
  derivations,
  flag,
  nameOf,
  occurs,
  onlyChild,
  redefinable,
  reference,
  wildcard,
  word,
} from "./context.js";
import { identities } from "./identity.js";
import { simpleType } from "./simple.js";

/** What the content of a complex type may be. */
export const particleNodes: readonly string[] = ["group", "all", "choice", "sequence"];

/** An element, a group or a wildcard in the content of a type. */
export function particle(node: SchemaNode, context: Context): ParticleDeclaration | undefined {
  switch (node.name) {
    case "element":
      return element(node, context);
    case "group": {
      const to = redefinable(reference(node, "ref", context), context);
      if (!node.attributes.has("ref")) context.report.invalid(node.place, "a ref of <group>", "none");
      return to && { kind: "groupReference", to, occurs: occurs(node, context) };
    }
    case "any": {
      return {
        kind: "any",
        occurs: occurs(node, context),
        documentation: node.documentation,
        ...wildcard(node, context),
      };
    }
    case "all":
      return group("all", ["element"], node, context);
    case "choice":
    case "sequence":
      return group(node.name, ["element", "group", "choice", "sequence", "any"], node, context);
    default:
      return undefined;
  }
}

/** A global `element`. */
export function globalElement(node: SchemaNode, context: Context): ElementDeclaration | undefined {
  return declaration(node, context.targetNamespace, true, context);
}

/** A named `group`. */
export function groupDefinition(node: SchemaNode, context: Context): GroupDefinition | undefined {
  const name = nameOf(node, context);
  if (name === undefined) return undefined;
  const [child] = children(node, ["all", "choice", "sequence"], context);
  onlyChild(node, ["all", "choice", "sequence"], context);
  const found = child && particle(child, context);
  const { documentation, place } = node;
  return {
    kind: "group",
    namespace: context.targetNamespace,
    name,
    documentation,
    place,
    ...(found && { particle: found }),
  };
}

function group(
  kind: "sequence" | "choice" | "all",
  allowed: readonly string[],
  node: SchemaNode,
  context: Context,
): ParticleDeclaration {
  const particles = children(node, allowed, context).flatMap((child) => particle(child, context) ?? []);
  return { kind, particles, occurs: occurs(node, context), place: node.place };
}

function element(node: SchemaNode, context: Context): ParticleDeclaration | undefined {
  if (node.attributes.has("ref")) {
    const to = reference(node, "ref", context);
    const { documentation, place } = node;
    return to && { kind: "elementReference", to, occurs: occurs(node, context), documentation, place };
  }
  const usual = context.elementsQualified ? "qualified" : "unqualified";
  const form = node.attributes.has("form") ? word(node, "form", ["unqualified", "qualified"], context) : usual;
  const declared = declaration(node, form === "qualified" ? context.targetNamespace : "", false, context);
  return declared && { kind: "element", element: declared, occurs: occurs(node, context) };
}

function declaration(
  node: SchemaNode,
  namespace: string,
  isGlobal: boolean,
  context: Context,
): ElementDeclaration | undefined {
  const name = nameOf(node, context);
  if (name === undefined) return undefined;
  children(node, ["simpleType", "complexType", "key", "keyref", "unique"], context);
  context.elementNamespaces.add(namespace);
  const type = typeOf(node, context);
  const substitutes = reference(node, "substitutionGroup", context);
  const { documentation, place } = node;
  return {
    kind: "element",
    isGlobal,
    namespace,
    name,
    documentation,
    place,
    abstract: flag(node, "abstract", context),
    nillable: flag(node, "nillable", context),
    ...(type && { type }),
    ...valueConstraint(node, context),
    ...(substitutes && { substitutes }),
    final: derivations(node, "final", context.finalDefault, ["extension", "restriction"]),
    block: derivations(node, "block", context.blockDefault, ["extension", "restriction"]),
    blocksSubstitution: /substitution|#all/.test(attribute(node, "block").value ?? context.blockDefault),
    identities: identities(node, context),
  };
}

function typeOf(node: SchemaNode, context: Context): Reference | TypeDefinition | undefined {
  const child = onlyChild(node, ["simpleType", "complexType"], context);
  if (child === undefined) return reference(node, "type", context);
  if (node.attributes.has("type")) context.report.invalid(child.place, `either a type or a <${child.name}>`, "both");
  return child.name === "simpleType" ? simpleType(child, "", context) : complexType(child, "", context);
}
