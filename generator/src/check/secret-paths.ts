import { namesIn } from "../model/expressions.js";
import { quote } from "../problems/problems.js";
import type { Rule } from "./rule.js";

/** URLs stand in logs and messages: no secret may be in a path. */
export const secretPaths: Rule = ({ settings, roles: { client } }, problems) => {
  const secrets = settings.filter(({ type }) => type.secret).map(({ name }) => name);
  for (const { path, parameters } of client?.operations ?? []) {
    const known = [...secrets, ...parameters.filter(({ leaf }) => leaf.secret).map(({ name }) => name)];
    for (const { name, place } of namesIn(path))
      if (known.includes(name))
        problems.add("type", place, "what may be shown, since it is in the path", `${quote(name)}, which is secret`, {
          hint: "put it into a header or the form",
        });
  }
};
