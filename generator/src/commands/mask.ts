import type { MemberTable, MemberType } from "@tagsmith/runtime";
import type { AnyRecord } from "./tables.js";

/** The value with `(secret)` and `(personal)` in place of what the spec says is so; what is missing stays missing. */
export function masked(record: AnyRecord, value: unknown): unknown {
  const [only] = record.members;
  if (record.only === true && only !== undefined) return maskedMember(only, value);
  if (!isObject(value)) return value;
  const copy = { ...value };
  for (const member of record.members) copy[member.as] = maskedMember(member, copy[member.as]);
  return copy;
}

function maskedMember(member: Pick<MemberTable, "type" | "secret" | "personal">, value: unknown): unknown {
  if (value === undefined) return undefined;
  if (member.secret === true || member.personal === true) {
    const word = member.secret === true ? "(secret)" : "(personal)";
    return Array.isArray(value) ? value.map((item) => wordFor(item, word)) : wordFor(value, word);
  }
  return Array.isArray(value)
    ? value.map((item) => maskedContent(member.type, item))
    : maskedContent(member.type, value);
}

function maskedContent(type: MemberType, value: unknown): unknown {
  if (typeof type === "function") return masked(type(), value);
  if (type.kind !== "choice" || !isObject(value)) return value;
  const choice =
    type.choices.find(({ xml }) => localName(xml) === value["name"]) ?? type.choices.find(({ xml }) => xml === "*");
  return choice === undefined ? value : { ...value, value: maskedMember(choice, value["value"]) };
}

/** The entries of a map keep their names. */
function wordFor(value: unknown, word: string): unknown {
  return isObject(value) && "name" in value && "value" in value ? { ...value, value: word } : word;
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !(value instanceof Date) && !(value instanceof Uint8Array);
}
