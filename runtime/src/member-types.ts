import type { Codec } from "./codec.js";
import { unbounded } from "./reader/bounds.js";
import type { ChoiceMember, ChoiceTable, FlagTable, MapTable, MemberTable, MemberType } from "./table.js";

/** Whether a type is that of a text. */
export function isCodec(type: MemberType | undefined): type is Codec<unknown> {
  return typeof type === "object" && typeof type.kind === "number";
}

/** Whether a type is one of several elements. */
export function isChoice(type: MemberType): type is ChoiceTable {
  return typeof type === "object" && type.kind === "choice";
}

/** Whether a type is that of an element with entries. */
export function isMap(type: MemberType | undefined): type is MapTable {
  return typeof type === "object" && type.kind === "map";
}

/** Whether a type is no content at all, but follows from another member. */
export function isFlag(type: MemberType): type is FlagTable {
  return typeof type === "object" && type.kind === "flag";
}

/** How often a member may come: at least and at most. */
export function rangeOf({ number }: Pick<MemberTable, "number">): readonly [minimum: number, maximum: number] {
  if (typeof number === "object") return [number[0], Math.min(number[1], unbounded)];
  const isMany = number === "*" || number === "+";
  return [number === undefined || number === "+" ? 1 : 0, isMany ? unbounded : 1];
}

/** Whether a member's value is a list. */
export function isList(member: MemberTable): boolean {
  return rangeOf(member)[1] > 1;
}

/** What the value calls an alternative. */
export function tagOf({ as, xml }: ChoiceMember): string {
  return as ?? xml.slice(xml.indexOf(":") + 1);
}

/** Whether text stands among the elements of a choice. */
export function isMixed({ type }: MemberTable): boolean {
  return isChoice(type) && type.mixed === true;
}

/** What stands in messages instead of a value that must not be shown. */
export function maskOf({ secret, personal }: Pick<MemberTable, "secret" | "personal">): string | undefined {
  return secret === true ? "a secret value" : personal === true ? "a personal value" : undefined;
}
