import {
  type AttributeUse,
  type ComplexType,
  type DrawnSchema,
  type ElementDeclaration,
  type Particle,
  type SimpleType,
  isComplex,
} from "./schema.js";

/** The files of a schema, by name; `main.xsd` is where one begins. */
export function filesOf(schema: DrawnSchema): Map<string, string> {
  const { namespace, included } = schema;
  const spaces = `xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:o="urn:o"${namespace === "" ? "" : ` xmlns:t="${namespace}" targetNamespace="${namespace}"`}`;
  const form = schema.qualified ? ' elementFormDefault="qualified"' : "";
  const main = [
    `<xs:schema ${spaces}${form}>`,
    '<xs:import namespace="urn:o" schemaLocation="other.xsd"/>',
    ...(included.length > 0 ? ['<xs:include schemaLocation="included.xsd"/>'] : []),
    ...schema.simpleTypes.map(simpleType),
    ...schema.attributes.map((each) => attributeText(each, true)),
    ...schema.attributeGroups.map(
      ({ name, attributes }) =>
        `<xs:attributeGroup name="${name}">${attributes.map((each) => attributeText(each, false)).join("")}</xs:attributeGroup>`,
    ),
    ...schema.groups.map(
      ({ name, particle }) =>
        `<xs:group name="${name}">${particleText({ ...particle, least: 1, most: 1 }, schema)}</xs:group>`,
    ),
    ...schema.complexTypes.map((type) => complexType(type, schema)),
    ...schema.elements.map((each) => elementText(each, "")),
    "</xs:schema>",
  ];
  const other = [
    '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:o="urn:o" targetNamespace="urn:o" elementFormDefault="qualified">',
    ...schema.other.types.map((type) => complexType(type, { ...schema, namespace: "urn:o", qualified: true })),
    ...schema.other.elements.map((each) => elementText(each, "")),
    "</xs:schema>",
  ];
  const piece = [
    '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">',
    ...included.map(simpleType),
    "</xs:schema>",
  ];
  return new Map([
    ["main.xsd", main.join("\n")],
    ["other.xsd", other.join("\n")],
    ...(included.length > 0 ? [["included.xsd", piece.join("\n")] as const] : []),
  ]);
}

function simpleType({ name, text }: SimpleType): string {
  return `<xs:simpleType name="${name.replace("t:", "")}">${text}</xs:simpleType>`;
}

function referenceTo(name: string, namespace: string): string {
  return namespace === "urn:o" ? `o:${name}` : namespace === "" ? name : `t:${name}`;
}

function typeName(type: SimpleType | ComplexType): string {
  return isComplex(type) ? referenceTo(type.name, type.namespace) : type.name;
}

function occurs({ least, most }: { least: number; most: number }): string {
  return `${least === 1 ? "" : ` minOccurs="${least}"`}${most === 1 ? "" : ` maxOccurs="${most === Infinity ? "unbounded" : most}"`}`;
}

function elementText(element: ElementDeclaration, counts: string): string {
  const { name, type, isInline, nillable, abstract, constraint, block, head } = element;
  const attributes = [
    ` name="${name}"`,
    isInline ? "" : ` type="${typeName(type)}"`,
    counts,
    nillable ? ' nillable="true"' : "",
    abstract ? ' abstract="true"' : "",
    constraint === undefined ? "" : ` ${constraint.kind}="${escape(constraint.value)}"`,
    block === "" ? "" : ` block="${block}"`,
    head === undefined ? "" : ` substitutionGroup="${referenceTo(head.name, head.namespace)}"`,
  ].join("");
  return isInline && !isComplex(type)
    ? `<xs:element${attributes}><xs:simpleType>${type.text}</xs:simpleType></xs:element>`
    : `<xs:element${attributes}/>`;
}

function attributeText(use: AttributeUse, isDeclaration: boolean): string {
  const { name, namespace, type, constraint, isGlobal } = use;
  const said = constraint === undefined ? "" : ` ${constraint.kind}="${escape(constraint.value)}"`;
  if (isDeclaration) return `<xs:attribute name="${name}" type="${type.name}"${said}/>`;
  const how = use.use === "optional" ? "" : ` use="${use.use}"`;
  if (isGlobal) return `<xs:attribute ref="${referenceTo(name, namespace)}"${how}/>`;
  const form = namespace === "" ? "" : ' form="qualified"';
  return `<xs:attribute name="${name}" type="${type.name}"${form}${how}${said}/>`;
}

function particleText(particle: Particle, schema: DrawnSchema): string {
  const counts = occurs(particle);
  switch (particle.kind) {
    case "element":
      return particle.isReference
        ? `<xs:element ref="${referenceTo(particle.element.name, particle.element.namespace)}"${counts}/>`
        : elementText(particle.element, counts);
    case "group":
      return `<xs:group ref="${referenceTo(particle.group.name, schema.namespace)}"${counts}/>`;
    case "any":
      return `<xs:any namespace="${particle.namespaces}" processContents="${particle.process}"${counts}/>`;
    default:
      return `<xs:${particle.kind}${counts}>${particle.particles.map((each) => particleText(each, schema)).join("")}</xs:${particle.kind}>`;
  }
}

function complexType(type: ComplexType, schema: DrawnSchema): string {
  const { name, abstract, mixed, block, derivation, particle, simple, anyAttribute } = type;
  const attributes = [
    ...type.attributes.map((each) => attributeText(each, false)),
    ...(type.attributeGroup
      ? [`<xs:attributeGroup ref="${referenceTo(type.attributeGroup.name, schema.namespace)}"/>`]
      : []),
    ...(anyAttribute === undefined ? [] : [`<xs:anyAttribute ${anyAttribute}/>`]),
  ].join("");
  const flags = `${abstract ? ' abstract="true"' : ""}${mixed ? ' mixed="true"' : ""}${block === "" ? "" : ` block="${block}"`}`;
  const inner = (particle === undefined ? "" : particleText(particle, schema)) + attributes;
  const base = derivation && typeName(derivation.base);
  const body =
    simple !== undefined
      ? `<xs:simpleContent><xs:${derivation?.by ?? "extension"} base="${base ?? simple.type.name}">${simple.facets}${attributes}</xs:${derivation?.by ?? "extension"}></xs:simpleContent>`
      : derivation !== undefined
        ? `<xs:complexContent><xs:${derivation.by} base="${base}">${inner}</xs:${derivation.by}></xs:complexContent>`
        : inner;
  return `<xs:complexType name="${name}"${flags}>${body}</xs:complexType>`;
}

/** A text as it stands in an attribute or an element. */
export function escape(text: string): string {
  return text.replaceAll(/[&<>"\r\n\t]/g, (character) => `&#${character.charCodeAt(0)};`);
}
