import { quote } from "../problems/problems.js";
import type { Report } from "../xsd/report.js";
import type { DtdDeclarations } from "./declarations.js";

/** Whether an attribute binds a prefix: to readers of namespaces it is none. */
export function isNamespaceDeclaration(name: string): boolean {
  return name === "xmlns" || name.startsWith("xmlns:");
}

/**
 * The namespaces that a DTD fixes, by prefix: it knows nothing of namespaces itself, but many say which ones their documents
 * declare. Where it fixes several for one prefix, documents mean now one and now the other, which is said.
 */
export function namespacesOf(declarations: DtdDeclarations, report: Report): Readonly<Record<string, string>> {
  const found = new Map<string, string>();
  for (const attributes of declarations.attributes.values()) {
    for (const { name, use, value, place } of attributes.values()) {
      if (!isNamespaceDeclaration(name) || value === undefined || (value === "" && use !== "fixed")) continue;
      const prefix = name.slice("xmlns:".length);
      const known = found.get(prefix);
      if (known === undefined) found.set(prefix, value);
      else if (known !== value)
        report.unsupported(place, `a second namespace for ${quote(name)}`, `${quote(known)} is the one that counts`);
    }
  }
  for (const [name, place] of prefixedNames(declarations)) {
    const prefix = name.slice(0, name.indexOf(":"));
    if (prefix === "xml" || found.has(prefix)) continue;
    // The reader needs some namespace for each prefix; documents have to declare this one.
    found.set(prefix, `urn:prefix:${prefix}`);
    report.unsupported(
      place,
      `${quote(prefix)}, a prefix without a namespace`,
      `name its namespace under "namespaces", or read names as they are written with "namespaces: ignore"`,
    );
  }
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function* prefixedNames({
  elements,
  attributes,
}: DtdDeclarations): Generator<readonly [name: string, place: import("../model/model.js").Place]> {
  for (const { name, place } of elements.values()) if (name.includes(":")) yield [name, place];
  for (const each of attributes.values())
    for (const { name, place } of each.values())
      if (name.includes(":") && !isNamespaceDeclaration(name)) yield [name, place];
}
