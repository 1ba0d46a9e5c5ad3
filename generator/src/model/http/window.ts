import { type MapNode, type ScalarNode, scalarAt, textOf } from "../../load/node.js";
import { quote } from "../../problems/problems.js";
import type { Document, LeafType } from "../model.js";
import type { EndpointOperation, Parameter } from "../roles.js";
import { type RolesBuilding, pathEndAt, requireLeaf } from "./building.js";
import { parameterNamed } from "./requests.js";

/** The window of time that a vendor asks for: what in an item lies in it, and the parameters that are its ends. */
export function readWindow(
  map: MapNode,
  parameters: readonly Parameter[],
  document: Document | undefined,
  building: RolesBuilding,
): EndpointOperation["window"] {
  const field = scalarAt(map, "field");
  const end = pathEndAt(map, "field", { document, record: document?.type }, building);
  requireLeaf(end, field, building);
  if (end?.leaf !== undefined && field !== undefined) requireTime(end.leaf, field, building);
  const from = timeParameter(map, "from", parameters, end?.leaf, building);
  const to = timeParameter(map, "to", parameters, end?.leaf, building);
  if (field === undefined || from === undefined || to === undefined) return undefined;
  return { field: textOf(field), from, to };
}

function timeParameter(
  map: MapNode,
  key: string,
  parameters: readonly Parameter[],
  field: LeafType | undefined,
  building: RolesBuilding,
): string | undefined {
  const scalar = scalarAt(map, key);
  const parameter = scalar && parameterNamed(scalar, parameters, building);
  if (scalar === undefined || parameter === undefined) return undefined;
  if (requireTime(parameter.leaf, scalar, building) && field !== undefined && isTime(field))
    requireSameClock(parameter.leaf, field, scalar, building);
  return parameter.name;
}

/** A time without a zone is no instant: whether it lies before one nobody knows. */
function requireSameClock(leaf: LeafType, field: LeafType, at: ScalarNode, { problems }: RolesBuilding): void {
  const expected = isInstant(field);
  if (isInstant(leaf) === expected) return;
  const words = expected ? "a time with a zone, as the field has one" : "a time without a zone, as the field has none";
  problems.add("type", at.place, words, `${quote(textOf(at))}, which has ${expected ? "none" : "one"}`);
}

function isInstant({ scalar }: LeafType): boolean {
  return scalar.kind === "unixTime" || ("zone" in scalar && scalar.zone !== undefined);
}

function requireTime(leaf: LeafType, at: ScalarNode, { problems }: RolesBuilding): boolean {
  if (isTime(leaf)) return true;
  problems.add("type", at.place, "a date or a time", `${quote(textOf(at))}, which is none`);
  return false;
}

function isTime({ scalar: { kind } }: LeafType): boolean {
  return kind === "date" || kind === "dateTime" || kind === "unixTime";
}
