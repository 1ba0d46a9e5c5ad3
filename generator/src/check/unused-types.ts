import type { LeafType, NamedType, Platform } from "../model/model.js";
import { namesIn, reachableTypes } from "../model/reachable.js";
import { quote } from "../problems/problems.js";
import type { Rule } from "./rule.js";

/** A type that nothing uses is a leftover, or its name was misspelt where it should be used. */
export const unusedTypes: Rule = (platform, problems) => {
  const { documents, types: shared } = platform;
  for (const { type: root, types } of documents) {
    const used = new Set(reachableTypes([root], types));
    for (const type of types)
      // Those of a schema are the vendor's.
      if (type !== root && !used.has(type) && !shared.includes(type) && type.place.file.endsWith(".yaml")) report(type);
  }
  const roots: NamedType[] = documents.flatMap(({ types }) => types.filter((type) => !shared.includes(type)));
  const used = new Set([...reachableTypes(roots, shared), ...usedByParameters(platform)]);
  for (const type of shared) if (!used.has(type)) report(type);

  function report(type: NamedType): void {
    problems.add("unused", type.place, "a type that is used", `${quote(type.name)}, which nothing uses`, {
      severity: "warning",
    });
  }
};

function usedByParameters({ settings, roles, types }: Platform): NamedType[] {
  const parameters = [
    ...(roles.client?.operations ?? []),
    ...(roles.endpoint?.operations ?? []),
    ...roles.functions,
  ].flatMap((each) => each.parameters);
  const leaves: LeafType[] = [...settings.map(({ type }) => type), ...parameters.map(({ leaf }) => leaf)];
  const names = leaves.flatMap((leaf) =>
    namesIn({ kind: "leaf", name: "", typeName: "", documentation: "", place: { file: "", start: 0, end: 0 }, leaf }),
  );
  const named = types.filter(({ name }) => names.includes(name));
  return [...named, ...reachableTypes(named, types)];
}
