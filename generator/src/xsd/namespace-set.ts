import type { Namespaces } from "../model/model.js";

/** The namespaces of what a wildcard lets in. */
export type NamespaceSet = Namespaces;

/** What the attribute `namespace` of a wildcard says: https://www.w3.org/TR/xmlschema-1/#Wildcard_details */
export function namespaceSet(text: string, targetNamespace: string): NamespaceSet {
  const words = text.split(/\s+/).filter((word) => word !== "");
  if (words.includes("##any")) return "any";
  if (words.includes("##other")) return { not: targetNamespace };
  return words.map((word) => (word === "##local" ? "" : word === "##targetNamespace" ? targetNamespace : word));
}

/** Whether a namespace is in a set. All but one leaves out what has no namespace too. */
export function contains(set: NamespaceSet, namespace: string): boolean {
  if (set === "any") return true;
  return "not" in set ? namespace !== set.not && namespace !== "" : set.includes(namespace);
}

/** https://www.w3.org/TR/xmlschema-1/#cos-aw-intersect */
export function intersection(left: NamespaceSet, right: NamespaceSet): NamespaceSet {
  if (left === "any") return right;
  if (right === "any") return left;
  if (isList(left)) return left.filter((namespace) => contains(right, namespace));
  if (isList(right)) return right.filter((namespace) => contains(left, namespace));
  return left.not === "" ? right : left;
}

/** https://www.w3.org/TR/xmlschema-1/#cos-aw-union */
export function union(left: NamespaceSet, right: NamespaceSet): NamespaceSet {
  if (left === "any" || right === "any") return "any";
  if (isList(left) && isList(right)) return [...new Set([...left, ...right])];
  if (isList(left)) return union(right, left);
  if (!isList(right)) return left.not === right.not ? left : { not: "" };
  const takesBack = right.includes(left.not);
  if (!right.includes("")) return takesBack ? { not: "" } : left;
  return takesBack || left.not === "" ? "any" : left;
}

/** Whether all that is in one set is in another: https://www.w3.org/TR/xmlschema-1/#cos-ns-subset */
export function isSubset(inner: NamespaceSet, outer: NamespaceSet): boolean {
  if (outer === "any") return true;
  if (inner === "any") return false;
  if (isList(inner)) return inner.every((namespace) => contains(outer, namespace));
  return !isList(outer) && (outer.not === inner.not || outer.not === "");
}

function isList(set: NamespaceSet): set is readonly string[] {
  return Array.isArray(set);
}
