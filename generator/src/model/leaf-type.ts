/** What a text means. */
export interface LeafType {
  readonly scalar: Scalar;
  readonly facets: Facets;
  /** Spellings that mean that nothing is there; the first is written. `""` is the empty one. */
  readonly nothing: readonly string[];
  /** On the wire; filled when missing, always written. */
  readonly default?: string;
  /** What the empty text stands for. */
  readonly whenEmpty?: string;
  /** The property of the list whose length this number is. */
  readonly sizeOf?: string;
  readonly secret: boolean;
  readonly personal: boolean;
  /** The named type that this came from. */
  readonly named?: string;
}

export type Scalar =
  | { readonly kind: "text" | "id" | "url" | "decimal" | "duration" | "seconds" | "unixTime" | "base64" | "hex" }
  | { readonly kind: "countryCode" }
  | { readonly kind: "integer"; readonly bigint: boolean }
  | { readonly kind: "boolean"; readonly yes: string; readonly no: string; readonly lenient: boolean }
  | { readonly kind: "date" | "time" | "dateTime"; readonly formats: readonly string[]; readonly zone?: string }
  /** A type of XSD, with exact values: `xs:gYearMonth`. */
  | { readonly kind: "xsd"; readonly type: string }
  /**
   * `qualified`: the words are qualified names, whose prefixes documents choose. `collapses`: white space inside of a word may be
   * of any kind and length.
   */
  | {
      readonly kind: "enumeration";
      readonly words: readonly Word[];
      readonly open: boolean;
      readonly qualified?: true;
      readonly collapses?: true;
    }
  | { readonly kind: "list"; readonly item: LeafType; readonly separator: string }
  | { readonly kind: "map"; readonly item: LeafType; readonly between: string; readonly separator: string }
  | { readonly kind: "union"; readonly alternatives: readonly LeafType[] }
  /** An alternative that is told from the others by its name: an object with that one property. */
  | { readonly kind: "named"; readonly property: string; readonly item: LeafType }
  /** A value as it is spelled: a pattern says how it must look. */
  | { readonly kind: "spelled"; readonly item: LeafType }
  /** A number that is written with the other sign. */
  | { readonly kind: "negated"; readonly item: LeafType }
  /** One of the words of a type of words, such as the fields that may be searched. */
  | { readonly kind: "words"; readonly type: string; readonly words: readonly TypedWord[] }
  /** Typed by the word that the member `of` has, one of these. */
  | { readonly kind: "value"; readonly of: string; readonly words: readonly TypedWord[] };

/** `wire` is written; `name` is what TypeScript sees. */
export interface Word {
  readonly name: string;
  readonly wire: string;
  readonly documentation: string;
}

/** A word with the type of what belongs to it. `{attribute}` in it stands for a part that the caller chooses. */
export interface TypedWord extends Word {
  readonly leaf: LeafType;
}

/** What a value must be like beyond its kind, each as XSD says it. */
export interface Facets {
  readonly minimum?: string;
  readonly exclusiveMinimum?: string;
  readonly maximum?: string;
  readonly exclusiveMaximum?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  /** Patterns that must be matched besides. */
  readonly patterns?: readonly string[];
  /** The values that there are, each in one of its spellings: of types whose values are no words. */
  readonly values?: readonly string[];
  readonly totalDigits?: number;
  readonly fractionDigits?: number;
  readonly grouped?: string;
}
