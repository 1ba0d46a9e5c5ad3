import { resolvePath } from "../model/paths.js";
import { nearest } from "../problems/nearest.js";
import { quote } from "../problems/problems.js";
import type { Rule } from "./rule.js";

/** The rules that find a version must lead somewhere, and each must have its turn. */
export const versionRules: Rule = ({ documents }, problems) => {
  for (const { type, types, versions } of documents) {
    if (versions === undefined) continue;
    const byName = new Map(types.map((each) => [each.name, each]));
    if (versions.rules.length === 0)
      problems.add("version", versions.place, "`version` with rules that find it", "none", {
        hint: "a document does not say its version by itself",
      });
    let always: string | undefined;
    for (const rule of versions.rules) {
      if (always !== undefined)
        problems.add(
          "unreachable",
          rule.place,
          "a rule that can be reached",
          `one after ${quote(always)}, which always fits`,
        );
      const path = rule.kind === "path" ? rule.path : rule.where;
      if (rule.kind === "version" && path === undefined) always = rule.version;
      const resolved = path === undefined ? undefined : resolvePath(type, path, byName);
      if (resolved !== undefined && "miss" in resolved) {
        const { name, known } = resolved.miss;
        problems.add("unknown-name", rule.place, `a member on the way from ${type.name}`, quote(name), {
          suggestion: nearest(name, known),
        });
      } else if (rule.kind === "path" && resolved !== undefined && resolved.end.leaf === undefined)
        problems.add("type", rule.place, "the path of a text", "an element with members");
    }
  }
};
