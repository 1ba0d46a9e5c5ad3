import { quote } from "../problems/problems.js";
import type { Rule } from "./rule.js";
import { meet, particlesOf, recordsIn } from "./walk.js";

/** Of two members for any other element the second gets none. */
export const wildcards: Rule = ({ documents }, problems) => {
  for (const record of recordsIn(documents)) {
    const found = particlesOf(record).filter((particle) => particle.kind === "any");
    found.forEach((wildcard, index) => {
      if (found.slice(0, index).some((other) => meet(other, wildcard)))
        problems.add("unreachable", wildcard.place, 'one "*" in an element', `${quote("*")} a second time`);
    });
  }
};
