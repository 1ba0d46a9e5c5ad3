import { type Expression, array, literal } from "../expression/expression.js";
import {
  type ChoiceMember,
  type RecordMember,
  alternativeName,
  isList,
  isOptional,
  leafOf,
  membersOf,
  onlyChoice,
} from "../emit/members.js";
import { valueOf } from "../emit/values.js";
import type { ElementParticle, RecordType } from "../model/model.js";
import { emptyElement, leafElement, ownerOf } from "./element.js";
import { leafSample } from "./leaf.js";
import { CannotMake, type Making, type Size, ifItCanBe, makeLeaf } from "./making.js";

/** Fills an element with what its record says, and gives its value. */
export function makeRecord(record: RecordType, outer: Making): Expression {
  const making = { ...outer, size: sizeOf(record, outer), open: [...outer.open, record.name] };
  const values = new Map<string, Expression>();
  const only = onlyChoice(record);
  if (only !== undefined) return makeMember(only, making);
  const version = versionName(record, making);
  if (version !== undefined) values.set("version", literal(version));
  for (const member of membersOf(record)) {
    if (!isNothing(values.get(member.property))) continue;
    const inVersion = member.versions === undefined || member.versions.includes(making.version ?? -1);
    const at = [...making.at, member.property];
    values.set(member.property, inVersion ? makeMember(member, { ...making, at }) : nothing);
  }
  fillSizes(values, making);
  fillTyped(values, making);
  for (const { property, of, is } of record.flags) {
    const value = values.get(of);
    if (value?.kind === "literal" && String(value.value) === is) values.set(property, literal(true));
  }
  return { kind: "object", members: [...values].filter(([, value]) => !isNothing(value)) };
}

/** A record that was shown a few times, or lies deep, holds no more than it must: records of records would have no end. */
function sizeOf({ name }: RecordType, { made, open, size }: Making): Size {
  const times = (made.get(name) ?? 0) + 1;
  made.set(name, times);
  if (times > most || open.length > 100) throw new CannotMake();
  return times > 4 || open.length > 16 ? "smallest" : size;
}

/** As often a record is made at all: a document that must hold more of them is none to read in a test. */
const most = 1_000;

function makeMember(member: RecordMember, making: Making): Expression {
  if (isList(member)) return makeList(member, making);
  const hasDefault = leafOf(member)?.default !== undefined;
  if (making.size !== "full" && isOptional(member) && !hasDefault) return nothing;
  if (isRecursive(member, making)) return nothing;
  switch (member.kind) {
    case "flag":
      return nothing;
    case "choice":
      return makeChoice(member, making);
    case "element":
      return makeElement(member, undefined, making);
    case "any":
      // Any other element stands for itself.
      if (isOptional(member)) return nothing;
      making.element.children.push(emptyElement("other", `${making.element.path}/other`, undefined, member));
      return literal("<other/>");
    case "text": {
      const { leaf, value } = makeLeaf(member.property, making.element.path, member, member.leaf, making);
      making.element.text = leaf;
      return value;
    }
    case "attribute": {
      const [wire] = member.wires;
      const owner = ownerOf(wire, making.element);
      const name = wire?.name ?? "";
      const { leaf, value } = makeLeaf(name, `${owner.path}/@${name}`, member, member.leaf, making);
      owner.attributes.push(leaf);
      return value;
    }
  }
}

function makeList(member: RecordMember, making: Making): Expression {
  const isLeftOut = isRecursive(member, making) || (making.size !== "full" && isOptional(member));
  const count = isLeftOut ? 0 : lengthOf(member, making);
  if (count === 0) return makeNoItems(member, making);
  const items = Array.from({ length: count }, (_, index) => {
    const inner = { ...making, at: [...making.at, index] };
    if (member.kind === "choice") return makeAlternative(member, index, inner);
    return member.kind === "element" ? makeElement(member, index, inner) : nothing;
  });
  const [first] = items;
  if (first === undefined || !isNoItem(member, first)) return array(items);
  if ("wires" in member) ownerOf(member.wires[0], making.element).children.splice(-items.length);
  return makeNoItems(member, making);
}

/** An item without anything in it is written as the empty element, which is none. */
function isNoItem(member: RecordMember, item: Expression): boolean {
  if (member.kind !== "element" || member.type.kind !== "record" || item.kind !== "object") return false;
  return (member.nothing.includes("") || member.emptyWhenNone) && item.members.length === 0;
}

/** Two of what has no elements of its own, so that a list is seen to be one; one of all else, which would be long. */
function lengthOf(member: RecordMember, { size, types }: Making): number {
  if (member.kind !== "element" && member.kind !== "choice") return 0;
  const { minimum, maximum } = member.occurs;
  // What is printed for people to read has white space, which would be text.
  if (size === "smallest" || (member.kind === "choice" && member.mixed)) return minimum;
  if (member.kind === "choice") return size === "full" ? Math.max(minimum, member.alternatives.length) : minimum;
  const type = member.type.kind === "record" ? types.get(member.type.name) : undefined;
  const isSmall = type?.kind !== "record" || type.content === undefined;
  return Math.min(maximum, Math.max(minimum, size === "full" && isSmall ? 2 : 1));
}

/** A list without items: its wrappers stand there all the same, unless they may be missing. */
function makeNoItems(member: RecordMember, { element, size }: Making): Expression {
  if (member.kind !== "element") return array([]);
  const [wire] = member.wires;
  if (size !== "full" && wire?.wrappers.some(({ optional }) => optional)) return nothing;
  const owner = ownerOf(wire, element);
  if (member.emptyWhenNone) owner.children.push(emptyElement(wire?.name ?? "", owner.path));
  return array([]);
}

/** The first alternative; the others are noted. */
function makeChoice(member: ChoiceMember, making: Making): Expression {
  const value = makeAlternative(member, 0, making);
  const chosen = making.element.children.at(-1);
  if (chosen === undefined) return value;
  const others = member.alternatives.slice(1).map((_, index) => () => {
    const element = emptyElement(making.element.name, making.element.path);
    const other = ifItCanBe(() => makeAlternative(member, index + 1, { ...making, element, choices: [] }));
    const [made] = element.children;
    return other === undefined || made === undefined || made.name === chosen.name
      ? undefined
      : { element: made, value: other };
  });
  making.choices.push({ chosen, at: making.at, others });
  return value;
}

function makeAlternative(member: ChoiceMember, index: number, making: Making): Expression {
  const usable = member.alternatives
    .filter((alternative) => alternative.kind === "element")
    .filter((alternative) => !isRecursive(alternative, making));
  const alternative = usable[index % Math.max(1, usable.length)];
  if (alternative === undefined) throw new CannotMake();
  const value = makeElement(alternative, undefined, { ...making, at: [...making.at, "value"] });
  const chosen = making.element.children.at(-1);
  if (chosen !== undefined) chosen.choice = member;
  return named(alternativeName(alternative), value);
}

function makeElement(member: ElementParticle, index: number | undefined, making: Making): Expression {
  const [wire] = member.wires;
  const owner = ownerOf(wire, making.element);
  const name = wire?.name ?? "";
  const path = `${owner.path}/${name}${index === undefined ? "" : `[${index + 1}]`}`;
  const { type } = member;
  if (type.kind === "leaf") {
    const { leaf, value } = makeLeaf(name, path, member, type.leaf, making);
    leafElement(owner, name, path, member).text = leaf;
    return value;
  }
  const record = type.kind === "record" ? making.types.get(type.name) : undefined;
  const element = emptyElement(name, path, record?.kind === "record" ? record : undefined, member);
  owner.children.push(element);
  if (record?.kind === "record") return makeRecord(record, { ...making, element });
  if (type.kind !== "map") return literal(`<${name}/>`);
  const at = [...making.at, 0, "value"];
  const entry = makeLeaf("entry", `${path}/entry`, member, type.leaf, { ...making, at });
  element.children.push({ ...emptyElement("entry", `${path}/entry`), text: entry.leaf });
  return array([named("entry", entry.value)]);
}

/** Numbers that count a list are filled when the list is there. */
function fillSizes(values: Map<string, Expression>, { element, at }: Making): void {
  const leaves = [...element.attributes, ...element.children.flatMap(({ text }) => text ?? [])];
  for (const leaf of leaves) {
    const { sizeOf } = leaf.leaf;
    if (sizeOf === undefined || leaf.at.length !== at.length + 1) continue;
    const list = values.get(sizeOf);
    leaf.text = String(list?.kind === "array" ? list.items.length : 0);
    values.set(leaf.member.property, valueOf(leaf.leaf, leaf.text));
  }
}

/** A text whose type another member chose. */
function fillTyped(values: Map<string, Expression>, { element, at, random }: Making): void {
  const leaves = [...element.attributes, ...element.children.flatMap(({ text }) => text ?? [])];
  for (const each of leaves) {
    const { scalar } = each.leaf;
    const chosen = scalar.kind === "value" ? values.get(scalar.of) : undefined;
    if (scalar.kind !== "value" || chosen?.kind !== "literal" || each.at.length !== at.length + 1) continue;
    const word = scalar.words.find(({ name }) => isWord(String(chosen.value), name));
    const sample = word && leafSample(word.leaf, word.name, random);
    if (word === undefined || sample === undefined) throw new CannotMake();
    each.leaf = word.leaf;
    each.text = sample.text;
    values.set(each.member.property, sample.value);
  }
}

/** Whether a word is one that is listed, or made from one with a part in braces. */
function isWord(word: string, listed: string): boolean {
  return word === listed || (listed.includes("{") && word.startsWith(listed.slice(0, listed.indexOf("{"))));
}

function isRecursive(member: RecordMember, { open }: Making): boolean {
  return member.kind === "element" && member.type.kind === "record" && open.includes(member.type.name);
}

function versionName(record: RecordType, { document, version }: Making): string | undefined {
  return record.name === document.type.name && version !== undefined ? document.versions?.names[version] : undefined;
}

function named(name: string, value: Expression): Expression {
  return {
    kind: "object",
    members: [
      ["name", literal(name)],
      ["value", value],
    ],
  };
}

const nothing: Expression = literal(undefined);

function isNothing(value: Expression | undefined): boolean {
  return value === undefined || (value.kind === "literal" && value.value === undefined);
}
