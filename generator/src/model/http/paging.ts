import { type MapNode, type ScalarNode, scalarAt, scalarsAt, textAt, textOf } from "../../load/node.js";
import { quote } from "../../problems/problems.js";
import { unknownName } from "../building.js";
import { type Scope, valueTypeOf } from "../expressions.js";
import type { ValueType } from "../functions.js";
import type { Document } from "../model.js";
import { elementsOf, pathOfWire } from "../paths.js";
import type { Cursor, Pages, Parameter } from "../roles.js";
import { type RolesBuilding, endOfPath, pathEndAt, requireItems, requireLeaf } from "./building.js";
import { type RequestParts, readExpression } from "./requests.js";

/** How the next page is asked for. */
export function readPages(
  map: MapNode,
  request: RequestParts,
  document: Document | undefined,
  body: Document | undefined,
  building: RolesBuilding,
): Pages | undefined {
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
    by,
    first,
    ...(size !== undefined && { size }),
    next,
    ...((until === "empty" || until === "short") && { until }),
    ...(count !== undefined && { count }),
    place: map.place,
  };
}

/** Where the next run goes on. */
export function readCursor(
  map: MapNode,
  request: RequestParts,
  document: Document | undefined,
  building: RolesBuilding,
): Cursor | undefined {
  const parameter = parameterAt(map, "parameter", request, building);
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
  if (parameter === undefined || item === undefined || field === undefined) return undefined;
  const inclusive = scalarAt(map, "inclusive")?.value === true;
  return { item, field, parameter, inclusive, ...(key !== undefined && { key }), place: map.place };
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
