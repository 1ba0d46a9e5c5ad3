import type { Identity, NamedType } from "../model/model.js";
import type { SpecProblem } from "../problems/problem.js";
import { Problems } from "../problems/problems.js";
import { importDeclarations } from "./import.js";
import { type SchemaFiles, load } from "./load.js";
import { reportTo } from "./report.js";
import { checkRules } from "./rules/rules.js";

/** How a schema is read. */
export interface XsdOptions {
  /** Texts of other schema documents by path, for `include`, `import` and `redefine`: nothing is read from disk or fetched. */
  readonly files?: SchemaFiles;
  /** Whether an anonymous element that holds nothing but a list vanishes from the value: `Items/Item*`. Default true. */
  readonly unwrap?: boolean;
}

/** What a schema says, in the model. */
export interface XsdImport {
  readonly types: readonly NamedType[];
  /** The elements that can be the root of a document; those that no other element refers to come first. */
  readonly roots: readonly string[];
  /** The name of each root's type, which is a record. */
  readonly rootTypes: ReadonlyMap<string, string>;
  /** By the prefix that names in `types` and `roots` use; `""` is that of names without one. */
  readonly namespaces: Readonly<Record<string, string>>;
  /** The namespace that the schema itself describes; the empty one is none. */
  readonly targetNamespace: string;
  /** What must be different, or be somewhere else, in a whole document. */
  readonly identities: readonly Identity[];
  /** What is invalid is an error, what is unsupported a warning: then the types are still a model of the schema, which says less. */
  readonly problems: readonly SpecProblem[];
}

/** Reads an XML Schema: text to declarations, declarations to components without references, components to the model. */
export function importXsd(text: string, file: string, options: XsdOptions = {}): XsdImport {
  const { files = new Map<string, string>(), unwrap = true } = options;
  const problems = new Problems(new Map([...files, [file, text]]));
  const report = reportTo(problems);
  const documents = load(text, file, files, report);
  const { types, roots, rootTypes, identities, used } = importDeclarations(documents, unwrap, report, checkRules);
  const found = problems.sorted();
  // What is unsupported in a schema that is wrong may only follow from what is wrong.
  const shown = problems.failed ? found.filter(({ severity }) => severity === "error") : found;
  const targetNamespace = documents.at(-1)?.targetNamespace ?? "";
  return { types, roots, rootTypes, namespaces: used(), targetNamespace, identities, problems: shown };
}

export type { SchemaFiles } from "./load.js";
