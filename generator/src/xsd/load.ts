import { posix } from "node:path";
import { quote } from "../problems/problems.js";
import type { Inclusion, SchemaDeclarations } from "./declarations.js";
import { declare } from "./declare/schema.js";
import { parse } from "./parse.js";
import type { Report } from "./report.js";

/** Texts of schema documents by path: what `include`, `import` and `redefine` may name. Nothing is ever fetched. */
export type SchemaFiles = ReadonlyMap<string, string>;

/** The declarations of a schema document and of all that it includes: each document after those that it includes. */
export function load(text: string, file: string, files: SchemaFiles, report: Report): readonly SchemaDeclarations[] {
  const loaded: SchemaDeclarations[] = [];
  const seen = new Set<string>();
  const visit = (text: string, file: string, includedBy: string): SchemaDeclarations | undefined => {
    const root = parse(text, file, report);
    const document = root && declare(root, file, report, includedBy);
    if (document === undefined) return undefined;
    seen.add(visitKey(file, document.targetNamespace));
    for (const inclusion of document.inclusions) follow(inclusion, document);
    loaded.push(document);
    return document;
  };
  const follow = (inclusion: Inclusion, from: SchemaDeclarations): void => {
    if (inclusion.location === undefined) return;
    const named = resolvePath(inclusion.location, from.file);
    // A schema that lies on the web may have been put beside the one that names it.
    const beside = posix.join(posix.dirname(from.file), posix.basename(named));
    const path = files.has(named) || !files.has(beside) ? named : beside;
    const found = files.get(path);
    const namespace = inclusion.kind === "import" ? (inclusion.namespace ?? "") : from.targetNamespace;
    if (seen.has(visitKey(path, namespace))) return;
    if (found === undefined) {
      if (!builtinNamespaces.includes(namespace))
        report.unsupported(inclusion.place, `${quote(path)}, a file that is not there`, "nothing is fetched");
      return;
    }
    const document = visit(found, path, inclusion.kind === "import" ? "" : from.targetNamespace);
    if (document !== undefined && document.targetNamespace !== namespace)
      report.invalid(inclusion.place, `a schema of ${spoken(namespace)}`, `one of ${spoken(document.targetNamespace)}`);
  };
  visit(text, file, "");
  return loaded;
}

/** Those whose attributes are known without their schema: `xml:lang` and its like. */
const builtinNamespaces: readonly string[] = ["http://www.w3.org/XML/1998/namespace"];

function visitKey(file: string, namespace: string): string {
  return `${file}\n${namespace}`;
}

function resolvePath(location: string, from: string): string {
  return /^[a-z][a-z0-9+.-]+:/i.test(location) ? location : posix.join(posix.dirname(from), location);
}

function spoken(namespace: string): string {
  return namespace === "" ? "no namespace" : namespace;
}
