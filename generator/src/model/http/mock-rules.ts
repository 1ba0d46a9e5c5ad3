import { type MapNode, mapAt, scalarAt, textAt, textOf } from "../../load/node.js";
import { comparisons, parseCondition, parseSearch } from "../../notation/expression.js";
import { quote } from "../../problems/problems.js";
import { accept, unknownName } from "../building.js";
import type { Document, RecordType } from "../model.js";
import { resolvePath } from "../paths.js";
import type { MockRules, MockSearch, Operation } from "../roles.js";
import {
  type RolesBuilding,
  documentOf,
  endOfPath,
  itemsOf,
  pathEndAt,
  requireItems,
  textEntries,
  typesOf,
} from "./building.js";
import { documentOfPipeline } from "./pipelines.js";

/** How the mock finds items by rules that the document of the request lists. */
export function readMockRules(operation: Operation, map: MapNode, building: RolesBuilding): MockRules | undefined {
  const document = documentOf(documentOfPipeline(operation.body), building);
  const list = textAt(map, "list");
  const from = { document, record: document?.type };
  const rule = requireItems(pathEndAt(map, "list", from, building), scalarAt(map, "list"), building);
  const inRule = { document, record: rule };
  for (const key of ["field", "comparison", "value"]) pathEndAt(map, key, inRule, building);
  const any = scalarAt(map, "any");
  const condition = any && accept(parseCondition(textOf(any)), any, building);
  if (any !== undefined && condition !== undefined && document !== undefined)
    endOfPath(condition.path.path, any, condition.path.start, { document, record: document.type }, building);
  const field = textAt(map, "field");
  const comparison = textAt(map, "comparison");
  const value = textAt(map, "value");
  if (list === undefined || field === undefined || comparison === undefined || value === undefined) return undefined;
  return {
    operation: operation.name,
    list,
    field,
    comparison,
    value,
    ...(condition && { any: { path: condition.path.path, is: condition.is.name } }),
    comparisons: readComparisons(mapAt(map, "comparisons"), building),
    fields: readFields(operation, mapAt(map, "fields"), building),
  };
}

function readComparisons(map: MapNode | undefined, building: RolesBuilding): MockRules["comparisons"] {
  return textEntries(map).flatMap(({ name, value }): [string, MockSearch["comparison"]][] => {
    const found = comparisons.find((each) => each === textOf(value));
    if (found !== undefined && found !== "skip" && found !== "take" && found !== "reverse") return [[name, found]];
    unknownName(building, value.place, "a comparison", textOf(value), comparisons);
    return [];
  });
}

function readFields(operation: Operation, map: MapNode | undefined, building: RolesBuilding): MockRules["fields"] {
  const document = operation.answer.kind === "document" ? documentOf(operation.answer.document, building) : undefined;
  const record = itemsOfOperation(operation, document);
  return textEntries(map).flatMap(({ name, value }): [string, string[]][] => {
    // A field is compared as the rule says: here it only has paths.
    const text = textOf(value);
    const parts = text.split("|").map((part) => part.trim());
    const search = accept(parseSearch(`equals ${text}`), value, building);
    if (search === undefined) return [];
    if (document !== undefined && record !== undefined)
      for (const path of parts) endOfPath(path, value, text.indexOf(path), { document, record }, building);
    if (parts.some((part) => part === "")) building.problems.add("frame", value.place, "paths", quote(text));
    return [[name, parts]];
  });
}

/** Those that the cursor counts by, or the only list of the answer. */
export function itemsOfOperation(
  { cursor }: Pick<Operation, "cursor">,
  document: Document | undefined,
): RecordType | undefined {
  if (cursor === undefined || document === undefined) return itemsOf(document);
  const resolved = resolvePath(document.type, cursor.item, typesOf(document));
  return "end" in resolved ? resolved.end.record : undefined;
}
