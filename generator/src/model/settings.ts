import { type MapNode, listAt, scalarAt, textAt, textOf } from "../load/node.js";
import { parseParameterKey } from "../notation/key.js";
import { type Building, accept, documentationOfEntry } from "./building.js";
import { type TypeNames, readLeafType, unknownLeaf } from "./leaf.js";
import type { LeafType, Setting } from "./model.js";

/** The settings of a platform, in the short form (a type) or the long one. */
export function buildSettings(map: MapNode | undefined, names: TypeNames, building: Building): Setting[] {
  return (map?.entries ?? []).flatMap((entry): Setting[] => {
    const key = accept(parseParameterKey(textOf(entry.key)), entry.key, building);
    const typeScalar = entry.value.kind === "map" ? scalarAt(entry.value, "type") : entry.value;
    if (key === undefined || typeScalar?.kind !== "scalar") return [];
    const type: LeafType | undefined = readLeafType(typeScalar, names, building);
    if (type === undefined) return [];
    return [
      {
        name: key.name,
        ...documentationOfEntry(entry, building),
        type,
        optional: key.optional || type.default !== undefined,
        ...(entry.value.kind === "map" && longForm(entry.value)),
      },
    ];
  });
}

/**
 * A URL that a client's spec fixes is a setting all the same, so that its user can lead it to a mock or a proxy; nothing where
 * the spec names a setting itself.
 */
export function settingOfBaseUrl(client: MapNode | undefined, settings: readonly Setting[]): Setting[] {
  const scalar = client && scalarAt(client, "baseUrl");
  const url = scalar && textOf(scalar);
  if (scalar === undefined || url === undefined || !URL.canParse(url)) return [];
  if (settings.some(({ name }) => name === "baseUrl")) return [];
  return [
    {
      name: "baseUrl",
      documentation: "Where the platform is, or what stands in its place: a mock, or a proxy.",
      place: scalar.place,
      type: { ...unknownLeaf, scalar: { kind: "url" }, default: url },
      optional: true,
    },
  ];
}

function longForm(map: MapNode): Pick<Setting, "example" | "found" | "for"> {
  const example = textAt(map, "example");
  const found = textAt(map, "found");
  const roles = listAt(map, "for")?.items.flatMap(({ value }) => (value.kind === "scalar" ? [textOf(value)] : []));
  return {
    ...(example !== undefined && { example }),
    ...(found !== undefined && { found }),
    ...(roles !== undefined && { for: roles as NonNullable<Setting["for"]> }),
  };
}
