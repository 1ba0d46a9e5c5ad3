import { type MapNode, type ScalarNode, listAt, scalarAt, textAt, textOf } from "../../load/node.js";
import { parseMembership } from "../../notation/expression.js";
import { quote } from "../../problems/problems.js";
import { accept } from "../building.js";
import type { Document, RecordType } from "../model.js";
import { isPropertyName } from "../names.js";
import type { Classification } from "../roles.js";
import { type RolesBuilding, endOfPath, pathEndAt, requireItems, textEntries, unknownSetting } from "./building.js";

/** What an item means to who asks: words, each with its condition. */
export function readClassification(
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
