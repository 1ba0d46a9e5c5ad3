import type { Codec, DocumentTable, MemberTable, RecordTable } from "@tagsmith/runtime";
import { makeOf } from "../../../runtime/src/reader/made.js";
import { bitOf } from "../corpus/make.js";
import { type Convert, converter } from "./convert.js";

/**
 * What a careful user of another library writes by hand to get the same values: which attribute and element goes where, and
 * how its text becomes a value. All peers use it, each in its own way.
 */
export interface Plan {
  readonly root: RecordBinding;
  readonly version: { readonly as: string; readonly value: string } | undefined;
}

export interface RecordBinding {
  readonly attributes: ReadonlyMap<string, Place>;
  readonly text: Place | undefined;
  readonly children: ReadonlyMap<string, Place>;
  /** Whether its members are those of the record around it. */
  readonly isWrapper: boolean;
  /** The values before anything is read: lists are there, all else is not. */
  readonly empty: readonly unknown[];
  readonly required: readonly number[];
  /** The list slots of a wrapper that may be missing: without it, they have no value. */
  readonly listsInside: readonly number[];
  readonly finish: (values: unknown[]) => unknown;
}

/** Where the value of an element or attribute goes, and how it is made: by `convert`, of the `record`, or as names and texts. */
export interface Place {
  readonly slot: number;
  readonly list: boolean;
  readonly convert: Convert | undefined;
  readonly record: RecordBinding | undefined;
  readonly map: Convert | undefined;
}

export function bindingOf(table: DocumentTable<unknown>, version: string | undefined): Plan {
  const { versions } = table;
  return {
    root: bind(table, bitOf(table, version), table.type),
    version: versions === undefined ? undefined : { as: versions.as, value: version ?? "" },
  };
}

type Mutable = { -readonly [Key in keyof RecordBinding]: RecordBinding[Key] } & {
  attributes: Map<string, Place>;
  children: Map<string, Place>;
  listsInside: number[];
};

function bind(table: DocumentTable<unknown>, bit: number, type: () => RecordTable<unknown>): RecordBinding {
  const record = type();
  const all: readonly MemberTable[] = record.members;
  const properties = [...new Set(all.map(({ as }) => as))];
  const members = all.filter(({ versions = -1, xml }) => (versions & bit) !== 0 && xml !== undefined);
  const binding = newBinding(false);
  binding.finish = finisher(record, properties);
  const empty: unknown[] = properties.map(() => undefined);
  const required: number[] = [];
  for (const member of members) {
    const slot = properties.indexOf(member.as);
    const list = member.number !== undefined && member.number !== "?";
    const path = (typeof member.xml === "string" ? member.xml : (member.xml?.[0] ?? "")).split("/");
    const name = path.pop() ?? "";
    let inner = binding;
    let isOptional = false;
    for (const wrapper of path) {
      isOptional ||= wrapper.endsWith("?");
      inner = wrapperIn(inner, wrapper.replace("?", ""));
      if (isOptional && list) inner.listsInside.push(slot);
    }
    if (list && !isOptional) empty[slot] = [];
    if (!list && member.number === undefined && member.nothing === undefined) required.push(slot);
    const place = placeOf(table, bit, member, slot, list);
    if (name === "$") inner.text = place;
    else if (name.startsWith("@")) inner.attributes.set(name.slice(1), place);
    else inner.children.set(name, place);
  }
  binding.empty = empty;
  binding.required = required;
  return binding;
}

function placeOf(table: DocumentTable<unknown>, bit: number, member: MemberTable, slot: number, list: boolean): Place {
  const { type, nothing } = member;
  if (typeof type === "function") {
    return { slot, list, convert: undefined, record: bind(table, bit, type), map: undefined };
  }
  if (type.kind === "map")
    return { slot, list, convert: undefined, record: undefined, map: converter(table, type.type) };
  return { slot, list, convert: converter(table, type as Codec<unknown>, nothing), record: undefined, map: undefined };
}

function wrapperIn(binding: Mutable, name: string): Mutable {
  const known = binding.children.get(name)?.record as Mutable | undefined;
  if (known !== undefined) return known;
  const record = newBinding(true);
  binding.children.set(name, { slot: -1, list: false, convert: undefined, record, map: undefined });
  return record;
}

function newBinding(isWrapper: boolean): Mutable {
  return {
    attributes: new Map(),
    text: undefined,
    children: new Map(),
    isWrapper,
    empty: [],
    required: [],
    listsInside: [],
    finish: (values) => values,
  };
}

/** Makes the value as we do: all peers end in objects of the same shape. */
function finisher(
  { members, make }: RecordTable<unknown>,
  properties: readonly string[],
): (values: unknown[]) => unknown {
  const flags = (members as readonly MemberTable[]).flatMap(({ as, type }) =>
    typeof type === "object" && type.kind === "flag"
      ? [{ slot: properties.indexOf(as), of: properties.indexOf(type.of), is: type.is }]
      : [],
  );
  const Value = make && makeOf<[readonly unknown[], number], unknown>(make);
  return (values) => {
    for (const { slot, of, is } of flags) values[slot] = values[of] === is ? true : undefined;
    if (Value !== undefined) return new Value(values, 0);
    return Object.fromEntries(properties.map((property, slot) => [property, values[slot]]));
  };
}
