import type { AttributeDeclaration, Facet, Reference } from "./declarations.js";
import { xsdNamespace } from "./node.js";

/** The namespace whose prefix is always `xml`. */
export const xmlNamespace = "http://www.w3.org/XML/1998/namespace";

/** The namespace of what says of any element which type it has: https://www.w3.org/TR/xmlschema-1/#xsi_type */
export const instanceNamespace = "http://www.w3.org/2001/XMLSchema-instance";

const place = { file: "", start: 0, end: 0 };

/** The attributes of XML itself, known without their schema: https://www.w3.org/XML/1998/namespace */
export const builtinAttributes: readonly AttributeDeclaration[] = [
  // The empty language takes back what was said outside, so that this is no xs:language.
  attribute("lang", { type: builtin("token") }),
  attribute("space", {
    type: {
      kind: "simple",
      namespace: xmlNamespace,
      name: "",
      documentation: "",
      place,
      final: "",
      variety: { kind: "restriction", base: builtin("NCName"), facets: ["default", "preserve"].map(word) },
    },
  }),
  attribute("base", { type: builtin("anyURI") }),
  attribute("id", { type: builtin("ID") }),
];

function attribute(name: string, rest: Pick<AttributeDeclaration, "type">): AttributeDeclaration {
  return { kind: "attribute", namespace: xmlNamespace, name, documentation: "", place, ...rest };
}

function builtin(name: string): Reference {
  return { kind: "reference", namespace: xsdNamespace, name, place };
}

function word(value: string): Facet {
  return { name: "enumeration", value, documentation: "", place };
}
