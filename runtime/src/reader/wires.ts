import { isChoice } from "../member-types.js";
import type { MemberTable } from "../table.js";

/** One spelling of where a member stands, taken apart. */
export interface Wire {
  readonly wrappers: readonly { readonly name: string; readonly optional: boolean }[];
  /** The name of element or attribute; `$` the text, `*` any other element. */
  readonly name: string;
  readonly attribute: boolean;
  /** The alternative of a choice that it is. */
  readonly alternative?: number;
}

/** Where a member may stand; nowhere for a flag. */
export function parseWires(member: MemberTable): Wire[] {
  const { xml, type } = member;
  if (isChoice(type)) return type.choices.map((choice, alternative) => ({ ...parseWire(choice.xml), alternative }));
  return (typeof xml === "string" ? [xml] : (xml ?? [])).map(parseWire);
}

function parseWire(path: string): Wire {
  const names = path.split("/");
  const last = names.pop() ?? "";
  const attribute = last.startsWith("@");
  return {
    wrappers: names.map((name) => ({ name: name.replace(/\?$/, ""), optional: name.endsWith("?") })),
    name: attribute ? last.slice(1) : last,
    attribute,
  };
}
