import { type StatementStructures, StructureKind } from "ts-morph";
import type { NamedLeaf, NamedType, RecordType } from "../model/model.js";
import { type Subject, comments, memberDocumentation, typeDocumentation } from "./documentation.js";
import { type RecordMember, isList, membersOf, onlyChoice } from "./members.js";
import type { Module } from "./module.js";
import { propertyName, quoted } from "./text.js";
import { type TypeContext, choiceTypes, mayBeUndefined, memberTypes, scalarTypes } from "./types.js";

/** What the declarations of types are made from. */
export interface Declaring extends Subject {
  readonly module: Module;
}

/** The types of a document as TypeScript declares them: records, then named leaves. */
export function typeDeclarations(types: readonly NamedType[], declaring: Declaring): StatementStructures[] {
  const context: TypeContext = {
    types: new Map(declaring.document.types.map((type) => [type.name, type])),
    runtime: declaring.module.runtimeType,
    global: declaring.module.globalType,
  };
  const records = types.filter((type) => type.kind === "record");
  const leaves = types.filter((type) => type.kind === "leaf");
  const declarations = [
    ...records.map((record) => recordDeclaration(record, context, declaring)),
    ...leaves.map((leaf) => leafDeclaration(leaf, context, declaring)),
  ];
  // ts-morph sets an empty line around an interface, but none between imports and type aliases.
  return declarations.map((declaration, index) =>
    isAlias(declaration) && (index === 0 || isAlias(declarations[index - 1]))
      ? { ...declaration, leadingTrivia: "\n" }
      : declaration,
  );
}

function isAlias(declaration: StatementStructures | undefined): boolean {
  return declaration?.kind === StructureKind.TypeAlias;
}

function recordDeclaration(record: RecordType, context: TypeContext, declaring: Declaring): StatementStructures {
  const docs = comments(typeDocumentation(record, declaring), 0);
  const only = onlyChoice(record);
  if (only !== undefined) {
    const parts = choiceTypes(only, context);
    const type = isList(only)
      ? `(${parts.join(" | ")})[]`
      : union(parts, `export type ${record.typeName} = `.length, 0);
    return { kind: StructureKind.TypeAlias, isExported: true, name: record.typeName, docs, type };
  }
  return {
    kind: StructureKind.Interface,
    isExported: true,
    name: record.typeName,
    docs,
    properties: [
      ...versionProperty(record, declaring),
      ...propertiesOf(record).map((members) => property(members, record, context, declaring)),
      ...unknownProperty(declaring),
    ],
  };
}

/** Members that share a property, because versions moved or renamed it, are one property. */
function propertiesOf(record: RecordType): RecordMember[][] {
  const byProperty = new Map<string, RecordMember[]>();
  for (const member of membersOf(record)) {
    const shared = byProperty.get(member.property);
    if (shared === undefined) byProperty.set(member.property, [member]);
    else shared.push(member);
  }
  return [...byProperty.values()];
}

interface Property {
  readonly name: string;
  readonly hasQuestionToken: boolean;
  readonly type: string;
  readonly docs: { readonly description: string }[];
}

function property(
  members: readonly RecordMember[],
  record: RecordType,
  context: TypeContext,
  declaring: Declaring,
): Property {
  const [first] = members;
  if (first === undefined) throw new Error(`a property of ${record.name} has no member`);
  const optional = mayBeUndefined(members, declaring.document.versions?.names ?? []);
  const name = propertyName(first.property);
  const types = new Set(members.flatMap((member) => memberTypes(member, context)));
  const parts = [...types, ...(optional ? ["undefined"] : [])];
  return {
    name,
    hasQuestionToken: optional,
    type: union(parts, `  ${name}${optional ? "?" : ""}: ;`.length, 2),
    docs: comments(memberDocumentation(members, record, declaring), 2),
  };
}

function versionProperty(record: RecordType, { document }: Declaring): Property[] {
  if (document.versions === undefined || record.name !== document.type.name) return [];
  const type = union(document.versions.names.map(quoted), "  version: ;".length, 2);
  return [{ name: "version", hasQuestionToken: false, type, docs: comments("The version that was found.", 2) }];
}

function unknownProperty({ document, module }: Declaring): Property[] {
  if (document.read.unknown !== "keep") return [];
  return [
    {
      name: `[${module.runtimeValue("unknown")}]`,
      hasQuestionToken: true,
      type: `${module.runtimeType("UnknownContent")}[] | undefined`,
      docs: [],
    },
  ];
}

function leafDeclaration(type: NamedLeaf, context: TypeContext, declaring: Declaring): StatementStructures {
  const parts = scalarTypes(type.leaf.scalar, context);
  return {
    kind: StructureKind.TypeAlias,
    isExported: true,
    name: type.typeName,
    docs: comments(typeDocumentation(type, declaring), 0),
    type: union(parts, `export type ${type.typeName} = ;`.length, 0),
  };
}

/** A union on one line where it fits, else one member a line. */
function union(parts: readonly string[], taken: number, indent: number): string {
  const flat = parts.join(" | ");
  if (taken + flat.length <= 120 || parts.length < 2) return flat;
  return parts.map((part) => `\n${" ".repeat(indent + 2)}| ${part}`).join("");
}
