import {
  type EntryNode,
  type MapNode,
  entryOf,
  listAt,
  mapAt,
  scalarAt,
  scalarsAt,
  textAt,
  textOf,
} from "../../load/node.js";
import { documentationOfEntry } from "../building.js";
import type { Document } from "../model.js";
import type { Authentication, Endpoint, EndpointOperation, Parameter } from "../roles.js";
import { readAnswer } from "./answers.js";
import {
  type RolesBuilding,
  documentOf,
  itemsOf,
  namedEntries,
  pathEnd,
  pathEndAt,
  requireLeaf,
  settingAt,
  textEntries,
} from "./building.js";
import { readPipeline } from "./pipelines.js";
import { readClassification } from "./classification.js";
import { parameterNamed, readParameters } from "./requests.js";
import { readWindow } from "./window.js";

/** What a vendor asks us. */
export function buildEndpoint(map: MapNode, building: RolesBuilding): Endpoint {
  return {
    authentication: (listAt(map, "authentication")?.items ?? []).flatMap(({ value }) =>
      value.kind === "map" ? (readAuthentication(value, building) ?? []) : [],
    ),
    operations: namedEntries(mapAt(map, "operations"), building).flatMap(
      (entry) => readOperation(entry, building) ?? [],
    ),
    place: map.place,
  };
}

function readAuthentication(map: MapNode, building: RolesBuilding): Authentication | undefined {
  const basic = listAt(map, "basic");
  if (basic !== undefined) {
    const settings = basic.items.flatMap(({ value }) => (value.kind === "scalar" ? [value] : []));
    for (const scalar of settings) settingAt(scalar, building);
    const [user, password, more] = settings;
    if (user !== undefined && password !== undefined && more === undefined)
      return { kind: "basic", user: textOf(user), password: textOf(password) };
    building.problems.add(
      "number",
      basic.place,
      "two settings, the user's name and the password",
      String(settings.length),
    );
    return undefined;
  }
  for (const location of ["query", "header", "form"] as const) {
    const fields = mapAt(map, location);
    if (fields === undefined) continue;
    const entries = textEntries(fields);
    for (const { value } of entries) settingAt(value, building);
    return {
      kind: "fields",
      location,
      fields: Object.fromEntries(entries.map(({ name, value }) => [name, textOf(value)])),
    };
  }
  return undefined;
}

function readOperation(entry: EntryNode, building: RolesBuilding): EndpointOperation | undefined {
  if (entry.value.kind !== "map") return undefined;
  const map = entry.value;
  const method = scalarAt(map, "GET") === undefined ? "POST" : "GET";
  const path = scalarAt(map, method);
  const parameters = readParameters(map, ["query", "form", "header"], building);
  const bodyScalar = scalarAt(map, "body");
  const body = bodyScalar && readPipeline(bodyScalar, building);
  const answer = readAnswer(entryOf(map, "answer")?.value, building);
  const document = answer.kind === "document" ? documentOf(answer.document, building) : undefined;
  const window = mapAt(map, "window");
  const pages = mapAt(map, "pages");
  const each = mapAt(map, "each");
  const windowRead = window && readWindow(window, parameters, document, building);
  const pagesRead = pages && readPages(pages, parameters, document, building);
  const eachRead = each && readClassification(each, document, building);
  if (path === undefined) return undefined;
  return {
    name: textOf(entry.key),
    ...documentationOfEntry(entry, building),
    method,
    path: textOf(path),
    when: Object.fromEntries(textEntries(mapAt(map, "when")).map(({ name, value }) => [name, textOf(value)])),
    parameters,
    ...(body && { body }),
    answer,
    ...(windowRead && { window: windowRead }),
    ...(pagesRead && { pages: pagesRead }),
    ...(eachRead && { each: eachRead }),
  };
}

function readPages(
  map: MapNode,
  parameters: readonly Parameter[],
  document: Document | undefined,
  building: RolesBuilding,
): EndpointOperation["pages"] {
  const scalar = scalarAt(map, "parameter");
  const parameter = scalar && parameterNamed(scalar, parameters, building);
  requireLeaf(
    pathEndAt(map, "count", { document, record: document?.type }, building),
    scalarAt(map, "count"),
    building,
  );
  const items = itemsOf(document);
  const order = scalarsAt(map, "order");
  for (const path of order) requireLeaf(pathEnd(path, { document, record: items }, building), path, building);
  const size = scalarAt(map, "size")?.value;
  const count = textAt(map, "count");
  if (parameter === undefined || typeof size !== "number") return undefined;
  return { parameter: parameter.name, size, ...(count !== undefined && { count }), order: order.map(textOf) };
}
