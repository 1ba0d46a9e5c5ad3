import { type MapNode, mapAt, textOf } from "../../load/node.js";
import { parsePresence, parseSearch } from "../../notation/expression.js";
import { accept, unknownName } from "../building.js";
import { elementsOf, pathOfWire } from "../paths.js";
import type { Client, MockOnly, MockRules, MockSearch, Operation } from "../roles.js";
import { type RolesBuilding, documentOf, endOfPath, pathEnd, textEntries } from "./building.js";
import { itemsOfOperation, readMockRules } from "./mock-rules.js";
import { documentOfPipeline } from "./pipelines.js";

/** What the mock of a vendor does for its operations. */
export interface BuiltMock {
  readonly searches: readonly MockSearch[];
  readonly rules: readonly MockRules[];
  readonly only: readonly MockOnly[];
}

/** How the mock of a vendor finds items. */
export function buildMock(map: MapNode, client: Client | undefined, building: RolesBuilding): BuiltMock {
  const operations = client?.operations ?? [];
  const known = map.entries.flatMap(({ key, value }) => {
    const operation = operations.find(({ name }) => name === textOf(key));
    if (operation !== undefined) return value.kind === "map" ? [{ operation, map: value }] : [];
    const names = operations.map(({ name }) => name);
    unknownName(building, key.place, "an operation of the client", textOf(key), names);
    return [];
  });
  return {
    searches: known.flatMap(({ operation, map: own }) => readSearches(operation, mapAt(own, "search"), building)),
    rules: known.flatMap(({ operation, map: own }) => {
      const rules = mapAt(own, "rules");
      return rules === undefined ? [] : (readMockRules(operation, rules, building) ?? []);
    }),
    only: known.flatMap(({ operation, map: own }) => readOnly(operation, mapAt(own, "only"), building)),
  };
}

function readOnly(operation: Operation, map: MapNode | undefined, building: RolesBuilding): MockOnly[] {
  const document = operation.answer.kind === "document" ? documentOf(operation.answer.document, building) : undefined;
  const record = itemsOfOperation(operation, document);
  return textEntries(map).flatMap(({ name, key, value }): MockOnly[] => {
    pathEnd(key, { document, record }, building);
    const presence = accept(parsePresence(textOf(value)), value, building);
    if (presence === undefined) return [];
    const { parameter, is, once } = presence;
    const names = operation.parameters.map((each) => each.name);
    if (!names.includes(parameter.name)) {
      const place = value.part(parameter.start, parameter.end);
      unknownName(building, place, `a parameter of ${operation.name}`, parameter.name, names);
    }
    return [{ operation: operation.name, path: name, parameter: parameter.name, is: is.name, once }];
  });
}

function readSearches(operation: Operation, map: MapNode | undefined, building: RolesBuilding): MockSearch[] {
  const document = operation.answer.kind === "document" ? documentOf(operation.answer.document, building) : undefined;
  const record = itemsOfOperation(operation, document);
  return textEntries(map).flatMap(({ name, key, value }): MockSearch[] => {
    const names = [...operation.parameters.map((each) => each.name), ...namesInBody(operation, building)];
    if (!names.includes(name)) unknownName(building, key.place, `a parameter of ${operation.name}`, name, names);
    const search = accept(parseSearch(textOf(value)), value, building);
    if (search === undefined) return [];
    for (const { path, start } of search.paths)
      if (document !== undefined && record !== undefined) endOfPath(path, value, start, { document, record }, building);
    return [
      {
        operation: operation.name,
        parameter: name,
        comparison: search.comparison,
        paths: search.paths.map(({ path }) => path),
        ...(search.all && { all: search.all }),
        ...(search.from !== undefined && { from: search.from }),
      },
    ];
  });
}

/** The leaves right in the document that is the body. */
function namesInBody({ body }: Operation, building: RolesBuilding): string[] {
  const record = documentOf(documentOfPipeline(body), building)?.type;
  if (record === undefined) return [];
  return [...record.attributes, ...elementsOf(record)].flatMap(({ wires }) => wires.map(pathOfWire));
}
