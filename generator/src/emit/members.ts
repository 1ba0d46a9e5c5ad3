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
export type RecordMember = (
  | AttributeMember
  | TextMember
  | FlagMember
  | ElementMember
  | WildcardMember
  | ChoiceMember
) & {
  /** The group around it may be missing as a whole. */
  readonly inOptionalGroup: boolean;
};

export type ElementMember = ElementParticle;
export type WildcardMember = Wildcard;

export interface ChoiceMember extends Member {
  readonly kind: "choice";
  readonly occurs: Occurs;
  readonly alternatives: readonly (ElementParticle | Wildcard)[];
}

/** The members of a record in the order in which they are written and stand in its value. */
export function membersOf(record: RecordType): readonly RecordMember[] {
  const natural: RecordMember[] = [
    ...record.attributes.map(required),
    ...(record.text === undefined ? [] : [required(record.text)]),
    ...record.flags.map(required),
    ...(record.content === undefined ? [] : inGroup(record.content, false)),
  ];
  return inOrder(natural, record.order);
}

/** The one choice that is all that an element holds: its value stands for the record. */
export function onlyChoice(record: RecordType): (ChoiceMember & RecordMember) | undefined {
  const [first, ...others] = membersOf(record);
  return first?.kind === "choice" && others.length === 0 && !isOptional(first) ? first : undefined;
}

/** Whether a member's value is a list, whatever the number of its items. */
export function isList(member: RecordMember): boolean {
  return "occurs" in member && member.occurs.maximum > 1;
}

/** Whether a member, or the wrapper or group around it, may be missing. */
export function isOptional(member: RecordMember): boolean {
  if (member.inOptionalGroup) return true;
  if (member.kind === "flag") return true;
  if (member.kind === "attribute") return member.optional;
  if (member.kind === "text") return false;
  if (member.kind === "element" && member.wires.some((wire) => wire.wrappers.some((wrapper) => wrapper.optional)))
    return true;
  return member.occurs.minimum === 0 && member.occurs.maximum <= 1;
}

/** The name of an alternative in a tagged union: the element's local name, `*` for any other. */
export function alternativeName(alternative: ElementParticle | Wildcard): string {
  if (alternative.kind === "any") return "*";
  const name = alternative.wires[0]?.name ?? "";
  return name.slice(name.indexOf(":") + 1);
}

/** The leaf behind a member, where one is. */
export function leafOf(member: RecordMember): LeafType | undefined {
  if (member.kind === "attribute" || member.kind === "text") return member.leaf;
  return member.kind === "element" && member.type.kind === "leaf" ? member.type.leaf : undefined;
}

function required(member: AttributeMember | TextMember | FlagMember): RecordMember {
  return { ...member, inOptionalGroup: false };
}

function inGroup(group: Group, inOptionalGroup: boolean): RecordMember[] {
  if (group.kind !== "choice") {
    const optional = inOptionalGroup || group.occurs.minimum === 0;
    return group.particles.flatMap((particle) => inParticle(particle, optional));
  }
  const alternatives = group.particles.filter((particle) => particle.kind === "element" || particle.kind === "any");
  const member = group.member ?? { property: "choice", documentation: "", place: group.place };
  return [{ ...member, kind: "choice", occurs: group.occurs, alternatives, inOptionalGroup }];
}

function inParticle(particle: Particle, inOptionalGroup: boolean): RecordMember[] {
  if (particle.kind === "element" || particle.kind === "any") return [{ ...particle, inOptionalGroup }];
  return inGroup(particle, inOptionalGroup);
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
