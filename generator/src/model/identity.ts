import type { LeafType } from "./leaf-type.js";

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
