import type { Occurs, Place } from "../model/model.js";
import { quote } from "../problems/problems.js";
import type {
  AttributeDeclaration,
  AttributeUse,
  ComplexContent,
  ComplexType,
  ElementDeclaration,
  ParticleDeclaration,
  Reference,
  SchemaDeclarations,
  SimpleContent,
  SimpleType,
} from "../xsd/declarations.js";
import { xsdNamespace } from "../xsd/node.js";
import type { Report } from "../xsd/report.js";
import type {
  DtdAttribute,
  DtdAttributeType,
  DtdContent,
  DtdDeclarations,
  DtdElement,
  DtdParticle,
} from "./declarations.js";
import { isNamespaceDeclaration } from "./namespaces.js";

/**
 * What a DTD declares as a schema: each element is global, and has a type of its own name unless it is a mere text. Each file
 * that declares any is a document of the schema, the main one the last.
 */
export function schemaOf(declarations: DtdDeclarations, main: string, report: Report): readonly SchemaDeclarations[] {
  const context: Context = { declarations, report };
  const types = [...declarations.elements.values()].flatMap((element) => complexType(element, context) ?? []);
  const complex = new Set(types.map(({ name }) => name));
  const elements = [...declarations.elements.values()].map((each) => elementDeclaration(each, complex));
  const others = new Set(elements.map(({ place }) => place.file).filter((file) => file !== main));
  return [...others, main].map((file) => ({
    file,
    targetNamespace: "",
    prefixes: new Map(),
    place: { file, start: 0, end: 0 },
    elements: elements.filter(({ place }) => place.file === file),
    types: types.filter(({ place }) => place.file === file),
    groups: [],
    attributes: [],
    attributeGroups: [],
    inclusions: [],
    elementNamespaces: new Set([""]),
  }));
}

interface Context {
  readonly declarations: DtdDeclarations;
  readonly report: Report;
}

function elementDeclaration(
  { name, documentation, place }: DtdElement,
  complex: ReadonlySet<string>,
): ElementDeclaration {
  return {
    kind: "element",
    namespace: "",
    name,
    documentation,
    place,
    isGlobal: true,
    type: complex.has(name) ? reference("", name, place) : builtin("string", place),
    abstract: false,
    nillable: false,
    final: "",
    block: "",
    blocksSubstitution: false,
    identities: [],
  };
}

/** The type of an element; none for one that holds text alone, and has no attribute. */
function complexType(element: DtdElement, context: Context): ComplexType | undefined {
  const { name, content, place } = element;
  const attributes = [...(context.declarations.attributes.get(name)?.values() ?? [])].filter(
    (attribute) => !isNamespaceDeclaration(attribute.name),
  );
  const isText = content.kind === "mixed" && content.names.length === 0;
  if (isText && attributes.length === 0) return undefined;
  return {
    kind: "complex",
    namespace: "",
    name,
    documentation: element.documentation,
    place,
    abstract: false,
    block: "",
    final: "",
    mixed: (content.kind === "mixed" && !isText) || content.kind === "any",
    content: isText ? textContent(place) : elementContent(content, place, context),
    attributes: { uses: attributes.map(attributeUse), groups: [] },
  };
}

function textContent(place: Place): SimpleContent {
  return { kind: "simple", by: "extension", base: builtin("string", place), facets: [] };
}

function elementContent(content: DtdContent, place: Place, context: Context): ComplexContent {
  switch (content.kind) {
    case "empty":
      return { kind: "complex" };
    case "any":
      return { kind: "complex", particle: { ...anything, place } };
    case "mixed": {
      const particles = content.names.flatMap(
        (each) => particleOf({ ...each, kind: "element", occurs: once }, context) ?? [],
      );
      return { kind: "complex", particle: { kind: "choice", particles, occurs: anyNumber, place } };
    }
    case "children": {
      const particle = particleOf(content.particle, context);
      return { kind: "complex", ...(particle && { particle }) };
    }
  }
}

const once: Occurs = { minimum: 1, maximum: 1 };
const anyNumber: Occurs = { minimum: 0, maximum: Infinity };

const anything = { kind: "any", occurs: anyNumber, documentation: "", namespaces: "any", process: "skip" } as const;

/** An element that is declared nowhere can stand in no document that is valid, though naming it is allowed. */
function particleOf(particle: DtdParticle, context: Context): ParticleDeclaration | undefined {
  const { occurs, place } = particle;
  if (particle.kind !== "element") {
    const particles = particle.particles.flatMap((each) => particleOf(each, context) ?? []);
    return { kind: particle.kind, particles, occurs, place };
  }
  const { name } = particle;
  if (!context.declarations.elements.has(name)) {
    context.report.unsupported(place, `${quote(name)}, an element that is declared nowhere`, "it is left out");
    return undefined;
  }
  return { kind: "elementReference", to: reference("", name, place), occurs, documentation: "", place };
}

function attributeUse(attribute: DtdAttribute): AttributeUse {
  const { use, value, place } = attribute;
  return {
    attribute: attributeDeclaration(attribute),
    use: use === "required" ? "required" : "optional",
    ...(use === "default" && value !== undefined && { default: value }),
    ...(use === "fixed" && value !== undefined && { fixed: value }),
    documentation: "",
    place,
  };
}

function attributeDeclaration({ name, type, place }: DtdAttribute): AttributeDeclaration {
  return { kind: "attribute", namespace: "", name, documentation: "", place, type: attributeType(type, place) };
}

function attributeType(type: DtdAttributeType, place: Place): Reference | SimpleType {
  if (type.kind !== "enumeration") return builtin(type.kind === "CDATA" ? "string" : type.kind, place);
  const facets = type.words.map((value) => ({ name: "enumeration", value, documentation: "", place }));
  const base = builtin("NMTOKEN", place);
  const variety = { kind: "restriction", base, facets } as const;
  return { kind: "simple", namespace: "", name: "", documentation: "", place, final: "", variety };
}

function builtin(name: string, place: Place): Reference {
  return reference(xsdNamespace, name, place);
}

function reference(namespace: string, name: string, place: Place): Reference {
  return { kind: "reference", namespace, name, place };
}
