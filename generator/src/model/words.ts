import type {
  AttributeMember,
  ElementParticle,
  LeafType,
  NamedType,
  Particle,
  RecordType,
  TypedWord,
} from "./model.js";
import { elementsOf } from "./paths.js";

/** Leaves are read one by one: now that all types are known, `words of` and `value of` get the words that they stand for. */
export function withWords(types: readonly NamedType[], outer: ReadonlyMap<string, NamedType>): NamedType[] {
  const known = new Map([...outer, ...types.map((type) => [type.name, type] as const)]);
  return types.map((type) => (type.kind === "record" ? inRecord(type, known) : type));
}

function inRecord(record: RecordType, known: ReadonlyMap<string, NamedType>): RecordType {
  const wordsOf = (leaf: LeafType): readonly TypedWord[] => {
    const { scalar } = leaf;
    if (scalar.kind === "value") {
      const chosen = leavesOf(record).find(({ property }) => property === scalar.of)?.leaf;
      return chosen?.scalar.kind === "words" ? wordsOf(chosen) : [];
    }
    const type = scalar.kind === "words" ? known.get(scalar.type) : undefined;
    return type?.kind === "leaf" ? (type.words ?? []) : [];
  };
  const filled = (leaf: LeafType): LeafType => {
    const { scalar } = leaf;
    if (scalar.kind !== "words" && scalar.kind !== "value") return leaf;
    return { ...leaf, scalar: { ...scalar, words: wordsOf(leaf) } };
  };
  const inParticle = (particle: Particle): Particle => {
    if (particle.kind === "any") return particle;
    if (particle.kind !== "element") return { ...particle, particles: particle.particles.map(inParticle) };
    if (particle.type.kind !== "leaf") return particle;
    return { ...particle, type: { kind: "leaf", leaf: filled(particle.type.leaf) } };
  };
  const { attributes, text, content } = record;
  return {
    ...record,
    attributes: attributes.map((member) => ({ ...member, leaf: filled(member.leaf) })),
    ...(text && { text: { ...text, leaf: filled(text.leaf) } }),
    ...(content && { content: { ...content, particles: content.particles.map(inParticle) } }),
  };
}

function leavesOf(record: RecordType): { readonly property: string; readonly leaf: LeafType }[] {
  const members: readonly (AttributeMember | ElementParticle)[] = [...record.attributes, ...elementsOf(record)];
  return members.flatMap((member) => {
    const leaf = member.kind === "attribute" ? member.leaf : member.type.kind === "leaf" ? member.type.leaf : undefined;
    return leaf === undefined ? [] : [{ property: member.property, leaf }];
  });
}
