import {
  type EntryNode,
  type MapNode,
  type ScalarNode,
  entryOf,
  mapAt,
  scalarAt,
  scalarsAt,
  textAt,
  textOf,
} from "../../load/node.js";
import { quote } from "../../problems/problems.js";
import { refusal } from "../accepts.js";
import { documentationOfEntry, unknownName } from "../building.js";
import { type Scope, valueTypeOf } from "../expressions.js";
import type { ValueType } from "../functions.js";
import type { Document, RecordType } from "../model.js";
import { elementsOf, pathOfWire } from "../paths.js";
import type { Cursor, CursorEntry, Pages, Parameter } from "../roles.js";
import {
  type RolesBuilding,
  endOfPath,
  pathEnd,
  pathEndAt,
  requireItems,
  requireLeaf,
  textEntries,
} from "./building.js";
import { type RequestParts, readExpression } from "./requests.js";

/** How the next page is asked for. */
export function readPages(
  entry: EntryNode,
  request: RequestParts,
  document: Document | undefined,
  body: Document | undefined,
  building: RolesBuilding,
): Pages | undefined {
  if (entry.value.kind !== "map") return undefined;
  const map = entry.value;
  const leaves = leavesOf(body);
  const by = namedAt(map, "by", request, leaves, building);
  const first = scalarsAt(map, "first").flatMap((scalar) => parameterNamed(scalar, request, building) ?? []);
  const size = namedAt(map, "size", request, leaves, building);
  const nextScalar = scalarAt(map, "next");
  const scope: Scope = {
    names: new Map([["received", "integer"], ...leaves, ...request.scope.names]),
    path: (path, scalar, start) => {
      if (document === undefined) return "text";
      const end = endOfPath(path, scalar, start, { document, record: document.type }, building);
      if (end !== undefined && end.leaf === undefined)
        building.problems.add("type", scalar.part(start, start + path.length), "the path of a text", quote(path));
      return end?.leaf && valueTypeOf(end.leaf);
    },
  };
  const next = nextScalar && readExpression(nextScalar, "text", scope, building);
  requireLeaf(
    pathEndAt(map, "count", { document, record: document?.type }, building),
    scalarAt(map, "count"),
    building,
  );
  const until = textAt(map, "until");
  const count = textAt(map, "count");
  if (by === undefined || next === undefined) return undefined;
  return {
    name: "pages",
    ...documentationOfEntry(entry, building),
    by,
    first,
    ...(size !== undefined && { size }),
    next,
    ...((until === "empty" || until === "short") && { until }),
    ...(count !== undefined && { count }),
  };
}

/** Where the next run goes on. */
export function readCursor(
  node: EntryNode,
  request: RequestParts,
  document: Document | undefined,
  body: Document | undefined,
  building: RolesBuilding,
): Cursor | undefined {
  if (node.value.kind !== "map") return undefined;
  const map = node.value;
  const parameter = parameterAt(map, "parameter", request, building);
  const entry = readEntry(map, body, building);
  const items = requireItems(
    pathEndAt(map, "item", { document, record: document?.type }, building),
    scalarAt(map, "item"),
    building,
  );
  requireLeaf(pathEndAt(map, "field", { document, record: items }, building), scalarAt(map, "field"), building);
  requireLeaf(pathEndAt(map, "key", { document, record: items }, building), scalarAt(map, "key"), building);
  const item = textAt(map, "item");
  const field = textAt(map, "field");
  const key = textAt(map, "key");
  if (scalarAt(map, "parameter") === undefined && scalarAt(map, "entry") === undefined)
    building.problems.add("frame", map.place, "one of the keys parameter and entry", "none of them");
  if ((parameter === undefined && entry === undefined) || item === undefined || field === undefined) return undefined;
  return {
    name: "cursor",
    ...documentationOfEntry(node, building),
    item,
    field,
    ...(entry === undefined ? parameter !== undefined && { parameter } : { entry }),
    inclusive: scalarAt(map, "inclusive")?.value === true,
    ...(key !== undefined && { key }),
  };
}

/** The entry of the body that asks for what comes after a value. */
function readEntry(map: MapNode, body: Document | undefined, building: RolesBuilding): CursorEntry | undefined {
  const scalar = scalarAt(map, "entry");
  if (scalar === undefined) return undefined;
  if (body === undefined) {
    building.problems.add("expression", scalar.place, "an operation with a body", "one without");
    return undefined;
  }
  const record = requireItems(
    pathEndAt(map, "entry", { document: body, record: body.type }, building),
    scalar,
    building,
  );
  pathEndAt(map, "value", { document: body, record }, building);
  const value = textAt(map, "value");
  const says = readTexts(mapAt(map, "says"), { document: body, record }, building);
  for (const key of ["says", "value"])
    if (entryOf(map, key) === undefined)
      building.problems.add("frame", scalar.place, `the key ${key} beside entry`, "none");
  if (value === undefined) return undefined;
  const where = readTexts(mapAt(map, "where"), { document: body, record: body.type }, building);
  return { list: textOf(scalar), value, says, where };
}

/** Members with what they say on the wire. */
function readTexts(
  map: MapNode | undefined,
  from: { readonly document: Document; readonly record: RecordType | undefined },
  building: RolesBuilding,
): [string, string][] {
  return textEntries(map).map(({ name, key, value }) => {
    const leaf = pathEnd(key, from, building)?.leaf;
    const expected = leaf && refusal(leaf, textOf(value));
    if (expected !== undefined) building.problems.add("type", value.place, expected, quote(textOf(value)));
    return [name, textOf(value)];
  });
}

/** The attributes and elements right in the document that is sent which hold one value each, as names for expressions. */
function leavesOf(body: Document | undefined): Map<string, ValueType> {
  if (body === undefined) return new Map();
  return new Map(
    [...body.type.attributes, ...elementsOf(body.type)].flatMap((member) => {
      const leaf =
        member.kind === "attribute" ? member.leaf : member.type.kind === "leaf" ? member.type.leaf : undefined;
      const [wire] = member.wires;
      const isOne = member.kind === "attribute" || member.occurs.maximum <= 1;
      return leaf === undefined || wire === undefined || wire.wrappers.length > 0 || !isOne
        ? []
        : [[pathOfWire(wire), valueTypeOf(leaf)] as const];
    }),
  );
}

/** The parameter that a key names, or the element of the body. */
function namedAt(
  map: MapNode,
  key: string,
  request: RequestParts,
  leaves: ReadonlyMap<string, ValueType>,
  building: RolesBuilding,
): string | undefined {
  const scalar = scalarAt(map, key);
  if (scalar === undefined || leaves.has(textOf(scalar))) return scalar && textOf(scalar);
  return parameterNamed(scalar, request, building, leaves.keys());
}

/** The parameter that a key names, as it stands on the wire. */
function parameterAt(map: MapNode, key: string, request: RequestParts, building: RolesBuilding): string | undefined {
  const scalar = scalarAt(map, key);
  return scalar && parameterNamed(scalar, request, building);
}

function parameterNamed(
  scalar: ScalarNode,
  { parameters }: RequestParts,
  building: RolesBuilding,
  more: Iterable<string> = [],
): string | undefined {
  const name = textOf(scalar);
  if (parameters.some((each) => each.name === name)) return name;
  unknownParameter(name, scalar, parameters, building, more);
  return undefined;
}

/** Reports a parameter that the request does not have. */
export function unknownParameter(
  name: string,
  scalar: ScalarNode,
  parameters: readonly Parameter[],
  building: RolesBuilding,
  more: Iterable<string> = [],
): void {
  const known = [...parameters.map((each) => each.name), ...more];
  unknownName(building, scalar.place, "the name of a parameter", name, known);
}
