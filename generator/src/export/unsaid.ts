import { type RecordMember, leafOf, membersOf } from "../emit/members.js";
import { wireText } from "../emit/member-table.js";
import type { Document } from "../model/model.js";
import type { Notes } from "./notes.js";

/** Notes what a document allows besides what is written, which no schema of elements in their order can say. */
export function noteUnsaid(document: Document, notes: Notes): void {
  const { read, values, roots } = document;
  if (read.order === "any") notes.add("elements are read in any order: this is the one in which they are written");
  if (read.unknown !== "refuse")
    notes.add(`elements and attributes that are not listed are ${read.unknown === "keep" ? "kept" : "passed over"}`);
  if (read.repeated !== "refuse") notes.add(`of an element that stands too often, the ${read.repeated} counts`);
  if (read.namespaces === "ignore")
    notes.add("names are compared as they are written, and colons in them mean nothing");
  if (values === "form-url-encoded") notes.add("all texts are encoded as forms encode them");
  if (roots.includes("*")) notes.add("the root may have any name");
  for (const { kind, name } of document.identities ?? []) notes.add(`the ${kind} ${name}`);
  for (const type of document.types)
    if (type.kind === "record") for (const member of membersOf(type)) noteMember(type.typeName, member, notes);
}

function noteMember(type: string, member: RecordMember, notes: Notes): void {
  const where = `${type}.${member.property}`;
  if (member.kind === "element" || member.kind === "attribute") {
    const [, ...others] = member.wires.map((wire) => wireText(wire).replaceAll("?", ""));
    if (others.length > 0) notes.add(`${where}: also read from ${others.join(" and ")}`);
  }
  const leaf = leafOf(member);
  if (leaf?.sizeOf !== undefined) notes.add(`${where}: the number of \`${leaf.sizeOf}\``);
  if (leaf?.default !== undefined && member.kind === "element")
    notes.add(`${where}: ${JSON.stringify(leaf.default)} where it is missing`);
}
