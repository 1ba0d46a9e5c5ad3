import { type Codec, type DocumentTable, invalid, serialize } from "@tagsmith/runtime";
import { sampleItems, sampleRoot } from "@tagsmith/runtime/mock";
import { withProperty } from "../../../runtime/src/http/endpoint/answer.js";
import { setSizes } from "../../../runtime/src/mock/sample.js";
import type { ChoiceTable, MemberTable, RecordTable } from "../../../runtime/src/table.js";
import { canaryOf } from "./watch.js";

// oxlint-disable-next-line typescript/no-explicit-any -- tables of all platforms, whose values nobody reads
export type AnyTable = () => DocumentTable<any>;

/** A whole document of a table with a few items, in which each value that must not be shown is a canary where it can be. */
export function canaryDocument(table: AnyTable, items: string | undefined, count = 3): { value: unknown; xml: string } {
  const whole = items === undefined ? sampleItems(table, undefined, 1)[0] : rootWith(table, items, count);
  const value = plant(table().type(), whole);
  return { value, xml: serialize(table, value) };
}

function rootWith(table: AnyTable, items: string, count: number): unknown {
  const value = withProperty(sampleRoot(table), items, sampleItems(table, items, count));
  setSizes(table().type(), value, items.split("."));
  return value;
}

// oxlint-disable-next-line typescript/no-explicit-any -- as above
function plant(record: RecordTable<any>, value: unknown): unknown {
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  const result: Record<string, unknown> = { ...(value as object) };
  for (const member of record.members) result[member.as] = plantMember(member, result[member.as]);
  return Object.assign(result, Object.fromEntries(symbolsOf(value)));
}

function symbolsOf(value: object): [symbol, unknown][] {
  return Object.getOwnPropertySymbols(value).map((name) => [name, (value as Record<symbol, unknown>)[name]]);
}

function plantMember(member: MemberTable, value: unknown): unknown {
  const { type } = member;
  if (Array.isArray(value) && !("kind" in type && type.kind === "map"))
    return value.map((each) => plantMember(member, each));
  if (typeof type === "function") return type().only ? value : plant(type(), value);
  if (value === undefined) return value;
  const isHidden = member.secret === true || member.personal === true;
  if ("read" in type) return isHidden ? (planted(type, member.as) ?? value) : value;
  if (type.kind === "map" && isHidden && Array.isArray(value)) {
    return value.map((entry: object) => ({ ...entry, value: planted(type.type, member.as) }));
  }
  return type.kind === "choice" ? plantChoice(type, value as Chosen) : value;
}

interface Chosen {
  readonly name: string;
  readonly value: unknown;
}

function plantChoice({ choices }: ChoiceTable, chosen: Chosen): unknown {
  const choice = choices.find(({ xml }) => xml.slice(xml.indexOf(":") + 1) === chosen.name);
  return choice ? { ...chosen, value: plantMember({ ...choice, as: chosen.name }, chosen.value) } : chosen;
}

function planted(codec: Codec<unknown>, name: string): unknown {
  const value: unknown = codec.read(canaryOf(name));
  return value === invalid || codec.write(value) === invalid ? undefined : value;
}
