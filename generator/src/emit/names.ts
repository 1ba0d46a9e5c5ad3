import type { Document, NamedType, Platform } from "../model/model.js";
import { documentTypeName } from "../model/names.js";
import { isMade } from "../expression/codecs.js";

/** What the parts of a platform's modules are called in TypeScript. */
export interface Names {
  /** The function of a record's table, or of a named leaf's codec; none where the codec is a bare name of the runtime. */
  readonly functionOf: (type: NamedType) => string | undefined;
  readonly documents: ReadonlyMap<string, DocumentNames>;
}

export interface DocumentNames {
  /** `Orders`: the constant. */
  readonly constant: string;
  readonly table: string;
  readonly parse: string;
  readonly serialize: string;
}

/** Names that are unique in a whole platform, so that its modules can share types. */
export function namesOf(platform: Platform): Names {
  const taken = new Set<string>();
  const documents = new Map(
    platform.documents.map(({ name }) => {
      const names = {
        constant: documentTypeName(name),
        table: `${camelCase(name)}Table`,
        parse: `parse${pascalCase(name)}`,
        serialize: `serialize${pascalCase(name)}`,
      };
      for (const each of Object.values(names)) taken.add(each);
      return [name, names] as const;
    }),
  );
  const functions = new Map<string, string>();
  for (const document of platform.documents)
    for (const type of document.types) {
      if (functions.has(type.typeName) || (type.kind === "leaf" && !isMade(type.leaf))) continue;
      functions.set(type.typeName, free(functionName(type), taken));
    }
  return { documents, functionOf: (type) => functions.get(type.typeName) };
}

/** `acme-store` to `AcmeStore`. */
export function pascalCase(name: string): string {
  return name
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join("");
}

/** `acme-store` to `acmeStore`. */
export function camelCase(name: string): string {
  const pascal = pascalCase(name);
  return pascal.slice(0, 1).toLowerCase() + pascal.slice(1);
}

/** The names of a document that its platform must have. */
export function documentNames(names: Names, document: Document): DocumentNames {
  const found = names.documents.get(document.name);
  if (found === undefined) throw new Error(`the platform has no document ${document.name}`);
  return found;
}

function functionName(type: NamedType): string {
  const start = type.typeName.slice(0, 1).toLowerCase() + type.typeName.slice(1);
  return start + (type.kind === "record" ? "Record" : "Codec");
}

function free(name: string, taken: Set<string>): string {
  let result = name;
  for (let count = 2; taken.has(result); count++) result = `${name}${count}`;
  taken.add(result);
  return result;
}
