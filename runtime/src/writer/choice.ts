import type { Alternatives, ChoiceCode } from "../feature.js";
import { isChoice, isMixed, tagOf } from "../member-types.js";
import { type Wire, wireOf } from "../reader/wires.js";
import type { ChoiceMember, Code, MemberTable } from "../table.js";
import { text } from "../values/text.js";
import { isElementName } from "./element-name.js";
import { describe } from "./failure.js";
import { type Linking, isWritten, newMember } from "./link.js";
import { literalOf } from "./literal.js";
import { type Owner, writeText } from "./leaf.js";
import type { MemberPlan } from "./plan.js";
import { type Writing, failureAt } from "./state.js";
import type { Kept } from "./unknown-content.js";
import { writeOne } from "./write.js";

const code: ChoiceCode = { feature: "choice", wires, link: alternatives, write: writeChoice };

/** Writes one of several elements, of which a tagged union says which. */
export const choice: Code = code;

function wires(member: MemberTable): readonly Wire[] {
  const elements = choicesOf(member).map((choice) =>
    wireOf(choice.xml, { ...hidden(choice, member), choice: tagOf(choice) }),
  );
  return isMixed(member) ? [...elements, wireOf("$", { type: text })] : elements;
}

/** The element of the alternative that a tagged union names. */
function writeChoice(
  writing: Writing,
  member: MemberPlan,
  chosen: unknown,
  lead: string,
  index: number,
  kept: Kept | undefined,
): void {
  if (typeof chosen === "string" && member.codec !== undefined) {
    if (chosen !== "") writeText(writing, member, chosen, index);
    return;
  }
  const { name, value } = (chosen ?? {}) as { readonly name?: unknown; readonly value?: unknown };
  if (typeof name !== "string") {
    const expected = `name and value of ${member.expected}`;
    throw failureAt(writing, "", index, "wrong-value", expected, describe(chosen, member.masked));
  }
  const alternative = member.choices.get(name) ?? (member.rest && named(writing, member.rest, name));
  if (alternative === undefined) {
    throw failureAt(writing, "", index, "wrong-value", member.expected, describe(name, undefined));
  }
  writeOne(writing, alternative, chosen as Owner, value, kept, lead, index);
}

function alternatives(linking: Linking, member: MemberTable): Alternatives {
  const choices = new Map<string, MemberPlan>();
  let rest: MemberPlan | undefined;
  for (const choice of choicesOf(member)) {
    if (!isWritten(linking, choice.versions)) continue;
    const plan = newMember(linking, choice.xml, hidden(choice, member));
    if (choice.xml === "*") rest = plan;
    else choices.set(tagOf(choice), plan);
  }
  const names = [...choices.values()].map(({ name }) => name).join(", ");
  const listed =
    choices.size === 0 ? "an element" : `${choices.size === 1 ? "the element" : "one of the elements"} ${names}`;
  const expected = `${listed}${choices.size > 0 && rest !== undefined ? " or another" : ""} as ${member.as}`;
  return isMixed(member)
    ? { choices, rest, expected: `text, ${expected}`, codec: text }
    : { choices, rest, expected, codec: undefined };
}

function choicesOf({ type }: MemberTable): readonly ChoiceMember[] {
  return isChoice(type) ? type.choices : [];
}

/** An alternative, of which all holds that holds for the whole choice. */
function hidden(choice: ChoiceMember, { secret = false, personal = false }: MemberTable): ChoiceMember {
  return { ...choice, secret: choice.secret ?? secret, personal: choice.personal ?? personal };
}

/** The alternative that takes any name, for one name. A name that XML cannot carry has none. */
function named(writing: Writing, rest: MemberPlan, name: string): MemberPlan | undefined {
  if (!isElementName(writing, name)) return undefined;
  return {
    ...rest,
    name,
    open: literalOf(`<${name}>`),
    close: literalOf(`</${name}>`),
    openSection: literalOf(`<${name}><![CDATA[`),
    closeSection: literalOf(`]]></${name}>`),
  };
}
