import { unknown } from "../unknown.js";
import { writeChoice } from "./choice.js";
import { describe } from "./failure.js";
import { checkElement } from "./fragment.js";
import { type Owner, spell, writeAttribute, writeText } from "./leaf.js";
import { writeMap } from "./map.js";
import { type MemberPlan, type NodePlan, memberKinds } from "./plan.js";
import { checkFlags, checkForeign } from "./record-checks.js";
import { type Writing, enter, failureAt } from "./state.js";
import { type Kept, attributesOn, standsIn, writeAmong } from "./unknown-content.js";

/** The element of a record. `lead` is what stands before each element where the document is indented, else empty. */
export function writeRecord(writing: Writing, member: MemberPlan, value: unknown, lead: string, index: number): string {
  const node = member.node;
  if (node === undefined || (node.only === undefined && (typeof value !== "object" || value === null))) {
    throw failureAt(writing, member.name, index, "wrong-value", member.expected, describe(value, member.masked));
  }
  enter(writing, member.name, index);
  const kept = (value as { readonly [unknown]?: Kept })[unknown];
  const owner = (node.only === undefined ? value : { [node.only]: value }) as Owner;
  if (node.flags.length > 0) checkFlags(writing, node, owner);
  if (node.foreign.length > 0) checkForeign(writing, node, owner);
  const text = writeNode(writing, member, node, owner, kept, lead);
  writing.depth--;
  return text;
}

/** An element of one member; `kept` is what is unknown in the value around it. */
export function writeOne(
  writing: Writing,
  member: MemberPlan,
  owner: Owner,
  value: unknown,
  kept: Kept | undefined,
  lead: string,
  index: number,
): string {
  if (member.kind === memberKinds.leaf) return writeLeaf(writing, member, owner, value, kept, lead, index);
  const given = value === undefined ? member.default : value;
  if (given === undefined) {
    if (member.optional) return "";
    if (member.nothing.length > 0) return lead + member.open + emptyEnd(writing, member);
    if (member.node?.only === undefined) {
      throw failureAt(writing, member.name, index, "missing", member.expected, "nothing");
    }
  }
  switch (member.kind) {
    case memberKinds.record:
      return writeRecord(writing, member, given, lead, index);
    case memberKinds.map:
      return writeMap(writing, member, given, lead, index);
    case memberKinds.choice:
      return writeChoice(writing, member, given, lead, index);
    default:
      return lead + checkElement(writing, member.name, index, given, member.masked);
  }
}

/** How an element without content ends. */
export function emptyEnd(writing: Writing, member: MemberPlan): string {
  return writing.longEmpty ? `>${member.close}` : "/>";
}

function writeNode(
  writing: Writing,
  member: MemberPlan,
  node: NodePlan,
  owner: Owner,
  kept: Kept | undefined,
  lead: string,
): string {
  let tag = lead + member.open;
  for (const attribute of node.attributes) tag += writeAttribute(writing, attribute, owner);
  if (kept !== undefined) tag += attributesOn(writing, kept, node.path, node.attributes);
  // White space beside text would be a part of it.
  const inner = lead === "" || node.text !== undefined ? "" : lead + writing.indent;
  let content = "";
  if (node.text !== undefined) {
    const text = spell(writing, node.text, owner, owner[node.text.as], -1);
    if (text !== undefined) content = writeText(writing, node.text, node.text.name, text, -1);
  }
  if (kept === undefined) {
    for (const child of node.children) content += writeChild(writing, child, owner, kept, inner);
  } else {
    content += writeAmong(writing, kept, node, inner, (child) => writeChild(writing, child, owner, kept, inner));
  }
  if (content === "") return tag + emptyEnd(writing, member);
  return `${tag}>${content}${inner === "" ? "" : lead}${member.close}`;
}

function writeChild(writing: Writing, child: MemberPlan, owner: Owner, kept: Kept | undefined, lead: string): string {
  if (child.kind === memberKinds.wrapper) return writeWrapper(writing, child, owner, kept, lead);
  const value = owner[child.as];
  return child.list
    ? writeList(writing, child, owner, value, kept, lead)
    : writeOne(writing, child, owner, value, kept, lead, -1);
}

function writeWrapper(
  writing: Writing,
  member: MemberPlan,
  owner: Owner,
  kept: Kept | undefined,
  lead: string,
): string {
  const { node } = member;
  if (node === undefined) return "";
  if (node.optional && node.properties.every((property) => owner[property] === undefined)) {
    if (kept === undefined || !standsIn(kept, node.path ?? "")) return "";
  }
  enter(writing, member.name, -1);
  const text = writeNode(writing, member, node, owner, kept, lead);
  writing.depth--;
  return text;
}

function writeList(
  writing: Writing,
  member: MemberPlan,
  owner: Owner,
  value: unknown,
  kept: Kept | undefined,
  lead: string,
): string {
  if (value !== undefined && !Array.isArray(value)) {
    throw failureAt(writing, member.name, -1, "wrong-value", "a list", describe(value, member.masked));
  }
  const items: readonly unknown[] = value ?? [];
  if (items.length === 0 && member.emptyWhenNone) return lead + member.open + emptyEnd(writing, member);
  if (items.length < member.minimum || items.length > member.maximum) checkCount(writing, member, items.length);
  let text = "";
  for (let index = 0; index < items.length; index++) {
    text += writeOne(writing, member, owner, items[index], kept, lead, index);
  }
  return text;
}

function checkCount(writing: Writing, { name, minimum, maximum }: MemberPlan, count: number): never {
  const code = count < minimum ? "missing" : "repeated";
  const number = maximum === Infinity ? `at least ${minimum}` : `${minimum} to ${maximum}`;
  const expected = number === "at least 1" ? "at least one element" : `${number} elements`;
  throw failureAt(writing, name, -1, code, expected, count === 0 ? "nothing" : String(count));
}

function writeLeaf(
  writing: Writing,
  member: MemberPlan,
  owner: Owner,
  value: unknown,
  kept: Kept | undefined,
  lead: string,
  index: number,
): string {
  const text = spell(writing, member, owner, value, index);
  if (text === undefined) return "";
  const tag = lead + member.open + (kept === undefined ? "" : attributesOfLeaf(writing, member, kept, index));
  if (text === "") return tag + emptyEnd(writing, member);
  return `${tag}>${writeText(writing, member, member.name, text, index)}${member.close}`;
}

function attributesOfLeaf(writing: Writing, member: MemberPlan, kept: Kept, index: number): string {
  return attributesOn(writing, kept, index < 0 ? member.place : `${member.place}[${index + 1}]`, []);
}
