import { quote } from "../problems/problems.js";
import { nearest } from "../problems/nearest.js";
import type { Rule } from "./rule.js";
import { wireMembersOf } from "./walk.js";

/** A prefix must be bound to a namespace: https://www.w3.org/TR/xml-names/#ns-using */
export const prefixes: Rule = ({ documents }, problems) => {
  for (const { types, namespaces, roots, type: root } of documents) {
    const known = [...Object.keys(namespaces), "xml"];
    const check = (name: string, place: typeof root.place): void => {
      const [prefix = "", local] = name.split(":");
      if (local !== undefined && !known.includes(prefix))
        problems.add("unknown-name", place, "a prefix of `namespaces`", quote(prefix), {
          suggestion: nearest(prefix, known),
        });
    };
    for (const name of roots) check(name, root.place);
    for (const type of types) {
      if (type.kind !== "record") continue;
      for (const member of wireMembersOf(type))
        for (const wire of member.kind === "text" ? [] : member.wires)
          for (const name of [...wire.wrappers.map((wrapper) => wrapper.name), wire.name]) check(name, member.place);
    }
  }
};
