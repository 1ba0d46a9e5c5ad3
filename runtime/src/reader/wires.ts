import { type ChoiceCode, codeOf } from "../feature.js";
import { isChoice } from "../member-types.js";
import type { DocumentTable, MemberTable } from "../table.js";
import type { FieldContent } from "./field.js";

/** One spelling of where a member stands, taken apart. */
export interface Wire {
  readonly wrappers: readonly Wrapper[];
  /** The name of element or attribute; `$` the text, `*` any other element. */
  readonly name: string;
  readonly attribute: boolean;
  /** What is there: the member's, or that of one alternative of a choice. */
  readonly content: FieldContent;
}

/** An element around a member that vanishes from the value. */
export interface Wrapper {
  readonly name: string;
  /** Its place below the element of the record: `Items/Inner`. */
  readonly path: string;
  readonly optional: boolean;
}

/** Where a member may stand; nowhere for a flag. */
export function wiresOf(member: MemberTable, table: DocumentTable<unknown>): readonly Wire[] {
  const { xml = [], type } = member;
  if (isChoice(type)) return codeOf<ChoiceCode>(table, type.code, "choice").wires(member);
  return (typeof xml === "string" ? [xml] : xml).map((path) => wireOf(path, member));
}

/** Takes a spelling apart. */
export function wireOf(spelled: string, content: FieldContent): Wire {
  const names = spelled.split("/");
  const last = names.pop()!;
  const attribute = last.startsWith("@");
  let path = "";
  const wrappers = names.map((marked) => {
    const name = marked.replace("?", "");
    path = below(path, name);
    return { name, path, optional: name !== marked };
  });
  return { wrappers, name: attribute ? last.slice(1) : last, attribute, content };
}

/** The path of an element inside of another. */
export function below(path: string | undefined, name: string): string {
  return path ? `${path}/${name}` : name;
}
