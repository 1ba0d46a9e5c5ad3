import { invalid } from "../codec.js";
import type { AnyRecord } from "../http/table.js";
import { tagOf } from "../member-types.js";
import type { ChoiceMember, ChoiceTable, MemberTable, MemberType } from "../table.js";

/** A value without what stands at a path of names on the wire, such as `Payment/Card/Code`; the same value where nothing does. */
export function withoutPath(record: AnyRecord, value: unknown, path: string): unknown {
  return without(record, value, (xml) => {
    const wire = namesOf(xml).find((each) => path === each || path.startsWith(`${each}/`));
    if (wire === undefined) return "keep";
    return path === wire ? "drop" : path.slice(wire.length + 1);
  });
}

/** A value without its secrets; the same value where there are none. */
export function withoutSecrets(record: AnyRecord, value: unknown): unknown {
  return without(record, value, (_, { secret }) => (secret === true ? "drop" : "all"));
}

/** What becomes of a member: it stays, goes, or is looked into: for the rest of a path, or for all. */
type Fate = (xml: string | readonly string[] | undefined, member: MemberTable | ChoiceMember) => string;

function without(record: AnyRecord, value: unknown, fate: Fate): unknown {
  const members: readonly MemberTable[] = record.members;
  const [only] = members;
  if (record.only && only) return memberWithout(only, value, fate);
  if (typeof value !== "object" || value === null) return value;
  let changed: Record<string, unknown> | undefined;
  for (const member of members) {
    const before = (value as Record<string, unknown>)[member.as];
    if (before === undefined) continue;
    const after = memberWithout(member, before, fate);
    if (after !== before) changed = { ...(changed ?? value), [member.as]: after };
  }
  return changed ?? value;
}

function memberWithout(member: MemberTable, value: unknown, fate: Fate): unknown {
  const { type } = member;
  if ("kind" in type && type.kind === "choice") return eachOf(value, (item) => choiceWithout(type, item, fate));
  const what = fate(member.xml, member);
  if (what === "keep") return value;
  if (what === "drop") return nothingFor(member);
  return eachOf(value, (item) => typeWithout(type, item, what, fate));
}

function choiceWithout({ choices }: ChoiceTable, value: unknown, fate: Fate): unknown {
  if (typeof value !== "object" || value === null || !("name" in value) || !("value" in value)) return value;
  const chosen = choices.find((each) => tagOf(each) === value.name);
  if (!chosen) return value;
  const what = fate(chosen.xml, chosen);
  if (what === "keep") return value;
  if (what === "drop") return undefined;
  const after = typeWithout(chosen.type, value.value, what, fate);
  return after === value.value ? value : { ...value, value: after };
}

function typeWithout(type: MemberType, value: unknown, what: string, fate: Fate): unknown {
  if (typeof type !== "function") return value;
  return what === "all" ? without(type(), value, fate) : withoutPath(type(), value, what);
}

function eachOf(value: unknown, change: (item: unknown) => unknown): unknown {
  if (!Array.isArray(value)) return change(value);
  const changed = value.map(change);
  return changed.some((item, index) => item !== value[index]) ? changed.filter((item) => item !== undefined) : value;
}

/** What is written where a value is not there: a text that must be there is empty. */
function nothingFor({ number, type, nothing }: MemberTable): unknown {
  if (number !== undefined && number !== "?") return [];
  if (number === "?" || nothing !== undefined || !("read" in type)) return undefined;
  const empty: unknown = type.read("");
  return empty === invalid ? undefined : empty;
}

/** The spellings of a member, without the marks of wrappers that may be missing. */
function namesOf(xml: string | readonly string[] | undefined): readonly string[] {
  const names = typeof xml === "string" ? [xml] : (xml ?? []);
  return names.map((name) => name.replaceAll("?/", "/"));
}
