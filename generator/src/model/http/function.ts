import { type EntryNode, mapAt, scalarAt, textOf } from "../../load/node.js";
import { documentationOfEntry } from "../building.js";
import { valueTypeOf } from "../expressions.js";
import type { NamedFunction } from "../roles.js";
import { type RolesBuilding, settingNames, textEntries } from "./building.js";
import { checkNames, readExpression, readLet, readParameter, reportTwins } from "./requests.js";

/** A helper that a consumer may call. */
export function buildFunction(entry: EntryNode, building: RolesBuilding): NamedFunction | undefined {
  if (entry.value.kind !== "map") return undefined;
  const map = entry.value;
  const parameters = textEntries(mapAt(map, "parameters")).flatMap(
    (each) => readParameter(each, "body", building) ?? [],
  );
  reportTwins(parameters, building);
  checkNames(parameters, building);
  const names = new Map([
    ...settingNames(building),
    ...parameters.map(({ name, leaf }) => [name, valueTypeOf(leaf)] as const),
  ]);
  const computed = readLet(mapAt(map, "let"), names, building);
  const scalar = scalarAt(map, "value");
  const value = scalar && readExpression(scalar, "text", { names }, building);
  if (value === undefined) return undefined;
  return { name: textOf(entry.key), ...documentationOfEntry(entry, building), parameters, computed, value };
}
