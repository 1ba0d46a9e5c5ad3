import type {
  ElementType,
  LeafType,
  NamedType,
  Particle,
  RecordType,
  Wire,
} from "../../../generator/src/model/model.js";

/** A type on a few lines, one for each member: property, wire, number and type. */
export function outline(type: NamedType): string[] {
  if (type.kind === "leaf") return [`${type.typeName}: ${leafText(type.leaf)}`];
  return [
    `${type.typeName} (${type.name})`,
    ...type.attributes.map(
      (each) => `  ${each.property}: ${wires(each.wires)}${each.optional ? "?" : ""} ${leafText(each.leaf)}`,
    ),
    ...(type.text ? [`  ${type.text.property}: $ ${leafText(type.text.leaf)}`] : []),
    ...type.flags.map((each) => `  ${each.property}: flag ${each.of} = ${each.is}`),
    ...(type.content ? type.content.particles.flatMap((each) => particle(each, "  ")) : []),
  ];
}

/** The types of a document's outline, without places. */
export function outlines(types: readonly NamedType[]): string[] {
  return types.flatMap(outline);
}

/** The properties of a record in their order. */
export function order(type: RecordType): string {
  return type.order.join(" ");
}

function particle(each: Particle, indent: string): string[] {
  const number = occurs(each.occurs);
  if (each.kind === "any") return [`${indent}${each.property}: *${number}${versions(each)}`];
  if (each.kind === "element") {
    const nothing = each.nothing.length > 0 ? ` or ${JSON.stringify(each.nothing)}` : "";
    const empty = each.emptyWhenNone ? " empty-when-none" : "";
    const cdata = each.cdata === undefined ? "" : each.cdata ? " cdata" : " plain";
    return [
      `${indent}${each.property}: ${wires(each.wires)}${number} ${typeText(each.type)}${nothing}${empty}${cdata}${versions(each)}`,
    ];
  }
  const name = each.member === undefined ? "" : `${each.member.property}: `;
  return [
    `${indent}${name}${each.kind}${number}`,
    ...each.particles.flatMap((inner) => particle(inner, `${indent}  `)),
  ];
}

function versions({ versions: list }: { versions?: readonly number[] }): string {
  return list === undefined ? "" : ` in ${list.join(",")}`;
}

function wires(list: readonly Wire[]): string {
  return list
    .map(
      ({ wrappers, name, attribute }) =>
        wrappers.map((each) => `${each.name}${each.optional ? "?" : ""}/`).join("") + (attribute ? "@" : "") + name,
    )
    .join("|");
}

function occurs({ minimum, maximum }: { minimum: number; maximum: number }): string {
  if (minimum === 1 && maximum === 1) return "";
  return `{${minimum}..${maximum === Infinity ? "" : maximum}}`;
}

function typeText(type: ElementType): string {
  if (type.kind === "leaf") return leafText(type.leaf);
  if (type.kind === "record") return `<${type.name}>`;
  return type.kind === "map" ? `map of ${leafText(type.leaf)}` : "any";
}

function leafText({ scalar, facets, nothing, default: value, sizeOf, secret, personal, named }: LeafType): string {
  const parts = [
    named === undefined ? "" : `${named}:`,
    scalarText(scalar),
    Object.keys(facets).length > 0 ? JSON.stringify(facets) : "",
    nothing.length > 0 ? `or ${JSON.stringify(nothing)}` : "",
    value === undefined ? "" : `= ${JSON.stringify(value)}`,
    sizeOf === undefined ? "" : `= size of ${sizeOf}`,
    secret ? "secret" : "",
    personal ? "personal" : "",
  ];
  return parts.filter((part) => part !== "").join(" ");
}

function scalarText(scalar: LeafType["scalar"]): string {
  const { kind, ...rest } = scalar;
  if (scalar.kind === "union") return `union(${scalar.alternatives.map(leafText).join(" | ")})`;
  if (scalar.kind === "list") return `list(${leafText(scalar.item)} by ${JSON.stringify(scalar.separator)})`;
  if (scalar.kind === "words" || scalar.kind === "value") {
    const words = scalar.words.map(({ name, leaf }) => `${name}: ${leafText(leaf)}`).join(", ");
    return scalar.kind === "words" ? `words(${words})` : `value of ${scalar.of}(${words})`;
  }
  if (scalar.kind === "enumeration")
    return `enum(${scalar.words.map(({ name, wire }) => (name === wire ? name : `${name}=${wire}`)).join(" ")}${scalar.open ? " ..." : ""})`;
  return Object.keys(rest).length === 0 ? kind : `${kind}${JSON.stringify(rest)}`;
}
