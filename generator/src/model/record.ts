import { type EntryNode, type MapNode, textOf } from "../load/node.js";
import { describe } from "../load/yaml.js";
import { type KeySyntax, type WireSyntax, parseKey } from "../notation/key.js";
import type { Span } from "../notation/scanner.js";
import { quote } from "../problems/problems.js";
import { accept, documentationOfEntry } from "./building.js";
import { element, occursOf, once, onlyLeaf } from "./element.js";
import { readFlag, within, withinParticle } from "./flags.js";
import { type Resolved, type TypeBuilding, readElementType } from "./leaf.js";
import { memberOf, spelling, wireOf } from "./member.js";
import type {
  AttributeMember,
  Documented,
  ElementParticle,
  Group,
  Member,
  NamedType,
  Occurs,
  Particle,
  RecordType,
  TextMember,
  Wildcard,
} from "./model.js";
import { propertyOf, typeNameOf } from "./names.js";
import { indexesOf } from "./versions.js";

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
  const { attributes, text, inner, order, wires } = parts;
  const content: Group | undefined =
    particles.length === 0 ? undefined : { kind: "sequence", particles, occurs: once, place: map.place };
  const record: RecordType = {
    kind: "record",
    name,
    typeName,
    ...documented,
    attributes: attributes.map((member) => ({ ...member, leaf: within(member.leaf, wires) })),
    ...(text && { text: { ...text, leaf: within(text.leaf, wires) } }),
    // Their conditions name other members: now all are known.
    flags: parts.flags.flatMap(([entry, member]) => readFlag(entry, member, wires, building) ?? []),
    ...(content && {
      content: { ...content, particles: content.particles.map((each) => withinParticle(each, wires)) },
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
  readonly flags: [EntryNode, Member][];
  /** Types without a name of their own. */
  readonly inner: NamedType[];
  readonly order: string[];
  /** Properties by the spelling on the wire. */
  readonly wires: Map<string, string>;
}

/** The particle of an entry; none for attributes, texts and flags, which go to `parts`. */
function readMember(entry: EntryNode, parts: Parts, building: TypeBuilding): Particle | undefined {
  const key = accept(parseKey(textOf(entry.key)), entry.key, building);
  if (key === undefined) return undefined;
  if (key.particle !== undefined) return readGroup(entry, key, parts, building);
  if (key.withText !== undefined) refuseText(entry, key.withText, building);
  const member = memberOf(entry, key, building);
  if (member === undefined) return undefined;
  parts.order.push(member.property);
  if (key.flag === true) {
    parts.flags.push([entry, member]);
    return undefined;
  }
  const [first] = key.wires;
  for (const wire of key.wires) parts.wires.set(spelling(wire), member.property);
  if (first === undefined) return undefined;
  if (first.name === "*" && !first.attribute) return readWildcard(entry, key, member, building);

  const resolved = valueOf(entry, first, parts, building);
  if (resolved === undefined) return undefined;
  // `$ | name` has more spellings than a text.
  if (!first.attribute && (first.name !== "$" || key.wires.length > 1))
    return element(entry, key, member, resolved, building);
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

function readWildcard(entry: EntryNode, key: KeySyntax, member: Member, { problems }: TypeBuilding): Wildcard {
  if (entry.value.kind !== "scalar" || textOf(entry.value) !== "any")
    problems.add("type", entry.value.place, '"any", the XML of the element', describe(entry.value));
  return { kind: "any", ...member, occurs: occursOf(key) };
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
  const occurs = occursOf(key);
  if (key.particle === "one of") return readChoice(entry, entry.value, key, occurs, parts, building);
  if (key.withText !== undefined) refuseText(entry, key.withText, building);
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
  if (key.withText !== undefined && occurs.maximum <= 1) refuseText(entry, key.withText, building);
  return {
    kind: "choice",
    particles,
    occurs,
    member,
    ...(key.withText && { mixed: true }),
    place: entry.key.place,
  };
}

/** A text that stands alone is a member of its own. */
function refuseText(entry: EntryNode, { start, end }: Span, { problems }: TypeBuilding): void {
  problems.add("type", entry.key.part(start, end), '"with text" only on a repeated choice, `one of*`', '"with text"');
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
  const extra = key.number ?? key.as ?? key.emptyWhenNone ?? key.withText;
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
