import { documentEntries } from "../../../generator/src/expression/document-entries.js";
import { evaluate } from "../../../generator/src/expression/evaluate.js";
import { documentModule } from "../../../generator/src/emit/document.js";
import { documentNames, namesOf } from "../../../generator/src/emit/names.js";
import { tableOf } from "../../../generator/src/emit/table.js";
import type { Document, NamedType, Platform } from "../../../generator/src/model/model.js";
import { reachableTypes } from "../../../generator/src/model/reachable.js";
import { type XsdImport, importXsd } from "../../../generator/src/xsd/index.js";
import type { DocumentTable } from "../../../runtime/src/index.js";
import { type Group, readSchemas } from "./catalogue.js";

/** Imports the schema of a group. Several documents become one by a schema that imports them all. */
export function importGroup({ schemas }: Group): XsdImport {
  const files = readSchemas(schemas);
  const [first = "", ...others] = schemas;
  if (others.length === 0) return importXsd(files.get(first) ?? "", first, { files });
  const main = `${first.slice(0, first.lastIndexOf("/") + 1)}all.xsd`;
  const imports = schemas.map((path) => {
    const namespace = /targetNamespace\s*=\s*["']([^"']*)["']/.exec(files.get(path) ?? "")?.[1];
    const attribute = namespace === undefined ? "" : ` namespace="${namespace}"`;
    return `<xs:import${attribute} schemaLocation="${path.slice(path.lastIndexOf("/") + 1)}"/>`;
  });
  const text = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:all">${imports.join("")}</xs:schema>`;
  return importXsd(text, main, { files });
}

/** The documents of a schema by their root, as one would make them from it. */
export interface CompiledSchema {
  /** The table of documents with a root; nothing where the schema has no such root. */
  readonly tableOf: (root: { readonly namespace: string; readonly local: string }) => (() => AnyTable) | undefined;
  /** The TypeScript of the documents with the schema's first root. */
  readonly typeScript: () => string | undefined;
}

type AnyTable = DocumentTable<unknown>;

export function compileSchema(schema: XsdImport): CompiledSchema {
  const byType = new Map<string, () => AnyTable>();
  const keys = new Map([...schema.rootTypes.keys()].map((name) => [expanded(name, schema), name]));
  const platformOf = (root: string): { platform: Platform; document: Document } | undefined => {
    const type = schema.types.find(({ name }) => name === schema.rootTypes.get(root));
    if (type?.kind !== "record") return undefined;
    const types: NamedType[] = [type, ...reachableTypes([type], schema.types).filter((each) => each !== type)];
    const document: Document = {
      name: "document",
      documentation: "",
      place: type.place,
      roots: [
        root,
        ...[...schema.rootTypes].flatMap(([name, to]) => (to === type.name && name !== root ? [name] : [])),
      ],
      namespaces: schema.namespaces,
      type,
      types,
      read: { order: "declared", unknown: "refuse", repeated: "refuse", doctype: "refuse" },
      write: { cdata: "none", declaration: true, empty: "short" },
      values: "plain",
      repairs: [],
      limits: {},
      identities: schema.identities,
      ...("xsi" in schema.namespaces && { saysTypes: true as const }),
    };
    const platform: Platform = {
      name: "suite",
      title: "",
      documentation: "",
      sources: [],
      settings: [],
      types: [],
      documents: [document],
      roles: { requests: [], functions: [] } as unknown as Platform["roles"],
      place: type.place,
    };
    return { platform, document };
  };
  return {
    tableOf: ({ namespace, local }) => {
      const root = keys.get(`{${namespace}}${local}`);
      if (root === undefined) return undefined;
      const known = byType.get(root);
      if (known !== undefined) return known;
      const made = platformOf(root);
      if (made === undefined) return undefined;
      const names = namesOf(made.platform);
      const functions = evaluate(tableOf("suite", made.document, names), documentEntries);
      const table = functions.get(documentNames(names, made.document).table) as () => AnyTable;
      byType.set(root, table);
      return table;
    },
    typeScript: () => {
      const [root] = schema.roots;
      const made = root === undefined ? undefined : platformOf(root);
      return made && documentModule(made.platform, made.document, namesOf(made.platform), (name) => `./${name}.js`);
    },
  };
}

function expanded(name: string, { namespaces }: XsdImport): string {
  const colon = name.indexOf(":");
  const namespace = namespaces[colon < 0 ? "" : name.slice(0, colon)] ?? "";
  return `{${namespace}}${name.slice(colon + 1)}`;
}
