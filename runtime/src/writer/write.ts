import type { XmlError } from "../problem.js";
import { unbounded } from "../reader/bounds.js";
import { unknown } from "../unknown.js";
import type { ChoiceCode } from "../feature.js";
import { put } from "./characters.js";
import { describe } from "./failure.js";
import { checkElement } from "./fragment.js";
import { type Owner, spell, writeAttribute, writeBare, writeText } from "./leaf.js";
import { putLiteral } from "./markup.js";
import * as memberKinds from "./member-kinds.js";
import type { Output } from "./output.js";
import type { MemberPlan, NodePlan } from "./plan.js";
import { type Writing, enter, failureAt, wrongValue } from "./state.js";
import { type Kept, attributesOn, standsIn, writeAmong, writeNamespace } from "./unknown-content.js";

/** The element of a record. `lead` is what stands before each element where the document is indented, else empty. */
export function writeRecord(writing: Writing, member: MemberPlan, value: unknown, lead: string, index: number): void {
  const own = member.node!;
  const node = own.choose === undefined ? own : own.choose(writing, member, value, index);
  if (node.only === undefined && (typeof value !== "object" || value === null || Array.isArray(value))) {
    throw wrongValue(writing, member, index, value);
  }
  enter(writing, member.name, index);
  const kept = (value as { readonly [unknown]?: Kept } | null | undefined)?.[unknown];
  const owner = (node.only === undefined ? value : { [node.only]: value }) as Owner;
  for (const check of node.checks) check(writing, owner);
  writeNode(writing, member, node, owner, kept, lead);
  writing.depth--;
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
): void {
  if (member.nil !== undefined) {
    if (value === undefined) return member.nil.write(writing, member, kept, lead, index);
    kept = member.nil.without(kept);
  }
  if (member.kind === memberKinds.leaf) {
    writeLeaf(writing, member, owner, value, kept, lead, index);
    return;
  }
  const given = value === undefined ? member.default : value;
  if (given === undefined) {
    if (member.optional) return;
    if (member.nothing.length > 0) {
      if (isNoItem(member)) throw noItem(writing, member, member.name, index, "nothing");
      begin(writing, member, lead);
      endEmpty(writing, member);
      return;
    }
    if (member.node?.only === undefined) {
      throw failureAt(writing, member.name, index, "missing", member.expected, "nothing");
    }
  }
  switch (member.kind) {
    case memberKinds.record:
      writeRecord(writing, member, given, lead, index);
      return;
    case memberKinds.special:
    case memberKinds.choice:
      (member.code as ChoiceCode).write(writing, member, given, lead, index, kept);
      return;
    default:
      put(writing.output, lead + checkElement(writing, member.name, index, given, member.masked));
  }
}

/** Ends an element of which nothing but the start tag is written: it has no content. */
export function endEmpty({ output, literals, longEmpty }: Writing, member: MemberPlan): void {
  if (longEmpty) putLiteral(output, literals, member.close);
  else {
    output.at--;
    put(output, "/>");
  }
}

/** Writes the start tag of an element. */
export function begin({ output, literals }: Writing, member: MemberPlan, lead: string): void {
  putLead(output, lead);
  putLiteral(output, literals, member.open);
}

/** Begins a line, where the document is indented. */
function putLead(output: Output, lead: string): void {
  if (lead !== "") put(output, lead);
}

function writeNode(
  writing: Writing,
  member: MemberPlan,
  node: NodePlan,
  owner: Owner,
  kept: Kept | undefined,
  lead: string,
): void {
  const { output } = writing;
  begin(writing, member, lead);
  const opened = output.at;
  if (node.attributes.length > 0 || kept !== undefined || writing.depth === 1) {
    output.at--;
    if (writing.depth === 1) writeNamespaces(writing);
    for (const attribute of node.attributes) writeAttribute(writing, attribute, owner);
    if (kept !== undefined) attributesOn(writing, kept, node.path, node.attributes);
    put(output, ">");
  }
  const start = output.at;
  // White space beside text would be a part of it.
  const inner = lead === "" || node.text !== undefined || isMixed(node) ? "" : lead + writing.indent;
  if (node.text !== undefined) {
    const text = spell(writing, node.text, owner, owner[node.text.as], -1);
    if (text !== undefined && text !== "") writeText(writing, node.text, text, -1);
  }
  if (kept === undefined) {
    for (const child of node.children) writeChild(writing, child, owner, kept, inner);
  } else {
    writeAmong(writing, kept, node, inner, (child) => writeChild(writing, child, owner, kept, inner));
  }
  if (output.at === start) {
    if (isNoItem(member) && start === opened) throw noItem(writing, member, "", -1, "an empty element");
    endEmpty(writing, member);
  } else {
    if (inner !== "") put(output, lead);
    putLiteral(output, writing.literals, member.close);
  }
}

/** Whether text stands among the elements: then it is a member of that choice. */
function isMixed({ children }: NodePlan): boolean {
  return children.some(({ kind, codec }) => kind === memberKinds.choice && codec !== undefined);
}

/** The namespaces of the table stand in the root's tag. */
function writeNamespaces(writing: Writing): void {
  for (const [prefix, namespace] of Object.entries(writing.namespaces)) {
    if (prefix !== "xml") writeNamespace(writing, prefix, namespace);
  }
}

function writeChild(writing: Writing, child: MemberPlan, owner: Owner, kept: Kept | undefined, lead: string): void {
  if (child.kind === memberKinds.wrapper) {
    writeWrapper(writing, child, owner, kept, lead);
    return;
  }
  const value = owner[child.as];
  if (child.list) writeList(writing, child, owner, value, kept, lead);
  else writeOne(writing, child, owner, value, kept, lead, -1);
}

function writeWrapper(writing: Writing, member: MemberPlan, owner: Owner, kept: Kept | undefined, lead: string): void {
  const node = member.node!;
  if (node.optional && node.properties.every((property) => owner[property] === undefined)) {
    if (kept === undefined || !standsIn(kept, node.path!)) return;
  }
  enter(writing, member.name, -1);
  writeNode(writing, member, node, owner, kept, lead);
  writing.depth--;
}

function writeList(
  writing: Writing,
  member: MemberPlan,
  owner: Owner,
  value: unknown,
  kept: Kept | undefined,
  lead: string,
): void {
  if (value !== undefined && !Array.isArray(value)) {
    throw failureAt(writing, member.name, -1, "wrong-value", "a list", describe(value, member.masked));
  }
  const items: readonly unknown[] = value ?? [];
  if (items.length === 0 && member.emptyWhenNone) {
    begin(writing, member, lead);
    endEmpty(writing, member);
    return;
  }
  if (items.length < member.minimum || items.length > member.maximum) checkCount(writing, member, items.length);
  for (let index = 0; index < items.length; index++) {
    writeOne(writing, member, owner, items[index], kept, lead, index);
  }
}

function checkCount(writing: Writing, { name, minimum, maximum }: MemberPlan, count: number): never {
  const code = count < minimum ? "missing" : "repeated";
  const number = maximum === unbounded ? `at least ${minimum}` : `${minimum} to ${maximum}`;
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
): void {
  const text = spell(writing, member, owner, value, index);
  if (text === undefined) return;
  if (kept !== undefined && !(text === "" && member.emptyWhenNone)) {
    writeKept(writing, member, text, kept, lead, index);
    return;
  }
  if (text === "") {
    if (member.emptyWhenNone) throw noItem(writing, member, member.name, index, '""');
    begin(writing, member, lead);
    endEmpty(writing, member);
    return;
  }
  putLead(writing.output, lead);
  writeText(writing, member, text, index);
}

/** Whether an empty element in a list is no item of it. */
function isNoItem({ emptyWhenNone, list, nothing }: MemberPlan): boolean {
  return emptyWhenNone || (list && nothing.includes(""));
}

/** The error of an item that would be read as none. */
function noItem(writing: Writing, member: MemberPlan, name: string, index: number, received: string): XmlError {
  return failureAt(writing, name, index, "wrong-value", member.expected, `${received}, which means no item`);
}

/** A leaf in a value that keeps what is unknown: there may be attributes. */
function writeKept(writing: Writing, member: MemberPlan, text: string, kept: Kept, lead: string, index: number): void {
  begin(writing, member, lead);
  writing.output.at--;
  attributesOn(writing, kept, index < 0 ? member.place : `${member.place}[${index + 1}]`, []);
  put(writing.output, ">");
  if (text === "") {
    endEmpty(writing, member);
    return;
  }
  writeBare(writing, member, member.name, text, index);
  putLiteral(writing.output, writing.literals, member.close);
}
