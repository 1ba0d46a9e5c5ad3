import { Failure } from "../disk/failure.js";
import { membersOf } from "../emit/members.js";
import type { Document, Platform, RecordType } from "../model/model.js";
import type { AnyDocument } from "./tables.js";

/** The model of a document's items, which stand at a path of properties. */
export function itemRecord(
  platform: Platform,
  table: () => AnyDocument,
  items: string,
): { readonly model: Document; readonly record: RecordType } {
  const { name } = table();
  const model = platform.documents.find((document) => `${platform.name}/${document.name}` === name);
  if (model === undefined) throw new Failure(`there is no document ${name}`);
  let record = model.type;
  for (const property of items.split(".")) {
    const member = membersOf(record).find((each) => each.property === property);
    const inner = member?.kind === "element" && member.type.kind === "record" ? member.type.name : undefined;
    const type = model.types.find((each) => each.name === inner);
    if (type?.kind !== "record") throw new Failure(`the items of ${name} are no elements of their own`);
    record = type;
  }
  return { model, record };
}
