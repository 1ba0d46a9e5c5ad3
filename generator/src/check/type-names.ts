import type { NamedType } from "../model/model.js";
import { isReservedTypeName } from "../model/names.js";
import { quote } from "../problems/problems.js";
import type { Rule } from "./rule.js";
import { typesIn } from "./walk.js";

/** Types of one platform are imported from one place: each needs a name of its own. */
export const typeNames: Rule = ({ documents, types: shared }, problems) => {
  const taken = new Map<string, NamedType>();
  for (const type of new Set([...documents.map((document) => document.type), ...shared, ...typesIn(documents)])) {
    const other = taken.get(type.typeName);
    const hint = type.name.includes("/")
      ? "give it a type with a name"
      : `call it \`${type.name} as ...\`, or have one type in types.yaml`;
    if (other === undefined) taken.set(type.typeName, type);
    if (other !== undefined)
      problems.add(
        "taken-name",
        type.place,
        "a type with a name of its own in TypeScript",
        `${quote(type.typeName)}, which a type of ${other.place.file} has`,
        { hint },
      );
    else if (isReservedTypeName(type.typeName))
      problems.add("wrong-name", type.place, "a type whose name is free in TypeScript", quote(type.typeName));
  }
};
