import type {
  AttributeMember,
  Document,
  ElementParticle,
  ElementType,
  FlagMember,
  Group,
  LeafType,
  NamedLeaf,
  NamedType,
  Occurs,
  Particle,
  Place,
  Platform,
  RecordType,
  Scalar,
  TextMember,
  Wire,
} from "../../generator/src/model/model.js";

/** Small makers of models, for tests of what is made from one. */
export const place: Place = { file: "acme/orders.yaml", start: 0, end: 0 };

export function leaf(
  scalar: Scalar | "text" | "id" | "decimal" | "unixTime" | "url" | "hex",
  more: Partial<LeafType> = {},
): LeafType {
  return {
    scalar: typeof scalar === "string" ? { kind: scalar } : scalar,
    facets: {},
    nothing: [],
    secret: false,
    personal: false,
    ...more,
  };
}

export const integer: Scalar = { kind: "integer", bigint: false };

export const once: Occurs = { minimum: 1, maximum: 1 };
export const optional: Occurs = { minimum: 0, maximum: 1 };
export const many: Occurs = { minimum: 0, maximum: Infinity };

/** `Options?/Option` or `@count` as a wire. */
export function wire(text: string): Wire {
  const parts = text.split("/");
  const last = parts.at(-1) ?? "";
  return {
    wrappers: parts.slice(0, -1).map((part) => ({ name: part.replace("?", ""), optional: part.endsWith("?") })),
    name: last.replace("@", ""),
    attribute: last.startsWith("@"),
  };
}

export function attribute(
  name: string,
  property: string,
  type: LeafType,
  more: Partial<AttributeMember> = {},
): AttributeMember {
  return {
    kind: "attribute",
    property,
    wires: [wire(`@${name}`)],
    optional: false,
    leaf: type,
    documentation: "",
    place,
    ...more,
  };
}

export function text(property: string, type: LeafType): TextMember {
  return { kind: "text", property, leaf: type, documentation: "", place };
}

export function flag(property: string, of: string, is: string): FlagMember {
  return { kind: "flag", property, of, is, documentation: "", place };
}

/** An element of a leaf, or of the record with that name. */
export function element(
  path: string | string[],
  property: string,
  type: LeafType | ElementType | string,
  occurs: Occurs = once,
  more: Partial<ElementParticle> = {},
): ElementParticle {
  return {
    kind: "element",
    property,
    wires: [path].flat().map(wire),
    occurs,
    type:
      typeof type === "string" ? { kind: "record", name: type } : "kind" in type ? type : { kind: "leaf", leaf: type },
    nothing: [],
    emptyWhenNone: false,
    documentation: "",
    place,
    ...more,
  };
}

export function sequence(particles: readonly Particle[], occurs: Occurs = once): Group {
  return { kind: "sequence", particles, occurs, place };
}

export function choice(property: string, particles: readonly Particle[], occurs: Occurs = once): Group {
  return { kind: "choice", particles, occurs, member: { property, documentation: "", place }, place };
}

/** A record of attributes, texts, flags and content. */
export function record(
  typeName: string,
  parts: readonly (AttributeMember | TextMember | FlagMember | Particle)[],
  more: Partial<RecordType> = {},
): RecordType {
  const attributes = parts.filter((part) => part.kind === "attribute");
  const particles = parts.filter((part) => part.kind !== "attribute" && part.kind !== "text" && part.kind !== "flag");
  const texts = parts.find((part) => part.kind === "text");
  return {
    kind: "record",
    name: typeName,
    typeName,
    attributes,
    ...(texts === undefined ? {} : { text: texts }),
    flags: parts.filter((part) => part.kind === "flag"),
    ...(particles.length > 0 ? { content: sequence(particles) } : {}),
    order: parts.flatMap(propertiesIn),
    documentation: "",
    place,
    ...more,
  };
}

export function namedLeaf(typeName: string, type: LeafType, documentation = ""): NamedLeaf {
  return { kind: "leaf", name: typeName, typeName, leaf: type, documentation, place };
}

/** A document whose root is its first record. */
export function document(
  name: string,
  root: string,
  types: readonly NamedType[],
  more: Partial<Document> = {},
): Document {
  const type = types.find((each) => each.kind === "record");
  if (type === undefined) throw new Error("a document needs a record");
  return {
    name,
    roots: [root],
    namespaces: {},
    type,
    types,
    read: { order: "any", unknown: "keep", repeated: "refuse", doctype: "refuse" },
    write: { cdata: "none", declaration: true, empty: "short" },
    values: "plain",
    repairs: [],
    limits: {},
    documentation: "",
    place,
    ...more,
  };
}

export function platform(name: string, documents: readonly Document[], more: Partial<Platform> = {}): Platform {
  return {
    name,
    title: name,
    documentation: "",
    sources: [],
    settings: [],
    types: [],
    documents,
    roles: { webhooks: [], functions: [], mock: [] },
    place,
    ...more,
  };
}

function propertiesIn(part: AttributeMember | TextMember | FlagMember | Particle): string[] {
  if (!("particles" in part)) return [part.property];
  if (part.kind !== "choice") return part.particles.flatMap(propertiesIn);
  return part.member === undefined ? [] : [part.member.property];
}
