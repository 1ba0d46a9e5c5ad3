import { type MapNode, type ScalarNode, listAt, mapAt, scalarAt, textAt, textOf } from "../load/node.js";
import type { SpecDocument } from "../load/yaml.js";
import { type NameSyntax, parseRoots } from "../notation/key.js";
import { quote } from "../problems/problems.js";
import { type Building, accept, documentationOf, unknownName } from "./building.js";
import type { Document, Identity, NamedType, RecordType } from "./model.js";
import { documentTypeName } from "./names.js";
import { layOver } from "./overlay.js";
import { buildTypes } from "./types.js";
import { reachableTypes } from "./reachable.js";
import { buildVersions } from "./versions.js";

/** What a vendor's schema says. */
export interface SchemaTypes {
  readonly types: readonly NamedType[];
  /** The name of each root's type. */
  readonly rootTypes: ReadonlyMap<string, string>;
  readonly namespaces: Readonly<Record<string, string>>;
  /** The namespace that it describes, which other schemas that it imports do not. */
  readonly targetNamespace?: string;
  readonly identities?: readonly Identity[];
}

/** Reads the schema that a scalar names; nothing where it cannot be read, which is reported. */
export type ReadSchema = (scalar: ScalarNode) => SchemaTypes | undefined;

/** Builds a document from its file. */
export function buildDocument(
  name: string,
  { file, root: map, comment }: SpecDocument,
  shared: readonly NamedType[],
  readSchema: ReadSchema,
  building: Building,
): Document | undefined {
  const rootScalar = scalarAt(map, "root");
  const roots = rootScalar && accept(parseRoots(textOf(rootScalar)), rootScalar, building);
  const [rootName] = roots ?? [];
  if (rootScalar === undefined || roots === undefined || rootName === undefined) return undefined;
  const typeName = documentTypeName(name);

  const versionList = scalarAt(map, "versions");
  const versions = versionList && buildVersions(versionList, listAt(map, "version"), building);
  if (versionList === undefined && listAt(map, "version") !== undefined)
    building.problems.add("version", rootScalar.place, "`versions` beside `version`", "only rules that find a version");

  const schemaScalar = scalarAt(map, "schema");
  const schema = schemaScalar && readSchema(schemaScalar);
  if (schemaScalar !== undefined && schema === undefined) return undefined;
  const spaces = { ...schema?.namespaces, ...textsOf(mapAt(map, "namespaces")) };
  const elements = roots.map(({ name: written }) => (schema && rootElement(written, schema, spaces)) ?? written);
  const root = { name: schema?.rootTypes.get(elements[0] ?? "") ?? rootName.name, typeName };
  const types = documentTypes(map, root, schema, shared, versions?.names ?? [], building);
  const type =
    types === undefined ? undefined : rootType({ ...rootName, name: root.name }, rootScalar, types, building);
  if (types === undefined || type === undefined) return undefined;
  const own = types.filter((each) => !shared.includes(each));
  return {
    name,
    ...documentationOf(comment, { file, start: 0, end: 0 }, building),
    roots: elements,
    namespaces: spaces,
    type,
    types: [...own, ...reachableTypes(own, shared)],
    ...policies(map, schema !== undefined),
    ...(versions && { versions }),
    ...(schema?.identities?.length && { identities: schema.identities }),
    ...(saysTypes(schema) && { saysTypes: true as const }),
  };
}

/** Whether a schema has types that stand in for others, or elements that may be nothing: only then documents speak of types. */
function saysTypes(schema: SchemaTypes | undefined): boolean {
  return schema?.targetNamespace !== undefined && schema.namespaces["xsi"] !== undefined;
}

/**
 * The global element that a root's name means, as the schema's names spell it: that of its namespace where it has a
 * prefix, else that of the namespace which the schema describes, else the only one of its local name. Whoever writes a spec
 * need not know which prefixes the import gave.
 */
function rootElement(
  written: string,
  { rootTypes, namespaces: own, targetNamespace }: SchemaTypes,
  namespaces: Readonly<Record<string, string>>,
): string | undefined {
  const [prefix, local] = nameParts(written);
  const same = [...rootTypes.keys()].filter((name) => nameParts(name)[1] === local);
  const inNamespace = (namespace: string | undefined): string | undefined =>
    same.find((name) => (own[nameParts(name)[0]] ?? "") === namespace);
  if (prefix !== "") return rootTypes.has(written) ? written : inNamespace(namespaces[prefix]);
  return inNamespace(targetNamespace) ?? (rootTypes.has(written) || same.length !== 1 ? written : same[0]);
}

function nameParts(name: string): readonly [prefix: string, local: string] {
  const colon = name.indexOf(":");
  return colon < 0 ? ["", name] : [name.slice(0, colon), name.slice(colon + 1)];
}

function documentTypes(
  map: MapNode,
  root: { readonly name: string; readonly typeName: string },
  schema: SchemaTypes | undefined,
  shared: readonly NamedType[],
  versions: readonly string[],
  building: Building,
): readonly NamedType[] | undefined {
  const typesMap = mapAt(map, "types");
  if (schema !== undefined) {
    const read = schema.types.map((type) => (type.name === root.name ? { ...type, typeName: root.typeName } : type));
    return layOver(read, typesMap, { types: shared, root, prefix: root.typeName }, versions, building);
  }
  if (typesMap === undefined) {
    building.problems.add("frame", scalarAt(map, "root")?.place ?? map.place, "the key `types` or `schema`", "neither");
    return undefined;
  }
  return [...buildTypes(typesMap, { types: shared, root, prefix: root.typeName }, versions, building).types, ...shared];
}

function rootType(
  root: NameSyntax,
  scalar: ScalarNode,
  types: readonly NamedType[],
  building: Building,
): RecordType | undefined {
  const type = types.find(({ name }) => name === root.name);
  const place = scalar.part(root.start, root.end);
  if (type?.kind === "record") return type;
  if (type !== undefined)
    building.problems.add(
      "type",
      place,
      "an element with members as the root",
      `${quote(root.name)}, the type of a text`,
    );
  // A type that has problems itself is told by them.
  else if (!building.problems.failed) {
    const records = types.filter(({ kind, name }) => kind === "record" && !name.includes("/"));
    unknownName(
      building,
      place,
      "the name of a type",
      root.name,
      records.map(({ name }) => name),
      "the root's type is the one that is called as the root",
    );
  }
  return undefined;
}

/** A schema says what may come, and in which order; a spec of our own takes more. */
function policies(map: MapNode, bySchema: boolean): Pick<Document, "read" | "write" | "values" | "repairs" | "limits"> {
  const read = mapAt(map, "read");
  const write = mapAt(map, "write");
  const encoding = read && textAt(read, "encoding");
  return {
    read: {
      order: word(read, "order", bySchema ? ["declared", "any"] : ["any", "declared"]),
      unknown: word(read, "unknown", bySchema ? ["refuse", "keep", "ignore"] : ["keep", "ignore", "refuse"]),
      repeated: word(read, "repeated", ["refuse", "first", "last"]),
      doctype: word(read, "doctype", ["refuse", "skip"]),
      ...(read !== undefined && textAt(read, "namespaces") === "ignore" && { namespaces: "ignore" }),
      ...(encoding !== undefined && { encoding }),
    },
    write: {
      cdata: word(write, "cdata", ["none", "text", "all"]),
      declaration: write === undefined || scalarAt(write, "declaration")?.value !== false,
      empty: word(write, "empty", ["short", "long"]),
    },
    values: word(map, "values", ["plain", "form-url-encoded"]),
    repairs: (listAt(map, "repairs")?.items ?? []).flatMap(({ value }) =>
      value.kind === "scalar" ? [textOf(value)] : [],
    ),
    limits: Object.fromEntries(
      (mapAt(map, "limits")?.entries ?? []).map(({ key, value }) => [
        textOf(key),
        value.kind === "scalar" && value.value !== "none" ? Number(value.value) : Infinity,
      ]),
    ),
  };
}

/** One of the words that the frame allows; the first is the default. */
function word<Word extends string>(map: MapNode | undefined, key: string, words: readonly [Word, ...Word[]]): Word {
  const found = map && textAt(map, key);
  return words.find((each) => each === found) ?? words[0];
}

function textsOf(map: MapNode | undefined): Record<string, string> {
  return Object.fromEntries(
    (map?.entries ?? []).map(({ key, value }) => [textOf(key), value.kind === "scalar" ? textOf(value) : ""]),
  );
}
