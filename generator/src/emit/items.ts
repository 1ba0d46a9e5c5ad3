import type { Document, RecordType } from "../model/model.js";
import { isList, membersOf } from "./members.js";

/** The list whose items a stream of a document yields. */
export interface Items {
  /** The properties that lead to it from the root. */
  readonly path: readonly string[];
  readonly type: RecordType;
}

/** The first list of elements with content that is reached through single ones; an outer list comes before an inner one. */
export function itemsOf(document: Document): Items | undefined {
  const records = new Map(document.types.flatMap((type) => (type.kind === "record" ? [[type.name, type]] : [])));
  const seen = new Set([document.type]);
  // A record whose path is found is looked at behind those of paths that are as short.
  const found: Items[] = [{ path: [], type: document.type }];
  for (const { path, type } of found) {
    // The text of an element is known when it ends, and with it all that it holds.
    if (type.text !== undefined) continue;
    const inner = membersOf(type).flatMap((member) => {
      const record =
        member.kind === "element" && member.type.kind === "record" ? records.get(member.type.name) : undefined;
      return record === undefined ? [] : [{ list: isList(member), path: [...path, member.property], type: record }];
    });
    const list = inner.find((each) => each.list);
    if (list !== undefined) return { path: list.path, type: list.type };
    for (const each of inner) {
      if (seen.has(each.type)) continue;
      seen.add(each.type);
      found.push(each);
    }
  }
  return undefined;
}
