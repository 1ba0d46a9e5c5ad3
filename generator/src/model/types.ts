import { type EntryNode, type MapNode, type ScalarNode, textOf } from "../load/node.js";
import { parseTypeKey, parseWordKey } from "../notation/key.js";
import { typeWords } from "../notation/type.js";
import { nearest } from "../problems/nearest.js";
import { quote } from "../problems/problems.js";
import { type Building, accept, documentationOf, documentationOfEntry, unknownName } from "./building.js";
import { type NamedMeaning, type TypeNames, readElementType, readLeafType, unknownLeaf } from "./leaf.js";
import type { NamedLeaf, NamedType, TypedWord } from "./model.js";
import { isReservedTypeName, typeNameOf } from "./names.js";
import { buildRecord } from "./record.js";
import { withWords } from "./words.js";

/** The types of a `types` map, and how names in it are resolved. */
export interface BuiltTypes {
  /** In the order of the spec; types without a name follow the one that they stand in. */
  readonly types: readonly NamedType[];
  readonly names: TypeNames;
}

/** Types that are known by name besides those of a map: shared ones, and those of a schema. */
export interface OuterTypes {
  readonly types: readonly NamedType[];
  /** Stands before the name of a type in TypeScript that would hide one of the language or the runtime. */
  readonly prefix: string;
  /** What a type that is not known might be mistaken for. */
  readonly hint?: string;
  /** How the root's type is called in TypeScript. */
  readonly root?: { readonly name: string; readonly typeName: string };
}

interface Declaration {
  readonly name: string;
  readonly typeName: string;
  readonly entry: EntryNode;
  readonly kind: "record" | "leaf" | "words";
}

/** Builds the types of a `types` map. Names are resolved on demand, so that types may stand in any order. */
export function buildTypes(
  map: MapNode,
  outer: OuterTypes,
  versions: readonly string[],
  building: Building,
): BuiltTypes {
  const declarations = new Map<string, Declaration>();
  for (const entry of map.entries) {
    const declaration = declare(entry, outer, declarations, building);
    if (declaration !== undefined) declarations.set(declaration.name, declaration);
  }
  const leaves = new Map<string, NamedLeaf | "begun" | "failed">();
  const known = new Map(outer.types.map((type) => [type.name, type]));

  const names: TypeNames = {
    resolve: (name, scalar, start, end) => {
      const declaration = declarations.get(name);
      if (declaration === undefined) return meaningOf(known.get(name)) ?? unknownType(name, scalar, start, end);
      if (declaration.kind !== "leaf") return { kind: declaration.kind, name };
      const leaf = leafOf(declaration);
      if (leaf === "begun") {
        building.problems.add(
          "recursion",
          scalar.part(start, end),
          "a type that ends",
          `${quote(name)}, which leads back to itself`,
        );
        return undefined;
      }
      return leaf === "failed" ? undefined : { kind: "leaf", leaf: { ...leaf.leaf, named: leaf.name } };
    },
  };

  const unknownType = (name: string, scalar: ScalarNode, start: number, end: number): undefined => {
    const words = [...declarations.keys(), ...known.keys(), ...typeWords].filter((word) => !word.includes("/"));
    unknownName(
      building,
      scalar.part(start, end),
      "a type",
      name,
      words,
      nearest(name, words) === undefined ? outer.hint : undefined,
    );
  };

  const leafOf = (declaration: Declaration): NamedLeaf | "begun" | "failed" => {
    const found = leaves.get(declaration.name);
    if (found !== undefined) return found;
    leaves.set(declaration.name, "begun");
    const built = buildLeaf(declaration, names, building) ?? "failed";
    leaves.set(declaration.name, built);
    return built;
  };

  const types = [...declarations.values()].flatMap((declaration): NamedType[] => {
    const { entry, kind, name, typeName } = declaration;
    if (kind === "leaf") {
      const leaf = leafOf(declaration);
      return typeof leaf === "string" ? [] : [leaf];
    }
    if (entry.value.kind !== "map") return [];
    if (kind === "words") return buildWords(declaration, entry.value, names, building);
    return buildRecord(name, typeName, entry.value, documentationOfEntry(entry, building), {
      ...building,
      names,
      versions,
    });
  });
  return { types: withWords(types, known), names };
}

/** What a type that was built already means where it is named. */
export function meaningOf(type: NamedType | undefined): NamedMeaning | undefined {
  if (type === undefined) return undefined;
  if (type.kind === "record") return { kind: "record", name: type.name };
  if (type.words !== undefined) return { kind: "words", name: type.name };
  return { kind: "leaf", leaf: { ...type.leaf, named: type.name } };
}

function declare(
  entry: EntryNode,
  { types: outer, root, prefix }: OuterTypes,
  declarations: ReadonlyMap<string, Declaration>,
  building: Building,
): Declaration | undefined {
  const key = accept(parseTypeKey(textOf(entry.key)), entry.key, building);
  if (key === undefined) return undefined;
  const { name } = key;
  const place = entry.key.part(key.start, key.end);
  // An element may be called so, and the root's type has its name; no other type can refer to it.
  if (typeWords.includes(name) && name !== root?.name) {
    building.problems.add("taken-name", place, "a name that means no type already", quote(name));
    return undefined;
  }
  if (declarations.has(name) || outer.some((type) => type.name === name)) {
    building.problems.add("taken-name", place, "a type of its own name", `${quote(name)} a second time`);
    return undefined;
  }
  const isWords = entry.value.kind === "map" && entry.value.entries.some(({ key }) => key.value === "words of");
  return {
    name,
    typeName: key.as?.name ?? (name === root?.name ? root.typeName : freeTypeName(typeNameOf(name), prefix)),
    entry,
    kind: entry.value.kind === "scalar" ? "leaf" : isWords ? "words" : "record",
  };
}

function freeTypeName(name: string, prefix: string): string {
  return isReservedTypeName(name) ? prefix + name : name;
}

function buildLeaf(
  { name, typeName, entry }: Declaration,
  names: TypeNames,
  building: Building,
): NamedLeaf | undefined {
  if (entry.value.kind !== "scalar") return undefined;
  const resolved = readElementType(entry.value, names, building);
  if (resolved === undefined) return undefined;
  if (resolved.type.kind !== "leaf") {
    building.problems.add(
      "type",
      entry.value.place,
      "the type of a text, or members of an element",
      quote(textOf(entry.value)),
      {
        hint: resolved.type.kind === "record" ? "use that type by its own name" : "write it where the element stands",
      },
    );
    return undefined;
  }
  return { kind: "leaf", name, typeName, ...documentationOfEntry(entry, building), leaf: resolved.type.leaf };
}

function buildWords(
  { name, typeName, entry }: Declaration,
  map: MapNode,
  names: TypeNames,
  building: Building,
): NamedType[] {
  const [list, ...others] = map.entries;
  const value = list?.value;
  if (list === undefined || value?.kind !== "map" || others.length > 0) {
    building.problems.add(
      "type",
      entry.key.place,
      '"words of" alone, with a map of words',
      others.length > 0 ? "other members" : "no map",
    );
    return [];
  }
  const words = value.entries.flatMap((word): TypedWord[] => {
    const key = accept(parseWordKey(textOf(word.key)), word.key, building);
    const leaf = word.value.kind === "scalar" ? readLeafType(word.value, names, building) : undefined;
    if (key === undefined || leaf === undefined) return [];
    const { documentation } = documentationOf(word.comment, word.key.place, building);
    return [{ name: key.name, wire: key.wire, documentation, leaf }];
  });
  const documented = documentationOfEntry(entry, building);
  return [
    {
      kind: "leaf",
      name,
      typeName,
      ...documented,
      leaf: { ...unknownLeaf, scalar: { kind: "words", type: name, words } },
      words,
    },
  ];
}
