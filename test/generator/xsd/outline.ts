import type { ElementType, LeafType, NamedType, Occurs, Particle, Scalar } from "../../../generator/src/model/model.js";
import { type XsdImport, type XsdOptions, importXsd } from "../../../generator/src/xsd/index.js";

/** Imports a schema of which only the components are given. `xs` is XML Schema; more attributes may be given. */
export function schema(components: string, attributes = "", options: XsdOptions = {}): XsdImport {
  return importXsd(schemaText(components, attributes), "shop.xsd", options);
}

/** The text of a schema document whose components begin at the second line. */
export function schemaText(components: string, attributes = ""): string {
  return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"${attributes && ` ${attributes}`}>\n${components}\n</xs:schema>`;
}

/** Problems as a person reads them, without the source line. */
export function problemsOf({ problems }: XsdImport): string[] {
  return problems.map(
    ({ severity, file, line, column, message }) =>
      `${file}:${line}:${column} ${severity === "warning" ? "warning: " : ""}${message}`,
  );
}

/** Problems with the part of the schema that each points at, as `part: message`. */
export function pointedAt({ problems }: XsdImport): string[] {
  return problems.map(
    ({ column, endColumn, message, severity, sourceLine }) =>
      `${sourceLine.slice(column - 1, endColumn - 1)}: ${severity === "warning" ? "warning: " : ""}${message}`,
  );
}

/** The type that the schema's only element has, where it is a simple one. */
export function leafOf({ types, rootTypes }: XsdImport): string {
  const [root] = rootTypes.values();
  const type = types.find(({ name }) => name === root);
  return type?.kind === "record" && type.text ? leafText(type.text.leaf) : "none";
}

/** Types in the order of the model, one line each member: where it stands, how often, its property, its type. */
export function outline({ types }: { readonly types: readonly NamedType[] }): string[] {
  return types.flatMap((type) => {
    if (type.kind === "leaf") return [`${type.name}: ${leafText(type.leaf)}`];
    return [
      type.name,
      ...type.attributes.map(
        ({ wires, optional, property, leaf }) =>
          `  @${wires[0]?.name}${optional ? "?" : ""} ${property}: ${leafText(leaf)}`,
      ),
      ...(type.text === undefined ? [] : [`  $ ${type.text.property}: ${leafText(type.text.leaf)}`]),
      ...(type.content === undefined ? [] : particleLines(type.content, "  ")),
    ];
  });
}

function particleLines(particle: Particle, margin: string): string[] {
  const number = numberText(particle.occurs);
  switch (particle.kind) {
    case "any":
      return [`${margin}*${number} ${particle.property}`];
    case "element": {
      const wires = particle.wires.map(({ wrappers, name }) =>
        [...wrappers.map((wrapper) => `${wrapper.name}${wrapper.optional ? "?" : ""}`), name].join("/"),
      );
      const nothing = [...particle.nothing.map((each) => JSON.stringify(each)), ...(particle.nil ? ["nil"] : [])];
      return [
        `${margin}${wires.join(" | ")}${number} ${particle.property}: ${typeText(particle.type)}${nothing.map((each) => ` or ${each}`).join("")}`,
      ];
    }
    default:
      return [
        `${margin}${particle.kind}${number}${particle.mixed ? " mixed" : ""}${particle.member === undefined ? "" : ` as ${particle.member.property}`}`,
        ...particle.particles.flatMap((each) => particleLines(each, `${margin}  `)),
      ];
  }
}

function numberText({ minimum, maximum }: Occurs): string {
  if (minimum === 1 && maximum === 1) return "";
  if (minimum === 0 && maximum === 1) return "?";
  if (maximum === Infinity && minimum < 2) return minimum === 0 ? "*" : "+";
  return `{${minimum}..${maximum === Infinity ? "" : maximum}}`;
}

function typeText(type: ElementType): string {
  if (type.kind === "leaf") return leafText(type.leaf);
  return type.kind === "record" ? type.name : type.kind;
}

/** A leaf in the words of the spec language, as far as it has them. */
export function leafText({ scalar, facets, nothing, default: usual, whenEmpty, named }: LeafType): string {
  return [
    scalarText(scalar),
    ...Object.entries(facets).map(([name, value]) => `${name} ${value}`),
    ...nothing.map((each) => `or ${JSON.stringify(each)}`),
    ...(usual === undefined ? [] : [`= ${usual}`]),
    ...(whenEmpty === undefined ? [] : [`empty is ${whenEmpty}`]),
    ...(named === undefined ? [] : [`(${named})`]),
  ].join(" ");
}

function scalarText(scalar: Scalar): string {
  switch (scalar.kind) {
    case "xsd":
      return scalar.type;
    case "integer":
      return scalar.bigint ? "integer as bigint" : "integer";
    case "enumeration":
      return `enum ${scalar.words.map(({ wire }) => wire).join(" | ")}${scalar.collapses ? " collapsed" : ""}`;
    case "list":
      return `list of [${leafText(scalar.item)}]`;
    case "union":
      return `union of [${scalar.alternatives.map(leafText).join("] [")}]`;
    default:
      return scalar.kind;
  }
}
