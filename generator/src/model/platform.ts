import { type MapNode, mapAt, textAt, textOf } from "../load/node.js";
import type { SpecDocument } from "../load/yaml.js";
import type { Problems } from "../problems/problems.js";
import { type Building, documentationOf, documentationOfEntry } from "./building.js";
import { type ReadSchema, buildDocument } from "./document.js";
import { buildClient } from "./http/client.js";
import { buildEndpoint } from "./http/endpoint.js";
import { buildFunction } from "./http/function.js";
import { buildMock } from "./http/mock.js";
import { buildWebhook } from "./http/webhook.js";
import { type RolesBuilding, namedEntries } from "./http/building.js";
import type { TypeNames } from "./leaf.js";
import type { NamedType, Platform, Source, Sureness } from "./model.js";
import type { Roles } from "./roles.js";
import { typeNameOf } from "./names.js";
import { buildSettings, settingOfBaseUrl } from "./settings.js";
import { buildTypes } from "./types.js";

/** The files of a platform, read and held against their frames. */
export interface PlatformFiles {
  readonly name: string;
  readonly platform: SpecDocument;
  readonly types: SpecDocument | undefined;
  /** By the name of the document. */
  readonly documents: ReadonlyMap<string, SpecDocument>;
}

/** Builds the model of a platform; problems are collected, and then what is returned is not complete. */
export function buildPlatform(files: PlatformFiles, readSchema: ReadSchema, problems: Problems): Platform {
  const { file, root, comment } = files.platform;
  const building: Building = { problems, sources: readSources(mapAt(root, "sources"), problems) };
  const shared = buildShared(files, building);
  const documents = [...files.documents].flatMap(
    ([name, document]) => buildDocument(name, document, shared.types, readSchema, building) ?? [],
  );
  const written = buildSettings(mapAt(root, "settings"), shared.names, building);
  const settings = [...written, ...settingOfBaseUrl(mapAt(root, "client"), written)];
  const documentNames = [...files.documents.keys()];
  const roles = buildRoles(root, { ...building, settings, documents, documentNames, names: shared.names });
  const site = textAt(root, "site");
  return {
    name: files.name,
    title: textAt(root, "title") ?? files.name,
    ...(site !== undefined && { site }),
    documentation: documentationOf(comment, { file, start: 0, end: 0 }, building).documentation,
    sources: building.sources,
    settings,
    types: shared.types,
    documents,
    roles,
    place: { file, start: 0, end: 0 },
  };
}

function buildShared(
  { name, types: file }: PlatformFiles,
  building: Building,
): { types: readonly NamedType[]; names: TypeNames } {
  const nowhere: MapNode = { kind: "map", entries: [], flow: false, place: { file: "", start: 0, end: 0 } };
  const map = file === undefined ? undefined : mapAt(file.root, "types");
  return buildTypes(
    map ?? nowhere,
    {
      types: [],
      prefix: typeNameOf(name),
      hint: "types of a document are its own: what is shared stands in types.yaml",
    },
    [],
    building,
  );
}

function readSources(map: MapNode | undefined, problems: Problems): Source[] {
  return (map?.entries ?? []).flatMap((entry): Source[] => {
    if (entry.value.kind !== "map") return [];
    const url = textAt(entry.value, "url");
    const sure = textAt(entry.value, "sure") as Sureness | undefined;
    const { place } = documentationOfEntry({ ...entry, comment: "" }, { problems, sources: [] });
    return [
      {
        name: textOf(entry.key),
        title: textAt(entry.value, "title") ?? textOf(entry.key),
        ...(url !== undefined && { url }),
        ...(sure !== undefined && { sure }),
        place,
      },
    ];
  });
}

function buildRoles(root: MapNode, building: RolesBuilding): Roles {
  const clientMap = mapAt(root, "client");
  const endpointMap = mapAt(root, "endpoint");
  const mockMap = mapAt(root, "mock");
  const client = clientMap && buildClient(clientMap, building);
  const endpoint = endpointMap && buildEndpoint(endpointMap, building);
  const mock = mockMap && buildMock(mockMap, client, building);
  return {
    ...(client && { client }),
    ...(endpoint && { endpoint }),
    webhooks: namedEntries(mapAt(root, "webhook"), building).flatMap((entry) => buildWebhook(entry, building) ?? []),
    functions: namedEntries(mapAt(root, "functions"), building).flatMap(
      (entry) => buildFunction(entry, building) ?? [],
    ),
    mock: mock?.searches ?? [],
    ...(mock !== undefined && mock.rules.length > 0 && { mockRules: mock.rules }),
    ...(mock !== undefined && mock.only.length > 0 && { mockOnly: mock.only }),
  };
}
