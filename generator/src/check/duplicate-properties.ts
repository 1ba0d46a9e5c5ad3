import { quote } from "../problems/problems.js";
import type { Rule } from "./rule.js";
import { meet, propertiesOf, recordsIn } from "./walk.js";

/** Two members with one property would hide each other, unless no version has both. */
export const duplicateProperties: Rule = ({ documents }, problems) => {
  for (const record of recordsIn(documents)) {
    const members = propertiesOf(record);
    members.forEach((member, index) => {
      const twin = members.slice(0, index).find((other) => other.property === member.property && meet(other, member));
      if (twin !== undefined)
        problems.add(
          "taken-name",
          member.place,
          "a property of its own",
          `${quote(member.property)}, which another member has`,
          {
            hint: "give one of them a name with `as`",
          },
        );
    });
  }
  for (const { type, versions } of documents) {
    const taken = versions && propertiesOf(type).find(({ property }) => property === "version");
    if (taken !== undefined)
      problems.add(
        "taken-name",
        taken.place,
        "a property of its own",
        '"version", which says the version that was found',
        {
          hint: "give the member a name with `as`",
        },
      );
  }
};
