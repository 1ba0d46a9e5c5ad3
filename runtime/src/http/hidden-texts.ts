import { invalid } from "../codec.js";
import type { MemberType } from "../table.js";
import { writeValue } from "./settings.js";
import type { AnyRecord } from "./table.js";

/** What of a member counts here. */
interface Hidable {
  readonly type: MemberType;
  readonly secret?: boolean;
  readonly personal?: boolean;
}

/** Adds the texts of a document's secret and personal values, which an answer may repeat and no message may. */
export function addHiddenTexts(texts: Set<string>, record: AnyRecord, value: unknown): void {
  if (record.only) addMember(texts, record.members[0], value);
  else if (typeof value === "object" && value !== null) {
    for (const member of record.members) addMember(texts, member, (value as Record<string, unknown>)[member.as]);
  }
}

function addMember(texts: Set<string>, member: Hidable | undefined, value: unknown): void {
  if (member === undefined || value === undefined || value === null) return;
  const { type } = member;
  if (Array.isArray(value) && !("read" in type && type.detail.item)) {
    for (const each of value as readonly unknown[]) addEach(texts, member, each);
  } else addEach(texts, member, value);
}

function addEach(texts: Set<string>, member: Hidable, value: unknown): void {
  const { type } = member;
  if (typeof type === "function") return addHiddenTexts(texts, type(), value);
  const isHidden = member.secret === true || member.personal === true;
  if ("read" in type) {
    const text = isHidden ? writeValue(type, value) : invalid;
    if (text !== invalid && text !== "") texts.add(text);
    return;
  }
  const { name, value: inner } = value as { readonly name?: string; readonly value?: unknown };
  if (type.kind === "map") addMember(texts, { ...member, type: type.type }, inner);
  if (type.kind === "choice") {
    addMember(
      texts,
      type.choices.find(({ xml }) => xml.slice(xml.indexOf(":") + 1) === name),
      inner,
    );
  }
}
