import { type MapNode, mapAt, scalarAt } from "../../load/node.js";
import type { Client, Expression } from "../roles.js";
import { type RolesBuilding, namedEntries, settingNames } from "./building.js";
import { readOperation } from "./operation.js";
import { failedExpression } from "./requests.js";
import { answerNames, readSigning, readToken } from "./token.js";
import { readUrl } from "./url.js";

/** What we ask a vendor. */
export function buildClient(map: MapNode, building: RolesBuilding): Client {
  const names = settingNames(building);
  const baseScalar = scalarAt(map, "baseUrl");
  const found = (baseScalar && readUrl(baseScalar, { names }, building)) ?? failedExpression(map.place);
  // What is written there is a setting's default.
  const isSetting = building.settings.some(({ place }) => place === baseScalar?.place);
  const baseUrl: Expression = isSetting ? { kind: "name", name: "baseUrl", place: found.place } : found;
  const tokenMap = mapAt(map, "token");
  const token = tokenMap && readToken(tokenMap, names, building);
  for (const [name, type] of answerNames(token?.answer, building)) names.set(name, type);
  const signMap = mapAt(map, "sign");
  const sign = signMap && readSigning(signMap, names, building);
  const operations = namedEntries(mapAt(map, "operations"), building).flatMap(
    (entry) => readOperation(entry, names, building) ?? [],
  );
  return { baseUrl, ...(token && { token }), ...(sign && { sign }), operations, place: map.place };
}
