import { type MemberTable, serialize, text } from "@tagsmith/runtime";
import { Failure } from "../../disk/failure.js";
import { itemTable, namesOf } from "../item-table.js";
import type { AnyDocument, AnyRecord } from "../tables.js";
import type { PullFormat } from "./format.js";

/** What a document has around its items. */
export interface XmlFrame {
  /** What stands before them, split where it says how many items follow. */
  readonly head: readonly string[];
  readonly tail: string;
}

/** Each item as an element on a line of its own; what stands around them is `frameOf`'s. */
export function xmlFormat(document: () => AnyDocument, items: string): PullFormat {
  const table = itemTable(document(), items);
  return {
    begin: () => "",
    item: (value) => `${serialize(table, value, { declaration: false })}\n`,
    checkpoint: () => "",
  };
}

/**
 * What stands around the items in a document that has all of them: the root of one answer, which may say how many items
 * it has. `pages` is the property that says how many such answers there are.
 */
export function frameOf(table: () => AnyDocument, items: string, answer: unknown, pages: string | undefined): XmlFrame {
  const document = table();
  const { type, fill } = withoutItems(document.type(), items.split("."), pages);
  const framed: AnyDocument = { ...document, type };
  const written = serialize(() => framed, fill(answer));
  const [before = "", after = ""] = written.split(new RegExp(`<[^<>]*${mark}[^<>]*>`));
  return { head: before.split(sizeMark), tail: `${after}\n` };
}

/** The head with the number of items, always in the same number of bytes: white space between elements is nothing. */
export function headOf({ head }: XmlFrame, items: number): string {
  const mostDigits = 15;
  const number = String(items);
  return `${head.join(number)}${" ".repeat((mostDigits - number.length) * (head.length - 1))}\n`;
}

const mark = "tagsmith-item";
const sizeMark = "tagsmith-size-of-items";

interface Marked {
  readonly type: () => AnyRecord;
  /** The value with a mark in the place of its items, and another where it says how many they are. */
  readonly fill: (value: unknown) => unknown;
}

/** The record with items that are plain XML, and with a text where it says how many they are. */
function withoutItems(record: AnyRecord, path: readonly string[], pages: string | undefined): Marked {
  const [property = "", ...rest] = path;
  const member = record.members.find(({ as }) => as === property);
  if (member === undefined || typeof member.type !== "function") throw new Failure(`${record.name} has no items`);
  const inner = rest.length > 0 ? withoutItems(member.type(), rest, undefined) : undefined;
  const isSize = ({ sizeOf }: MemberTable): boolean => inner === undefined && sizeOf === property;
  const members = record.members.map((each): MemberTable => {
    if (each === member) return { ...each, type: inner?.type ?? { kind: "any" } };
    if (!isSize(each)) return each;
    const { xml, as } = each;
    return { ...(xml !== undefined && { xml }), as, type: text };
  });
  const changed: AnyRecord = { ...record, members };
  return {
    type: () => changed,
    fill: (value) => {
      const copy: Record<string, unknown> = { ...(value as Record<string, unknown> | undefined) };
      copy[property] = inner === undefined ? [`<${namesOf(member)[0] ?? ""} ${mark}=""/>`] : inner.fill(copy[property]);
      for (const each of record.members) {
        if (isSize(each)) copy[each.as] = sizeMark;
        // All of them have become one.
        if (each.as === pages && each.number === "?") copy[each.as] = undefined;
      }
      return copy;
    },
  };
}
