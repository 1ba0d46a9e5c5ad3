import { isNcName } from "../values/names.js";
import { quoteWord } from "../values/words.js";
import { describe } from "./failure.js";
import { literalOf } from "./literal.js";
import { type Owner, writeText } from "./leaf.js";
import { type MemberPlan, memberKinds } from "./plan.js";
import { type Writing, failureAt } from "./state.js";
import { writeOne } from "./write.js";

/** The element of the alternative that a tagged union names. */
export function writeChoice(writing: Writing, member: MemberPlan, choice: unknown, lead: string, index: number): void {
  if (typeof choice === "string" && member.codec !== undefined) {
    if (choice !== "") writeText(writing, member, choice, index);
    return;
  }
  const { name, value } = (choice ?? {}) as { readonly name?: unknown; readonly value?: unknown };
  if (typeof choice !== "object" || typeof name !== "string") {
    const expected = `name and value of ${member.expected}`;
    throw failureAt(writing, "", index, "wrong-value", expected, describe(choice, member.masked));
  }
  const alternative = member.choices.get(name) ?? (member.rest && named(member.rest, name));
  if (alternative === undefined) {
    throw failureAt(writing, "", index, "wrong-value", member.expected, quoteWord(name));
  }
  writeOne(writing, alternative, choice as Owner, value, undefined, lead, index);
}

/** The alternative that takes any name, for one name. A name that XML cannot carry has none. */
function named(rest: MemberPlan, name: string): MemberPlan | undefined {
  if (!isNcName(name)) return undefined;
  if (rest.kind === memberKinds.any) return { ...rest, name };
  return {
    ...rest,
    name,
    open: literalOf(`<${name}>`),
    close: literalOf(`</${name}>`),
    openSection: literalOf(`<${name}><![CDATA[`),
    closeSection: literalOf(`]]></${name}>`),
  };
}
