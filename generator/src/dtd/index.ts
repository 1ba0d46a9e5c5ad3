import type { NamedType } from "../model/model.js";
import type { SpecProblem } from "../problems/problem.js";
import { Problems } from "../problems/problems.js";
import { importDeclarations } from "../xsd/import.js";
import { readCatalogs } from "./catalog.js";
import { noDeclarations } from "./declarations.js";
import { namespacesOf } from "./namespaces.js";
import { type DtdText, parseDtd } from "./parse.js";
import { reportTo } from "./report.js";
import { schemaOf } from "./schema.js";

/** How a DTD is read. */
export interface DtdOptions {
  /** Texts of other parts by path, for external entities: nothing is read from disk or fetched. */
  readonly files?: ReadonlyMap<string, string>;
  /** Paths of XML catalogs among the files, for entities whose address does not lead to them; missing: those beside the DTD and in the folders around it. */
  readonly catalogs?: readonly string[];
  /** The subset that a document has of its own, which comes before and counts first. */
  readonly subset?: DtdText;
}

/** What a DTD says, in the model. */
export interface DtdImport {
  readonly types: readonly NamedType[];
  /** The elements that can be the root of a document; those that no other element refers to come first. */
  readonly roots: readonly string[];
  /** The name of each root's type, which is a record. */
  readonly rootTypes: ReadonlyMap<string, string>;
  /** The namespaces that the DTD fixes, by prefix. */
  readonly namespaces: Readonly<Record<string, string>>;
  /** What is invalid is an error, what is unsupported a warning: then the types are still a model of the DTD, which says less. */
  readonly problems: readonly SpecProblem[];
}

/** Reads a DTD: text to declarations, declarations to those of a schema, and these to the model as those of any schema. */
export function importDtd(text: string, file: string, options: DtdOptions = {}): DtdImport {
  const { files = new Map<string, string>(), catalogs = catalogsAround(file), subset } = options;
  const known = new Map([
    ...files,
    [file, text] as const,
    ...(subset === undefined ? [] : [[subset.file, subset.text] as const]),
  ]);
  const problems = new Problems(known);
  const report = reportTo(problems);
  const texts = [...(subset === undefined ? [] : [{ ...subset, internal: true }]), { text, file }];
  const catalog = readCatalogs(catalogs, known, report);
  const declarations = parseDtd(texts, { files: known, catalog }, report) ?? noDeclarations();
  const { types, roots, rootTypes } = importDeclarations(schemaOf(declarations, file, report), false, report);
  const namespaces = namespacesOf(declarations, report);
  const found = problems.sorted();
  const shown = problems.failed ? found.filter(({ severity }) => severity === "error") : found;
  return { types, roots, rootTypes, namespaces, problems: shown };
}

/** The nearest one first, whose entries count first. */
function catalogsAround(file: string): string[] {
  const folders = file.split("/").slice(0, -1);
  return [...folders.map((_, index) => folders.slice(0, folders.length - index)), []].map((folder) =>
    [...folder, "catalog.xml"].join("/"),
  );
}
