import type { MemberType, RecordTable } from "../table.js";

/** Whether a record holds anything, at whatever depth, that must not be shown. */
export function hides(record: RecordTable<unknown>, seen: Set<string> = new Set()): boolean {
  if (seen.has(record.name)) return false;
  seen.add(record.name);
  const inType = (type: MemberType): boolean =>
    typeof type === "function"
      ? hides(type(), seen)
      : type.kind === "choice" && type.choices.some((each) => each.secret || each.personal || inType(each.type));
  return record.members.some(({ secret, personal, type }) => secret || personal || inType(type));
}
