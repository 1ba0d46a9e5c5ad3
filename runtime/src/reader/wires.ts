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
  return typeof xml === "string" ? [parseWire(xml)] : (xml ?? []).map(parseWire);
}

function parseWire(path: string): Wire {
  const cut = path.lastIndexOf("/") + 1;
  const attribute = path[cut] === "@";
  return {
    wrappers:
      cut === 0
        ? none
        : path
            .slice(0, cut - 1)
            .split("/")
            .map(parseWrapper),
    name: path.slice(attribute ? cut + 1 : cut),
    attribute,
  };
}

const none: Wire["wrappers"] = [];

function parseWrapper(name: string): Wire["wrappers"][number] {
  const optional = name.endsWith("?");
  return { name: optional ? name.slice(0, -1) : name, optional };
}
