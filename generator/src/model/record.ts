import { type EntryNode, type MapNode, type ScalarNode, textOf } from "../load/node.js";
import { describe } from "../load/yaml.js";
import { parseCondition } from "../notation/expression.js";
import { type KeySyntax, type WireSyntax, parseKey } from "../notation/key.js";
import { quote } from "../problems/problems.js";
import { type Building, accept, documentationOfEntry, unknownName } from "./building.js";
import { type Resolved, type TypeNames, readElementType } from "./leaf.js";
import type {
  AttributeMember,
  Documented,
  ElementParticle,
  FlagMember,
  Group,
  LeafType,
  Member,
  NamedType,
  Occurs,
  Particle,
  RecordType,
  TextMember,
  Wildcard,
  Wire,
} from "./model.js";
import { isPropertyName, propertyOf, typeNameOf } from "./names.js";
import { indexesOf } from "./versions.js";

/** What building the types of a document needs. */
export interface TypeBuilding extends Building {
  readonly names: TypeNames;
  /** The versions of the document, oldest first; none where it has no versions. */
  readonly versions: readonly string[];
}

/** An element's type, and the types without a name of elements in it. */
export function buildRecord(
  name: string,
  typeName: string,
  map: MapNode,
  documented: Documented,
  building: TypeBuilding,
): NamedType[] {
  const parts: Parts = { name, typeName, attributes: [], flags: [], inner: [], order: [], wires: new Map() };
  const particles = map.entries.flatMap((entry) => readMember(entry, parts, building) ?? []);
  for (const [entry, flag] of pendingFlags(map, parts, building))
    parts.flags.push(resolveFlag(entry, flag, parts, building) ?? flag);
  const { attributes, text, flags, inner, order } = parts;
  const content: Group | undefined =
    particles.length === 0 ? undefined : { kind: "sequence", particles, occurs: once, place: map.place };
  const record: RecordType = {
    kind: "record",
    name,
    typeName,
    ...documented,
    attributes: attributes.map((member) => ({ ...member, leaf: within(member.leaf, parts) })),
    ...(text && { text: { ...text, leaf: within(text.leaf, parts) } }),
    flags,
    ...(content && {
      content: { ...content, particles: content.particles.map((each) => withinParticle(each, parts)) },
    }),
    order,
  };
  return [record, ...inner];
}

interface Parts {
  readonly name: string;
  readonly typeName: string;
  readonly attributes: AttributeMember[];
  text?: TextMember;
  readonly flags: FlagMember[];
  /** Types without a name of their own. */
  readonly inner: NamedType[];
  readonly order: string[];
  /** Properties by the spelling on the wire. */
  readonly wires: Map<string, string>;
}

const once: Occurs = { minimum: 1, maximum: 1 };

/** The particle of an entry; none for attributes, texts and flags, which go to `parts`. */
function readMember(entry: EntryNode, parts: Parts, building: TypeBuilding): Particle | undefined {
  const key = accept(parseKey(textOf(entry.key)), entry.key, building);
  if (key === undefined) return undefined;
  if (key.particle !== undefined) return readGroup(entry, key, parts, building);
  const member = memberOf(entry, key, building);
  if (member === undefined) return undefined;
  parts.order.push(member.property);
  if (key.flag === true) return undefined;
  const [first] = key.wires;
  for (const wire of key.wires) parts.wires.set(spelling(wire), member.property);
  if (first === undefined) return undefined;
  if (first.name === "*" && !first.attribute) return readWildcard(entry, key, member, building);

  const resolved = valueOf(entry, first, parts, building);
  if (resolved === undefined) return undefined;
  if (!first.attribute && first.name !== "$") return element(entry, key, member, resolved, building);
  const leaf = onlyLeaf(entry, key, resolved, building);
  if (leaf === undefined) return undefined;
  if (first.attribute) {
    parts.attributes.push({
      kind: "attribute",
      ...member,
      wires: key.wires.map(wireOf),
      optional: key.number?.minimum === 0,
      leaf,
    });
  } else if (parts.text === undefined) parts.text = { kind: "text", ...member, leaf };
  else building.problems.add("number", entry.key.place, "one text in an element", '"$" a second time');
  return undefined;
}

function onlyLeaf(
  entry: EntryNode,
  key: KeySyntax,
  resolved: Resolved,
  { problems }: TypeBuilding,
): LeafType | undefined {
  const what = key.wires[0]?.attribute === true ? "an attribute" : "the text of an element";
  const { number } = key;
  const mayBeMissing = key.wires[0]?.attribute === true;
  if (number !== undefined && (number.maximum > 1 || !mayBeMissing))
    problems.add(
      "number",
      entry.key.part(number.start, number.end),
      mayBeMissing
        ? 'nothing or "?", since an attribute stands at most once'
        : "no number, since an element has one text",
      quote(textOf(entry.key).slice(number.start, number.end)),
    );
  for (const clause of [key.orEmpty, key.emptyWhenNone])
    if (clause !== undefined)
      problems.add(
        "type",
        entry.key.part(clause.start, clause.end),
        `no such clause, since this is ${what}`,
        quote(textOf(entry.key).slice(clause.start, clause.end)),
      );
  if (resolved.type.kind === "leaf") return resolved.type.leaf;
  problems.add("type", entry.value.place, `the type of ${what}`, "the type of an element");
  return undefined;
}

function element(
  entry: EntryNode,
  key: KeySyntax,
  member: Member,
  resolved: Resolved,
  { problems }: TypeBuilding,
): ElementParticle {
  const occurs: Occurs = key.number === undefined ? once : { minimum: key.number.minimum, maximum: key.number.maximum };
  const { orEmpty, emptyWhenNone } = key;
  if (orEmpty !== undefined && resolved.type.kind === "leaf")
    problems.add(
      "type",
      entry.key.part(orEmpty.start, orEmpty.end),
      '"or empty" at the end of the type',
      '"or empty" in the key',
      {
        hint: "in the key it is for elements with members",
      },
    );
  if (emptyWhenNone !== undefined && (occurs.maximum <= 1 || occurs.minimum > 0))
    problems.add(
      "number",
      entry.key.part(emptyWhenNone.start, emptyWhenNone.end),
      '"empty when none" on a list that may have no item',
      "another number",
    );
  return {
    kind: "element",
    ...member,
    wires: key.wires.map(wireOf),
    occurs,
    type: resolved.type,
    nothing: orEmpty === undefined ? resolved.nothing : [...new Set(["", ...resolved.nothing])],
    emptyWhenNone: emptyWhenNone !== undefined,
    ...(resolved.cdata !== undefined && { cdata: resolved.cdata }),
  };
}

function readWildcard(entry: EntryNode, key: KeySyntax, member: Member, { problems }: TypeBuilding): Wildcard {
  if (entry.value.kind !== "scalar" || textOf(entry.value) !== "any")
    problems.add("type", entry.value.place, '"any", the XML of the element', describe(entry.value));
  const occurs = key.number === undefined ? once : { minimum: key.number.minimum, maximum: key.number.maximum };
  return { kind: "any", ...member, occurs };
}

/** The type of an entry's value: written, or as members of an element without a named type. */
function valueOf(entry: EntryNode, wire: WireSyntax, parts: Parts, building: TypeBuilding): Resolved | undefined {
  if (entry.value.kind === "scalar") return readElementType(entry.value, building.names, building);
  if (entry.value.kind === "list") return undefined;
  if (wire.attribute || wire.name === "$") {
    building.problems.add("type", entry.key.place, "a type", "keys and values", {
      hint: "only an element has members",
    });
    return undefined;
  }
  const name = `${parts.name}/${[...wire.wrappers.map((wrapper) => wrapper.name), wire.name].join("/")}`;
  const typeName = parts.typeName + typeNameOf(wire.name);
  const documented = documentationOfEntry(entry, building);
  parts.inner.push(...buildRecord(name, typeName, entry.value, documented, building));
  return { type: { kind: "record", name }, nothing: [] };
}

function readGroup(entry: EntryNode, key: KeySyntax, parts: Parts, building: TypeBuilding): Group | undefined {
  const { problems } = building;
  if (key.particle === "words of") {
    problems.add("type", entry.key.place, "members of an element", '"words of"', {
      hint: "words stand alone in a type of their own",
    });
    return undefined;
  }
  if (entry.value.kind !== "map") {
    problems.add("type", entry.value.place, `the members of ${quote(key.particle ?? "")}`, describe(entry.value));
    return undefined;
  }
  const occurs = key.number === undefined ? once : { minimum: key.number.minimum, maximum: key.number.maximum };
  if (key.particle === "one of") return readChoice(entry, entry.value, key, occurs, parts, building);
  const { number, as, versions, orEmpty, emptyWhenNone } = key;
  if (number !== undefined && (occurs.maximum > 1 || key.particle === "any order of"))
    problems.add(
      "number",
      entry.key.part(number.start, number.end),
      key.particle === "any order of" ? "no number" : 'nothing or "?"',
      quote(textOf(entry.key).slice(number.start, number.end)),
      { hint: "give what repeats an element of its own, or use `one of*`" },
    );
  const clause = as ?? orEmpty ?? emptyWhenNone;
  if (clause !== undefined || versions !== undefined)
    problems.add("grammar", entry.key.place, `no clause after ${quote(key.particle ?? "")}`, quote(textOf(entry.key)), {
      hint: "its members have names and versions of their own",
    });
  const particles = entry.value.entries.flatMap((inner) => readMember(inner, parts, building) ?? []);
  return { kind: key.particle === "any order of" ? "all" : "sequence", particles, occurs, place: entry.key.place };
}

function readChoice(
  entry: EntryNode,
  map: MapNode,
  key: KeySyntax,
  occurs: Occurs,
  parts: Parts,
  building: TypeBuilding,
): Group | undefined {
  const member = memberOf(
    entry,
    key.as === undefined ? { ...key, as: { name: "choice", start: 0, end: 0 } } : key,
    building,
  );
  if (member === undefined) return undefined;
  parts.order.push(member.property);
  const particles = map.entries.flatMap((alternative) => readAlternative(alternative, parts, building) ?? []);
  return { kind: "choice", particles, occurs, member, place: entry.key.place };
}

function readAlternative(
  entry: EntryNode,
  parts: Parts,
  building: TypeBuilding,
): ElementParticle | Wildcard | undefined {
  const { problems } = building;
  const key = accept(parseKey(textOf(entry.key)), entry.key, building);
  if (key === undefined) return undefined;
  const [wire, ...others] = key.wires;
  if (wire === undefined || others.length > 0 || wire.attribute || wire.name === "$" || wire.wrappers.length > 0) {
    problems.add("type", entry.key.place, 'the name of an element, or "*"', quote(textOf(entry.key)), {
      hint: "an alternative is one element",
    });
    return undefined;
  }
  const extra = key.number ?? key.as ?? key.emptyWhenNone;
  if (extra !== undefined) {
    problems.add(
      "number",
      entry.key.part(extra.start, extra.end),
      "an alternative without number and name",
      quote(textOf(entry.key).slice(extra.start, extra.end)),
      {
        hint: "they belong to the choice",
      },
    );
    return undefined;
  }
  const documented = documentationOfEntry(entry, building);
  const versions = indexesOf(key, entry.key, building);
  const member: Member = {
    property: wire.name === "*" ? "*" : propertyOf(wire.name),
    ...documented,
    ...(versions && { versions }),
  };
  if (wire.name === "*") return readWildcard(entry, key, member, building);
  const resolved = valueOf(entry, wire, parts, building);
  return resolved && element(entry, key, member, resolved, building);
}

function memberOf(entry: EntryNode, key: KeySyntax, building: TypeBuilding): Member | undefined {
  const documented = documentationOfEntry(entry, building);
  const [wire] = key.wires;
  const property = key.as?.name ?? (wire === undefined ? undefined : propertyOfWire(wire));
  const versions = indexesOf(key, entry.key, building);
  if (property === undefined || !isPropertyName(property)) {
    building.problems.add("wrong-name", entry.key.place, "`as` and the name of a property", quote(textOf(entry.key)), {
      hint: property === undefined ? "it has no name of its own" : `${quote(property)} is none`,
    });
    return undefined;
  }
  if (property === "__proto__") {
    const at = key.as === undefined ? entry.key.place : entry.key.part(key.as.start, key.as.end);
    building.problems.add("wrong-name", at, "the name of a property", '"__proto__", the prototype of an object');
    return undefined;
  }
  return { property, ...documented, ...(versions && { versions }) };
}

function propertyOfWire({ name, attribute }: WireSyntax): string | undefined {
  if (attribute || (name !== "$" && name !== "*")) return propertyOf(name);
  return name === "$" ? "text" : undefined;
}

function wireOf({ wrappers, name, attribute }: WireSyntax): Wire {
  return { wrappers: wrappers.map((wrapper) => ({ name: wrapper.name, optional: wrapper.optional })), name, attribute };
}

/** A wire as a path says it: without the signs of what may be missing. */
function spelling({ wrappers, name, attribute }: WireSyntax): string {
  return [...wrappers.map((wrapper) => wrapper.name), (attribute ? "@" : "") + name].join("/");
}

/** Flags are read last, because their condition names another member. */
function pendingFlags(map: MapNode, parts: Parts, building: TypeBuilding): [EntryNode, FlagMember][] {
  return map.entries.flatMap((entry): [EntryNode, FlagMember][] => {
    const parsed = parseKey(textOf(entry.key));
    if (!parsed.ok || parsed.value.flag !== true || parts.order.length === 0) return [];
    const property = parsed.value.as?.name;
    if (property === undefined) return [];
    const versions = indexesOf(parsed.value, entry.key, building);
    const member: Member = { property, ...documentationOfEntry(entry, building), ...(versions && { versions }) };
    return [[entry, { kind: "flag", ...member, of: "", is: "" }]];
  });
}

function resolveFlag(entry: EntryNode, flag: FlagMember, parts: Parts, building: TypeBuilding): FlagMember | undefined {
  if (entry.value.kind !== "scalar") {
    building.problems.add("type", entry.value.place, 'a condition such as @ID = "1"', describe(entry.value));
    return undefined;
  }
  const scalar: ScalarNode = entry.value;
  const condition = accept(parseCondition(textOf(scalar)), scalar, building);
  if (condition === undefined) return undefined;
  const { path, is } = condition;
  const of = parts.wires.get(path.path);
  if (of === undefined) {
    unknownName(
      building,
      scalar.part(path.start, path.end),
      "a member of the same element",
      path.path,
      parts.wires.keys(),
    );
    return undefined;
  }
  return { ...flag, of, is: is.name };
}

/** `value of search_field` names a member as it stands on the wire; the model has its property. */
function within(leaf: LeafType, { wires }: Parts): LeafType {
  if (leaf.scalar.kind !== "value") return leaf;
  return { ...leaf, scalar: { kind: "value", of: wires.get(leaf.scalar.of) ?? leaf.scalar.of } };
}

function withinParticle(particle: Particle, parts: Parts): Particle {
  if (particle.kind === "any") return particle;
  if (particle.kind !== "element")
    return { ...particle, particles: particle.particles.map((inner) => withinParticle(inner, parts)) };
  if (particle.type.kind !== "leaf") return particle;
  return { ...particle, type: { kind: "leaf", leaf: within(particle.type.leaf, parts) } };
}
