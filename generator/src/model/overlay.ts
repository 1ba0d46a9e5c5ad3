import { type EntryNode, type MapNode, textOf } from "../load/node.js";
import { type KeySyntax, parseKey, parseTypeKey } from "../notation/key.js";
import { type Building, accept, documentationOfEntry, unknownName } from "./building.js";
import { type Resolved, type TypeBuilding, readElementType } from "./leaf.js";
import type { AttributeMember, ElementParticle, Group, NamedType, Particle, RecordType, TextMember } from "./model.js";
import { elementsOf, pathOfWire } from "./paths.js";
import { reachableTypes } from "./reachable.js";
import { type OuterTypes, buildTypes } from "./types.js";

/**
 * Lays the `types` of a spec over those of a vendor's schema: what a member means, how often it stands and what it is
 * called, by its name on the wire. Types that the schema does not have are added.
 */
export function layOver(
  schema: readonly NamedType[],
  map: MapNode | undefined,
  outer: OuterTypes,
  versions: readonly string[],
  building: Building,
): readonly NamedType[] {
  if (map === undefined) return [...schema, ...outer.types];
  const layers = new Map<string, EntryNode>();
  const added: EntryNode[] = [];
  for (const entry of map.entries) {
    const key = parseTypeKey(textOf(entry.key));
    const over = key.ok && schema.some(({ name }) => name === key.value.name) ? key.value.name : undefined;
    if (over === undefined) added.push(entry);
    else layers.set(over, entry);
  }
  const all: OuterTypes = { ...outer, types: [...schema, ...outer.types] };
  const { types, names } = buildTypes({ ...map, entries: added }, all, versions, building);
  const context: Layering = { ...building, names, versions, changes: new Map() };
  for (const type of schema) {
    const entry = layers.get(type.name);
    if (entry !== undefined) layType(context.changes.get(type.name) ?? type, entry, schema, context);
  }
  const laid = schema.map((type) => context.changes.get(type.name) ?? type);
  const own = [...laid, ...types];
  const used = new Set(
    reachableTypes(
      own.filter(({ kind }) => kind === "record"),
      own,
    ),
  );
  // Simple types of the schema that the spec has replaced everywhere say nothing any more.
  return [...laid.filter((type) => type.kind === "record" || used.has(type)), ...types, ...outer.types];
}

interface Layering extends TypeBuilding {
  /** Types that have a layer, by name. */
  readonly changes: Map<string, NamedType>;
}

function layType(type: NamedType, entry: EntryNode, schema: readonly NamedType[], context: Layering): void {
  const key = accept(parseTypeKey(textOf(entry.key)), entry.key, context);
  const documented = documentationOfEntry(entry, context);
  const named = {
    ...type,
    ...(key?.as !== undefined && { typeName: key.as.name }),
    ...(documented.documentation !== "" && documented),
  };
  if (named.kind === "record" && entry.value.kind === "map") layRecord(named, entry.value, schema, context);
  else if (named.kind === "leaf" && entry.value.kind === "scalar") {
    const resolved = readElementType(entry.value, context.names, context);
    if (resolved?.type.kind === "leaf") context.changes.set(type.name, { ...named, leaf: resolved.type.leaf });
  } else {
    const expected =
      named.kind === "record"
        ? "members, since the schema has members there"
        : "a type, since the schema has a text there";
    context.problems.add("type", entry.key.place, expected, named.kind === "record" ? "a type" : "members");
  }
}

function layRecord(record: RecordType, map: MapNode, schema: readonly NamedType[], context: Layering): void {
  let changed = record;
  for (const entry of map.entries) {
    const key = accept(parseKey(textOf(entry.key)), entry.key, context);
    if (key !== undefined) changed = layMember(changed, entry, key, schema, context);
  }
  context.changes.set(record.name, changed);
}

function layMember(
  record: RecordType,
  entry: EntryNode,
  key: KeySyntax,
  schema: readonly NamedType[],
  context: Layering,
): RecordType {
  const [wire] = key.wires;
  const path = wire === undefined ? textOf(entry.key) : pathOfWire(wire);
  const members = [...record.attributes, ...elementsOf(record), ...(record.text === undefined ? [] : [record.text])];
  const found = members.find((member) => spellings(member).includes(path));
  if (found === undefined) {
    unknownName(context, entry.key.place, "a member that the schema has", path, members.flatMap(spellings));
    return record;
  }
  if (entry.value.kind === "map") {
    const inner = found.kind === "element" && found.type.kind === "record" ? found.type.name : undefined;
    const type = context.changes.get(inner ?? "") ?? schema.find(({ name }) => name === inner);
    if (type?.kind === "record") layRecord(type, entry.value, schema, context);
    else context.problems.add("type", entry.key.place, "a type, since the schema has a text there", "members");
  }
  const resolved = entry.value.kind === "scalar" ? readElementType(entry.value, context.names, context) : undefined;
  if (resolved !== undefined && entry.comment === "")
    context.problems.add("schema", entry.key.place, "a comment that says why the schema is corrected", "none");
  const change = { key, documented: documentationOfEntry(entry, context), resolved };
  const property = key.as?.name ?? found.property;
  return replace(record, found, changeOf(found, change), property);
}

interface Change {
  readonly key: KeySyntax;
  readonly documented: ReturnType<typeof documentationOfEntry>;
  readonly resolved: Resolved | undefined;
}

type Changeable = AttributeMember | ElementParticle | TextMember;

function changeOf(member: Changeable, { key, documented, resolved }: Change): Changeable {
  const common = {
    property: key.as?.name ?? member.property,
    ...(documented.documentation !== "" && documented),
  };
  const leaf = resolved?.type.kind === "leaf" ? { leaf: resolved.type.leaf } : {};
  switch (member.kind) {
    case "attribute":
      return { ...member, ...common, ...leaf, ...(key.number && { optional: key.number.minimum === 0 }) };
    case "text":
      return { ...member, ...common, ...leaf };
    case "element":
      return {
        ...member,
        ...common,
        ...(resolved && { type: resolved.type, nothing: resolved.nothing }),
        ...(resolved?.cdata !== undefined && { cdata: resolved.cdata }),
        ...(key.number && { occurs: { minimum: key.number.minimum, maximum: key.number.maximum } }),
        ...(key.orEmpty && { nothing: [""] }),
        ...(key.emptyWhenNone && { emptyWhenNone: true }),
      };
  }
}

function replace(record: RecordType, old: Changeable, member: Changeable, property: string): RecordType {
  const order = record.order.map((each) => (each === old.property ? property : each));
  if (member.kind === "text") return { ...record, text: member, order };
  if (member.kind === "attribute")
    return { ...record, attributes: record.attributes.map((each) => (each === old ? member : each)), order };
  const content = record.content && (replaceIn(record.content, old, member) as Group);
  return { ...record, ...(content && { content }), order };
}

function replaceIn(particle: Particle, old: Changeable, member: ElementParticle): Particle {
  if (particle === old) return member;
  if (particle.kind === "element" || particle.kind === "any") return particle;
  return { ...particle, particles: particle.particles.map((inner) => replaceIn(inner, old, member)) };
}

function spellings(member: Changeable): string[] {
  return member.kind === "text" ? ["$"] : member.wires.map(pathOfWire);
}
