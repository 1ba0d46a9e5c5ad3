import { xsdNamespace } from "../xsd/node.js";
import type { Document, Namespaces } from "../model/model.js";

/** The namespaces of the names of a document, seen from a schema of that of its root. */
export interface Spaces {
  /** The attributes of the schema's root: its namespace, and how local elements are told. */
  readonly attributes: Readonly<Record<string, string | undefined>>;
  /** What stands before the names of its types. */
  readonly typePrefix: string;
  readonly local: (name: string) => string;
  /** The namespace of a name; that of an attribute without a prefix is none. */
  readonly of: (name: string, isAttribute: boolean) => string;
  /** Whether the schema can declare a name: one of its namespace, or of none. */
  readonly isOwn: (name: string, isAttribute: boolean) => boolean;
  /** The namespaces of a wildcard, as XSD writes them; nothing for all, and for those that it has no words for. */
  readonly wildcard: (namespaces: Namespaces) => string | undefined;
  /** How the namespace of a name is told where it is not told as usual. */
  readonly form: (name: string, isAttribute: boolean) => "qualified" | "unqualified" | undefined;
}

export function spacesOf({ namespaces, roots, read }: Document): Spaces {
  const split = (name: string): readonly [prefix: string, local: string] => {
    const colon = name.indexOf(":");
    return colon < 0 ? ["", name] : [name.slice(0, colon), name.slice(colon + 1)];
  };
  const of = (name: string, isAttribute: boolean): string => {
    const [prefix] = split(name);
    if (prefix === "") return isAttribute ? "" : (namespaces[""] ?? "");
    return prefix === "xml" ? "http://www.w3.org/XML/1998/namespace" : (namespaces[prefix] ?? `urn:prefix:${prefix}`);
  };
  const target = read.namespaces === "ignore" ? "" : of(roots[0] ?? "", false);
  const isOwn = (name: string, isAttribute: boolean): boolean => {
    const namespace = of(name, isAttribute);
    return namespace === target || namespace === "";
  };
  return {
    attributes: {
      "xmlns:xs": xsdNamespace,
      ...(target !== "" && { "xmlns:t": target, targetNamespace: target, elementFormDefault: "qualified" }),
    },
    typePrefix: target === "" ? "" : "t:",
    local: (name) => split(name)[1],
    of,
    isOwn,
    wildcard: (allowed) => {
      if (allowed === "any") return undefined;
      if ("not" in allowed) return allowed.not === target ? "##other" : undefined;
      return allowed.map((each) => (each === "" ? "##local" : each === target ? "##targetNamespace" : each)).join(" ");
    },
    form: (name, isAttribute) => {
      const isQualified = of(name, isAttribute) !== "";
      return isQualified === (target !== "" && !isAttribute) ? undefined : isQualified ? "qualified" : "unqualified";
    },
  };
}
