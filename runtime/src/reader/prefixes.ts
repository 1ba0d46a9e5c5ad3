import type { PrefixCode } from "../feature.js";
import type { Code, DocumentTable } from "../table.js";
import { impossible } from "./literal.js";
import { type Spelling, localOf, plainSpelling, prefixIn, xmlNamespace } from "./spelling.js";

/** A prefix and what it stands for. */
type Bound = readonly [prefix: string, uri: string];

const code: PrefixCode = { feature: "prefixes", bound, spelling };

/** Finds the names of a table's namespaces in a document, whatever prefixes it chose for them. */
export const prefixes: Code = code;

/** The prefixes at the root that decide how names of the table are spelled. */
function bound({ namespaces = {} }: DocumentTable<unknown>, all: ReadonlyMap<string, readonly string[]>): Bound[] {
  const uris = new Set(["", ...Object.values(namespaces)]);
  return [...all].flatMap(([prefix, stack]) => {
    const uri = stack.at(-1);
    return uri !== undefined && (prefix === "" || uris.has(uri)) ? [[prefix, uri] as const] : [];
  });
}

function spelling(table: DocumentTable<unknown>, known: readonly Bound[]): Spelling {
  if (table.read?.namespaces === "ignore") return plainSpelling(table);
  const namespaces = new Map(Object.entries(table.namespaces ?? {}));
  const used = new Set([""]);
  /** An attribute without a prefix is in no namespace. */
  function namespaceOf(name: string, attribute: boolean): string {
    const prefix = prefixIn(name);
    if (prefix === "xml") return xmlNamespace;
    if (prefix === "" && attribute) return "";
    const namespace = namespaces.get(prefix);
    if (namespace === undefined && prefix !== "")
      throw new Error(`the table ${table.name} uses the prefix ${prefix} without a namespace`);
    return namespace ?? "";
  }
  function spell(name: string, attribute: boolean): string {
    const namespace = namespaceOf(name, attribute);
    if (namespace === xmlNamespace || (attribute && namespace === "")) return name;
    const prefix = prefixFor(known, namespace, attribute);
    if (prefix === undefined) return impossible;
    used.add(prefix);
    return prefix === "" ? localOf(name) : `${prefix}:${localOf(name)}`;
  }
  return { namespaceOf, spell, localOf, used };
}

/** The prefix that stands for a namespace, `""` without one. */
function prefixFor(known: readonly Bound[], namespace: string, attribute: boolean): string | undefined {
  if (namespace === "") return known.every(([prefix, uri]) => prefix !== "" || uri === "") ? "" : undefined;
  const found = known.filter(([prefix, uri]) => uri === namespace && !(attribute && prefix === ""));
  return found.find(([prefix]) => prefix === "")?.[0] ?? found[0]?.[0];
}
