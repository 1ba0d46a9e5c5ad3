import {
  type EntryNode,
  type MapNode,
  type ScalarNode,
  entryOf,
  listAt,
  mapAt,
  scalarAt,
  scalarsAt,
  textAt,
  textOf,
} from "../../load/node.js";
import { parseMembership } from "../../notation/expression.js";
import { quote } from "../../problems/problems.js";
import { accept, documentationOfEntry, unknownName } from "../building.js";
import type { Document, LeafType, RecordType } from "../model.js";
import { isPropertyName } from "../names.js";
import type { Authentication, Classification, Endpoint, EndpointOperation, Parameter } from "../roles.js";
import { readAnswer } from "./answers.js";
import {
  type RolesBuilding,
  documentOf,
  endOfPath,
  itemsOf,
  namedEntries,
  pathEnd,
  pathEndAt,
  requireItems,
  requireLeaf,
  settingAt,
  textEntries,
  unknownSetting,
} from "./building.js";
import { readPipeline } from "./pipelines.js";
import { readParameters } from "./requests.js";

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

function readWindow(
  map: MapNode,
  parameters: readonly Parameter[],
  document: Document | undefined,
  building: RolesBuilding,
): EndpointOperation["window"] {
  const field = scalarAt(map, "field");
  const end = pathEndAt(map, "field", { document, record: document?.type }, building);
  requireLeaf(end, field, building);
  if (end?.leaf !== undefined && field !== undefined) requireTime(end.leaf, field, building);
  const from = timeParameter(map, "from", parameters, building);
  const to = timeParameter(map, "to", parameters, building);
  if (field === undefined || from === undefined || to === undefined) return undefined;
  return { field: textOf(field), from, to };
}

function timeParameter(
  map: MapNode,
  key: string,
  parameters: readonly Parameter[],
  building: RolesBuilding,
): string | undefined {
  const scalar = scalarAt(map, key);
  const parameter = scalar && parameterNamed(scalar, parameters, building);
  if (scalar !== undefined && parameter !== undefined) requireTime(parameter.leaf, scalar, building);
  return parameter?.name;
}

function requireTime({ scalar: { kind } }: LeafType, at: ScalarNode, { problems }: RolesBuilding): void {
  if (kind === "date" || kind === "dateTime" || kind === "unixTime") return;
  problems.add("type", at.place, "a date or a time", `${quote(textOf(at))}, which is none`);
}

function parameterNamed(
  scalar: ScalarNode,
  parameters: readonly Parameter[],
  building: RolesBuilding,
): Parameter | undefined {
  const name = textOf(scalar);
  const found = parameters.find((each) => each.name === name);
  if (found === undefined)
    unknownName(
      building,
      scalar.place,
      "the name of a parameter",
      name,
      parameters.map((each) => each.name),
    );
  return found;
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

function readClassification(
  map: MapNode,
  document: Document | undefined,
  building: RolesBuilding,
): Classification | undefined {
  const item = requireItems(
    pathEndAt(map, "item", { document, record: document?.type }, building),
    scalarAt(map, "item"),
    building,
  );
  const as = scalarAt(map, "as");
  if (as !== undefined && !isPropertyName(textOf(as)))
    building.problems.add("wrong-name", as.place, "the name of a property", quote(textOf(as)));
  const conditions = (listAt(map, "first")?.items ?? []).flatMap(({ value }) =>
    value.kind === "map" ? textEntries(value) : [],
  );
  const words = conditions.flatMap(({ name, key, value }, index) => {
    const earlier = conditions.slice(0, index);
    if (earlier.some((each) => textOf(each.value) === "otherwise"))
      building.problems.add("unreachable", key.place, '"otherwise" at the end', `${quote(name)} after it`, {
        severity: "warning",
      });
    return readCondition(name, value, document, item, building) ?? [];
  });
  const itemPath = textAt(map, "item");
  if (as === undefined || itemPath === undefined) return undefined;
  return { item: itemPath, property: textOf(as), words };
}

function readCondition(
  word: string,
  scalar: ScalarNode,
  document: Document | undefined,
  record: RecordType | undefined,
  building: RolesBuilding,
): Classification["words"][number] | undefined {
  const syntax = accept(parseMembership(textOf(scalar)), scalar, building);
  if (syntax === undefined) return undefined;
  if (syntax.kind === "otherwise") return { word };
  const { path, start } = syntax.path;
  if (document !== undefined && record !== undefined) endOfPath(path, scalar, start, { document, record }, building);
  if (syntax.kind === "words") return { word, field: path, in: syntax.words.name };
  const { setting } = syntax;
  const place = scalar.part(setting.start, setting.end);
  const found = building.settings.find(({ name }) => name === setting.name);
  if (found === undefined) unknownSetting(setting.name, scalar, building, place);
  else if (found.type.scalar.kind !== "list")
    building.problems.add("type", place, "a setting that is a list", `${quote(setting.name)}, which is none`);
  return { word, field: path, setting: setting.name };
}
