import type { Occurs, Place } from "../model/model.js";
import type { NamespaceSet } from "./namespace-set.js";

/**
 * What a schema document says, as XSD calls it (https://www.w3.org/TR/xmlschema-1/#concepts-data-model): plain data with
 * places, in which components are still referred to by name.
 */
export interface SchemaDeclarations {
  readonly file: string;
  readonly targetNamespace: string;
  readonly prefixes: ReadonlyMap<string, string>;
  readonly place: Place;
  readonly elements: readonly ElementDeclaration[];
  readonly types: readonly TypeDefinition[];
  readonly groups: readonly GroupDefinition[];
  readonly attributes: readonly AttributeDeclaration[];
  readonly attributeGroups: readonly AttributeGroupDefinition[];
  readonly notations?: readonly Component[];
  readonly inclusions: readonly Inclusion[];
  /** The namespaces that elements of this document are in, local ones too. */
  readonly elementNamespaces: ReadonlySet<string>;
}

/** Another document that belongs to this one. What `redefine` redefines stands in `redefined`. */
export interface Inclusion {
  readonly kind: "include" | "import" | "redefine";
  readonly location?: string;
  /** Of an import. */
  readonly namespace?: string;
  readonly place: Place;
  readonly redefined?: Pick<SchemaDeclarations, "types" | "groups" | "attributeGroups">;
}

/** A reference by a qualified name. */
export interface Reference {
  readonly kind: "reference";
  readonly namespace: string;
  readonly name: string;
  readonly place: Place;
  /** Inside a redefinition, what is redefined: the file that redefines it. */
  readonly redefinedBy?: string;
}

/** What every component that can be named has. */
export interface Component {
  readonly namespace: string;
  readonly name: string;
  readonly documentation: string;
  readonly place: Place;
}

export interface ElementDeclaration extends Component {
  readonly kind: "element";
  readonly isGlobal: boolean;
  readonly type?: Reference | TypeDefinition;
  readonly abstract: boolean;
  readonly nillable: boolean;
  readonly default?: string;
  readonly fixed?: string;
  /** The head whose place it may take. */
  readonly substitutes?: Reference;
  /** The ways of derivation whose types its substitutes may not have: `extension restriction`. */
  readonly final: string;
  /** The ways of derivation whose types may not stand in its place: `extension restriction`. */
  readonly block: string;
  /** It can itself not be replaced. */
  readonly blocksSubstitution: boolean;
  readonly identities: readonly IdentityDeclaration[];
}

/** `key`, `unique` and `keyref`. */
export interface IdentityDeclaration {
  readonly kind: "key" | "unique" | "keyref";
  readonly namespace: string;
  readonly name: string;
  readonly select: readonly PathDeclaration[];
  readonly fields: readonly (readonly PathDeclaration[])[];
  readonly refer?: Reference;
  readonly place: Place;
}

/** A path of XPath: `deep` where it begins with `.//`; names such as `{urn:shop}item`, `*` and `{urn:shop}*`. */
export interface PathDeclaration {
  readonly deep?: boolean;
  readonly steps: readonly string[];
  readonly attribute?: string;
}

export type TypeDefinition = SimpleType | ComplexType;

export interface SimpleType extends Component {
  readonly kind: "simple";
  /** What no type may do with it: `extension restriction list union`. */
  readonly final: string;
  readonly variety:
    | { readonly kind: "restriction"; readonly base: Reference | SimpleType; readonly facets: readonly Facet[] }
    | { readonly kind: "list"; readonly item: Reference | SimpleType }
    | { readonly kind: "union"; readonly members: readonly (Reference | SimpleType)[] };
}

export interface Facet {
  readonly name: string;
  readonly value: string;
  /** Types that are derived from this one cannot change it. */
  readonly fixed?: true;
  /** The value as a qualified name, where it could be one: `{urn:shop}png`. */
  readonly qualified?: string;
  readonly documentation: string;
  readonly place: Place;
}

export interface ComplexType extends Component {
  readonly kind: "complex";
  readonly abstract: boolean;
  /** The ways of derivation whose types may not stand where this one should: `extension restriction`. */
  readonly block: string;
  /** The ways in which no type may be derived from it. */
  readonly final: string;
  readonly mixed: boolean;
  readonly content: ComplexContent | SimpleContent;
  readonly attributes: AttributeParts;
}

export interface ComplexContent {
  readonly kind: "complex";
  /** Missing: derived from nothing but the type of everything. */
  readonly derivation?: { readonly by: "extension" | "restriction"; readonly base: Reference };
  readonly particle?: ParticleDeclaration;
}

export interface SimpleContent {
  readonly kind: "simple";
  readonly by: "extension" | "restriction";
  readonly base: Reference;
  /** Of a restriction: the type that replaces the base's. */
  readonly type?: SimpleType;
  readonly facets: readonly Facet[];
}

export interface AttributeParts {
  readonly uses: readonly AttributeUse[];
  readonly groups: readonly Reference[];
  /** The `anyAttribute` that lets other attributes in. */
  readonly any?: WildcardDeclaration;
}

/** What a wildcard lets in, and whether that must be declared and valid, must be valid where it is declared, or is not looked at. */
export interface WildcardDeclaration {
  readonly namespaces: NamespaceSet;
  readonly process: "strict" | "lax" | "skip";
  readonly place: Place;
}

export interface AttributeDeclaration extends Component {
  readonly kind: "attribute";
  readonly type?: Reference | SimpleType;
  readonly default?: string;
  readonly fixed?: string;
}

export interface AttributeUse {
  readonly attribute: AttributeDeclaration | Reference;
  readonly use: "optional" | "required" | "prohibited";
  readonly default?: string;
  readonly fixed?: string;
  readonly documentation: string;
  readonly place: Place;
}

export interface GroupDefinition extends Component {
  readonly kind: "group";
  readonly particle?: ParticleDeclaration;
}

export interface AttributeGroupDefinition extends Component {
  readonly kind: "attributeGroup";
  readonly attributes: AttributeParts;
}

export type ParticleDeclaration =
  | { readonly kind: "element"; readonly element: ElementDeclaration; readonly occurs: Occurs }
  | ElementReference
  | {
      readonly kind: "sequence" | "choice" | "all";
      readonly particles: readonly ParticleDeclaration[];
      readonly occurs: Occurs;
      readonly place: Place;
    }
  | { readonly kind: "groupReference"; readonly to: Reference; readonly occurs: Occurs }
  | AnyDeclaration;

export interface AnyDeclaration extends WildcardDeclaration {
  readonly kind: "any";
  readonly occurs: Occurs;
  readonly documentation: string;
}

export interface ElementReference {
  readonly kind: "elementReference";
  readonly to: Reference;
  readonly occurs: Occurs;
  readonly documentation: string;
  readonly place: Place;
}

/** One text for a qualified name, as James Clark writes it: `{urn:shop}Order`. */
export function keyOf({ namespace, name }: { readonly namespace: string; readonly name: string }): string {
  return namespace === "" ? name : `{${namespace}}${name}`;
}
