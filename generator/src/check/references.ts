import type { RecordType } from "../model/model.js";
import { refusal } from "../model/accepts.js";
import { nearest } from "../problems/nearest.js";
import { type Problems, quote } from "../problems/problems.js";
import type { Rule } from "./rule.js";
import { type WireMember, leafOf, propertiesOf, recordsIn, wireMembersOf } from "./walk.js";

/** `size of`, `value of` and the conditions of flags name other members of the same element. */
export const references: Rule = ({ documents }, problems) => {
  for (const record of recordsIn(documents)) {
    for (const member of wireMembersOf(record)) {
      const leaf = leafOf(member);
      if (leaf?.sizeOf !== undefined) checkSize(leaf.sizeOf, member, record, problems);
      if (leaf?.scalar.kind === "value") checkValue(leaf.scalar.of, member, record, problems);
    }
    for (const flag of record.flags) {
      const member = wireMembersOf(record).find(({ property }) => property === flag.of);
      const leaf = member && leafOf(member);
      const expected = leaf === undefined ? "a condition on a text" : refusal(leaf, flag.is);
      if (expected !== undefined)
        problems.add("type", flag.place, expected, leaf === undefined ? "an element" : quote(flag.is));
    }
  }
};

function checkSize(property: string, { place }: WireMember, record: RecordType, problems: Problems): void {
  const member = wireMembersOf(record).find((each) => each.property === property);
  const choice = propertiesOf(record).some((each) => each.property === property);
  if (member === undefined && !choice) {
    const known = propertiesOf(record).map((each) => each.property);
    problems.add("unknown-name", place, "`size of` a property of the same element", quote(property), {
      suggestion: nearest(property, known),
    });
  } else if (member !== undefined && !isList(member))
    problems.add("type", place, "`size of` a list", `${quote(property)}, which is none`);
}

function isList(member: WireMember): boolean {
  return (member.kind === "element" && member.occurs.maximum > 1) || leafOf(member)?.scalar.kind === "list";
}

function checkValue(property: string, { place }: WireMember, record: RecordType, problems: Problems): void {
  const member = wireMembersOf(record).find((each) => each.property === property);
  if (member !== undefined && leafOf(member)?.scalar.kind === "words") return;
  const words = wireMembersOf(record).filter((each) => leafOf(each)?.scalar.kind === "words");
  const known = words.map((each) => each.property);
  problems.add("unknown-name", place, "`value of` a member whose type is `words of`", quote(property), {
    suggestion: nearest(property, known),
  });
}
