import type { Place } from "../model/model.js";

/** The namespace of XML Schema: https://www.w3.org/TR/xmlschema-1/#Instance_Document_Constructions */
export const xsdNamespace = "http://www.w3.org/2001/XMLSchema";

/** An element of a schema document, without comments and annotations: what the declarations are read from. */
export interface SchemaNode {
  /** The local name; the namespace is that of XML Schema. */
  readonly name: string;
  /** Attributes without a namespace; white space at both ends is dropped, but for `value`. */
  readonly attributes: ReadonlyMap<string, SchemaAttribute>;
  readonly children: readonly SchemaNode[];
  /** The text of its `documentation` elements. */
  readonly documentation: string;
  /** Namespaces by prefix; `""` is that of names without one. */
  readonly prefixes: ReadonlyMap<string, string>;
  /** The start of its tag. */
  readonly place: Place;
}

export interface SchemaAttribute {
  readonly value: string;
  readonly place: Place;
}
