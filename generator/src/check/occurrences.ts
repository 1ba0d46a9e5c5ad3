import { quote } from "../problems/problems.js";
import type { Rule } from "./rule.js";
import { particlesOf, recordsIn } from "./walk.js";

/** A list has no default: it is empty where nothing is there. */
export const occurrences: Rule = ({ documents }, problems) => {
  for (const record of recordsIn(documents))
    for (const particle of particlesOf(record)) {
      if (particle.kind !== "element" || particle.type.kind !== "leaf" || particle.occurs.maximum <= 1) continue;
      const { default: value, sizeOf } = particle.type.leaf;
      const found = value ?? sizeOf;
      if (found !== undefined)
        problems.add("default", particle.place, "a list without a default", `the default ${quote(found)}`);
    }
};
