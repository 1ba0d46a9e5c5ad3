import type { Place } from "../problems/place.js";
import type { Identity } from "./identity.js";
import type { LeafType } from "./leaf-type.js";
import type { NamedType, RecordType } from "./named-type.js";

export type { Identity, IdentityField, IdentityPath } from "./identity.js";
export type { Facets, LeafType, Scalar, TypedWord, Word } from "./leaf-type.js";
export type {
  AttributeMember,
  ElementParticle,
  ElementType,
  FlagMember,
  Group,
  Member,
  Namespaces,
  Occurs,
  Particle,
  TextMember,
  Wildcard,
  Wire,
  Wrapper,
} from "./particles.js";
export type { NamedLeaf, NamedType, OtherAttributes, RecordType } from "./named-type.js";
export type { Place };

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

export interface Versions {
  readonly names: readonly string[];
  readonly rules: readonly VersionRule[];
  readonly place: Place;
}

export type VersionRule =
  | { readonly kind: "path"; readonly path: string; readonly template?: string; readonly place: Place }
  | { readonly kind: "version"; readonly version: string; readonly where?: string; readonly place: Place };

/** Client, endpoint, webhooks and senders: see `roles.ts`. */
export type Roles = import("./roles.js").Roles;
