import type { Codec, DocumentTable, MemberTable, RecordTable } from "@tagsmith/runtime";
import { bitOf } from "../corpus/make.js";

/** How a builder wants to be told of attributes, texts and CDATA sections. */
export interface Style {
  readonly attribute: string;
  readonly text: string;
  readonly cdata: string;
}

/** The object that a builder writes as the document of a value: what a user of it maps by hand. */
export type ToObject = (value: unknown) => Readonly<Record<string, unknown>>;

export function toObject(table: DocumentTable<unknown>, version: string | undefined, style: Style): ToObject {
  const write = record({ table, bit: bitOf(table, version), style }, table.type);
  return (value) => ({ [table.roots[0] ?? ""]: write(value as Fields) });
}

interface Mapping {
  readonly table: DocumentTable<unknown>;
  readonly bit: number;
  readonly style: Style;
}

type Fields = Readonly<Record<string, unknown>>;

interface Step {
  readonly as: string;
  readonly key: string;
  readonly wrappers: readonly string[];
  readonly isOptionalWrapper: boolean;
  readonly isList: boolean;
  readonly one: (value: unknown, owner: Fields) => unknown;
}

function record(mapping: Mapping, type: () => RecordTable<unknown>): (value: Fields) => Record<string, unknown> {
  const members = (type().members as readonly MemberTable[]).filter(
    ({ versions = -1, xml }) => (versions & mapping.bit) !== 0 && xml !== undefined,
  );
  const steps = members.map((member) => step(mapping, member));
  return (value) => {
    const object: Record<string, unknown> = {};
    for (const { as, key, wrappers, isOptionalWrapper, isList, one } of steps) {
      const given = value[as];
      if (isOptionalWrapper && given === undefined) continue;
      let target = object;
      for (const wrapper of wrappers) target = (target[wrapper] ??= {}) as Record<string, unknown>;
      const made = isList ? (given as readonly unknown[]).map((item) => one(item, value)) : one(given, value);
      if (made !== undefined) target[key] = made;
    }
    return object;
  };
}

function step(mapping: Mapping, member: MemberTable): Step {
  const path = (typeof member.xml === "string" ? member.xml : (member.xml?.[0] ?? "")).split("/");
  const name = path.pop() ?? "";
  const isAttribute = name.startsWith("@");
  const { attribute, text } = mapping.style;
  return {
    as: member.as,
    key: isAttribute ? attribute + name.slice(1) : name === "$" ? text : name,
    wrappers: path.map((wrapper) => wrapper.replace("?", "")),
    isOptionalWrapper: path.some((wrapper) => wrapper.endsWith("?")),
    isList: member.number !== undefined && member.number !== "?",
    one: content(mapping, member, isAttribute),
  };
}

function content(mapping: Mapping, member: MemberTable, isAttribute: boolean): Step["one"] {
  const { table, style } = mapping;
  const { type, nothing, sizeOf } = member;
  if (typeof type === "function") {
    const write = record(mapping, type);
    return (value) => (value === undefined ? undefined : write(value as Fields));
  }
  if (type.kind === "map") {
    const write = leaf(table, type.type, style, true);
    return (value) =>
      value === undefined
        ? undefined
        : Object.fromEntries(
            (value as readonly { name: string; value: unknown }[]).map((each) => [each.name, write(each.value)]),
          );
  }
  const codec = type as Codec<unknown>;
  const policy = table.write?.cdata;
  const write = leaf(
    table,
    codec,
    style,
    !isAttribute && (policy === "all" || (policy === "text" && codec.name === "text")),
  );
  if (sizeOf !== undefined) return (_value, owner) => write((owner[sizeOf] as readonly unknown[]).length);
  return (value) => (value === undefined ? nothing?.[0] : write(value));
}

/** Formats as our codecs do; CDATA goes under a key of its own. */
function leaf(
  { values }: DocumentTable<unknown>,
  codec: Codec<unknown>,
  { cdata }: Style,
  isCdata: boolean,
): (value: unknown) => unknown {
  return (value) => {
    const written = codec.write(value);
    if (typeof written !== "string") throw new Error("wrong value");
    const text = values === undefined ? written : values.encode(written);
    return isCdata && text !== "" ? { [cdata]: text } : text;
  };
}
