import type { ElementParticle, Group, LeafType, Member, NamedType, Particle, RecordType, Wire } from "./model.js";

/** What stands at the end of a path, and the members on the way. */
export interface PathEnd {
  readonly members: readonly Member[];
  /** The text at the end, where it is one. */
  readonly leaf?: LeafType;
  /** The element's type at the end, where it has members. */
  readonly record?: RecordType;
  /** Whether the last member is a list. */
  readonly repeated: boolean;
}

/** A part of a path that names nothing. */
export interface PathMiss {
  /** The offset of the part in the path. */
  readonly start: number;
  readonly name: string;
  readonly known: readonly string[];
}

/** Follows a path of names on the wire, such as `Order/@ID`, from an element. */
export function resolvePath(
  from: RecordType,
  path: string,
  types: ReadonlyMap<string, NamedType>,
): { readonly end: PathEnd } | { readonly miss: PathMiss } {
  let end: PathEnd = { members: [], record: from, repeated: false };
  let rest = path.split("/");
  let start = 0;
  while (rest.length > 0) {
    const record = end.record;
    const step = record === undefined ? undefined : stepInto(record, rest, types);
    if (step === undefined) {
      const known = record === undefined ? [] : spellingsOf(record);
      return { miss: { start, name: rest[0] ?? "", known } };
    }
    end = { ...step.end, members: [...end.members, ...step.end.members] };
    start += rest.slice(0, step.taken).join("/").length + 1;
    rest = rest.slice(step.taken);
  }
  return { end };
}

/** All elements of a record's content, those of groups and choices too. */
export function elementsOf(record: RecordType): ElementParticle[] {
  return record.content === undefined ? [] : elementsIn(record.content);
}

/** A wire as a path says it. */
export function pathOfWire({ wrappers, name, attribute }: Wire): string {
  return [...wrappers.map((wrapper) => wrapper.name), (attribute ? "@" : "") + name].join("/");
}

function stepInto(
  record: RecordType,
  rest: readonly string[],
  types: ReadonlyMap<string, NamedType>,
): { end: PathEnd; taken: number } | undefined {
  if (rest[0] === "$" && record.text !== undefined)
    return { taken: 1, end: { members: [record.text], leaf: record.text.leaf, repeated: false } };
  for (const member of [...record.attributes, ...elementsOf(record)])
    for (const wire of member.wires) {
      const spelling = pathOfWire(wire).split("/");
      if (!spelling.every((part, index) => rest[index] === part)) continue;
      return {
        taken: spelling.length,
        end:
          member.kind === "attribute"
            ? { members: [member], leaf: member.leaf, repeated: false }
            : endOf(member, types),
      };
    }
  return undefined;
}

function endOf(member: ElementParticle, types: ReadonlyMap<string, NamedType>): PathEnd {
  const found = member.type.kind === "record" ? types.get(member.type.name) : undefined;
  return {
    members: [member],
    repeated: member.occurs.maximum > 1,
    ...(member.type.kind === "leaf" && { leaf: member.type.leaf }),
    ...(found?.kind === "record" && { record: found }),
  };
}

function spellingsOf(record: RecordType): string[] {
  return [
    ...[...record.attributes, ...elementsOf(record)].flatMap(({ wires }) => wires.map(pathOfWire)),
    ...(record.text === undefined ? [] : ["$"]),
  ];
}

function elementsIn(group: Group): ElementParticle[] {
  return group.particles.flatMap((particle: Particle) =>
    particle.kind === "element" ? [particle] : particle.kind === "any" ? [] : elementsIn(particle),
  );
}
