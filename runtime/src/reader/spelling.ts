import type { DocumentTable } from "../table.js";
import { impossible } from "./literal.js";

const xmlNamespace = "http://www.w3.org/XML/1998/namespace";

/** How the names of a table are spelled with the prefixes of one document. */
export interface Spelling {
  /** The namespace of a name of the table. An attribute without a prefix is in none. */
  readonly namespaceOf: (name: string, attribute: boolean) => string;
  /** The name in the document, or one that no document has where it has no prefix for the namespace. */
  readonly spell: (name: string, namespace: string, attribute: boolean) => string;
  /** The part of a name that is compared with the local name in the document. */
  readonly localOf: (name: string) => string;
  /** The prefixes that `spell` has used. */
  readonly used: Set<string>;
}

/** `prefixOf` gives the prefix that stands for a namespace at the root of the document, `""` without one. */
export function spellingOf(
  table: DocumentTable<unknown>,
  prefixOf: (namespace: string, attribute: boolean) => string | undefined,
): Spelling {
  if (table.read?.namespaces === "ignore")
    return { namespaceOf: () => "", spell: (name) => name, localOf: (name) => name, used: new Set() };
  const { namespaces = {} } = table;
  const used = new Set([""]);
  function namespaceOf(name: string, attribute: boolean): string {
    const prefix = prefixIn(name);
    if (prefix === "") return attribute ? "" : (namespaces[""] ?? "");
    if (prefix === "xml") return xmlNamespace;
    if (!Object.hasOwn(namespaces, prefix))
      throw new Error(`the table ${table.name} uses the prefix ${prefix} without a namespace`);
    return namespaces[prefix] ?? "";
  }
  function spell(name: string, namespace: string, attribute: boolean): string {
    if (namespace === xmlNamespace || (attribute && namespace === "")) return name;
    const prefix = prefixOf(namespace, attribute);
    if (prefix === undefined) return impossible;
    used.add(prefix);
    return prefix === "" ? localOf(name) : `${prefix}:${localOf(name)}`;
  }
  return { namespaceOf, spell, localOf, used };
}

/** The part of a name before the colon. */
export function prefixIn(name: string): string {
  return name.includes(":") ? name.slice(0, name.indexOf(":")) : "";
}

/** The part of a name behind the colon. */
export function localOf(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
