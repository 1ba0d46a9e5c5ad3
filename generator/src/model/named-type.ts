import type { LeafType, TypedWord } from "./leaf-type.js";
import type { AttributeMember, FlagMember, Group, Namespaces, TextMember } from "./particles.js";
import type { Documented } from "./model.js";

/** A type with a name: a record, or a scalar. */
export type NamedType = RecordType | NamedLeaf;

/** A scalar with a name of its own: `Money: decimal`. */
export interface NamedLeaf extends Documented {
  readonly kind: "leaf";
  readonly name: string;
  readonly typeName: string;
  readonly leaf: LeafType;
  /** Of a type of words: the words that it lists. Its scalar is `words` of itself. */
  readonly words?: readonly TypedWord[];
}

/** An element with attributes and content. */
export interface RecordType extends Documented {
  readonly kind: "record";
  /** As the spec calls it. */
  readonly name: string;
  /** As TypeScript calls it; unique in the platform. */
  readonly typeName: string;
  readonly attributes: readonly AttributeMember[];
  readonly text?: TextMember;
  readonly flags: readonly FlagMember[];
  readonly content?: Group;
  /** `any`: the children may come in any order even where the document's is declared. */
  readonly childOrder?: "any";
  /** Other attributes that the element may have. */
  readonly otherAttributes?: OtherAttributes;
  /** Its elements may say with `xsi:type` that they have one of these types instead, which are records, or this one. */
  readonly derived?: readonly string[];
  /** What `xsi:type` says of this type. */
  readonly xsiType?: string;
  /** Its elements must say which of the derived types they have. */
  readonly abstract?: boolean;
  /** How the children must stand where members in their order do not say it all: `street, city?, (phone | fax){0,3}`. */
  readonly model?: string;
  /** Names of members in the order in which they are written and appear in the value: attributes first. */
  readonly order: readonly string[];
}

/** What a wildcard for attributes lets in: of some namespaces; those that are `known` must be valid, and all known if it is strict. */
export interface OtherAttributes {
  readonly namespaces: Namespaces;
  readonly process: "strict" | "lax" | "skip";
  readonly known: readonly { readonly namespace: string; readonly name: string; readonly leaf: LeafType }[];
}
