import type { ComplexContent, ComplexType, ParticleDeclaration, SimpleContent } from "../declarations.js";
import type { SchemaNode } from "../node.js";
import { attributeNodes, attributeParts } from "./attribute.js";
import {
  type Context,
  attribute,
  builtin,
  children,
  derivations,
  flag,
  onlyChild,
  redefinable,
  reference,
} from "./context.js";
import { particle, particleNodes } from "./particle.js";
import { facetNames, facetsOf, simpleType } from "./simple.js";

/** A `complexType`, named or not. */
export function complexType(node: SchemaNode, name: string, context: Context): ComplexType {
  const { documentation, place } = node;
  const content = onlyChild(node, ["simpleContent", "complexContent"], context);
  const allowed = content === undefined ? [...particleNodes, ...attributeNodes] : [content.name];
  children(node, allowed, context);
  const derivation = content && onlyChild(content, ["extension", "restriction"], context);
  if (content !== undefined && derivation === undefined)
    context.report.invalid(content.place, `<extension> or <restriction> in <${content.name}>`, "neither");
  const mixed = content?.attributes.has("mixed") ? flag(content, "mixed", context) : flag(node, "mixed", context);
  return {
    kind: "complex",
    namespace: context.targetNamespace,
    name,
    documentation,
    place,
    abstract: flag(node, "abstract", context),
    block: (attribute(node, "block").value ?? context.blockDefault).replace("#all", "extension restriction"),
    final: derivations(node, "final", context.finalDefault, ["extension", "restriction"]),
    mixed: mixed && content?.name !== "simpleContent",
    content:
      derivation === undefined
        ? complexContent(node, context)
        : content?.name === "simpleContent"
          ? simpleContent(derivation, context)
          : derivedContent(derivation, context),
    attributes: attributeParts(derivation ?? node, context),
  };
}

function complexContent(node: SchemaNode, context: Context): ComplexContent {
  const found = particleOf(node, context);
  return { kind: "complex", ...(found && { particle: found }) };
}

function derivedContent(node: SchemaNode, context: Context): ComplexContent {
  children(node, [...particleNodes, ...attributeNodes], context);
  const base = baseOf(node, context);
  const by = node.name === "extension" ? "extension" : "restriction";
  return { ...complexContent(node, context), ...(base && { derivation: { by, base } }) };
}

function simpleContent(node: SchemaNode, context: Context): SimpleContent {
  const isRestriction = node.name === "restriction";
  children(node, [...(isRestriction ? ["simpleType", ...facetNames] : []), ...attributeNodes], context);
  const base = baseOf(node, context) ?? builtin("string", node.place);
  const child = onlyChild(node, ["simpleType"], context);
  const type = child && simpleType(child, "", context);
  const by = node.name === "extension" ? "extension" : "restriction";
  return { kind: "simple", by, base, ...(type && { type }), facets: facetsOf(node, context) };
}

function baseOf(node: SchemaNode, context: Context): ReturnType<typeof reference> {
  if (!node.attributes.has("base")) context.report.invalid(node.place, `a base of <${node.name}>`, "none");
  return redefinable(reference(node, "base", context), context);
}

function particleOf(node: SchemaNode, context: Context): ParticleDeclaration | undefined {
  const child = onlyChild(node, particleNodes, context);
  return child && particle(child, context);
}
