import type { Occurs, Place } from "../model/model.js";

/** What a DTD declares, as XML calls it: https://www.w3.org/TR/xml/#sec-physical-struct. Of two declarations of one name the first counts. */
export interface DtdDeclarations {
  readonly elements: Map<string, DtdElement>;
  /** The attributes of each element by their names, also of elements that are not declared. */
  readonly attributes: Map<string, Map<string, DtdAttribute>>;
  readonly parameterEntities: Map<string, DtdEntity>;
  readonly generalEntities: Map<string, DtdEntity>;
  readonly notations: Map<string, Place>;
}

export interface DtdElement {
  readonly name: string;
  readonly content: DtdContent;
  /** The comment before the declaration. */
  readonly documentation: string;
  readonly place: Place;
}

/** https://www.w3.org/TR/xml/#NT-contentspec */
export type DtdContent =
  | { readonly kind: "empty" | "any" }
  /** Text, and elements of these names among it. */
  | { readonly kind: "mixed"; readonly names: readonly DtdName[] }
  | { readonly kind: "children"; readonly particle: DtdParticle };

/** A name in a content model. */
export interface DtdName {
  readonly name: string;
  readonly place: Place;
}

export type DtdParticle =
  | (DtdName & { readonly kind: "element"; readonly occurs: Occurs })
  | {
      readonly kind: "sequence" | "choice";
      readonly particles: readonly DtdParticle[];
      readonly occurs: Occurs;
      readonly place: Place;
    };

export interface DtdAttribute {
  readonly name: string;
  readonly type: DtdAttributeType;
  readonly use: "required" | "implied" | "fixed" | "default";
  /** What stands there where the attribute is missing, with its references replaced. */
  readonly value?: string;
  readonly place: Place;
}

export type DtdAttributeType =
  | { readonly kind: (typeof attributeTypes)[number] }
  /** Some words, or the names of notations. */
  | { readonly kind: "enumeration"; readonly words: readonly string[]; readonly isNotation: boolean };

/** https://www.w3.org/TR/xml/#sec-attribute-types */
export const attributeTypes = ["CDATA", "IDREFS", "IDREF", "ID", "ENTITIES", "ENTITY", "NMTOKENS", "NMTOKEN"] as const;

export type DtdEntity =
  /** `text` is what a reference is replaced by. */
  | { readonly kind: "internal"; readonly name: string; readonly text: string; readonly file: string }
  | {
      readonly kind: "external";
      readonly name: string;
      readonly id: ExternalId;
      /** The file that declares it: its address is seen from there. */
      readonly file: string;
      readonly notation?: DtdName;
    };

/** Where something else lies: https://www.w3.org/TR/xml/#NT-ExternalID */
export interface ExternalId {
  readonly publicId?: string;
  /** Missing in the declaration of a notation only. */
  readonly systemId?: string;
  readonly place: Place;
}

/** Declarations of nothing. */
export function noDeclarations(): DtdDeclarations {
  return {
    elements: new Map(),
    attributes: new Map(),
    parameterEntities: new Map(),
    generalEntities: new Map(),
    notations: new Map(),
  };
}
