import type {
  AttributeMember,
  ElementParticle,
  FlagMember,
  Group,
  LeafType,
  Member,
  Occurs,
  Particle,
  RecordType,
  TextMember,
  Wildcard,
} from "../model/model.js";

/** What stands behind one property of a record: the content's tree is flat here where no repetition would be lost. */
export type RecordMember = AttributeMember | TextMember | FlagMember | ElementParticle | Wildcard | ChoiceMember;

export interface ChoiceMember extends Member {
  readonly kind: "choice";
  readonly occurs: Occurs;
  readonly alternatives: readonly (ElementParticle | Wildcard)[];
  /** Whether text stands among the elements. */
  readonly mixed?: true;
}

/** The members of a record in the order in which they are written and stand in its value. */
export function membersOf(record: RecordType): readonly RecordMember[] {
  const natural: RecordMember[] = [
    ...record.attributes,
    ...(record.text === undefined ? [] : [record.text]),
    ...record.flags,
    ...(record.content === undefined ? [] : inGroup(record.content, false)),
  ];
  return inOrder(natural, record.order);
}

/** The one choice that is all that an element holds: its value stands for the record. */
export function onlyChoice(record: RecordType): ChoiceMember | undefined {
  const [first, ...others] = membersOf(record);
  return first?.kind === "choice" && others.length === 0 && !isOptional(first) ? first : undefined;
}

/** Whether a member's value is a list, whatever the number of its items. */
export function isList(member: RecordMember): boolean {
  return "occurs" in member && member.occurs.maximum > 1;
}

/** Whether a member, or the wrapper around it, may be missing. */
export function isOptional(member: RecordMember): boolean {
  if (member.kind === "flag") return true;
  if (member.kind === "attribute") return member.optional;
  if (member.kind === "text") return false;
  if (member.kind === "element" && member.wires.some((wire) => wire.wrappers.some((wrapper) => wrapper.optional)))
    return true;
  return member.occurs.minimum === 0 && member.occurs.maximum <= 1;
}

/** The name of an alternative in a tagged union: the element's local name unless another has the same, `*` for any other. */
export function alternativeName(alternative: ElementParticle | Wildcard): string {
  if (alternative.kind === "any") return "*";
  if (alternative.tag !== undefined) return alternative.tag;
  const name = alternative.wires[0]?.name ?? "";
  return name.slice(name.indexOf(":") + 1);
}

/** The leaf behind a member, where one is. */
export function leafOf(member: RecordMember): LeafType | undefined {
  if (member.kind === "attribute" || member.kind === "text") return member.leaf;
  return member.kind === "element" && member.type.kind === "leaf" ? member.type.leaf : undefined;
}

/** The members of a group: where it may be missing, each of them may. */
function inGroup(group: Group, mayBeMissing: boolean): RecordMember[] {
  const inner = mayBeMissing || group.occurs.minimum === 0;
  if (group.kind !== "choice") return group.particles.flatMap((particle) => inParticle(particle, inner));
  // A choice without a name does not say what was chosen: what was not is not there.
  if (group.member === undefined) return group.particles.flatMap((particle) => inParticle(particle, true));
  const alternatives = group.particles.filter((particle) => particle.kind === "element" || particle.kind === "any");
  if (alternatives.length < group.particles.length)
    throw new Error(
      `the choice ${group.member.property} has a group among its alternatives, which has no name to be told by`,
    );
  const { mixed } = group;
  const occurs = eased(group.occurs, mayBeMissing);
  return [{ ...group.member, kind: "choice", occurs, alternatives, ...(mixed && { mixed }) }];
}

function inParticle(particle: Particle, mayBeMissing: boolean): RecordMember[] {
  if (particle.kind === "element" || particle.kind === "any")
    return [{ ...particle, occurs: eased(particle.occurs, mayBeMissing) }];
  return inGroup(particle, mayBeMissing);
}

function eased(occurs: Occurs, mayBeMissing: boolean): Occurs {
  return mayBeMissing ? { ...occurs, minimum: 0 } : occurs;
}

/**
 * Sorts members as the record's order says. A property that stands in it several times belongs to several members, in
 * their own order: versions moved it.
 */
function inOrder(members: readonly RecordMember[], order: readonly string[]): RecordMember[] {
  const seen = new Map<string, number>();
  let last = -1;
  const ranked = members.map((member, index) => {
    const rank = order.indexOf(member.property, seen.get(member.property) ?? 0);
    if (rank >= 0) {
      seen.set(member.property, rank + 1);
      last = rank;
    }
    return { member, rank: last, index };
  });
  return ranked.sort((a, b) => a.rank - b.rank || a.index - b.index).map(({ member }) => member);
}
