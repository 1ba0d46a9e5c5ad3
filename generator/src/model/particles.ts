import type { Place } from "../problems/place.js";
import type { LeafType } from "./leaf-type.js";
import type { Documented } from "./model.js";

/** What attributes, texts and elements have in common. */
export interface Member extends Documented {
  readonly property: string;
  /** Which versions have it; missing: all. Indexes into `Versions.names`. */
  readonly versions?: readonly number[];
}

/** Spellings of where a member stands; the first is written. */
export interface Wire {
  readonly wrappers: readonly Wrapper[];
  /** `*` any other element, `$` the text. */
  readonly name: string;
  readonly attribute: boolean;
}

/** An element that vanishes from the value. */
export interface Wrapper {
  readonly name: string;
  readonly optional: boolean;
}

export interface AttributeMember extends Member {
  readonly kind: "attribute";
  readonly wires: readonly Wire[];
  readonly optional: boolean;
  readonly leaf: LeafType;
}

export interface TextMember extends Member {
  readonly kind: "text";
  readonly leaf: LeafType;
}

/** Not on the wire: true where the member `of` has the value `is`. */
export interface FlagMember extends Member {
  readonly kind: "flag";
  readonly of: string;
  readonly is: string;
}

export interface Occurs {
  readonly minimum: number;
  readonly maximum: number;
}

export type Particle = ElementParticle | Group | Wildcard;

export interface Group {
  readonly kind: "sequence" | "all" | "choice";
  readonly particles: readonly Particle[];
  readonly occurs: Occurs;
  /**
   * The property that holds the tagged union: on a choice only. A choice without it has no value of its own: the members
   * of its alternatives stand in the record, and those that were not chosen are missing.
   */
  readonly member?: Member;
  /** On a repeated choice with a member: text stands among its elements, and in its list as strings. */
  readonly mixed?: true;
  readonly place: Place;
}

export interface ElementParticle extends Member {
  readonly kind: "element";
  readonly wires: readonly Wire[];
  readonly occurs: Occurs;
  readonly type: ElementType;
  /** For an element of a record, `[""]`: the empty element means that nothing is there. */
  readonly nothing: readonly string[];
  /** With `xsi:nil` it has no value. */
  readonly nil?: true;
  /** What a choice calls it, where that is not its local name. */
  readonly tag?: string;
  readonly emptyWhenNone: boolean;
  readonly cdata?: boolean;
}

export interface Wildcard extends Member {
  readonly kind: "any";
  readonly occurs: Occurs;
  /** The namespaces of its elements; missing: all. */
  readonly namespaces?: Namespaces;
  /** The record whose choice has those that are declared and must be valid; where it is strict, there are no others. */
  readonly declared?: { readonly record: string; readonly strict: boolean };
}

/** A record is referred to by name: types may be recursive. */
export type ElementType =
  | { readonly kind: "leaf"; readonly leaf: LeafType }
  /** `only`: of the types that may stand in its place, those that the element lets in; missing: all. */
  | { readonly kind: "record"; readonly name: string; readonly only?: readonly string[] }
  | { readonly kind: "map"; readonly leaf: LeafType }
  | { readonly kind: "any" };

/** All namespaces, all but one and none, or some; `""` is none. */
export type Namespaces = "any" | { readonly not: string } | readonly string[];
