import type { Occurs, Place } from "../../model/model.js";
import { type Reference, type WildcardDeclaration, keyOf } from "../declarations.js";
import { namespaceSet } from "../namespace-set.js";
import { ncName } from "../nc-name.js";
import { oneOf, quote } from "../../problems/problems.js";
import { type SchemaNode, xsdNamespace } from "../node.js";
import type { Report } from "../report.js";

/** What the declarations of one schema document have in common. */
export interface Context {
  readonly file: string;
  readonly targetNamespace: string;
  /** A document without a namespace of its own, included into one that has: its names move there. */
  readonly chameleon: boolean;
  readonly elementsQualified: boolean;
  readonly attributesQualified: boolean;
  readonly blockDefault: string;
  readonly finalDefault: string;
  /** Inside a `redefine`: the qualified name of what is being redefined. */
  readonly redefining?: string;
  /** Collects the namespaces that elements are in. */
  readonly elementNamespaces: Set<string>;
  readonly report: Report;
}

/** The children of a node; those that may not stand there are reported and left out. */
export function children(node: SchemaNode, allowed: readonly string[], { report }: Context): readonly SchemaNode[] {
  return node.children.filter((child) => {
    if (allowed.includes(child.name)) return true;
    report.invalid(child.place, `only ${tags(allowed)} in <${node.name}>`, `<${child.name}>`);
    return false;
  });
}

/** The only child of one of several names; a second one is reported. */
export function onlyChild(node: SchemaNode, names: readonly string[], { report }: Context): SchemaNode | undefined {
  const [first, second] = node.children.filter((child) => names.includes(child.name));
  if (second !== undefined) report.invalid(second.place, `one of ${tags(names)} in <${node.name}>`, "a second one");
  return first;
}

/** The value of an attribute, and where it stands; the node itself where the attribute is missing. */
export function attribute(
  node: SchemaNode,
  name: string,
): { readonly value: string | undefined; readonly place: Place } {
  return node.attributes.get(name) ?? { value: undefined, place: node.place };
}

/** The `name` of a component; a bad one is reported, and the component is then left out. */
export function nameOf(node: SchemaNode, { report }: Context): string | undefined {
  const { value, place } = attribute(node, "name");
  if (value !== undefined && ncName.test(value)) return value;
  report.invalid(place, `a name of <${node.name}>`, value === undefined ? "none" : quote(value));
  return undefined;
}

/** The component that an attribute names, such as `type="shop:Order"`. */
export function reference(node: SchemaNode, name: string, context: Context): Reference | undefined {
  const { value, place } = attribute(node, name);
  return value === undefined ? undefined : qualified(value, node, place, context);
}

/** What the attribute of a redefinition names: where it is its own name, that is what was there before. */
export function redefinable(to: Reference | undefined, context: Context): Reference | undefined {
  return to !== undefined && keyOf(to) === context.redefining ? { ...to, redefinedBy: context.file } : to;
}

/** A name with a prefix in the scope of a node. */
export function qualified(text: string, node: SchemaNode, place: Place, context: Context): Reference | undefined {
  const [prefix = "", name = ""] = text.includes(":") ? text.split(":", 2) : ["", text];
  if (!ncName.test(name) || (prefix !== "" && !ncName.test(prefix)) || text.split(":").length > 2) {
    context.report.invalid(place, "a qualified name", quote(text));
    return undefined;
  }
  const namespace = prefix === "xml" ? "http://www.w3.org/XML/1998/namespace" : node.prefixes.get(prefix);
  if (namespace === undefined && prefix !== "") {
    context.report.invalid(place, "a prefix that is declared", quote(prefix));
    return undefined;
  }
  const inTarget = context.chameleon && (namespace ?? "") === "";
  return { kind: "reference", namespace: inTarget ? context.targetNamespace : (namespace ?? ""), name, place };
}

/** The type of everything, where nothing is said: https://www.w3.org/TR/xmlschema-1/#key-urType */
export function builtin(name: string, place: Place): Reference {
  return { kind: "reference", namespace: xsdNamespace, name, place };
}

/** A boolean attribute; missing is false. */
export function flag(node: SchemaNode, name: string, { report }: Context): boolean {
  const { value = "false", place } = attribute(node, name);
  if (!["true", "false", "1", "0"].includes(value)) report.invalid(place, "true or false", quote(value));
  return value === "true" || value === "1";
}

/** One of several words; the first where the attribute is missing or has another. */
export function word<T extends string>(
  node: SchemaNode,
  name: string,
  words: readonly [T, ...T[]],
  { report }: Context,
): T {
  const { value, place } = attribute(node, name);
  const found = words.find((each) => each === value);
  if (value !== undefined && found === undefined) report.invalid(place, oneOf(words), quote(value));
  return found ?? words[0];
}

/** What a wildcard lets in: https://www.w3.org/TR/xmlschema-1/#declare-openness */
export function wildcard(node: SchemaNode, context: Context): WildcardDeclaration {
  const { value = "##any" } = attribute(node, "namespace");
  return {
    namespaces: namespaceSet(value, context.targetNamespace),
    process: word(node, "processContents", ["strict", "lax", "skip"], context),
    place: node.place,
  };
}

/** The ways of derivation that an attribute such as `final` names, of those that there are. */
export function derivations(node: SchemaNode, name: string, usual: string, all: readonly string[]): string {
  const words = (attribute(node, name).value ?? usual).split(/\s+/);
  return words.includes("#all") ? all.join(" ") : words.filter((word) => all.includes(word)).join(" ");
}

/** `minOccurs` and `maxOccurs`. */
export function occurs(node: SchemaNode, { report }: Context): Occurs {
  const minimum = count(node, "minOccurs", report);
  const maximum = attribute(node, "maxOccurs").value === "unbounded" ? Infinity : count(node, "maxOccurs", report);
  if (minimum <= maximum) return { minimum, maximum };
  report.invalid(attribute(node, "minOccurs").place, `minOccurs of at most ${maximum}`, String(minimum));
  return { minimum: maximum, maximum };
}

function count(node: SchemaNode, name: string, report: Report): number {
  const { value = "1", place } = attribute(node, name);
  if (/^\+?[0-9]+$/.test(value)) return Number(value);
  report.invalid(place, "a whole number", quote(value));
  return 1;
}

function tags(names: readonly string[]): string {
  return names.map((name) => `<${name}>`).join(", ");
}
