import type { Place } from "../problems/place.js";
import type { Facets, LeafType, Scalar, TypedWord, Word } from "./leaf-type.js";

export type { Facets, LeafType, Place, Scalar, TypedWord, Word };

/**
 * What the generator knows about platforms, whatever it was told in: our notation, an XSD, a DTD or samples. The particle
 * tree of an element's content (sequence, choice, all, repetition) is kept to the end. Values, no behaviour; every part
 * knows its place in a spec, so that a check can point at it.
 */
export interface Platform {
  /** The folder's name: `acme-store`. */
  readonly name: string;
  readonly title: string;
  readonly site?: string;
  readonly documentation: string;
  readonly sources: readonly Source[];
  readonly settings: readonly Setting[];
  /** Types that documents and parameters share. */
  readonly types: readonly NamedType[];
  readonly documents: readonly Document[];
  readonly roles: Roles;
  readonly place: Place;
}

/** Where facts come from. `sure`: A a vendor's page, B two independent sources, C one client's code, D inferred. */
export interface Source {
  readonly name: string;
  readonly title: string;
  readonly url?: string;
  readonly sure?: Sureness;
  readonly place: Place;
}

export type Sureness = "A" | "B" | "C" | "D";

/** The documentation of a part: what it means, and where that is known from. */
export interface Documented {
  readonly documentation: string;
  readonly source?: string;
  readonly sure?: Sureness;
  readonly place: Place;
}

export interface Setting extends Documented {
  readonly name: string;
  readonly type: LeafType;
  /** Whether it may be left out: its name has a `?`, or its type a default. */
  readonly optional: boolean;
  /** The roles that need it; missing: those that use it. */
  readonly for?: readonly ("client" | "endpoint" | "webhook" | "functions")[];
  readonly example?: string;
  /** Where in the vendor's back office the value is found. */
  readonly found?: string;
}

export interface Document extends Documented {
  /** The file's name: `orders`. */
  readonly name: string;
  /** Roots in the order of preference; the first is written. */
  readonly roots: readonly string[];
  readonly namespaces: Readonly<Record<string, string>>;
  readonly type: RecordType;
  /** All named types, in the order of the spec. The root's type is one of them. */
  readonly types: readonly NamedType[];
  readonly read: {
    readonly order: "any" | "declared";
    readonly unknown: "keep" | "ignore" | "refuse";
    readonly repeated: "refuse" | "first" | "last";
    readonly doctype: "refuse" | "skip";
    readonly namespaces?: "ignore";
    readonly encoding?: string;
  };
  readonly write: {
    readonly cdata: "none" | "text" | "all";
    readonly declaration: boolean;
    readonly empty: "short" | "long";
  };
  readonly values: "plain" | "form-url-encoded";
  readonly repairs: readonly string[];
  readonly limits: Readonly<Record<string, number>>;
  readonly versions?: Versions;
  /** What must be different, or be somewhere else. */
  readonly identities?: readonly Identity[];
  /** Its elements may say with `xsi:type` which type they have: it was read from an XSD that uses what that is for. */
  readonly saysTypes?: true;
}

/** A `key`, `unique` or `keyref` of XSD. Names of elements and attributes are such as `{urn:shop}item`. */
export interface Identity {
  readonly kind: "key" | "unique" | "keyref";
  readonly name: string;
  /** The element in whose content it holds. */
  readonly on: string;
  readonly select: readonly IdentityPath[];
  readonly fields: readonly IdentityField[];
  readonly refer?: string;
}

export interface IdentityPath {
  readonly deep?: boolean;
  readonly steps: readonly string[];
  readonly attribute?: string;
}

export interface IdentityField {
  readonly paths: readonly IdentityPath[];
  /** What its values are compared as; texts where that is not known. */
  readonly leaf?: LeafType;
  /** The value where the attribute is missing. */
  readonly default?: string;
}

export interface Versions {
  readonly names: readonly string[];
  readonly rules: readonly VersionRule[];
  readonly place: Place;
}

export type VersionRule =
  | { readonly kind: "path"; readonly path: string; readonly template?: string; readonly place: Place }
  | { readonly kind: "version"; readonly version: string; readonly where?: string; readonly place: Place };

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

/** All namespaces, all but one and none, or some; `""` is none. */
export type Namespaces = "any" | { readonly not: string } | readonly string[];

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

/** Client, endpoint, webhooks and senders: see `roles.ts`. */
export type Roles = import("./roles.js").Roles;
