import { contentTree } from "./content-model.js";
import { membersOf } from "../emit/members.js";
import { elementsIn } from "./loose.js";
import type {
  ElementParticle,
  Group,
  LeafType,
  Namespaces,
  Occurs,
  OtherAttributes,
  Particle,
  RecordType,
  Wire,
} from "../model/model.js";

/** What an element holds as it is written: wrappers are elements here, and of several spellings the first is what counts. */
export interface WrittenNode {
  readonly attributes: WrittenAttribute[];
  readonly otherAttributes?: OtherAttributes;
  text?: WrittenText;
  content?: WrittenGroup;
  /** Whether text stands among the elements. */
  mixed: boolean;
}

export interface WrittenText {
  readonly leaf: LeafType;
  readonly documentation: string;
}

export interface WrittenAttribute extends WrittenText {
  readonly name: string;
  readonly optional: boolean;
}

export type WrittenParticle = WrittenElement | WrittenGroup | WrittenWildcard;

export interface WrittenElement {
  readonly kind: "element";
  readonly name: string;
  readonly occurs: Occurs;
  readonly holds: Holding;
  /** The empty element stands there as well: nothing is there, or a list has no item. */
  readonly mayBeEmpty: boolean;
  /** With `xsi:nil` it is empty. */
  readonly nil: boolean;
  readonly documentation: string;
}

export type Holding =
  | { readonly kind: "leaf" | "map"; readonly leaf: LeafType }
  | { readonly kind: "record"; readonly name: string }
  | { readonly kind: "any" }
  /** A wrapper. */
  | { readonly kind: "node"; readonly node: WrittenNode };

export interface WrittenGroup {
  readonly kind: "sequence" | "choice" | "all";
  readonly particles: WrittenParticle[];
  readonly occurs: Occurs;
}

/** Any other element. */
export interface WrittenWildcard {
  readonly kind: "any";
  readonly occurs: Occurs;
  /** The namespaces of its elements; missing: all. */
  readonly namespaces?: Namespaces;
  /** The namespace of another schema's element that it stands for. */
  readonly foreign?: string;
  readonly documentation: string;
}

/** What the element of a record holds. Flags are not on the wire. */
export function writtenNode(record: RecordType): WrittenNode {
  const { otherAttributes } = record;
  const node: WrittenNode = { attributes: [], mixed: false, ...(otherAttributes && { otherAttributes }) };
  if (record.text !== undefined) node.text = record.text;
  const content = inWrittenOrder(record);
  if (content !== undefined) addParticle(contentOf(node), node, content);
  // The attribute of a wrapper stands in its tag, which has its place where the wrapper's content is.
  for (const { wires, leaf, optional, documentation } of record.attributes)
    addAttribute(node, wires[0], { leaf, documentation, optional: optional || leaf.default !== undefined });
  simplify(node);
  const model =
    record.model === undefined || node.content === undefined ? undefined : modelOf(record.model, node.content);
  if (model !== undefined) node.content = model;
  return node;
}

/** The content model of a record that is read as a list of its elements in any order. */
function modelOf(model: string, content: WrittenGroup): WrittenGroup | undefined {
  const tree = contentTree(model, elementsIn(content));
  const [only, ...others] = tree?.particles ?? [];
  return only === undefined || others.length > 0 || only.kind === "element" || only.kind === "any" ? tree : only;
}

/** A sequence of nothing but one group is that group. */
function simplify(node: WrittenNode): void {
  const [only, ...others] = node.content?.particles ?? [];
  if (only === undefined) delete node.content;
  else if (others.length === 0 && only.kind !== "element" && only.kind !== "any") node.content = only;
  for (const each of node.content?.particles ?? [])
    if (each.kind === "element" && each.holds.kind === "node") simplify(each.holds.node);
}

/** The tree of the content; members that are written in another order than they stand in it are a plain sequence. */
function inWrittenOrder(record: RecordType): Group | undefined {
  const { content } = record;
  if (content === undefined) return undefined;
  const inTree = leavesOf(content).map((each) => each.property);
  const members = membersOf(record).filter(({ kind }) => kind === "element" || kind === "choice" || kind === "any");
  if (inTree.every((property, index) => property === members[index]?.property)) return content;
  const choices = new Map(choicesIn(content).map((choice) => [choice.member?.property, choice]));
  const particles = members.flatMap((member): Particle[] => {
    if (member.kind === "element" || member.kind === "any") return [member];
    return member.kind === "choice" ? [choices.get(member.property) ?? []].flat() : [];
  });
  return { kind: "sequence", particles, occurs: { minimum: 1, maximum: 1 }, place: content.place };
}

function leavesOf(particle: Particle): { readonly property: string }[] {
  if (particle.kind === "element" || particle.kind === "any") return [particle];
  return particle.member === undefined ? particle.particles.flatMap(leavesOf) : [particle.member];
}

function choicesIn(group: Group): Group[] {
  if (group.member !== undefined) return [group];
  return group.particles.flatMap((each) => (each.kind === "element" || each.kind === "any" ? [] : choicesIn(each)));
}

function addParticle(group: WrittenGroup, node: WrittenNode, particle: Particle): void {
  if (particle.kind === "element") return addElement(group, node, particle);
  if (particle.kind === "any") return void group.particles.push(particle);
  if (particle.mixed) node.mixed = true;
  const inner: WrittenGroup = { kind: particle.kind, particles: [], occurs: particle.occurs };
  for (const each of particle.particles) addParticle(inner, node, each);
  if (inner.particles.length > 0) group.particles.push(inner);
}

function addElement(group: WrittenGroup, node: WrittenNode, particle: ElementParticle): void {
  const { type, occurs, documentation, nothing, nil, emptyWhenNone } = particle;
  const [wire] = particle.wires;
  if (wire === undefined) return;
  const leaf = type.kind === "leaf" ? type.leaf : undefined;
  const minimum = leaf?.default === undefined ? occurs.minimum : 0;
  if (leaf !== undefined && wire.attribute) {
    addAttribute(node, wire, { leaf, documentation, optional: minimum === 0 });
    return;
  }
  const inside = inWrappers(group, node, wire);
  if (leaf !== undefined && wire.name === "$") {
    inside.node.text = { leaf, documentation };
    return;
  }
  if (wire.name === "*") inside.group.particles.push({ kind: "any", occurs, documentation });
  else
    inside.group.particles.push({
      kind: "element",
      name: wire.name,
      occurs: { ...occurs, minimum },
      holds: type,
      mayBeEmpty: emptyWhenNone || (nothing.length > 0 && nil !== true),
      nil: nil === true,
      documentation,
    });
}

function addAttribute(node: WrittenNode, wire: Wire | undefined, attribute: Omit<WrittenAttribute, "name">): void {
  if (wire === undefined) return;
  if (!wire.attribute) {
    if (wire.name === "$") node.text = attribute;
    else
      contentOf(node).particles.push({
        kind: "element",
        name: wire.name,
        occurs: { minimum: attribute.optional ? 0 : 1, maximum: 1 },
        holds: { kind: "leaf", leaf: attribute.leaf },
        mayBeEmpty: false,
        nil: false,
        documentation: attribute.documentation,
      });
    return;
  }
  const owner = wire.wrappers.length === 0 ? node : inWrappers(contentOf(node), node, wire).node;
  owner.attributes.push({ ...attribute, name: wire.name });
}

function contentOf(node: WrittenNode): WrittenGroup {
  node.content ??= { kind: "sequence", particles: [], occurs: { minimum: 1, maximum: 1 } };
  return node.content;
}

interface Inside {
  readonly group: WrittenGroup;
  readonly node: WrittenNode;
}

/** Wrappers of one name are one element, which stands where its first member does; it must be there if any member needs it. */
function inWrappers(group: WrittenGroup, node: WrittenNode, { wrappers }: Wire): Inside {
  let inside: Inside = { group, node };
  for (const { name, optional } of wrappers) {
    const { particles } = inside.group;
    const index = particles.findIndex(
      (each) => each.kind === "element" && each.name === name && each.holds.kind === "node",
    );
    const found = particles[index];
    if (found?.kind === "element" && found.holds.kind === "node") {
      if (!optional) particles[index] = { ...found, occurs: { minimum: 1, maximum: 1 } };
      inside = { node: found.holds.node, group: contentOf(found.holds.node) };
      continue;
    }
    const inner: WrittenNode = { attributes: [], mixed: false };
    particles.push({
      kind: "element",
      name,
      occurs: { minimum: optional ? 0 : 1, maximum: 1 },
      holds: { kind: "node", node: inner },
      mayBeEmpty: false,
      nil: false,
      documentation: "",
    });
    inside = { node: inner, group: contentOf(inner) };
  }
  return inside;
}
