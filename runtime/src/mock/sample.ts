import { tableOf } from "../contract.js";
import { tagOf } from "../member-types.js";
import type { Codec } from "../codec.js";
import { at } from "../http/expressions/names.js";
import type { AnyRecord } from "../http/table.js";
import type { ChoiceTable, DocumentTable, FlagTable, MemberTable, MemberType, VersionTable } from "../table.js";
import { type Sampling, sampleLeaf } from "./leaf.js";
import { personFrom } from "./person.js";
import { randomFrom } from "./random.js";

/** What samples start from. */
export interface SampleOptions {
  /** The same seed gives the same samples. Default 1. */
  readonly seed?: string | number | undefined;
  /** When the first item came to be; the others follow it. Default 2024-01-01. */
  readonly since?: Date | undefined;
  /** The number of the first item. Default 1001. */
  readonly first?: number | undefined;
}

/**
 * Items of a document, as many as asked for: their keys increase and are unique, their times follow each other, counts are
 * right, and each is the same whatever their number.
 */
export function sampleItems<T>(
  table: () => DocumentTable<T>,
  itemsAt: string | undefined,
  count: number,
  options: SampleOptions = {},
): unknown[] {
  const document = tableOf(table);
  const record = itemsAt === undefined ? document.type() : recordAt(document.type(), itemsAt.split("."));
  if (!record) throw new TypeError(`${document.name} has no items at ${itemsAt}`);
  const { seed = 1, since = new Date(Date.UTC(2024, 0, 1, 8)), first = 1001 } = options;
  return Array.from({ length: count }, (_, index) => {
    const random = randomFrom(`${seed}/${index}`);
    const time = since.getTime() + index * 47 * 60_000 + random.whole(0, 46) * 60_000;
    const sampling = {
      random,
      person: personFrom(random),
      time,
      key: String(first + index),
      version: document.versions?.names.at(-1),
      owner: "",
      isTop: true,
      isPlain: false,
    };
    return sampleRecord(record, document.versions, sampling, 0);
  });
}

/** The value of a document around its items, of which it has none: only what must be there, and the first word of each list of words. */
export function sampleRoot<T>(table: () => DocumentTable<T>): Record<string, unknown> {
  const document = tableOf(table);
  const random = randomFrom(document.name);
  const sampling = {
    random,
    person: personFrom(random),
    time: Date.UTC(2024, 0, 1),
    key: "1",
    version: document.versions?.names.at(-1),
    owner: "",
    isTop: false,
    isPlain: true,
  };
  const value = sampleRecord(document.type(), document.versions, sampling, 0) as Record<string, unknown>;
  // The newest version is the one that is written.
  if (document.versions) value[document.versions.as] = document.versions.names.at(-1);
  return value;
}

/** Sets the members that say how long a list is, in the records on the way to the items. */
export function setSizes(record: AnyRecord, value: unknown, path: readonly string[]): void {
  if (typeof value !== "object" || value === null) return;
  const object = value as Record<string, unknown>;
  setDerived(record, object);
  const [name = "", ...rest] = path;
  const member = membersOf(record).find(({ as }) => as === name);
  if (rest.length > 0 && typeof member?.type === "function") setSizes(member.type(), object[name], rest);
}

/** The type of what stands at a path of properties, through lists and all. */
export function recordAt(record: AnyRecord, path: readonly string[]): AnyRecord | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return record;
  const member = membersOf(record).find(({ as, type }) => as === name && typeof type === "function");
  return typeof member?.type === "function" ? recordAt(member.type(), rest) : undefined;
}

/** The codec of the leaf at a path of properties. */
export function codecAt(record: AnyRecord, path: string): Codec<unknown> | undefined {
  const names = path.split(".");
  const owner = recordAt(record, names.slice(0, -1));
  const member = owner && membersOf(owner).find(({ as }) => as === names.at(-1));
  return member && "read" in member.type ? member.type : undefined;
}

function membersOf(record: AnyRecord): readonly MemberTable[] {
  return record.members;
}

function sampleRecord(
  record: AnyRecord,
  versions: VersionTable | undefined,
  sampling: Sampling,
  depth: number,
): unknown {
  const value: Record<string, unknown> = {};
  const inside = { ...sampling, owner: record.name };
  for (const member of membersOf(record)) {
    if (value[member.as] !== undefined || !isWritten(member, versions)) continue;
    value[member.as] = sampleMember(member, versions, inside, depth);
  }
  setDerived(record, value);
  return record.only ? value[membersOf(record)[0]?.as ?? ""] : value;
}

function isWritten({ versions: bits }: MemberTable, versions: VersionTable | undefined): boolean {
  if (bits === undefined || versions === undefined) return true;
  return (bits & (2 ** (versions.names.length - 1))) !== 0;
}

function sampleMember(
  member: MemberTable,
  versions: VersionTable | undefined,
  sampling: Sampling,
  depth: number,
): unknown {
  const { number, type, as } = member;
  if (member.default !== undefined) return member.default;
  if ("kind" in type && type.kind === "flag") return undefined;
  if (number === "?" && (sampling.isPlain || depth > 6 || !sampling.random.chance(0.7))) return undefined;
  if (number === undefined || number === "?") return sampleType(type, as, member, versions, sampling, depth);
  if (member.xml === "*") return [];
  const items = Array.from({ length: sampleLength(number, sampling, depth) }, () =>
    sampleType(type, as, member, versions, sampling, depth),
  );
  const isNone = member.emptyWhenNone === true || member.nothing !== undefined;
  return typeof type === "function" && isNone ? items.filter((item) => item !== undefined && !isEmpty(item)) : items;
}

function sampleLength(
  number: Exclude<MemberTable["number"], undefined | "?">,
  sampling: Sampling,
  depth: number,
): number {
  const least = number === "*" ? 0 : number === "+" ? 1 : number[0];
  const most = typeof number === "string" ? 3 : number[1];
  if (sampling.isPlain || depth > 6) return least;
  return sampling.random.whole(Math.max(least, sampling.random.chance(0.85) ? 1 : 0), Math.min(most, least + 3));
}

function sampleType(
  type: MemberType,
  name: string,
  member: Pick<MemberTable, "xml" | "nothing">,
  versions: VersionTable | undefined,
  sampling: Sampling,
  depth: number,
): unknown {
  if (typeof type === "function") {
    const value = sampleRecord(type(), versions, { ...sampling, isTop: false }, depth + 1);
    return member.nothing !== undefined && isEmpty(value) ? undefined : value;
  }
  if ("read" in type) return sampleLeaf(type, name, sampling);
  switch (type.kind) {
    case "choice":
      return sampleChoice(type, versions, sampling, depth);
    case "map":
      return ["color", "note"].map((entry) => ({ name: entry, value: sampleLeaf(type.type, entry, sampling) }));
    default: {
      const wire = typeof member.xml === "string" ? member.xml : (member.xml?.[0] ?? "");
      return `<${wire.slice(wire.lastIndexOf("/") + 1)}/>`;
    }
  }
}

function sampleChoice(
  { choices, mixed }: ChoiceTable,
  versions: VersionTable | undefined,
  sampling: Sampling,
  depth: number,
): unknown {
  const named = choices.filter(({ xml }) => xml !== "*");
  const choice = sampling.isPlain ? named[0] : sampling.random.pick(named);
  if (!choice && mixed) return "text";
  if (!choice) throw new Error("no sample can be made for a choice without a name");
  const name = tagOf(choice);
  return { name, value: sampleType(choice.type, name, { xml: choice.xml }, versions, sampling, depth) };
}

/** Of such a record the empty element would be written, which stands for nothing. */
function isEmpty(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).every((each) => each === undefined || (Array.isArray(each) && each.length === 0));
}

/** Counts and flags follow from other members. */
function setDerived(record: AnyRecord, value: Record<string, unknown>): void {
  for (const { as, sizeOf, type } of membersOf(record)) {
    if (sizeOf !== undefined && "read" in type) {
      const list = at(value, sizeOf);
      value[as] = type.read(String(Array.isArray(list) ? list.length : 0));
    } else if ("kind" in type && type.kind === "flag") {
      const { of, is } = type as FlagTable;
      value[as] = value[of] === is ? true : undefined;
    }
  }
}
