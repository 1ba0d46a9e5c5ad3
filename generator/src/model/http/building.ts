import { type EntryNode, type MapNode, type ScalarNode, scalarAt, textOf } from "../../load/node.js";
import { parsePath } from "../../notation/expression.js";
import { quote } from "../../problems/problems.js";
import { type Building, accept, unknownName } from "../building.js";
import { type ValueType } from "../functions.js";
import type { TypeNames } from "../leaf.js";
import type { Document, NamedType, RecordType, Setting } from "../model.js";
import { isPropertyName } from "../names.js";
import { type PathEnd, elementsOf, resolvePath } from "../paths.js";
import { valueTypeOf } from "../expressions.js";

/** What building the roles of a platform needs. */
export interface RolesBuilding extends Building {
  readonly settings: readonly Setting[];
  /** The documents that could be built. */
  readonly documents: readonly Document[];
  /** The names of all documents: one that has problems is not unknown. */
  readonly documentNames: readonly string[];
  /** Types of parameters and settings. */
  readonly names: TypeNames;
}

/** The entries of operations, posts or functions; their names become those of functions. */
export function namedEntries(map: MapNode | undefined, { problems }: RolesBuilding): readonly EntryNode[] {
  return (map?.entries ?? []).filter(({ key }) => {
    const name = textOf(key);
    const isName = isPropertyName(name) && name !== "__proto__";
    if (!isName) problems.add("wrong-name", key.place, "a name that a function may have", quote(name));
    return isName;
  });
}

/** The names that settings have in expressions. */
export function settingNames({ settings }: RolesBuilding): Map<string, ValueType> {
  return new Map(settings.map(({ name, type }) => [name, valueTypeOf(type)]));
}

/** The setting that a scalar names. */
export function settingAt(scalar: ScalarNode, building: RolesBuilding): Setting | undefined {
  const name = textOf(scalar);
  const setting = building.settings.find((each) => each.name === name);
  if (setting === undefined) unknownSetting(name, scalar, building);
  return setting;
}

export function unknownSetting(
  name: string,
  scalar: ScalarNode,
  building: RolesBuilding,
  place: ScalarNode["place"] = scalar.place,
): void {
  unknownName(
    building,
    place,
    "the name of a setting",
    name,
    building.settings.map((each) => each.name),
  );
}

/** Reports a document that the platform does not have. */
export function checkDocument(name: string, place: ScalarNode["place"], building: RolesBuilding): boolean {
  if (building.documentNames.includes(name)) return true;
  unknownName(building, place, "the name of a document", name, building.documentNames);
  return false;
}

export function documentOf(name: string | undefined, { documents }: RolesBuilding): Document | undefined {
  return documents.find((document) => document.name === name);
}

export function typesOf(document: Document): ReadonlyMap<string, NamedType> {
  return new Map(document.types.map((type) => [type.name, type]));
}

/** What a path at a key leads to; nothing where it leads nowhere, which is reported, or where the document is not known. */
export function pathEndAt(
  map: MapNode,
  key: string,
  from: { readonly document: Document | undefined; readonly record: RecordType | undefined },
  building: RolesBuilding,
): PathEnd | undefined {
  const scalar = scalarAt(map, key);
  return scalar === undefined ? undefined : pathEnd(scalar, from, building);
}

export function pathEnd(
  scalar: ScalarNode,
  { document, record }: { readonly document: Document | undefined; readonly record: RecordType | undefined },
  building: RolesBuilding,
): PathEnd | undefined {
  const parsed = accept(parsePath(textOf(scalar)), scalar, building);
  if (parsed === undefined || document === undefined || record === undefined) return undefined;
  return endOfPath(parsed.path, scalar, parsed.start, { document, record }, building);
}

/** Resolves a path that stands in a scalar, from an offset on. */
export function endOfPath(
  path: string,
  scalar: ScalarNode,
  offset: number,
  { document, record }: { readonly document: Document; readonly record: RecordType },
  building: RolesBuilding,
): PathEnd | undefined {
  const resolved = resolvePath(record, path, typesOf(document));
  if ("end" in resolved) return resolved.end;
  const { start, name, known } = resolved.miss;
  const place = scalar.part(offset + start, offset + start + name.length);
  unknownName(building, place, `a member on the way from ${record.name}`, name, known);
  return undefined;
}

/** Asks that a path leads to a text that is no secret. */
export function requireLeaf(end: PathEnd | undefined, scalar: ScalarNode | undefined, building: RolesBuilding): void {
  if (end === undefined || scalar === undefined) return;
  if (end.leaf === undefined)
    building.problems.add(
      "type",
      scalar.place,
      "the path of a text",
      `${quote(textOf(scalar))}, an element with members`,
    );
  else if (end.leaf.secret)
    building.problems.add(
      "type",
      scalar.place,
      "the path of what may be shown and kept",
      `${quote(textOf(scalar))}, which is secret`,
    );
}

/** Asks that a path leads to a list of elements, and gives their type. */
export function requireItems(
  end: PathEnd | undefined,
  scalar: ScalarNode | undefined,
  building: RolesBuilding,
): RecordType | undefined {
  if (end === undefined || scalar === undefined) return undefined;
  if (end.repeated && end.record !== undefined) return end.record;
  building.problems.add(
    "type",
    scalar.place,
    "the path of a list of elements",
    `${quote(textOf(scalar))}, which is none`,
  );
  return undefined;
}

/** The path in an item of what says that it is a test: a boolean, which every platform calls `test`. */
export function readTest(
  map: MapNode,
  from: { readonly document: Document | undefined; readonly record: RecordType | undefined },
  building: RolesBuilding,
): string | undefined {
  const scalar = scalarAt(map, "test");
  const end = scalar && pathEnd(scalar, from, building);
  if (scalar === undefined || end === undefined) return scalar && textOf(scalar);
  const property = end.members.at(-1)?.property;
  if (end.leaf?.scalar.kind !== "boolean" || property !== "test")
    building.problems.add("type", scalar.place, "the path of a boolean called `test`", quote(textOf(scalar)), {
      hint: `write the member with \`as test\`, so that it has the same name on every platform`,
    });
  return textOf(scalar);
}

/** The items of a document: the elements of the only list in its root. */
export function itemsOf(document: Document | undefined): RecordType | undefined {
  if (document === undefined) return undefined;
  const lists = elementsOf(document.type).filter(({ occurs, type }) => occurs.maximum > 1 && type.kind === "record");
  const [only, ...others] = lists;
  if (only?.type.kind !== "record" || others.length > 0) return undefined;
  const type = typesOf(document).get(only.type.name);
  return type?.kind === "record" ? type : undefined;
}

/** The entries of a map of texts. */
export function textEntries(
  map: MapNode | undefined,
): { name: string; key: ScalarNode; value: ScalarNode; comment: string }[] {
  return (map?.entries ?? []).flatMap(({ key, value, comment }) =>
    value.kind === "scalar" ? [{ name: textOf(key), key, value, comment }] : [],
  );
}
