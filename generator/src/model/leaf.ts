import type { ScalarNode } from "../load/node.js";
import type { FacetSyntax } from "../notation/facets.js";
import type { OneType, TypeSyntax } from "../notation/type.js";
import { parseType } from "../notation/type.js";
import { quote } from "../problems/problems.js";
import { type Building, accept } from "./building.js";
import { checkType } from "./type-rules.js";
import type { ElementType, Facets, LeafType, Scalar } from "./model.js";

/** What a type of the notation means, where an element, an attribute or a parameter has it. */
export interface Resolved {
  readonly type: ElementType;
  /** Of an element that is no leaf: spellings that mean that nothing is there. */
  readonly nothing: readonly string[];
  /** Whether the leaf is written as CDATA, where it says so. */
  readonly cdata?: boolean;
}

/** Finds what a name in a type stands for. */
export interface TypeNames {
  /** Reports a name that is unknown. */
  readonly resolve: (name: string, scalar: ScalarNode, start: number, end: number) => NamedMeaning | undefined;
}

/** What building the types of a document needs. */
export interface TypeBuilding extends Building {
  readonly names: TypeNames;
  /** The versions of the document, oldest first; none where it has no versions. */
  readonly versions: readonly string[];
}

/** What a name in a type means. */
export type NamedMeaning =
  | { readonly kind: "record" | "words"; readonly name: string }
  | { readonly kind: "leaf"; readonly leaf: LeafType };

/** Reads a type in a place where an element may stand. */
export function readElementType(scalar: ScalarNode, names: TypeNames, building: Building): Resolved | undefined {
  const syntax = accept(parseType(String(scalar.value)), scalar, building);
  return syntax && resolve(syntax, scalar, names, building);
}

/** Reads a type in a place where only a text may stand: an attribute, a parameter, a setting. */
export function readLeafType(scalar: ScalarNode, names: TypeNames, building: Building): LeafType | undefined {
  const resolved = readElementType(scalar, names, building);
  if (resolved === undefined || resolved.type.kind === "leaf")
    return resolved?.type.kind === "leaf" ? resolved.type.leaf : undefined;
  const found = { record: "the type of an element", map: "a map of elements", any: '"any", the XML of an element' }[
    resolved.type.kind
  ];
  building.problems.add("type", scalar.place, "the type of a text", found);
  return undefined;
}

/** The leaf that stands in for one that has a problem. */
export const unknownLeaf: LeafType = {
  scalar: { kind: "text" },
  facets: {},
  nothing: [],
  secret: false,
  personal: false,
};

function resolve(syntax: TypeSyntax, scalar: ScalarNode, names: TypeNames, building: Building): Resolved | undefined {
  const nothing = syntax.alternatives.flatMap((one) => (one.kind === "nothing" ? [one.spelling] : []));
  const real = syntax.alternatives.filter((one) => one.kind !== "nothing");
  const [first, ...others] = real;
  if (first === undefined) {
    building.problems.add("type", scalar.place, "a type", "only what means that nothing is there");
    return undefined;
  }
  const whole = others.length === 0 ? wholeElement(first, nothing, scalar, names, building) : undefined;
  if (whole === "failed") return undefined;
  if (whole !== undefined) {
    const assigned = syntax.default ?? syntax.sizeOf;
    if (assigned !== undefined)
      building.problems.add(
        "default",
        scalar.part(assigned.start, assigned.end),
        "a default only where the value is a text",
        quote(assigned.name),
      );
    return whole;
  }
  const leaves = real.map((one) => alternativeOf(one, real.length, scalar, names, building));
  if (leaves.includes(undefined)) return undefined;
  const leaf = together(leaves as LeafType[], nothing);
  const facets = real.flatMap((one) => ("facets" in one ? one.facets : []));
  const cdata = facets.some(({ name }) => name === "cdata")
    ? true
    : facets.some(({ name }) => name === "plain")
      ? false
      : undefined;
  const found: LeafType = {
    ...leaf,
    ...(syntax.default !== undefined && { default: onTheWire(leaf, syntax.default.name) }),
    ...(syntax.sizeOf !== undefined && { sizeOf: syntax.sizeOf.name }),
  };
  checkType(syntax, found, scalar, building);
  return { type: { kind: "leaf", leaf: found }, nothing: [], ...(cdata !== undefined && { cdata }) };
}

/** An element that is more than a text. */
function wholeElement(
  one: OneType,
  nothing: readonly string[],
  scalar: ScalarNode,
  names: TypeNames,
  building: Building,
): Resolved | "failed" | undefined {
  if (one.kind === "any") return { type: { kind: "any" }, nothing };
  if (one.kind === "map" && one.between === undefined) {
    const leaf = leafOf(one.item, scalar, names, building);
    return leaf === undefined
      ? "failed"
      : { type: { kind: "map", leaf: { ...leaf, ...confidence(one.facets, leaf) } }, nothing };
  }
  if (one.kind !== "name") return undefined;
  const named = names.resolve(one.name, scalar, one.nameSpan.start, one.nameSpan.end);
  if (named === undefined) return "failed";
  if (named.kind !== "record") return undefined;
  const [facet] = one.facets;
  if (facet !== undefined) {
    const text = String(scalar.value).slice(facet.start, facet.end);
    building.problems.add(
      "type",
      scalar.part(facet.start, facet.end),
      "no facet, since this is the type of an element",
      quote(text),
    );
    return "failed";
  }
  return { type: { kind: "record", name: named.name }, nothing };
}

/** One of the alternatives of a type, negated and named as it says. */
function alternativeOf(
  one: OneType,
  count: number,
  scalar: ScalarNode,
  names: TypeNames,
  building: Building,
): LeafType | undefined {
  const leaf = leafOf(one, scalar, names, building);
  if (leaf === undefined) return undefined;
  const { negated, as } = one;
  if (negated !== undefined && !["integer", "decimal", "seconds"].includes(leaf.scalar.kind)) {
    building.problems.add("type", scalar.part(negated.start, negated.end), "a number before it", leaf.scalar.kind);
    return undefined;
  }
  if (as !== undefined && count < 2) {
    building.problems.add(
      "type",
      scalar.part(as.start, as.end),
      'a name only among alternatives with "or"',
      quote(as.name),
    );
    return undefined;
  }
  const around = { ...unknownLeaf, secret: leaf.secret, personal: leaf.personal };
  const signed: LeafType = negated === undefined ? leaf : { ...around, scalar: { kind: "negated", item: leaf } };
  return as === undefined ? signed : { ...around, scalar: { kind: "named", property: as.name, item: signed } };
}

function leafOf(one: OneType, scalar: ScalarNode, names: TypeNames, building: Building): LeafType | undefined {
  const refuse = (found: string): undefined => {
    building.problems.add("type", scalar.part(one.start, one.end), "the type of a text", found);
    return undefined;
  };
  switch (one.kind) {
    case "nothing":
      return refuse("what means that nothing is there");
    case "any":
      return refuse('"any", the XML of an element');
    case "value":
      return { ...unknownLeaf, scalar: { kind: "value", of: one.of.name, words: [] } };
    case "words": {
      const named = names.resolve(one.type.name, scalar, one.type.start, one.type.end);
      if (named === undefined) return undefined;
      if (named.kind !== "words") {
        building.problems.add(
          "type",
          scalar.part(one.type.start, one.type.end),
          'a type that lists its words with "words of"',
          quote(one.type.name),
        );
        return undefined;
      }
      return { ...unknownLeaf, scalar: { kind: "words", type: named.name, words: [] }, named: named.name };
    }
    case "name": {
      const named = names.resolve(one.name, scalar, one.nameSpan.start, one.nameSpan.end);
      if (named === undefined) return undefined;
      if (named.kind === "words") return refuse(`${quote(one.name)}, which lists words; write "words of ${one.name}"`);
      if (named.kind === "leaf") return restricted(named.leaf, one.facets);
      return refuse(`${quote(one.name)}, the type of an element`);
    }
    default: {
      const kind = scalarOf(one, scalar, names, building);
      return kind && restricted({ ...unknownLeaf, scalar: kind }, one.facets);
    }
  }
}

type Written = Exclude<OneType, { kind: "nothing" | "any" | "value" | "words" | "name" }>;

function scalarOf(one: Written, scalar: ScalarNode, names: TypeNames, building: Building): Scalar | undefined {
  switch (one.kind) {
    case "scalar":
      if (one.name !== "integer") return { kind: one.name };
      return { kind: "integer", bigint: one.facets.some(({ name }) => name === "bigint") };
    case "boolean":
      return { kind: "boolean", yes: one.yes, no: one.no, lenient: one.lenient };
    case "date":
      return { kind: one.name, formats: one.formats, ...(one.zone && { zone: one.zone.name }) };
    case "enum":
      return {
        kind: "enumeration",
        words: one.words.map(({ name, wire }) => ({ name, wire, documentation: "" })),
        open: one.open,
      };
    case "list": {
      const item = leafOf(one.item, scalar, names, building);
      return item && { kind: "list", item, separator: one.separator };
    }
    case "map": {
      const item = leafOf(one.item, scalar, names, building);
      if (item === undefined || one.between === undefined || one.separator === undefined) return undefined;
      return { kind: "map", item, between: one.between, separator: one.separator };
    }
  }
}

function together(leaves: readonly LeafType[], nothing: readonly string[]): LeafType {
  const [first = unknownLeaf] = leaves;
  if (leaves.length === 1) return { ...first, nothing: [...new Set([...nothing, ...first.nothing])] };
  return {
    scalar: { kind: "union", alternatives: leaves.map((leaf) => ({ ...leaf, nothing: [] })) },
    facets: {},
    nothing: [...new Set([...nothing, ...leaves.flatMap((leaf) => leaf.nothing)])],
    secret: leaves.some(({ secret }) => secret),
    personal: leaves.some(({ personal }) => personal),
  };
}

function restricted(leaf: LeafType, facets: readonly FacetSyntax[]): LeafType {
  return {
    ...leaf,
    scalar:
      leaf.scalar.kind === "integer" && facets.some(({ name }) => name === "bigint")
        ? { kind: "integer", bigint: true }
        : leaf.scalar,
    facets: { ...leaf.facets, ...facetsOf(facets) },
    ...confidence(facets, leaf),
  };
}

function confidence(facets: readonly FacetSyntax[], leaf: LeafType): Pick<LeafType, "secret" | "personal"> {
  return {
    secret: leaf.secret || facets.some(({ name }) => name === "secret"),
    personal: leaf.personal || facets.some(({ name }) => name === "personal"),
  };
}

function facetsOf(facets: readonly FacetSyntax[]): Facets {
  const found: { -readonly [Name in keyof Facets]: Facets[Name] } = {};
  for (const { name, value } of facets) {
    if (name === "maxLength") found.maxLength = Number(value);
    else if (name === "bigint" || name === "secret" || name === "personal" || name === "cdata" || name === "plain")
      continue;
    else found[name] = value;
  }
  return found;
}

/** A default is given as the value is called: a word of an enum, `true`. The model has what is written. */
function onTheWire({ scalar }: LeafType, value: string): string {
  if (scalar.kind === "enumeration") return scalar.words.find(({ name }) => name === value)?.wire ?? value;
  if (scalar.kind === "boolean" && value === "true") return scalar.lenient ? "1" : scalar.yes;
  if (scalar.kind === "boolean" && value === "false") return scalar.no;
  return value;
}
