import { type StatementStructures, StructureKind } from "ts-morph";
import type { NamedLeaf, NamedType, RecordType } from "../model/model.js";
import { type Subject, comments, memberDocumentation, typeDocumentation, wordDocumentation } from "./documentation.js";
import { type RecordMember, isList, leafOf, membersOf, onlyChoice } from "./members.js";
import type { Module } from "./module.js";
import { propertyName, quoted } from "./text.js";
import {
  type TypeContext,
  choiceTypes,
  leafTypes,
  mayBeUndefined,
  memberTypes,
  scalarTypes,
  wordType,
} from "./types.js";

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
  const choosers = choosersIn([...context.types.values()]);
  const declarations = [
    ...records.flatMap((record) => recordDeclarations(record, context, declaring)),
    ...leaves.flatMap((leaf) =>
      choosers.has(leaf.name)
        ? chooserDeclarations(leaf, context, declaring)
        : [leafDeclaration(leaf, context, declaring)],
    ),
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

function recordDeclarations(record: RecordType, context: TypeContext, declaring: Declaring): StatementStructures[] {
  const docs = comments(typeDocumentation(record, declaring), 0);
  const only = onlyChoice(record);
  if (only !== undefined) {
    const parts = choiceTypes(only, context);
    const type = isList(only)
      ? `(${parts.join(" | ")})[]`
      : union(parts, `export type ${record.typeName} = `.length, 0);
    return [{ kind: StructureKind.TypeAlias, isExported: true, name: record.typeName, docs, type }];
  }
  const chosen = chosenIn(record, context);
  const shape: StatementStructures = {
    kind: StructureKind.Interface,
    isExported: true,
    name: chosen === undefined ? record.typeName : `${record.typeName}Of`,
    docs,
    properties: [
      ...versionProperty(record, declaring),
      ...propertiesOf(record).map((members) => property(members, record, context, declaring, chosen)),
      ...unknownProperty(declaring),
    ],
  };
  if (chosen === undefined) return [shape];
  const { typeName } = chosen.words;
  return [
    {
      kind: StructureKind.TypeAlias,
      isExported: true,
      name: record.typeName,
      docs,
      type: `{ [Word in ${typeName}]: ${record.typeName}Of<Word> }[${typeName}]`,
    },
    {
      ...shape,
      typeParameters: [{ name: "Word", constraint: typeName }],
      docs: comments(`A \`${record.typeName}\` whose \`${chosen.of}\` is known.`, 0),
    },
  ];
}

/** A member of a record that chooses the type of another. */
interface Chosen {
  /** The properties that choose and that are chosen for. */
  readonly of: string;
  readonly value: string;
  readonly words: NamedLeaf;
}

/** The first pair of members of a record of which one chooses the type of the other. */
function chosenIn(record: RecordType, { types }: Pick<TypeContext, "types">): Chosen | undefined {
  for (const member of membersOf(record)) {
    const scalar = leafOf(member)?.scalar;
    if (scalar?.kind !== "value") continue;
    const chooser = membersOf(record).find(({ property }) => property === scalar.of);
    const words = chooser && leafOf(chooser)?.scalar;
    const type = words?.kind === "words" ? types.get(words.type) : undefined;
    if (type?.kind === "leaf") return { of: scalar.of, value: member.property, words: type };
  }
  return undefined;
}

/** The names of types whose words choose the type of another member. */
function choosersIn(types: readonly NamedType[]): ReadonlySet<string> {
  const context = { types: new Map(types.map((type) => [type.name, type])) };
  return new Set(types.flatMap((type) => (type.kind === "record" ? (chosenIn(type, context)?.words.name ?? []) : [])));
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
  chosen?: Chosen,
): Property {
  const [first] = members;
  if (first === undefined) throw new Error(`a property of ${record.name} has no member`);
  const optional = mayBeUndefined(members, declaring.document.versions?.names ?? []);
  const name = propertyName(first.property);
  const types = new Set(
    first.property === chosen?.of
      ? ["Word"]
      : first.property === chosen?.value
        ? [`${chosen.words.typeName}Values[Word]`]
        : members.flatMap((member) => memberTypes(member, context)),
  );
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

/** Words that choose a type: an interface that shows which each of them chooses, and its keys. */
function chooserDeclarations(type: NamedLeaf, context: TypeContext, declaring: Declaring): StatementStructures[] {
  const values = `${type.typeName}Values`;
  const words = (type.words ?? []).map((word) => ({
    word,
    type: leafTypes(word.leaf, context).join(" | "),
    docs: comments(wordDocumentation(word), 2),
  }));
  return [
    {
      kind: StructureKind.TypeAlias,
      isExported: true,
      name: type.typeName,
      docs: comments(typeDocumentation(type, declaring), 0),
      type: `keyof ${values}`,
    },
    {
      kind: StructureKind.Interface,
      isExported: true,
      name: values,
      docs: comments(`The type of the value that belongs to each \`${type.typeName}\`.`, 0),
      indexSignatures: words
        .filter(({ word }) => word.name.includes("{"))
        .map(({ word, type: returnType, docs }) => {
          return { keyName: "word", keyType: wordType(word.name), returnType, docs };
        }),
      properties: words
        .filter(({ word }) => !word.name.includes("{"))
        .map(({ word, type: valueType, docs }) => ({ name: propertyName(word.name), type: valueType, docs })),
    },
  ];
}

/** A union on one line where it fits, else one member a line. */
function union(parts: readonly string[], taken: number, indent: number): string {
  const flat = parts.join(" | ");
  if (taken + flat.length <= 120 || parts.length < 2) return flat;
  return parts.map((part) => `\n${" ".repeat(indent + 2)}| ${part}`).join("");
}
