import type { RecordType, Wire } from "../model/model.js";
import { pathOfWire } from "../model/paths.js";
import { quote } from "../problems/problems.js";
import type { Rule } from "./rule.js";
import { meet, recordsIn, wireMembersOf } from "./walk.js";

/** Of two members with one name on the wire nobody could tell which is meant, unless no version has both. */
export const duplicateMembers: Rule = ({ documents }, problems) => {
  for (const record of recordsIn(documents)) {
    const members = namedMembers(record);
    members.forEach((member, index) => {
      for (const wire of member.wires) {
        const name = pathOfWire(wire);
        const twin = members
          .slice(0, index)
          .find((other) => meet(other, member) && other.wires.some((each) => clash(each, wire)));
        if (twin === undefined) continue;
        const isSame = twin.wires.some((each) => pathOfWire(each) === name);
        const first = name.split("/")[0] ?? name;
        const found = isSame ? `${quote(name)} a second time` : `${quote(first)}, which is an element and a wrapper`;
        problems.add("taken-name", member.place, "each name on the wire once in a version", found);
        break;
      }
    });
  }
};

function namedMembers(
  record: RecordType,
): { wires: readonly Wire[]; place: RecordType["place"]; versions?: readonly number[] }[] {
  return wireMembersOf(record).flatMap((member) => (member.kind === "text" ? [] : [member]));
}

function clash(a: Wire, b: Wire): boolean {
  if (pathOfWire(a) === pathOfWire(b)) return true;
  return isWrapperOf(a, b) || isWrapperOf(b, a);
}

/** Whether the element of one is the first wrapper of the other. */
function isWrapperOf(element: Wire, inside: Wire): boolean {
  return !element.attribute && element.wrappers.length === 0 && inside.wrappers[0]?.name === element.name;
}
