import { type EntryNode, type MapNode, entryOf, mapAt, scalarAt, textAt, textOf } from "../../load/node.js";
import { quote } from "../../problems/problems.js";
import { refusal } from "../accepts.js";
import { documentationOfEntry } from "../building.js";
import type { ValueType } from "../functions.js";
import type { Document } from "../model.js";
import type { Computed, Operation } from "../roles.js";
import { documentsOf, readAnswer, readErrors } from "./answers.js";
import { type RolesBuilding, documentOf, pathEnd, readTest, textEntries } from "./building.js";
import { itemsOfOperation } from "./mock-rules.js";
import { readCursor, readPages, unknownParameter } from "./paging.js";
import { documentOfPipeline, readPipeline } from "./pipelines.js";
import { type RequestParts, failedExpression, readExpression, readRequest } from "./requests.js";
import { methodOf, readPath } from "./url.js";
import { readWord } from "./words.js";

/** A request that we send. */
export function readOperation(
  entry: EntryNode,
  known: ReadonlyMap<string, ValueType>,
  building: RolesBuilding,
): Operation | undefined {
  if (entry.value.kind !== "map") return undefined;
  const map = entry.value;
  const found = methodOf(map);
  const request = readRequest(map, known, building);
  const path = (found && readPath(found.scalar, request, building)) ?? failedExpression(map.place);
  const answer = readAnswer(entryOf(map, "answer")?.value, building);
  const documents = documentsOf(answer, building);
  const [document] = documents;
  const bodyScalar = scalarAt(map, "body");
  const body = bodyScalar && readPipeline(bodyScalar, building);
  const pages = entryOf(map, "pages");
  const cursor = entryOf(map, "cursor");
  const check = mapAt(map, "check");
  const sent = documentOf(documentOfPipeline(body), building);
  const rootScalar = scalarAt(map, "root");
  const root = rootScalar && sent && readWord(rootScalar, sent.roots, request.scope, building);
  if (rootScalar && body === undefined)
    building.problems.add("expression", rootScalar.place, "a body, of whose document this is the root", "none");
  const computed = [...request.computed, ...readSet(mapAt(map, "set"), sent, request, building)];
  const readPagesOf = pages && readPages(pages, request, document, sent, building);
  const readCursorOf = cursor && readCursor(cursor, request, document, sent, building);
  const itemRecord = itemsOfOperation(readCursorOf ? { cursor: readCursorOf } : {}, document);
  const test = readTest(map, { document, record: itemRecord }, building);
  if (found === undefined) return undefined;
  return {
    name: textOf(entry.key),
    ...documentationOfEntry(entry, building),
    method: found.method,
    path,
    parameters: request.parameters,
    computed,
    ...(body && { body }),
    ...(root && { root }),
    answer,
    errors: readErrors(mapAt(map, "errors"), documents, building),
    ...(readPagesOf && { pages: readPagesOf }),
    ...(readCursorOf && { cursor: readCursorOf }),
    ...(check && { check: readCheck(check, request, sent, building) }),
    signed: textAt(map, "sign") !== "none",
    repeat: textAt(map, "repeat") === "safe" ? "safe" : "unsafe",
    ...(textAt(map, "over") === "https" && { over: "https" }),
    ...(test !== undefined && { test }),
  };
}

/** Members of the document that is the body which do not come from the caller. */
function readSet(
  map: MapNode | undefined,
  document: Document | undefined,
  { scope }: RequestParts,
  building: RolesBuilding,
): Computed[] {
  return textEntries(map).flatMap(({ key, name, value }): Computed[] => {
    pathEnd(key, { document, record: document?.type }, building);
    const expression = readExpression(value, "text", scope, building);
    return expression === undefined ? [] : [{ name, location: "body", value: expression, place: key.place }];
  });
}

function readCheck(
  map: MapNode,
  { parameters }: RequestParts,
  body: Document | undefined,
  building: RolesBuilding,
): Record<string, string> {
  return Object.fromEntries(
    textEntries(map).map(({ name, key, value }) => {
      const parameter = parameters.find((each) => each.name === name);
      if (parameter === undefined && body === undefined) unknownParameter(name, key, parameters, building);
      const leaf = parameter?.leaf ?? (body && pathEnd(key, { document: body, record: body.type }, building)?.leaf);
      const expected = leaf && refusal(leaf, textOf(value));
      if (expected !== undefined) building.problems.add("type", value.place, expected, quote(textOf(value)));
      return [name, textOf(value)];
    }),
  );
}
