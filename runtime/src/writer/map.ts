import { invalid } from "../codec.js";
import { isNcName } from "../values/names.js";
import { describe } from "./failure.js";
import { writeText } from "./leaf.js";
import type { MemberPlan } from "./plan.js";
import { type Writing, enter, failureAt } from "./state.js";
import { emptyEnd } from "./write.js";

/** An element whose children are named by a list of names and values. */
export function writeMap(writing: Writing, member: MemberPlan, entries: unknown, lead: string, index: number): string {
  if (!Array.isArray(entries)) {
    throw failureAt(writing, member.name, index, "wrong-value", member.expected, describe(entries, member.masked));
  }
  const tag = lead + member.open;
  if (entries.length === 0) return tag + emptyEnd(writing, member);
  enter(writing, member.name, index);
  const inner = lead === "" ? "" : lead + writing.indent;
  let content = "";
  for (const entry of entries) content += inner + writeEntry(writing, member, entry);
  writing.depth--;
  return `${tag}>${content}${lead}${member.close}`;
}

function writeEntry(writing: Writing, member: MemberPlan, entry: unknown): string {
  const { name, value } = (entry ?? {}) as { readonly name?: unknown; readonly value?: unknown };
  if (typeof name !== "string" || !isNcName(name)) {
    throw failureAt(writing, "", -1, "wrong-value", "the name of an element", describe(name, undefined));
  }
  const text = member.codec?.write(value) ?? invalid;
  if (text === invalid) {
    const expected = member.codec?.expected ?? "";
    throw failureAt(
      writing,
      name,
      -1,
      value === undefined ? "missing" : "wrong-value",
      expected,
      describe(value, member.masked),
    );
  }
  if (text === "") return writing.longEmpty ? `<${name}></${name}>` : `<${name}/>`;
  return `<${name}>${writeText(writing, member, name, text, -1)}</${name}>`;
}
