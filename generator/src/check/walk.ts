import type {
  AttributeMember,
  Document,
  ElementParticle,
  Group,
  LeafType,
  Member,
  NamedType,
  Particle,
  RecordType,
  TextMember,
} from "../model/model.js";

/** What stands on the wire: an attribute, the text, or an element, be it in a group or a choice. */
export type WireMember = AttributeMember | TextMember | ElementParticle;

/** The types of all documents of a platform, each once: documents share some. */
export function typesIn(documents: readonly Document[]): NamedType[] {
  return [...new Set(documents.flatMap(({ types }) => types))];
}

export function recordsIn(documents: readonly Document[]): RecordType[] {
  return typesIn(documents).filter((type) => type.kind === "record");
}

/** The particles of a record that stand on the wire, in the order of the spec. */
export function particlesOf(record: RecordType): Particle[] {
  return record.content === undefined ? [] : [...particlesIn(record.content)];
}

/** Everything of a record that is on the wire. */
export function wireMembersOf(record: RecordType): WireMember[] {
  return [
    ...record.attributes,
    ...(record.text === undefined ? [] : [record.text]),
    ...particlesOf(record).filter((particle) => particle.kind === "element"),
  ];
}

/** What has a property in the value of a record: a choice has one for all of its alternatives. */
export function propertiesOf(record: RecordType): Member[] {
  return [
    ...record.attributes,
    ...(record.text === undefined ? [] : [record.text]),
    ...record.flags,
    ...(record.content === undefined ? [] : propertiesIn(record.content)),
  ];
}

export function leafOf(member: WireMember): LeafType | undefined {
  if (member.kind !== "element") return member.leaf;
  return member.type.kind === "leaf" ? member.type.leaf : undefined;
}

/** Whether a version has both. */
export function meet(a: { versions?: readonly number[] }, b: { versions?: readonly number[] }): boolean {
  if (a.versions === undefined || b.versions === undefined) return true;
  return a.versions.some((version) => b.versions?.includes(version));
}

function* particlesIn(group: Group): Generator<Particle> {
  for (const particle of group.particles) {
    yield particle;
    if (particle.kind !== "element" && particle.kind !== "any") yield* particlesIn(particle);
  }
}

function propertiesIn(group: Group): Member[] {
  if (group.kind === "choice") return group.member === undefined ? [] : [group.member];
  return group.particles.flatMap((particle): Member[] =>
    particle.kind === "element" || particle.kind === "any" ? [particle] : propertiesIn(particle),
  );
}
