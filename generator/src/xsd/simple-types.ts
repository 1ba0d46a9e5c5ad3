import type { LeafType } from "../model/model.js";
import { quote } from "../problems/problems.js";
import { type Family, builtinType, isAnyType, isBuiltin, plainLeaf } from "./builtins.js";
import type { Components } from "./components.js";
import type { Reference, SimpleType } from "./declarations.js";
import { type Spell, enumerationOf, narrow } from "./facets.js";
import type { Report } from "./report.js";

/** A simple type as the model has it, with what is needed to narrow it further. */
export interface Simple {
  readonly leaf: LeafType;
  readonly family: Family;
  /** Whether runs of white space count as one blank. */
  readonly collapses: boolean;
  /** The facets that derived types cannot change. */
  readonly fixed?: ReadonlyMap<string, string>;
  /** Of a list. */
  readonly item?: Simple;
  /** Of a union. */
  readonly members?: readonly Simple[];
}

/** Finds what a simple type is in the model. Each is made once; one that is made of itself is reported. */
export function simpleTypes(
  components: Components,
  nameOf: (type: SimpleType) => string | undefined,
  report: Report,
  spell?: Spell,
): (type: Reference | SimpleType) => Simple {
  const made = new Map<SimpleType, Simple>();
  const open = new Set<SimpleType>();
  const find = (type: Reference | SimpleType): Simple => {
    if (type.kind === "simple") return make(type);
    if (isBuiltin(type)) {
      if (isAnyType(type)) report.invalid(type.place, "a simple type", '"anyType", which may be a complex one');
      return builtinSimple(type.name) ?? text;
    }
    const found = components.type(type);
    if (found?.kind === "simple") return make(found, type);
    if (found !== undefined) report.invalid(type.place, "a simple type", `${quote(type.name)}, a complex one`);
    return text;
  };
  const make = (type: SimpleType, from?: Reference): Simple => {
    const known = made.get(type);
    if (known !== undefined) return known;
    if (open.has(type)) {
      report.invalid(from?.place ?? type.place, "a type that is not made of itself", quote(type.name));
      return text;
    }
    open.add(type);
    const simple = named(fromVariety(type.variety, find, report, spell), nameOf(type));
    open.delete(type);
    made.set(type, simple);
    return simple;
  };
  return find;
}

function builtinSimple(name: string): Simple | undefined {
  const builtin = builtinType(name);
  if (builtin === undefined) return undefined;
  const { scalar, facets, family } = builtin;
  const item = scalar.kind === "list" ? builtinSimple(name.slice(0, -1).replace("ENTITIE", "ENTITY")) : undefined;
  const collapses = !["anySimpleType", "string", "normalizedString"].includes(name);
  return { leaf: plainLeaf(scalar, facets), family, collapses, ...(item && { item }) };
}

const text: Simple = { leaf: plainLeaf({ kind: "text" }), family: "text", collapses: false };

function named({ leaf, ...rest }: Simple, name: string | undefined): Simple {
  const { named: _, ...anonymous } = leaf;
  return { ...rest, leaf: name === undefined ? anonymous : { ...anonymous, named: name } };
}

function fromVariety(
  variety: SimpleType["variety"],
  find: (type: Reference | SimpleType) => Simple,
  report: Report,
  spell: Spell | undefined,
): Simple {
  switch (variety.kind) {
    case "restriction":
      return narrow(find(variety.base), variety.facets, report, spell);
    case "list": {
      const item = find(variety.item);
      if (item.family === "list") report.invalid(variety.item.place, "an item that is no list", "a list");
      const leaf = plainLeaf({ kind: "list", item: item.leaf, separator: " " });
      return { leaf, family: "list", collapses: true, item };
    }
    case "union":
      return union(variety.members.map(find));
  }
}

/** Words of several enumerations are one enumeration. */
function union(members: readonly Simple[]): Simple {
  const flat = members.flatMap((member) => (isPlainUnion(member) ? (member.members ?? []) : [member]));
  const words = flat.map(({ leaf }) => (isPlainEnumeration(leaf) ? leaf.scalar.words : undefined));
  const all = words.includes(undefined) ? undefined : words.flatMap((each) => each ?? []);
  const distinct = all && [...new Map(all.map((word) => [word.wire, word])).values()];
  const [only] = flat.length === 1 ? flat : [];
  if (only !== undefined) return only;
  const collapses = flat.every((member) => member.collapses);
  const leaf = distinct
    ? plainLeaf(enumerationOf(distinct, collapses))
    : plainLeaf({ kind: "union", alternatives: flat.map((member) => member.leaf) });
  const family = distinct ? "text" : "union";
  return { leaf, family, collapses, members: flat };
}

function isPlainUnion({ family, leaf }: Simple): boolean {
  return family === "union" && Object.keys(leaf.facets).length === 0;
}

function isPlainEnumeration(leaf: LeafType): leaf is LeafType & { readonly scalar: { readonly kind: "enumeration" } } {
  return leaf.scalar.kind === "enumeration" && Object.keys(leaf.facets).length === 0;
}
