/** A schema of a few types and elements, in a namespace or in none, with another one that it imports. */
export interface DrawnSchema {
  /** The namespace that it describes; the empty one is none. */
  readonly namespace: string;
  readonly qualified: boolean;
  readonly simpleTypes: readonly SimpleType[];
  readonly complexTypes: readonly ComplexType[];
  readonly groups: readonly NamedGroup[];
  readonly attributeGroups: readonly NamedAttributes[];
  readonly attributes: readonly AttributeUse[];
  readonly elements: readonly ElementDeclaration[];
  /** What the other schema declares: elements and attributes with types of XSD, and a type. */
  readonly other: Other;
  /** Types that stand in a file of their own, which has no namespace of its own and is included. */
  readonly included: readonly SimpleType[];
}

export interface Other {
  readonly elements: readonly ElementDeclaration[];
  readonly types: readonly ComplexType[];
}

/** A type of texts, with texts that it takes and texts that it may refuse. */
export interface SimpleType {
  /** As a reference to it is written; a type without a name stands where it is used. */
  readonly name: string;
  /** What stands inside of its definition; nothing for the types of XSD. */
  readonly text: string;
  readonly good: readonly string[];
  readonly bad: readonly string[];
}

export interface ElementDeclaration {
  readonly name: string;
  /** The namespace of its name. */
  readonly namespace: string;
  readonly type: SimpleType | ComplexType;
  readonly isInline: boolean;
  readonly nillable: boolean;
  readonly abstract: boolean;
  readonly constraint: Constraint | undefined;
  readonly block: string;
  /** The global element that it may stand for. */
  readonly head: ElementDeclaration | undefined;
}

export interface Constraint {
  readonly kind: "default" | "fixed";
  readonly value: string;
}

export type Particle = Occurs &
  (
    | { readonly kind: "element"; readonly element: ElementDeclaration; readonly isReference: boolean }
    | { readonly kind: "sequence" | "choice" | "all"; readonly particles: readonly Particle[] }
    | { readonly kind: "group"; readonly group: NamedGroup }
    | { readonly kind: "any"; readonly namespaces: string; readonly process: string }
  );

interface Occurs {
  readonly least: number;
  /** Infinity where there is no bound. */
  readonly most: number;
}

export interface NamedGroup {
  readonly name: string;
  readonly particle: Particle;
}

export interface NamedAttributes {
  readonly name: string;
  readonly attributes: readonly AttributeUse[];
}

export interface AttributeUse {
  readonly name: string;
  readonly namespace: string;
  readonly type: SimpleType;
  readonly use: "optional" | "required" | "prohibited";
  readonly constraint: Constraint | undefined;
  /** Whether it is declared at the top and referred to. */
  readonly isGlobal: boolean;
}

export interface ComplexType {
  readonly name: string;
  readonly namespace: string;
  readonly abstract: boolean;
  readonly mixed: boolean;
  readonly block: string;
  readonly derivation: { readonly by: "extension" | "restriction"; readonly base: ComplexType } | undefined;
  /** What it adds to its base, or all that it has. */
  readonly particle: Particle | undefined;
  /** The text of an element that has attributes and no elements; with facets where it restricts its base. */
  readonly simple: { readonly type: SimpleType; readonly facets: string } | undefined;
  readonly attributes: readonly AttributeUse[];
  readonly attributeGroup: NamedAttributes | undefined;
  readonly anyAttribute: string | undefined;
}

/** Whether a type holds elements or attributes. */
export function isComplex(type: SimpleType | ComplexType): type is ComplexType {
  return "mixed" in type;
}

/** What elements of a type hold one after the other: what its bases say, and what it says itself. */
export function contentOf(type: ComplexType): readonly Particle[] {
  const { derivation, particle } = type;
  const own = particle === undefined ? [] : [particle];
  return derivation?.by === "extension" ? [...contentOf(derivation.base), ...own] : own;
}

/** The attributes of a type, by what it and its bases say. */
export function attributesOf(type: ComplexType): readonly AttributeUse[] {
  const own = [...type.attributes, ...(type.attributeGroup?.attributes ?? [])];
  if (type.derivation === undefined) return own.filter(({ use }) => use !== "prohibited");
  const inherited = attributesOf(type.derivation.base);
  const others = inherited.filter(({ name }) => !own.some((each) => each.name === name));
  return [...others, ...own.filter(({ use }) => use !== "prohibited")];
}

/** The type of the text of an element, through its bases. */
export function textTypeOf(type: ComplexType): SimpleType | undefined {
  return type.simple?.type ?? (type.derivation && textTypeOf(type.derivation.base));
}

/** Whether a type is another one or is made from it. */
export function derivesFrom(type: SimpleType | ComplexType, base: SimpleType | ComplexType): boolean {
  if (type === base) return true;
  return isComplex(type) && type.derivation !== undefined && derivesFrom(type.derivation.base, base);
}
