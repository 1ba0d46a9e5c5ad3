import type { DocumentTable } from "../table.js";

/** The namespace of the prefix xml. */
export const xmlNamespace = "http://www.w3.org/XML/1998/namespace";

/** The namespace of the declarations of namespaces. */
export const xmlnsNamespace = "http://www.w3.org/2000/xmlns/";

/** How the names of a table are spelled with the prefixes of one document. */
export interface Spelling {
  /** The namespace of a name of the table. */
  readonly namespaceOf: (name: string, attribute: boolean) => string;
  /** The name in the document, or one that no document has where it has no prefix for the namespace. */
  readonly spell: (name: string, attribute: boolean) => string;
  /** The part of a name that is compared with the local name in the document. */
  readonly localOf: (name: string) => string;
  /** The prefixes that `spell` has used. */
  readonly used: Set<string>;
}

/** The names of a table without namespaces stand in a document as they are. */
export function plainSpelling({ name: table, read }: DocumentTable<unknown>): Spelling {
  const used = new Set([""]);
  if (read?.namespaces === "ignore") return { namespaceOf: () => "", spell: same, localOf: same, used };
  function namespaceOf(name: string): string {
    const prefix = prefixIn(name);
    if (prefix === "") return "";
    if (prefix === "xml") return xmlNamespace;
    throw new Error(`the table ${table} uses the prefix ${prefix} without a namespace`);
  }
  return { namespaceOf, spell: same, localOf, used };
}

function same(name: string): string {
  return name;
}

/** The part of a name before the colon. */
export function prefixIn(name: string): string {
  return name.includes(":") ? name.slice(0, name.indexOf(":")) : "";
}

/** The part of a name behind the colon. */
export function localOf(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
