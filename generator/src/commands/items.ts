import type { MemberTable, Occurrence } from "@tagsmith/runtime";
import type { AnyDocument, AnyRecord } from "./tables.js";

/** The items that a document is a list of, such as the orders of a feed. */
export function itemsOf(table: AnyDocument, value: unknown): readonly unknown[] | undefined {
  const record = table.type();
  const list = listMember(record);
  if (list === undefined) return undefined;
  const items = record.only === true ? value : (value as Record<string, unknown>)[list.as];
  return Array.isArray(items) ? items : [];
}

/** The first member that may come many times. */
export function listMember({ members }: AnyRecord): MemberTable | undefined {
  return members.find(isList);
}

function isList({ number, type }: MemberTable): boolean {
  return number !== undefined && mayBeMany(number) && !("kind" in type && type.kind === "any");
}

function mayBeMany(number: Occurrence): boolean {
  return number === "*" || number === "+" || (typeof number !== "string" && number[1] > 1);
}

/** The value at a path of properties, such as `data.orders`. */
export function valueAt(value: unknown, path: string): unknown {
  let found = value;
  for (const name of path.split("."))
    found =
      typeof found === "object" && found !== null ? (found as Readonly<Record<string, unknown>>)[name] : undefined;
  return found;
}

/** A copy of a value with another at a path of properties. */
export function withValueAt(value: unknown, path: string, inner: unknown): Readonly<Record<string, unknown>> {
  const [name = "", ...rest] = path.split(".");
  const copy = { ...(value as Readonly<Record<string, unknown>> | undefined) };
  return { ...copy, [name]: rest.length === 0 ? inner : withValueAt(copy[name], rest.join("."), inner) };
}
