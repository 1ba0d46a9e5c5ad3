import { membersOf } from "../emit/members.js";
import type { Document, Group, Member, NamedType, Particle, RecordType } from "../model/model.js";
import { reachableTypes } from "../model/reachable.js";

/** A document as one of its versions has it: members of other versions are not there. Without versions it stays as it is. */
export function documentOfVersion(document: Document, name: string): Document {
  const { versions } = document;
  if (versions === undefined) return document;
  const version = versions.names.indexOf(name);
  const types = document.types.map((type) => (type.kind === "record" ? recordOfVersion(type, version) : type));
  const type = types.find((each): each is RecordType => each.kind === "record" && each.name === document.type.name);
  if (type === undefined) throw new Error(`the document ${document.name} has no type for its root`);
  const reached: readonly NamedType[] = reachableTypes([type], types);
  return {
    ...document,
    type,
    types: types.filter((each) => each === type || reached.includes(each)),
    versions: { ...versions, names: [name], rules: [] },
  };
}

function recordOfVersion(record: RecordType, version: number): RecordType {
  const { text, content, ...rest } = record;
  const has = ({ versions }: Member): boolean => versions === undefined || versions.includes(version);
  const group = content && groupOfVersion(content, has);
  return {
    ...rest,
    attributes: record.attributes.filter(has).map(inAll),
    ...(text !== undefined && has(text) && { text: inAll(text) }),
    flags: record.flags.filter(has).map(inAll),
    ...(group && { content: group }),
    // Other versions may have a member at another place: its place is known while they are all there.
    order: membersOf(record)
      .filter(has)
      .map(({ property }) => property),
  };
}

function groupOfVersion(group: Group, has: (member: Member) => boolean): Group | undefined {
  if (group.member !== undefined && !has(group.member)) return undefined;
  const particles = group.particles.flatMap((particle): Particle[] => {
    if (particle.kind === "element" || particle.kind === "any") return has(particle) ? [inAll(particle)] : [];
    return [groupOfVersion(particle, has) ?? []].flat();
  });
  return particles.length === 0
    ? undefined
    : { ...group, particles, ...(group.member && { member: inAll(group.member) }) };
}

function inAll<T extends Member>(member: T): T {
  const { versions: _, ...rest } = member;
  return rest as T;
}
