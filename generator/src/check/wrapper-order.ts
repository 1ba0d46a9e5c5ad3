import type { ElementParticle } from "../model/model.js";
import { quote } from "../problems/problems.js";
import type { Rule } from "./rule.js";
import { meet, particlesOf, recordsIn } from "./walk.js";

/** What stands in one wrapper must stand together, or two wrappers would be written. */
export const wrapperOrder: Rule = ({ documents }, problems) => {
  for (const record of recordsIn(documents)) {
    const elements = particlesOf(record).filter((particle) => particle.kind === "element");
    elements.forEach((element, index) => {
      const wrapper = wrapperOf(element);
      if (wrapper === undefined) return;
      const first = elements.findLastIndex(
        (other, at) => at < index && meet(other, element) && wrapperOf(other)?.name === wrapper.name,
      );
      const twin = elements[first];
      if (twin === undefined) return;
      const between = elements.slice(first + 1, index).find((other) => meet(other, element) && meet(other, twin));
      if (between !== undefined)
        problems.add(
          "order",
          element.place,
          `what stands in ${quote(wrapper.name)} together`,
          `${quote(between.wires[0]?.name ?? "")} between`,
        );
      else if (wrapperOf(twin)?.optional !== wrapper.optional)
        problems.add("number", element.place, `the wrapper ${quote(wrapper.name)} always with "?" or never`, "both");
    });
  }
};

function wrapperOf(element: ElementParticle): { name: string; optional: boolean } | undefined {
  return element.wires[0]?.wrappers[0];
}
