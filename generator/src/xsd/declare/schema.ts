import { quote } from "../../problems/problems.js";
import {
  type Component,
  type Inclusion,
  type Reference,
  type SchemaDeclarations,
  type SimpleType,
  type TypeDefinition,
  keyOf,
} from "../declarations.js";
import type { SchemaNode } from "../node.js";
import type { Report } from "../report.js";
import { attributeGroup, globalAttribute } from "./attribute.js";
import { complexType } from "./complex.js";
import { type Context, attribute, children, nameOf, word } from "./context.js";
import { globalElement, groupDefinition } from "./particle.js";
import { simpleType } from "./simple.js";

/** Reads the declarations of a schema document. Included by one with a namespace, a document without takes its namespace. */
export function declare(node: SchemaNode, file: string, report: Report, includedBy = ""): SchemaDeclarations {
  const own = attribute(node, "targetNamespace");
  if (own.value === "") report.invalid(own.place, "a namespace", '""');
  const targetNamespace = own.value || includedBy;
  const forms = ["unqualified", "qualified"] as const;
  const first: Context = {
    file,
    targetNamespace,
    chameleon: own.value === undefined && includedBy !== "",
    elementsQualified: false,
    attributesQualified: false,
    blockDefault: attribute(node, "blockDefault").value ?? "",
    finalDefault: attribute(node, "finalDefault").value ?? "",
    elementNamespaces: new Set(),
    report,
  };
  const context: Context = {
    ...first,
    elementsQualified: word(node, "elementFormDefault", forms, first) === "qualified",
    attributesQualified: word(node, "attributeFormDefault", forms, first) === "qualified",
  };
  children(node, ["include", "import", "redefine", "notation", ...componentNames], context);
  return {
    file,
    targetNamespace,
    prefixes: node.prefixes,
    place: node.place,
    ...components(node, context),
    inclusions: node.children.flatMap((child) => inclusion(child, context)),
    notations: node.children.flatMap((child) => (child.name === "notation" ? notation(child, context) : [])),
    elementNamespaces: context.elementNamespaces,
  };
}

type Components = Pick<SchemaDeclarations, "elements" | "types" | "groups" | "attributes" | "attributeGroups">;

const componentNames = ["element", "attribute", "group", "attributeGroup", "simpleType", "complexType"];

function components(node: SchemaNode, context: Context): Components {
  const all = <T>(name: string, read: (child: SchemaNode, context: Context) => T | undefined): T[] =>
    node.children.flatMap((child) => (child.name === name ? (read(child, context) ?? []) : []));
  return {
    elements: all("element", globalElement),
    types: node.children.flatMap((child) => namedType(child, context) ?? []),
    groups: all("group", groupDefinition),
    attributes: all("attribute", globalAttribute),
    attributeGroups: all("attributeGroup", attributeGroup),
  };
}

function namedType(node: SchemaNode, context: Context): TypeDefinition | undefined {
  const read = node.name === "simpleType" ? simpleType : node.name === "complexType" ? complexType : undefined;
  const name = read && nameOf(node, context);
  return name === undefined ? undefined : read?.(node, name, context);
}

function inclusion(node: SchemaNode, context: Context): Inclusion[] {
  if (node.name !== "include" && node.name !== "import" && node.name !== "redefine") return [];
  const location = attribute(node, "schemaLocation");
  const namespace = attribute(node, "namespace").value;
  if (node.name === "import") checkNamespace(node, context);
  if (location.value === undefined && node.name !== "import")
    context.report.invalid(node.place, `a schemaLocation of <${node.name}>`, "none");
  return [
    {
      kind: node.name,
      place: location.place,
      ...(location.value !== undefined && { location: location.value }),
      ...(namespace !== undefined && { namespace }),
      ...(node.name === "redefine" && { redefined: redefined(node, context) }),
    },
  ];
}

/** https://www.w3.org/TR/xmlschema-1/#src-import */
function checkNamespace(node: SchemaNode, { targetNamespace, report }: Context): void {
  const { value, place } = attribute(node, "namespace");
  if (value === undefined && targetNamespace === "")
    report.invalid(place, "a namespace of <import>, since this schema has none", "none");
  else if (value === "") report.invalid(place, "a namespace", '""');
  else if (value === targetNamespace) report.invalid(place, "another namespace than that of this schema", quote(value));
}

/** Inside what is redefined, its own name means what was there before: https://www.w3.org/TR/xmlschema-1/#modify-schema */
function redefined(node: SchemaNode, context: Context): NonNullable<Inclusion["redefined"]> {
  const parts = children(node, ["simpleType", "complexType", "group", "attributeGroup"], context).map((child) => {
    const name = attribute(child, "name").value ?? "";
    const redefining = keyOf({ namespace: context.targetNamespace, name });
    return components({ ...node, children: [child] }, { ...context, redefining });
  });
  for (const type of parts.flatMap(({ types }) => types)) checkRedefined(type, context);
  return {
    types: parts.flatMap(({ types }) => types),
    groups: parts.flatMap(({ groups }) => groups),
    attributeGroups: parts.flatMap(({ attributeGroups }) => attributeGroups),
  };
}

/** A type is redefined by what is derived from it: https://www.w3.org/TR/xmlschema-1/#src-redefine */
function checkRedefined(type: TypeDefinition, { report }: Context): void {
  const base = baseOf(type);
  if (base?.kind !== "reference" || base.redefinedBy === undefined)
    report.invalid(base?.place ?? type.place, `a type derived from ${quote(type.name)}, which it redefines`, "another");
}

function baseOf(type: TypeDefinition): Reference | SimpleType | undefined {
  if (type.kind === "simple") return type.variety.kind === "restriction" ? type.variety.base : undefined;
  return type.content.kind === "simple" ? type.content.base : type.content.derivation?.base;
}

/** https://www.w3.org/TR/xmlschema-1/#declare-notation */
function notation(node: SchemaNode, context: Context): Component[] {
  const name = nameOf(node, context);
  if (!node.attributes.has("public") && !node.attributes.has("system"))
    context.report.invalid(node.place, "public or system of <notation>", "neither");
  const { documentation, place } = node;
  return name === undefined ? [] : [{ namespace: context.targetNamespace, name, documentation, place }];
}
