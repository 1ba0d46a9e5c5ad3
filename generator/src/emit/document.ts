import {
  type FunctionDeclarationStructure,
  type StatementStructures,
  StructureKind,
  VariableDeclarationKind,
} from "ts-morph";
import type { Document, NamedType, Platform } from "../model/model.js";
import { typeDeclarations } from "./declarations.js";
import { comments } from "./documentation.js";
import type { Expression } from "../expression/expression.js";
import { expressionsIn } from "../expression/expression.js";
import { itemsOf } from "./items.js";
import { type Module, moduleOf, namedImport } from "./module.js";
import { type DocumentNames, type Names, documentNames } from "./names.js";
import { print } from "./print.js";
import type { Definition } from "./table-context.js";
import { tableOf } from "./table.js";
import { recordTypes } from "./types.js";
import { printStatements } from "./typescript.js";

/** How the modules of a platform refer to each other: `./orders.js`, `./orders.ts` or `./orders`. */
export type Specifier = (module: string) => string;

/** The module of a document: its types, then what people call, then the tables that it runs from. */
export function documentModule(platform: Platform, document: Document, names: Names, specifier: Specifier): string {
  const isShared = sharedIn(platform);
  const own = document.types.filter((type) => !isShared(type));
  const shared = document.types.filter(isShared);
  const definitions = usedDefinitions(tableOf(platform.name, document, names)).filter(
    ({ type }) => type === undefined || !isShared(type),
  );
  const called = documentNames(names, document);
  const module = moduleOf(
    new Set([
      ...document.types.map(({ typeName }) => typeName),
      ...definitions.map(({ name }) => name),
      ...Object.values(called),
    ]),
  );
  const declared = typeDeclarations(own, { platform, document, module });
  const functions = publicFunctions(platform, document, called, module);
  const tables = definitions.map((definition) => definitionFunction(definition, module));
  return printStatements([
    ...module.runtimeImports(),
    ...sharedImport(shared, own, definitions, itemsOf(document)?.type, names, specifier),
    ...declared,
    ...functions,
    ...tables,
  ]);
}

/** The module of the types that several documents of a platform share; `undefined` where there are none. */
export function sharedModule(platform: Platform, names: Names): string | undefined {
  const isShared = sharedIn(platform);
  const documents = platform.documents.filter(({ types }) => types.some(isShared));
  const [document] = documents;
  if (document === undefined) return undefined;
  const types = uniqueByName(documents.flatMap(({ types }) => types.filter(isShared)));
  const whole: Document = { ...document, types };
  const definitions = uniqueByName(
    documents.flatMap((each) =>
      tableOf(platform.name, each, names).filter(({ type }) => type !== undefined && isShared(type)),
    ),
  );
  const module = moduleOf(new Set([...types.map(({ typeName }) => typeName), ...definitions.map(({ name }) => name)]));
  const declared = typeDeclarations(types, { platform, document: whole, module });
  const tables = definitions.map((definition) => ({ ...definitionFunction(definition, module), isExported: true }));
  return printStatements([...module.runtimeImports(), ...declared, ...tables]);
}

/** Tells which types are those that the documents of a platform share. */
export function sharedIn(platform: Platform): (type: NamedType) => boolean {
  const names = new Set(platform.types.map(({ typeName }) => typeName));
  return (type) => names.has(type.typeName);
}

function publicFunctions(
  platform: Platform,
  document: Document,
  called: DocumentNames,
  module: Module,
): StatementStructures[] {
  const types = new Map(document.types.map((type) => [type.name, type]));
  const typeName = recordTypes(document.type, types).join(" | ");
  const items = itemsOf(document);
  const item = items && recordTypes(items.type, types).join(" | ");
  const input = `string | ${module.globalType("Uint8Array")}`;
  const xml = `\`${platform.name}/${document.name}\``;
  return [
    {
      kind: StructureKind.Function,
      isExported: true,
      name: called.parse,
      docs: comments(
        `Reads a document ${xml}.\n\n@throws XmlError with the first problem: its place, what was expected and what was received.`,
        0,
      ),
      parameters: [
        { name: "input", type: input },
        { name: "options", hasQuestionToken: true, type: module.runtimeType("ReadOptions") },
      ],
      returnType: typeName,
      statements: [`return ${module.runtimeValue("parse")}(${called.table}, input, options);`],
    },
    {
      kind: StructureKind.Function,
      isExported: true,
      name: called.serialize,
      docs: comments(
        `Writes a document ${xml}.\n\n@throws XmlError with the path of a value that cannot be written.`,
        0,
      ),
      parameters: [
        { name: "value", type: typeName },
        { name: "options", hasQuestionToken: true, type: module.runtimeType("WriteOptions") },
      ],
      returnType: "string",
      statements: [`return ${module.runtimeValue("serialize")}(${called.table}, value, options);`],
    },
    {
      kind: StructureKind.VariableStatement,
      isExported: true,
      declarationKind: VariableDeclarationKind.Const,
      docs: comments(
        `The document ${xml}: \`safeParse\` returns all problems instead of throwing the first${
          item === undefined ? "" : `, \`stream\` yields each \`${item}\` as it comes`
        }. Also a Standard Schema.`,
        0,
      ),
      declarations: [
        {
          name: called.constant,
          type: `${module.runtimeType("Document")}<${item === undefined ? typeName : `${typeName}, ${item}`}>`,
          initializer: `/* @__PURE__ */ ${module.runtimeValue("document")}(${called.table})`,
        },
      ],
    },
  ];
}

function definitionFunction(
  { name, kind, typeName, body }: Definition,
  module: Module,
): FunctionDeclarationStructure & { kind: StructureKind.Function } {
  const table = { document: "DocumentTable", record: "RecordTable", members: "RecordTable", codec: "Codec" }[kind];
  const text = print(body, {
    indent: 2,
    before: kind === "codec" ? "  return ".length : Infinity,
    after: 1,
    runtimeName: module.runtimeValue,
  });
  return {
    kind: StructureKind.Function,
    isExported: kind === "document",
    name,
    ...(kind === "document" ? { docs: comments("The table that reader and writer run from.", 0) } : {}),
    returnType: `${module.runtimeType(table)}<${typeName}>${kind === "members" ? '["members"]' : ""}`,
    statements: [`return ${unindented(text)};`],
  };
}

/** ts-morph indents each line of a body once more. */
function unindented(text: string): string {
  return text.replace(/^ {2}/gm, "");
}

function sharedImport(
  shared: readonly NamedType[],
  own: readonly NamedType[],
  definitions: readonly Definition[],
  items: NamedType | undefined,
  names: Names,
  specifier: Specifier,
): string[] {
  if (shared.length === 0) return [];
  const types = shared
    .filter((type) => type === items || own.some((each) => refersTo(each, type)))
    .map(({ typeName }) => `type ${typeName}`);
  const used = new Set(definitions.flatMap(({ body }) => [...references(body)]));
  const functions = shared.flatMap((type) => names.functionOf(type) ?? []).filter((name) => used.has(name));
  return [namedImport([...types.sort(), ...functions.sort()], specifier("types"))].filter((text) => text !== "");
}

/** Those that the document's own table leads to: a schema has types that its root never comes to, which strict compilers call unused. */
function usedDefinitions(definitions: readonly Definition[]): readonly Definition[] {
  const byName = new Map(definitions.map((definition) => [definition.name, definition]));
  const used = new Set(definitions.filter(({ kind }) => kind === "document"));
  // The set grows while it is gone through.
  for (const { body } of used)
    for (const name of references(body)) {
      const found = byName.get(name);
      if (found !== undefined) used.add(found);
    }
  return definitions.filter((definition) => used.has(definition));
}

function* references(body: Expression): Generator<string> {
  for (const expression of expressionsIn(body)) if (expression.kind === "reference") yield expression.to;
}

/** Whether a type's declaration names another type. */
function refersTo(type: NamedType, other: NamedType): boolean {
  const mentioned = JSON.stringify(type, (key, value: unknown) =>
    key === "place" || key === "documentation" ? undefined : value,
  );
  const key =
    other.kind === "record"
      ? `"kind":"record","name":${JSON.stringify(other.name)}`
      : `"named":${JSON.stringify(other.name)}`;
  return mentioned.includes(key);
}

function uniqueByName<T extends { readonly name: string }>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [item.name, item])).values()];
}
