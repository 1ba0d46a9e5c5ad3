import type { MemberTable } from "@tagsmith/runtime";
import { Failure } from "../disk/failure.js";
import type { AnyDocument, AnyRecord } from "./tables.js";

/** Where the items of a document stand in its table. */
export interface ItemsTable {
  /** The names that an item's element may have; the first is written. */
  readonly names: readonly string[];
  readonly record: () => AnyRecord;
}

/** The items at a path of properties, such as `data.orders`. */
export function itemsTableAt(record: AnyRecord, items: string): ItemsTable {
  const [property, ...rest] = items.split(".");
  const member = record.members.find(({ as }) => as === property);
  if (member === undefined || typeof member.type !== "function")
    throw new Failure(`the items of ${record.name} are no elements of their own`);
  return rest.length === 0
    ? { names: namesOf(member), record: member.type }
    : itemsTableAt(member.type(), rest.join("."));
}

/** The table of a document that is one item, to write it alone. */
export function itemTable(document: AnyDocument, items: string): () => AnyDocument {
  if (document.versions !== undefined)
    throw new Failure(`${document.name} has versions, so its items cannot be written one by one`);
  const { names, record } = itemsTableAt(document.type(), items);
  const { repairs: _repairs, ...rest } = document;
  const table: AnyDocument = { ...rest, roots: names, type: record };
  return () => table;
}

/** The names of a member's element, without the wrappers around it. */
export function namesOf({ xml }: MemberTable): readonly string[] {
  const names = typeof xml === "string" ? [xml] : (xml ?? []);
  return names.map((wire) => wire.slice(wire.lastIndexOf("/") + 1));
}
