import { invalid } from "../codec.js";
import { put } from "./characters.js";
import { isElementName } from "./element-name.js";
import { describe } from "./failure.js";
import { writeBare } from "./leaf.js";
import { putLiteral } from "./markup.js";
import type { MemberPlan } from "./plan.js";
import { type Writing, enter, failureAt, wrongValue } from "./state.js";
import { endEmpty } from "./write.js";

/** An element whose children are named by a list of names and values. */
export function writeMap(writing: Writing, member: MemberPlan, entries: unknown, lead: string, index: number): void {
  if (!Array.isArray(entries)) {
    throw wrongValue(writing, member, index, entries);
  }
  const { output } = writing;
  put(output, lead);
  putLiteral(output, writing.literals, member.open);
  if (entries.length === 0) {
    endEmpty(writing, member);
    return;
  }
  enter(writing, member.name, index);
  const inner = lead === "" ? "" : lead + writing.indent;
  for (const entry of entries) {
    put(output, inner);
    writeEntry(writing, member, entry);
  }
  writing.depth--;
  put(output, lead);
  putLiteral(output, writing.literals, member.close);
}

function writeEntry(writing: Writing, member: MemberPlan, entry: unknown): void {
  const { name, value } = (entry ?? {}) as { readonly name?: unknown; readonly value?: unknown };
  if (typeof name !== "string" || !isElementName(writing, name)) {
    throw failureAt(writing, "", -1, "wrong-value", "the name of an element", describe(name, undefined));
  }
  const codec = member.codec!;
  const text = codec.write(value);
  if (text === invalid) {
    const code = value === undefined ? "missing" : "wrong-value";
    throw failureAt(writing, name, -1, code, codec.expected, describe(value, member.masked));
  }
  const { output } = writing;
  if (text === "") {
    put(output, writing.longEmpty ? `<${name}></${name}>` : `<${name}/>`);
    return;
  }
  put(output, `<${name}>`);
  writeBare(writing, member, name, text, -1);
  put(output, `</${name}>`);
}
