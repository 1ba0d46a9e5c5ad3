import type { Rule } from "./rule.js";
import { particlesOf, recordsIn } from "./walk.js";

/** Text between elements would lose its place. */
export const textBesideElements: Rule = ({ documents }, problems) => {
  for (const record of recordsIn(documents))
    if (record.text !== undefined && particlesOf(record).length > 0)
      problems.add("type", record.text.place, "only attributes beside the text", "elements", {
        hint: "an element in which text and elements are mixed is of type `any`",
      });
};
