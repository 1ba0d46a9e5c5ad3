import { type MapNode, mapAt, textOf } from "../../load/node.js";
import { parseSearch } from "../../notation/expression.js";
import { accept, unknownName } from "../building.js";
import type { Document, RecordType } from "../model.js";
import { resolvePath } from "../paths.js";
import type { Client, MockSearch, Operation } from "../roles.js";
import { type RolesBuilding, documentOf, endOfPath, itemsOf, textEntries, typesOf } from "./building.js";

/** How the mock of a vendor finds items. */
export function buildMock(map: MapNode, client: Client | undefined, building: RolesBuilding): MockSearch[] {
  return map.entries.flatMap(({ key, value }): MockSearch[] => {
    const operations = client?.operations ?? [];
    const operation = operations.find(({ name }) => name === textOf(key));
    if (operation === undefined) {
      unknownName(
        building,
        key.place,
        "an operation of the client",
        textOf(key),
        operations.map(({ name }) => name),
      );
      return [];
    }
    return value.kind === "map" ? readSearches(operation, mapAt(value, "search"), building) : [];
  });
}

function readSearches(operation: Operation, map: MapNode | undefined, building: RolesBuilding): MockSearch[] {
  const document = operation.answer.kind === "document" ? documentOf(operation.answer.document, building) : undefined;
  const record = itemsOfOperation(operation, document);
  return textEntries(map).flatMap(({ name, key, value }): MockSearch[] => {
    if (!operation.parameters.some((each) => each.name === name))
      unknownName(
        building,
        key.place,
        `a parameter of ${operation.name}`,
        name,
        operation.parameters.map((each) => each.name),
      );
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

/** Those that the cursor counts by, or the only list of the answer. */
function itemsOfOperation({ cursor }: Operation, document: Document | undefined): RecordType | undefined {
  if (cursor === undefined || document === undefined) return itemsOf(document);
  const resolved = resolvePath(document.type, cursor.item, typesOf(document));
  return "end" in resolved ? resolved.end.record : undefined;
}
