import { type Codec, type DocumentTable, type MemberTable, type RecordTable, codecKinds } from "@tagsmith/runtime";
import type { Shape } from "../shapes.js";
import { type Random, random } from "./random.js";
import { textFor } from "./texts.js";

/** A document of one shape, as bytes and as the product's own value of it. */
export interface Sample {
  readonly xml: Uint8Array;
  readonly value: unknown;
}

/** Makes a document of about so many bytes, indented as feeds are; one order where that is more. */
export function makeSample(shape: Shape, bytes: number): Sample {
  const { document } = shape;
  const options = { ...(shape.version !== undefined && { version: shape.version }), indent: "  " };
  const probe = bytes < 10_000 ? 1 : 40;
  const size = document.serializeBytes(makeValue(shape, probe), options).length;
  const count = Math.max(1, Math.round((bytes / size) * probe));
  const xml = document.serializeBytes(makeValue(shape, count), options);
  return { xml, value: document.parse(xml) };
}

/** A value with so many items, the same in each run. */
function makeValue(shape: Shape, count: number): unknown {
  const table = shape.document.table();
  const making = { table, from: random(20_260_801), bit: bitOf(table, shape.version), count, items: shape.items };
  const value = makeRecord(making, table.type, 0);
  if (table.versions !== undefined) value[table.versions.as] = shape.version;
  return value;
}

interface Making {
  readonly table: DocumentTable<unknown>;
  readonly from: Random;
  readonly bit: number;
  readonly count: number;
  readonly items: string;
}

/** The bit that members of a version have; all bits where there are no versions. */
export function bitOf({ versions }: DocumentTable<unknown>, version: string | undefined): number {
  return versions === undefined ? -1 : 1 << versions.names.indexOf(version ?? "");
}

function makeRecord(making: Making, type: () => RecordTable<unknown>, depth: number): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (const member of type().members as readonly MemberTable[]) {
    if (((member.versions ?? -1) & making.bit) === 0 || member.sizeOf !== undefined) continue;
    const made = makeMember(making, member, depth);
    if (made !== undefined) value[member.as] = made;
  }
  return value;
}

function makeMember(making: Making, member: MemberTable, depth: number): unknown {
  const { number } = member;
  if (number === undefined) return makeOne(making, member, depth);
  if (number === "?") return making.from.chance(0.8) ? makeOne(making, member, depth) : undefined;
  const isItems = depth === 0 && member.as === making.items;
  const length = isItems
    ? making.count
    : making.count === 1
      ? 1
      : making.from.whole(number === "+" || depth < 3 ? 1 : 0, 3);
  return Array.from({ length }, () => makeOne(making, member, depth));
}

function makeOne(making: Making, { as, type, nothing }: MemberTable, depth: number): unknown {
  const { from } = making;
  if (typeof type === "function") return makeRecord(making, type as () => RecordTable<unknown>, depth + 1);
  if ("kind" in type && type.kind === "map")
    return [1, 2, 3].map((each) => ({ name: `detail_${each}`, value: textFor(as, from) }));
  if (!("write" in type)) return undefined;
  if (nothing !== undefined && from.chance(0.2)) return undefined;
  return makeLeaf(type as Codec<unknown>, as, from);
}

function makeLeaf(codec: Codec<unknown>, as: string, from: Random): unknown {
  const { words } = codec.detail;
  if (words !== undefined) return from.pick(words)[1];
  switch (codec.kind) {
    case codecKinds.id:
      return String(from.whole(1000, 99_999_999)).padStart(from.chance(0.1) ? 10 : 1, "0");
    case codecKinds.integer:
      return /quantity|boxes/i.test(as) ? from.whole(1, 12) : from.whole(0, 400);
    case codecKinds.decimal:
      return /weight|length|width|height/i.test(as) ? `${from.whole(0, 40)}.${from.whole(0, 9)}` : money(from);
    case codecKinds.unixTime:
      return new Date(1_500_000_000_000 + from.whole(0, 200_000_000) * 1000);
    case codecKinds.instant:
      return new Date(1_500_000_000_000 + from.whole(0, 3_000_000) * 60_000);
    default:
      if (codec.name === "date" || codec.name === "dateTime")
        return localTime(from).slice(0, codec.name === "date" ? 10 : 19);
      return codec.name === "url"
        ? `https://shop.example/receipt?id=${from.whole(1e6, 9e6)}&page=1`
        : textFor(as, from);
  }
}

function money(from: Random): string {
  return `${from.whole(0, from.chance(0.3) ? 0 : 400)}.${String(from.whole(0, 99)).padStart(2, "0")}`;
}

function localTime(from: Random): string {
  return new Date(1_500_000_000_000 + from.whole(0, 200_000_000) * 1000).toISOString();
}
