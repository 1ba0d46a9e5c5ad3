import type { Document, LeafType, NamedType, RecordType } from "../model/model.js";
import { codecOf, isNamed } from "../expression/codecs.js";
import { type Expression, call } from "../expression/expression.js";
import type { Names } from "./names.js";

/** A function of a module that returns a table or a codec. */
export interface Definition {
  readonly name: string;
  readonly kind: "document" | "record" | "members" | "codec";
  /** The type that the table reads and writes. */
  readonly typeName: string;
  /** None for the document's own table. */
  readonly type?: NamedType;
  readonly body: Expression;
}

/** What all tables of a document are made with. */
export interface Context {
  readonly document: Document;
  readonly names: Names;
  readonly types: ReadonlyMap<string, NamedType>;
  /** Types in whose place an element lets in only some others, by the name of their table. */
  readonly narrowed: Map<string, { readonly type: RecordType; readonly only: readonly string[] }>;
}

/** A named leaf has one codec for all its places, unless a place restricts it further. */
export function codec(leaf: LeafType, context: Context): Expression {
  const named = leaf.named === undefined ? undefined : context.types.get(leaf.named);
  const name = named?.kind === "leaf" && isNamed(leaf, named) ? context.names.functionOf(named) : undefined;
  return name === undefined ? codecOf(leaf) : call({ kind: "reference", to: name });
}

/** The function that gives the table of a type, and of those that may stand in its place: all of them, or `only` some. */
export function reference(type: NamedType, context: Context, only?: readonly string[]): Expression {
  const own = functionOf(type, context);
  if (type.kind !== "record" || type.derived === undefined) return { kind: "reference", to: own };
  if (only === undefined) return { kind: "reference", to: typesName(own) };
  const names = only.map((each) => namedType(each, context).typeName);
  const to = `${typesName(own)}Or${names.length === 0 ? "None" : names.join("")}`;
  context.narrowed.set(to, { type, only });
  return { kind: "reference", to };
}

/** The function that gives the table of a type alone. */
export function functionOf(type: NamedType, context: Context): string {
  const found = context.names.functionOf(type);
  if (found === undefined) throw new Error(`the type ${type.name} has no table`);
  return found;
}

/** The type of a document that has the name. */
export function namedType(name: string, context: Context): NamedType {
  const type = context.types.get(name);
  if (type === undefined) throw new Error(`the document has no type ${name}`);
  return type;
}

/** `addressRecord` is the table of the type alone. */
export function typesName(name: string): string {
  return `${name}Types`;
}
