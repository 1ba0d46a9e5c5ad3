import { quote } from "../../problems/problems.js";
import type { IdentityDeclaration, PathDeclaration } from "../declarations.js";
import { ncName } from "../nc-name.js";
import type { SchemaNode } from "../node.js";
import { type Context, attribute, children, nameOf, qualified } from "./context.js";

/** The constraints of identity of an element: https://www.w3.org/TR/xmlschema-1/#declare-key */
export function identities(node: SchemaNode, context: Context): IdentityDeclaration[] {
  return node.children.flatMap((child) => identity(child, context) ?? []);
}

function identity(node: SchemaNode, context: Context): IdentityDeclaration | undefined {
  const kind = node.name;
  if (kind !== "key" && kind !== "keyref" && kind !== "unique") return undefined;
  const name = nameOf(node, context);
  const [selector, ...fields] = children(node, ["selector", "field"], context);
  const refer = attribute(node, "refer");
  const to = refer.value === undefined ? undefined : qualified(refer.value, node, refer.place, context);
  if (kind === "keyref" && refer.value === undefined) context.report.invalid(node.place, "a refer of <keyref>", "none");
  if (selector?.name !== "selector" || fields.length === 0 || fields.some((field) => field.name !== "field")) {
    context.report.invalid(node.place, `a <selector> and <field> elements in <${kind}>`, "others");
    return undefined;
  }
  if (name === undefined) return undefined;
  return {
    kind,
    name,
    namespace: context.targetNamespace,
    select: paths(selector, false, context),
    fields: fields.map((field) => paths(field, true, context)),
    ...(to && { refer: to }),
    place: node.place,
  };
}

/** https://www.w3.org/TR/xmlschema-1/#coss-identity-constraint */
function paths(node: SchemaNode, isField: boolean, context: Context): PathDeclaration[] {
  const { value, place } = attribute(node, "xpath");
  if (value === undefined) context.report.invalid(node.place, `an xpath of <${node.name}>`, "none");
  return (value ?? "").split("|").flatMap((text) => {
    const path = pathOf(text, isField, node);
    if (path === undefined && value !== undefined)
      context.report.invalid(place, "a path of names such as .//item/@id", quote(text.trim()));
    return path ?? [];
  });
}

function pathOf(text: string, isField: boolean, node: SchemaNode): PathDeclaration | undefined {
  const [, start, rest = ""] = /^\s*(\.\s*\/\/)?(.*?)\s*$/s.exec(text) ?? [];
  const steps: string[] = [];
  let found: string | undefined;
  const parts = rest.split("/").map((part) => part.trim());
  for (const [index, part] of parts.entries()) {
    const name = /^(?:@|attribute\s*::|child\s*::)?\s*(.+)$/s.exec(part)?.[1] ?? "";
    const isAttribute = /^(?:@|attribute\s*::)/.test(part);
    if (part === ".") continue;
    const clark = clarkName(name, node);
    if (clark === undefined || (isAttribute && (!isField || index < parts.length - 1))) return undefined;
    if (isAttribute) found = clark;
    else steps.push(clark);
  }
  return { ...(start !== undefined && { deep: true }), steps, ...(found !== undefined && { attribute: found }) };
}

/** Without a prefix a name of XPath has no namespace. */
function clarkName(name: string, { prefixes }: SchemaNode): string | undefined {
  if (name === "*") return "*";
  const [, prefix, local = ""] = /^(?:([^\s:@*]+)\s*:\s*)?([^\s:@]+)$/.exec(name) ?? [];
  if (local === "*" ? prefix === undefined : !ncName.test(local)) return undefined;
  const namespace = prefix === undefined ? "" : prefixes.get(prefix);
  return namespace === undefined ? undefined : `{${namespace}}${local}`;
}
